"""What must hold for any input."""

import gc
import sys
from itertools import pairwise
from types import FrameType

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resonanz_engine.adapters.wordlists import ShippedLists
from resonanz_engine.pipeline import place
from resonanz_engine.steps.cleaning import mask
from resonanz_engine.steps.interval import wilson
from resonanz_engine.steps.sentences import sentences
from resonanz_engine.types import Span
from tests.engine.support import fake_vectors, found_in, golden_stories

ABBREVIATIONS = ShippedLists().abbreviations()
TEXTS = [story["text"] for story in golden_stories()]
calm = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@given(st.integers(0, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_contains_the_share(pair: tuple[int, int]) -> None:
    k, n = pair
    low, high = wilson(k, n)
    assert 0 <= low <= (k / n if n else 0.5) <= high <= 1


@given(st.text(max_size=400))
def test_mask_moves_nothing(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, masked, strict=True))


@given(st.text(alphabet=st.sampled_from(list('aB. !?…\n"“)1,z')), max_size=200))
def test_sentences_cover_everything_once(text: str) -> None:
    spans = sentences(text, ABBREVIATIONS)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    inside = "".join(text[start:end] for start, end in spans)
    assert "".join(inside.split()) == "".join(text.split())


def steps_taken(text: str) -> int:
    """Function calls, C functions included, while splitting."""
    count = 0

    def note(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    # Collecting garbage calls functions of its own, at any time.
    gc.disable()
    sys.setprofile(note)
    try:
        sentences(text, ABBREVIATIONS)
    finally:
        sys.setprofile(None)
        gc.enable()
    return count


@pytest.mark.parametrize("piece", [". ", "\n", ".", "a.", "?!“ ", "\n \n", "A. B", "z.B. ", "… x\n"])
def test_splitting_is_linear(piece: str) -> None:
    half, whole = (piece * (size // len(piece)) for size in (32_000, 64_000))
    assert steps_taken(whole) <= 2 * steps_taken(half) + 50


@calm
@given(st.lists(st.sampled_from(TEXTS) | st.text(max_size=60), max_size=40))
def test_every_word_is_verbatim(texts: list[str]) -> None:
    found = found_in(texts)
    for theme in found.themes:
        spans: tuple[Span, ...] = (theme.name, theme.central, *theme.phrases, *theme.quotes)
        for span in spans:
            assert 0 <= span.start < span.end <= len(texts[span.story])
            assert span.words(texts) in texts[span.story]
        assert theme.interval[0] <= theme.share <= theme.interval[1]
        assert len({quote.story for quote in theme.quotes}) == len(theme.quotes) <= 5
    assert sum(len(theme.members) for theme in found.themes) == np.count_nonzero(found.assignments > 0)


@calm
@given(st.permutations(range(len(TEXTS))))
def test_order_changes_nothing(order: list[int]) -> None:
    plain, mixed = found_in(TEXTS), found_in([TEXTS[index] for index in order])
    assert mixed.assignments.tolist() == plain.assignments[order].tolist()
    names = [theme.name.words(TEXTS) for theme in plain.themes]
    assert [theme.name.words([TEXTS[index] for index in order]) for theme in mixed.themes] == names


def test_placing_again_changes_nothing() -> None:
    memory = found_in(TEXTS).memory
    once = place(fake_vectors(TEXTS), memory)
    part = place(fake_vectors(TEXTS[10:20]), memory)
    assert place(fake_vectors(TEXTS), memory).keys.tolist() == once.keys.tolist()
    assert part.keys.tolist() == once.keys[10:20].tolist()
