import numpy as np
import pytest

from resonanz_engine.defaults import tools
from resonanz_engine.pipeline.reading import read, readable
from resonanz_engine.recipe import Recipe
from resonanz_engine.types import ALONE
from tests.engine.support import fake_vectors

GERMAN = ["Der Bus ist nie da und ich warte.", "Die Rechnung ist nicht klar.", "Der Bus und die Rechnung"]
ENGLISH = ["The bus is never there and I wait.", "The bill is not clear to me.", "This bus and that bill"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("RT @x:  Hallo\n https://t.co/a Welt", ": Hallo Welt"),
        ("> Ihre Frage", "Ihre Frage"),
        ("", ""),
        (" \n\t ", ""),
        ("a  b", "a b"),
    ],
)
def test_readable_is_what_the_model_should_see(text: str, seen: str) -> None:
    assert readable(text) == seen


def test_copies_are_one_point() -> None:
    texts = ["Der Bus.", "der  bus.", "Die Bahn."]
    points = read(texts, fake_vectors(["Der Bus.", "Der Bus.", "Die Bahn."]), Recipe(), tools()).points
    assert len(points.first) == 2
    assert points.of_story[0] == points.of_story[1]


def test_silent_stories_are_no_point() -> None:
    texts = ["", "🙂", *GERMAN]
    assert read(texts, fake_vectors(texts), Recipe(), tools()).points.of_story[:2].tolist() == [ALONE, ALONE]


@pytest.mark.parametrize(("texts", "stop"), [(GERMAN, "der"), (ENGLISH, "the")])
def test_the_language_lends_its_stop_words(texts: list[str], stop: str) -> None:
    reading = read(texts, fake_vectors(texts), Recipe(), tools())
    words = reading.words
    for point, start, end, content in zip(words.point, words.start, words.end, words.content, strict=True):
        if reading.masked[point][start:end].lower() == stop:
            assert not content


def test_both_languages_at_once() -> None:
    texts = [*GERMAN, *ENGLISH]
    reading = read(texts, fake_vectors(texts), Recipe(), tools())
    said = {
        reading.masked[point][start:end].lower()
        for point, start, end in zip(
            reading.words.point[reading.words.content],
            reading.words.start[reading.words.content],
            reading.words.end[reading.words.content],
            strict=True,
        )
    }
    assert {"bus", "rechnung", "bill"} <= said
    assert not said & {"der", "die", "the", "this"}


def test_only_the_beginning_is_read() -> None:
    texts = ["Bus " * 100, "Bahn " * 100]
    reading = read(texts, fake_vectors(texts), Recipe(read=40), tools())
    assert [len(text) for text in reading.masked] == [40, 40]
    assert reading.words.end.max() <= 40


def test_a_sample_stands_for_many() -> None:
    texts = [f"Bus Nummer {number} kommt" for number in range(50)]
    reading = read(texts, fake_vectors(texts), Recipe(limit=20, sample=10), tools())
    assert len(reading.sample) == len(reading.masked) == reading.weights.shape[0] == 10
    assert len(reading.points.first) == 50


def test_nothing_to_read() -> None:
    reading = read([], np.zeros((0, 4), dtype=np.float32), Recipe(), tools())
    assert (reading.masked, len(reading.words.stem)) == ([], 0)


def test_who_must_be_heard_is_read_in_a_large_collection() -> None:
    texts = [f"Der Bus Nummer {number} ist nie da." for number in range(40)]
    recipe = Recipe(limit=20, sample=10)
    usual = read(texts, fake_vectors(texts), recipe, tools())
    missing = int(np.setdiff1d(np.arange(40), usual.points.first[usual.sample])[0])
    heard = read(texts, fake_vectors(texts), recipe, tools(), [missing])
    assert len(heard.masked) == len(usual.masked) + 1
    assert missing in heard.points.first[heard.sample]
