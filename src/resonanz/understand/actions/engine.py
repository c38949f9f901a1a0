"""The engine as this installation uses it: one embedder per process, one memory per inquiry."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from resonanz.understand.models import ThemeMemory
from resonanz_engine import defaults
from resonanz_engine.errors import EngineError
from resonanz_engine.types import ThemeMemory as EngineMemory

if TYPE_CHECKING:
    from resonanz_engine.ports import Embedder, Tools
    from resonanz_engine.types import FloatArray


@cache
def embedder() -> Embedder:
    """Loading costs a second and 80 MB, so it happens once and only where stories are read."""
    return defaults.embedder()


@cache
def model_name() -> str:
    model = embedder()
    return f"{model.name} {model.version}"


def question(words: str) -> FloatArray:
    """(d,) of unit length, to compare with the vectors of stories."""
    return defaults.question(embedder(), defaults.readable(words))


def remembered(inquiry_id: int) -> ThemeMemory | None:
    """The inquiry's memory, unless it was made with another model or cannot be read any more."""
    return ThemeMemory.objects.filter(inquiry_id=inquiry_id, model=model_name()).first()


def unpacked(memory: ThemeMemory | None) -> EngineMemory | None:
    if memory is None:
        return None
    try:
        return EngineMemory.from_bytes(bytes(memory.memory))
    except EngineError:
        return None


def language_of(text: str) -> str:
    return _tools().guesser.guess(defaults.readable(text))


@cache
def _tools() -> Tools:
    return defaults.tools()
