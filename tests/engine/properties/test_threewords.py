"""What holds for any words and any people."""

from itertools import combinations

import numpy as np
from benchmarks.agreement import ari
from benchmarks.words.__main__ import OWN, labels, rows_of
from hypothesis import given, settings
from hypothesis import strategies as st

from resonanz_engine.pipeline.audiences import K, heard, parts
from resonanz_engine.threewords import group_words
from resonanz_engine.word_types import Said

KNOWN = [word for file in OWN for word, _ in rows_of(file)]
SPOKEN = st.lists(st.sampled_from(KNOWN) | st.text(max_size=12), max_size=30)
SOME = ["modern", "nett", "teuer", "pampig", "sauber", "öde"]


@given(SPOKEN, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_groups_and_every_word_is_in_one(spoken: list[str], random: object) -> None:
    order = list(range(len(spoken)))
    random.shuffle(order)  # type: ignore[attr-defined]  # hypothesis gives a Random
    plain, turned = group_words(spoken), group_words([spoken[at] for at in order])
    places = [place for one in plain.groups for place in one.places]
    assert sorted([*places, *plain.empty]) == list(range(len(spoken)))
    assert [(one.key, one.label, one.count) for one in plain.groups] == [
        (one.key, one.label, one.count) for one in turned.groups
    ]
    for one, other in zip(plain.groups, turned.groups, strict=True):
        assert set(one.places) == {order[place] for place in other.places}
        assert sum(spelling.count for spelling in one.spellings) == one.count
        assert all(spoken[place].strip() == spelled.text for spelled in one.spellings for place in spelled.places)


@given(st.sampled_from(KNOWN), st.lists(st.sampled_from(KNOWN), max_size=20))
def test_what_a_known_word_means_does_not_depend_on_the_others(word: str, others: list[str]) -> None:
    (alone,) = group_words([word]).groups
    found = {place: one.key for one in group_words([word, *others]).groups for place in one.places}
    assert found[0] == alone.key or alone.key.startswith("~")


def test_our_own_words_fall_into_their_groups() -> None:
    for file in OWN:
        rows = rows_of(file)
        assert ari([name for _, name in rows], labels([word for word, _ in rows])) >= 0.9


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.integers(6, 40), st.integers(1, 3))
def test_no_small_group_can_be_computed_from_what_is_shown(seed: int, size: int, each: int) -> None:
    """Somebody who knows who said what, but for one small set of people, solves the equations for that set."""
    random = np.random.default_rng(seed)
    words, people, audience = [], [], []
    for person in range(size):
        weights = random.dirichlet(np.ones(len(SOME)))
        for at in random.choice(len(SOME), each, replace=False, p=weights):
            words.append(SOME[at])
            people.append(f"p{person}")
            audience.append("x" if person % 2 else "y")
    grouped = group_words(words)
    said = heard(grouped, people, audience)
    shown = parts(said)
    assert all(part.people is None or part.people == 0 or part.people >= K for part in shown.values())
    known = [said.there[name] for name in said.there]
    known += [said.cells[cell] for cell, part in shown.items() if part.said is Said.SHOWN]
    totals = np.array([said.there[name] for name in said.there], dtype=float)
    equations = np.array(known, dtype=float)
    small = []
    for name, there in said.there.items():
        own = [said.cells[cell] for cell in said.cells if cell[0] == name]
        sets = [*own, *(there & ~one for one in own)]
        visible = [said.cells[cell] for cell, part in shown.items() if cell[0] == name and part.said is Said.SHOWN]
        for one, two in combinations(visible, 2):
            sets += [one & two, one & ~two, two & ~one]
        small += [one for one in sets if 0 < one.sum() < K]
    for target in small:
        if not _computable(totals, target):
            assert not _computable(equations, target)


def _computable(equations: np.ndarray, target: np.ndarray) -> bool:
    solution, *_ = np.linalg.lstsq(equations.T, target.astype(float), rcond=None)
    return bool(np.allclose(equations.T @ solution, target, atol=1e-8))
