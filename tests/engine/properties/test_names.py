"""What must hold for names and phrases of any input."""

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resonanz_engine.steps import naming, phrases
from resonanz_engine.tokens import Role
from tests.engine.support import found_in, golden_stories, words_of

TEXTS = [story["text"] for story in golden_stories()]
WORDS = st.sampled_from(["der", "den", "Bus", "Zähler", "kalt", "47", "Minuten", "im", "nicht", ",", ".", "neuen"])
SENTENCES = st.lists(st.lists(WORDS, max_size=12).map(" ".join), max_size=8)
calm = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@calm
@given(SENTENCES)
def test_candidates_are_whole_and_inside_one_clause(texts: list[str]) -> None:
    words = words_of(texts)
    found = phrases.phrases(words)
    for first, length in zip(found.word.tolist(), found.length.tolist(), strict=True):
        last = first + length - 1
        assert words.point[first] == words.point[last]
        assert words.content[last]
        assert words.joined[first + 1 : last + 1].all()
        assert (words.role[first : last + 1] != Role.BREAK).all()


@calm
@given(SENTENCES)
def test_keys_are_equal_exactly_where_stems_are(texts: list[str]) -> None:
    words = words_of(texts)
    found = phrases.phrases(words)
    seen: dict[int, tuple[int, ...]] = {}
    for key, first, length in zip(found.key.tolist(), found.word.tolist(), found.length.tolist(), strict=True):
        stems = tuple(words.stem[first : first + length].tolist())
        assert seen.setdefault(key, stems) == stems
    assert len(set(seen.values())) == len(seen)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9), st.integers(-1, 3)), max_size=60))
def test_occurrences_never_exceed_the_voices(rows: list[tuple[int, int, int]]) -> None:
    phrase, voice, theme = (np.array([row[at] for row in rows], dtype=np.int64) for at in range(3))
    counts = naming.occurrences(phrase, voice, theme, 6, 4)
    assert counts.sum() == len({row for row in rows if row[2] >= 0})


@given(st.lists(st.floats(0, 10, width=32), min_size=5, max_size=5))
def test_more_words_never_say_less(row: list[float]) -> None:
    worth = np.array([row], dtype=np.float32)
    less = worth.copy()
    less[0, 0] = 0
    assert naming.said(worth)[0] >= naming.said(less)[0] - 1e-5


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sets(st.sampled_from(TEXTS), min_size=30))
def test_names_of_themes_differ(chosen: set[str]) -> None:
    texts = sorted(chosen)
    names = [theme.name.words(texts).casefold() for theme in found_in(texts).themes]
    assert len(set(names)) == len(names)
