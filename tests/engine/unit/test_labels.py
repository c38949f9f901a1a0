"""What a facet says of itself, beside its siblings."""

import numpy as np

from resonanz_engine.defaults import recipe, tools
from resonanz_engine.pipeline.discover import Split
from resonanz_engine.pipeline.reading import read
from resonanz_engine.pipeline.tell import Told, tell
from resonanz_engine.types import IntArray
from tests.engine.support import fake_vectors

TEXTS = [
    "Die Rechnung nennt den Abschlag nicht.",
    "Auf der Rechnung fehlt der Abschlag.",
    "Der Abschlag auf meiner Rechnung ist falsch.",
    "Die Rechnung kam mit der Mahnung.",
    "Zur Rechnung gab es gleich eine Mahnung.",
    "Eine Mahnung vor der Rechnung.",
    "Der Bus kommt nicht.",
    "Der Bus ist voll.",
    "Auf den Bus warte ich.",
]
GROUPS = np.array([0] * 6 + [1] * 3)
FACETS = np.array([0] * 3 + [1] * 3 + [2] * 3)


def told(texts: list[str], facets: IntArray) -> dict[int, Told]:
    reading = read(texts, fake_vectors(texts), recipe(), tools())
    first = reading.points.first
    split = Split(
        groups=GROUPS[first],
        strengths=np.ones(len(first), dtype=np.float32),
        owner=np.arange(2),
        prototypes=np.zeros((2, 64), dtype=np.float32),
        floor=0.0,
        facets=facets[first],
    )
    return tell(texts, reading, split, recipe())


def test_a_label_tells_the_facet_from_its_sibling() -> None:
    labels = {facet: label.words(TEXTS) for facet, label in told(TEXTS, FACETS)[0].labels.items()}
    assert "Abschlag" in labels[0]
    assert "Mahnung" in labels[1]


def test_a_label_comes_from_its_facet_and_never_repeats_the_name() -> None:
    own = told(TEXTS, FACETS)[0]
    assert all(FACETS[label.story] == facet for facet, label in own.labels.items())
    assert own.name.words(TEXTS) not in {label.words(TEXTS) for label in own.labels.values()}


def test_a_theme_of_one_piece_has_no_labels() -> None:
    assert told(TEXTS, FACETS)[1].labels == {}


def test_what_nothing_tells_apart_has_no_label() -> None:
    mixed = np.array([0, 1, 0, 1, 0, 1, 2, 2, 2])
    texts = ["Die Rechnung ist falsch."[: 24 - n] + " Rechnung" * n for n in range(6)] + TEXTS[6:]
    assert told(texts, mixed)[0].labels == {}
