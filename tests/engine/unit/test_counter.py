import pytest

from resonanz_engine import listening
from resonanz_engine.errors import InputError
from resonanz_engine.findings import Kind
from resonanz_engine.pipeline.counter import leading_kind
from resonanz_engine.types import Span
from tests.engine.support import fake_vectors

TEXTS = [
    "Die Hotline war unfreundlich und hat aufgelegt.",
    "Die Hotline ist nie erreichbar.",
    "An der Hotline wurde ich falsch verbunden.",
    "Die Hotline war sehr freundlich und hilfreich.",
    "Vielen Dank für die schnelle Hilfe an der Hotline.",
    "Ich rufe montags an.",
    "Der Bus war toll.",
]
SPANS = [Span(at, 0, len(text)) for at, text in enumerate(TEXTS)]
THEME = [1, 1, 1, 1, 1, 1, 2]


def heard(theme: list[int], key: int) -> list[str]:
    said = listening.kinds_of(TEXTS, SPANS)
    return [one.passage.words(TEXTS) for one in listening.counter_voices(said, fake_vectors(TEXTS), theme, key)]


def test_praise_answers_complaints_of_the_same_theme() -> None:
    assert set(heard(THEME, 1)) == {TEXTS[3], TEXTS[4]}


def test_complaints_answer_praise() -> None:
    assert heard([1, 0, 0, 1, 1, 0, 0], 1) == [TEXTS[0]]


def test_no_voice_where_all_agree_or_nobody_says_anything() -> None:
    assert heard(THEME, 2) == []
    assert heard(THEME, 3) == []
    assert heard([0, 0, 0, 0, 0, 1, 0], 1) == []


def test_leading_kind_is_what_most_people_do() -> None:
    said = listening.kinds_of(TEXTS, SPANS)
    assert leading_kind(said[:5]) == Kind.PROBLEM
    assert leading_kind(said[5:6]) is None


def test_themes_must_fit_the_passages() -> None:
    with pytest.raises(InputError, match="themes"):
        heard([1], 1)


def test_counter_voice_tells_what_it_does_and_how_near_it_is() -> None:
    said = listening.kinds_of(TEXTS, SPANS)
    for one in listening.counter_voices(said, fake_vectors(TEXTS), THEME, 1):
        assert one.kind == Kind.PRAISE
        assert 0 <= one.nearness <= 1
        assert one.strength >= 0.5
