"""The engine as this installation uses it: one embedder per process, one memory per inquiry."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np
from django.conf import settings
from django.db.models import Max

from resonanz.understand.models import Theme, ThemeMemory
from resonanz_engine import defaults
from resonanz_engine.errors import EngineError
from resonanz_engine.types import ThemeMemory as EngineMemory

if TYPE_CHECKING:
    from resonanz_engine.ports import Embedder, Tools

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


def remembered(inquiry_id: int) -> ThemeMemory | None:
    """The inquiry's memory, unless it was made with another model or cannot be read any more."""
    return ThemeMemory.objects.filter(inquiry_id=inquiry_id, model=model_name()).first()


def names_only(inquiry_id: int) -> EngineMemory | None:
    """A memory without centres: vectors of another model can't be compared, so themes are recognised by the stories
    they share, and no key is given away twice."""
    last = Theme.objects.filter(inquiry_id=inquiry_id).aggregate(last=Max("key"))["last"]
    if last is None:
        return None
    return EngineMemory(
        recipe=defaults.recipe().version,
        keys=np.zeros(0, dtype=np.int64),
        centroids=np.zeros((0, 1), dtype=np.float32),
        mean=np.zeros(1, dtype=np.float32),
        floor=0.0,
        next_key=last + 1,
        fitted=0,
    )


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
