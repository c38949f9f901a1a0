"""The engine as this installation uses it: one embedder per process, one memory per inquiry."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from django.conf import settings

from resonanz.understand.models import ThemeMemory
from resonanz_engine import defaults, listening
from resonanz_engine.errors import EngineError
from resonanz_engine.types import ThemeMemory as EngineMemory

if TYPE_CHECKING:
    from resonanz_engine.pipeline.examples import Examples
    from resonanz_engine.ports import Embedder, Tools
    from resonanz_engine.types import FloatArray

_LONGEST_NAME = 80


@cache
def embedder() -> Embedder:
    """Loading costs a second and 80 MB, so it happens once and only where stories are read."""
    reader = settings.ENVIRONMENT.reader
    return defaults.chosen(reader.setting, reader.key) if reader.setting else defaults.embedder()


@cache
def model_name() -> str:
    """What stands beside every vector; a long name is cut and told apart by its checksum."""
    model = embedder()
    name = f"{model.name} {model.version}"
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[: _LONGEST_NAME - 17]}…{sha256(name.encode()).hexdigest()[:16]}"


@cache
def divided_with() -> str:
    """What stands beside every story that was divided into passages: model, rules and settings."""
    rules = sha256(repr(listening.tuning()).encode())
    for entry in sorted((files("resonanz_engine") / "data").iterdir(), key=lambda entry: entry.name):
        # Rules about wording lie in a folder of their own; they divide no story.
        if entry.is_file():
            rules.update(entry.read_bytes())
    return f"{model_name()} {rules.hexdigest()[:16]}"


def examples(reader: Embedder | None = None) -> Examples:
    """The made-up sentences that show the kinds, read once per process. `reader` may know their vectors already."""
    known = _EXAMPLES.get(model_name())
    if known is None:
        known = _EXAMPLES[model_name()] = listening.examples(reader or embedder())
    return known


_EXAMPLES: dict[str, Examples] = {}


def question(words: str) -> FloatArray:
    """(d,) of unit length, to compare with the vectors of stories."""
    return embedder().embed_query(defaults.readable(words))


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
