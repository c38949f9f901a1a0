"""A small model in place of the big one, stories that fall into themes, and themes made by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from zlib import crc32

import numpy as np

from resonanz.ask.models import Inquiry
from resonanz.listen.models import Story
from resonanz.understand.enums import Excerpted, Step
from resonanz.understand.models import Excerpt, Placement, Progress, Theme
from tests.support.people import People

NOON = datetime(2026, 3, 11, 11, 0, tzinfo=UTC)
"""A Wednesday; its week begins on 9 March 2026."""


class BagOfWords:
    """Deterministic vectors: every word has a dimension, chosen by its checksum; long nouns weigh most."""

    name = "bag-of-words"
    dimensions = 384

    def __init__(self, version: str = "1") -> None:
        self.version = version
        self.read: list[str] = []

    def embed(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> np.ndarray:
        self.read.extend(texts)
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in set(re.findall(r"\w+", text)):
                weight = 5.0 if word[0].isupper() and len(word) > 6 else 0.3
                row[crc32(word.lower().encode()) % self.dimensions] += weight
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        if progress is not None:
            progress(len(texts), len(texts))
        return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)

    def embed_query(self, text: str) -> np.ndarray:
        return np.asarray(self.embed([text])[0])


HOTLINE = [
    "Die Warteschleife der Hotline lief 47 Minuten, dann brach die Hotline ab.",
    "In der Warteschleife der Hotline gab es nur Musik und keine Hotline half.",
    "Hotline angerufen, Warteschleife, wieder Hotline, wieder Warteschleife.",
    "Die Warteschleife ist endlos, die Hotline kennt mich nicht.",
    "Drei Mal Warteschleife an einem Tag, die Hotline verbindet nur weiter.",
    "Die Hotline sagt in der Warteschleife, ich sei Nummer zwölf.",
]
BILL = [
    "Der Abschlag auf der Rechnung stieg ohne Rechenweg.",
    "Auf der Rechnung steht ein neuer Abschlag, aber kein Rechenweg.",
    "Abschlag verdoppelt, Rechnung unklar, kein Rechenweg dabei.",
    "Warum zeigt die Rechnung den Abschlag ohne jeden Rechenweg?",
    "Meine Rechnung nennt einen Abschlag, den Rechenweg nennt sie nicht.",
    "Der Rechenweg zum Abschlag fehlt auf jeder Rechnung.",
]
BUS = [
    "Der Stadtbus kam wieder zehn Minuten zu spät an die Haltestelle.",
    "An der Haltestelle Hagenpark fährt der Stadtbus oft zu früh ab.",
    "Stadtbus Linie 7 fiel aus, an der Haltestelle stand nichts.",
    "Die Haltestelle hat kein Dach und der Stadtbus kommt nicht.",
    "Der Fahrer im Stadtbus wartete an der Haltestelle auf meine Mutter.",
    "Ohne Stadtbus an der Haltestelle komme ich nicht zum Arzt.",
]


def tell_all(people: People, inquiry: Inquiry, *groups: Sequence[str]) -> list[Story]:
    """Each text by a guest of its own."""
    return [people.tells(inquiry, text)[0] for group in groups for text in group]


def theme_by_hand(
    inquiry: Inquiry, stories: Sequence[Story], *, key: int, name: tuple[int, int] = (0, 9), people: int | None = None
) -> Theme:
    """A theme as a refresh would leave it, without the engine."""
    theme = Theme.objects.create(
        inquiry=inquiry,
        key=key,
        born_at=NOON,
        stories=len(stories),
        tellers=len({story.teller for story in stories}),
        roles={"customer": len({story.teller for story in stories})},
        weeks=[["2026-03-02", 1], ["2026-03-09", len(stories) - 1]],
    )
    Placement.objects.bulk_create(
        Placement(story=story, inquiry=inquiry, theme=theme, strength=0.9 - n / 10) for n, story in enumerate(stories)
    )
    passages = [(Excerpted.NAME, stories[0], *name), (Excerpted.CENTRAL, stories[0], 0, len(stories[0].text))]
    passages += [(Excerpted.QUOTE, story, 0, len(story.text)) for story in stories]
    ranks: dict[str, int] = {}
    for kind, story, start, end in passages:
        rank = ranks[kind] = ranks.get(kind, -1) + 1
        Excerpt.objects.create(theme=theme, story=story, kind=kind, rank=rank, start=start, end=end)
    Progress.objects.update_or_create(
        inquiry=inquiry,
        defaults={"step": Step.DONE, "changed_at": NOON, "people": people or len(stories)},
    )
    return theme
