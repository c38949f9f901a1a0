"""A human's decisions survive every refresh."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from resonanz_engine.defaults import find, place
from resonanz_engine.pipeline.decide import heard
from resonanz_engine.pipeline.place import final
from resonanz_engine.types import ALONE, Decisions, FloatArray, Found, Parted, ThemeMemory
from tests.engine.support import WIDTH

WORDS = ("Bus", "Wasser", "Glasfaser")
EACH = 30
NAMES = [f"{word}{number}" for word in WORDS for number in range(EACH)]
TEXTS = [f"{word} Nummer {number}" for word in WORDS for number in range(EACH)]


def clouds() -> FloatArray:
    """Three matters; the first two are near each other, and each has two halves."""
    random = np.random.default_rng(5)
    axes = np.eye(WIDTH, dtype=np.float32)
    centres = [axes[1] + axes[3] * 0.6, axes[2] + axes[3] * 0.6, axes[7]]
    rows = np.repeat(np.array(centres), EACH, axis=0)
    rows[: EACH // 2] += axes[10] * 0.5
    return (rows + random.normal(scale=0.04, size=rows.shape)).astype(np.float32)


VECTORS = clouds()


def first() -> Found:
    return find(TEXTS, NAMES, VECTORS)


def again(before: Found, decisions: Decisions, memory: ThemeMemory | None = None) -> Found:
    previous: Mapping[str, int] = dict(zip(NAMES, before.assignments.tolist(), strict=True))
    return find(TEXTS, NAMES, VECTORS, memory or before.memory, previous=previous, decisions=decisions)


def main_key(found: Found, word: int) -> int:
    own = found.assignments[word * EACH : (word + 1) * EACH]
    return int(np.bincount(own[own > 0]).argmax())


def outgrown(found: Found) -> ThemeMemory:
    """A memory so small beside the collection that themes are discovered anew."""
    return replace(found.memory, fitted=10)


@pytest.mark.parametrize("anew", [False, True])
def test_merged_themes_stay_merged(anew: bool) -> None:  # noqa: FBT001
    before = first()
    bus, water = main_key(before, 0), main_key(before, 1)
    decisions = Decisions(merged={water: bus})
    second = again(before, decisions, outgrown(before) if anew else None)
    assert main_key(second, 0) == main_key(second, 1) == bus
    assert water not in {theme.key for theme in second.themes}
    third = find(TEXTS, NAMES, VECTORS, second.memory)
    assert water not in {theme.key for theme in third.themes}
    assert water not in place(VECTORS, second.memory).keys.tolist()


@pytest.mark.parametrize("anew", [False, True])
def test_pinned_and_banned_stories_obey(anew: bool) -> None:  # noqa: FBT001
    before = first()
    bus, fibre = int(before.assignments[4]), main_key(before, 2)
    decisions = Decisions(pinned={"Bus3": fibre}, banned=frozenset({("Bus4", bus), ("fort", bus)}))
    second = again(before, decisions, outgrown(before) if anew else None)
    assert second.assignments[3] == fibre
    assert second.assignments[4] != bus
    same = [n for n in range(len(TEXTS)) if n not in {3, 4}]
    assert anew or second.assignments[same].tolist() == before.assignments[same].tolist()


def test_a_pin_to_a_new_key_parts_a_theme() -> None:
    before = first()
    bus = main_key(before, 0)
    new = before.memory.next_key
    inside = [n for n in range(EACH) if before.assignments[n] == bus]
    decisions = Decisions(apart=frozenset({(bus, new)}), pinned={NAMES[n]: new for n in inside[:4]})
    second = again(before, decisions)
    assert {int(second.assignments[n]) for n in inside[:4]} == {new}
    assert second.memory.next_key > new
    assert Parted(new, bus, int(np.count_nonzero(second.assignments == new))) in second.changes
    third = again(second, decisions)
    assert third.assignments.tolist() == second.assignments.tolist()


def test_themes_apart_are_not_united_by_a_new_discovery() -> None:
    before = first()
    fibre = main_key(before, 2)
    new = before.memory.next_key
    pinned = {NAMES[2 * EACH + n]: new for n in range(10)}
    decisions = Decisions(apart=frozenset({(fibre, new)}), pinned=pinned)
    parted = again(before, decisions)
    anew = again(parted, replace(decisions, pinned={}), outgrown(parted))
    keys = set(anew.assignments[2 * EACH :].tolist()) - {ALONE}
    assert {fibre, new} <= keys


@pytest.mark.parametrize("anew", [False, True])
def test_a_decided_theme_lasts_while_it_has_a_text(anew: bool) -> None:  # noqa: FBT001
    before = first()
    new = before.memory.next_key
    split = again(before, Decisions(pinned={NAMES[0]: new}))
    memory = outgrown(split) if anew else None
    assert again(split, Decisions(lasting=frozenset({new})), memory).assignments[0] == new
    assert new not in again(split, Decisions(), memory).assignments.tolist()


def test_a_pin_obeyed_again_and_again_leaves_no_traces() -> None:
    decisions = Decisions(pinned={NAMES[0]: 99})
    second = again(first(), decisions)
    third = again(second, decisions)
    assert len(third.memory.keys) <= len(second.memory.keys)


def test_decisions_know_their_themes() -> None:
    made = Decisions({1: 2}, frozenset({(3, 4)}), {"a": 5}, frozenset({("b", 6)}), frozenset({7}))
    assert made.decided == {1, 2, 3, 4, 5, 7}


def test_some_stories_of_each_decided_theme_are_heard() -> None:
    previous = dict.fromkeys("ihgfedcba", 1)
    made = Decisions(lasting=frozenset({1, 3}), pinned={"i": 2})
    assert heard(made, list("abcdefghi"), previous) == [0, 1, 2, 3, 4, 8]
    assert heard(made, list("ihgfedcba"), previous) == [0, 4, 5, 6, 7, 8]


def test_merges_are_followed_to_their_end() -> None:
    assert final(1, {1: 2, 2: 3}) == 3
    assert final(1, {1: 2, 2: 1}) in {1, 2}
