"""Other models on this machine: fastembed, model2vec, sentence-transformers. Each is an extra of the package."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib import import_module
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Any

import numpy as np

from resonanz_engine.adapters.batching import Encode, checked, embed_all, piece
from resonanz_engine.errors import ModelError
from resonanz_engine.ports import Progress
from resonanz_engine.types import FloatArray

CUT = 4000
_BATCH = 32


@dataclass(frozen=True, slots=True)
class Loaded:
    """How a library reads stories and how it reads what somebody searches."""

    passages: Encode
    queries: Encode


class Local:
    """A model of the library `package`, loaded at the first text; `model` is a directory or a name it knows."""

    def __init__(self, package: str, model: str, load: Callable[[Any, str], Loaded]) -> None:
        self._package, self._wanted, self._load = package, model, load

    @property
    def name(self) -> str:
        return f"{self._package}/{Path(self._wanted).name}"

    @cached_property
    def version(self) -> str:
        """The library's version and, for a directory, a checksum over every file in it."""
        try:
            library = package_version(self._package)
        except PackageNotFoundError as error:
            raise ModelError(f"The package {self._package} is not installed: {self._help}") from error
        folder = Path(self._wanted)
        return f"{library}/{_checksum(folder)}" if folder.is_dir() else library

    @cached_property
    def dimensions(self) -> int:
        return int(np.asarray(self._model.passages(["a"])).shape[-1])

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        """(n, d) float32 of unit length; zero rows for texts without any visible character."""
        encode = self._model.passages
        return embed_all(texts, encode, cut=CUT, batch=_BATCH, width=self.dimensions, progress=progress)

    def embed_query(self, text: str) -> FloatArray:
        """(d,) float32 of unit length for what somebody searches."""
        wanted = piece(text, CUT)
        if not wanted:
            return np.zeros(self.dimensions, dtype=np.float32)
        vector: FloatArray = checked(self._model.queries([wanted]), 1, self.dimensions)[0]
        return vector

    @property
    def _help(self) -> str:
        return f"pip install 'resonanz[{self._package}]'."

    @cached_property
    def _model(self) -> Loaded:
        try:
            library = import_module(self._package.replace("-", "_"))
        except ImportError as error:
            raise ModelError(f"The package {self._package} is not installed: {self._help}") from error
        try:
            return self._load(library, self._wanted)
        # Which errors a library raises for a model that it can't read is its own affair.
        except Exception as error:
            raise ModelError(f"{self._package} could not load the model {self._wanted}.") from error


def fastembed(model: str) -> Local:
    def load(library: Any, name: str) -> Loaded:
        made = library.TextEmbedding(name)
        return Loaded(
            lambda texts: np.stack(list(made.passage_embed(texts))),
            lambda texts: np.stack(list(made.query_embed(texts))),
        )

    return Local("fastembed", model, load)


def model2vec(model: str) -> Local:
    def load(library: Any, path: str) -> Loaded:
        made = library.StaticModel.from_pretrained(path)
        return Loaded(made.encode, made.encode)

    return Local("model2vec", model, load)


def sentence_transformers(model: str) -> Local:
    def load(library: Any, path: str) -> Loaded:
        made = library.SentenceTransformer(path, device="cpu")
        return Loaded(
            lambda texts: made.encode_document(texts, show_progress_bar=False),
            lambda texts: made.encode_query(texts, show_progress_bar=False),
        )

    return Local("sentence-transformers", model, load)


def _checksum(folder: Path) -> str:
    whole = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as source:
            while block := source.read(1 << 20):
                whole.update(block)
    return whole.hexdigest()[:12]
