"""The auditor on small tables a reader can check by hand, and against adversaries that share no code with it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from resonanz.trust.enums import Verdict
from resonanz.trust.rules.disclosure import Cell, decide
from resonanz.trust.rules.lattice import Attribute, Bits, cell_floor, cell_mask, combinations_of, groups
from tests.support.organisations import Organisation, audited, groups_seen_by_adversary, leaks, pinned, tiny

R, S, P = Verdict.RELEASED, Verdict.SMALL, Verdict.PROTECTS
COLOUR = Attribute(name="colour", values=("red", "blue", "green"))
ROLE = Attribute(name="role", values=("guest", "customer", "employee"), several=True, floors={"employee": 10})


def counted(attribute: Attribute, *sizes: int) -> Bits:
    """Units with one value each, so many of each value."""
    held = np.repeat(np.arange(len(sizes)), sizes)
    return np.array([held == n for n in range(len(attribute.values))])


def verdicts(attribute: Attribute, flags: Bits, *, k: int = 5) -> list[Verdict]:
    everyone = np.ones(flags.shape[1], dtype=np.bool_)
    cells = [Cell(label={attribute.name: v}, members=flags[n], release=0) for n, v in enumerate(attribute.values)]
    return decide(attributes=[attribute], flags=flags, presence=everyone[None], past=[], asked=cells, k=k)


def test_large_groups_are_said() -> None:
    assert verdicts(COLOUR, counted(COLOUR, 12, 9, 5)) == [R, R, R]


def test_a_small_group_takes_the_next_one_with_it() -> None:
    # 20 of 32 would leave 9 and 3; saying both would leave the 3.
    assert verdicts(COLOUR, counted(COLOUR, 20, 9, 3)) == [R, P, S]


def test_nobody_and_everybody_are_not_said() -> None:
    assert verdicts(COLOUR, counted(COLOUR, 20, 0, 0)) == [P, S, S]


def test_groups_of_employees_start_at_ten() -> None:
    assert verdicts(ROLE, counted(ROLE, 20, 20, 9)) == [R, P, S]
    assert verdicts(ROLE, counted(ROLE, 20, 20, 10)) == [R, R, R]
    assert cell_floor({"role": "employee"}, [ROLE], 5) == 10
    assert cell_floor({"role": "guest"}, [ROLE], 5) == 5


def test_the_next_story_does_not_show_who_told_it() -> None:
    flags = counted(COLOUR, 20, 20, 20)
    before = np.arange(60) != 59
    said = [Cell(label={"colour": v}, members=flags[n] & before, release=0) for n, v in enumerate(COLOUR.values)]
    again = [Cell(label={"colour": v}, members=flags[n], release=1) for n, v in enumerate(COLOUR.values)]
    decided = decide(
        attributes=[COLOUR],
        flags=flags,
        presence=np.array([before, np.ones(60, dtype=np.bool_)]),
        past=said,
        asked=again,
        k=5,
    )
    assert decided == [P, P, P]


def test_who_left_does_not_show_either() -> None:
    flags = counted(COLOUR, 20, 20, 20)
    everyone, without = np.ones(60, dtype=np.bool_), np.arange(60) >= 2
    said = [Cell(label={"colour": v}, members=flags[n], release=0) for n, v in enumerate(COLOUR.values)]
    again = [Cell(label={"colour": v}, members=flags[n] & without, release=1) for n, v in enumerate(COLOUR.values)]
    decided = decide(
        attributes=[COLOUR], flags=flags, presence=np.array([everyone, without]), past=said, asked=again, k=5
    )
    assert decided == [P, P, P]


def test_what_was_said_may_be_said_again_unchanged() -> None:
    flags = counted(COLOUR, 20, 9, 3)
    everyone = np.ones((1, 32), dtype=np.bool_)
    said = [Cell(label={"colour": "red"}, members=flags[0], release=0)]
    assert decide(attributes=[COLOUR], flags=flags, presence=everyone, past=said, asked=said, k=5) == [R]


def test_crossed_cuts_are_audited_together() -> None:
    size = Attribute(name="size", values=("small", "large"))
    # Red is 10, of them 6 large: each could be said alone, together they leave 4.
    flags = np.array([[1] * 10 + [0] * 20, [0] * 10 + [1] * 20, [1] * 4 + [0] * 6 + [1] * 10 + [0] * 10,
                      [0] * 4 + [1] * 6 + [0] * 10 + [1] * 10], dtype=np.bool_)  # fmt: skip
    two = Attribute(name="colour", values=("red", "blue"))
    labels: list[dict[str, str]] = [{"colour": "red"}, {"colour": "red", "size": "large"}]
    asked = [Cell(label=label, members=cell_mask(label, [two, size], flags), release=0) for label in labels]
    everyone = np.ones((1, 30), dtype=np.bool_)
    assert decide(attributes=[two, size], flags=flags, presence=everyone, past=[], asked=asked, k=5) == [R, P]
    assert decide(attributes=[two, size], flags=flags, presence=everyone, past=[], asked=asked[1:], k=5) == [R]


def test_the_lattice_of_several_attributes() -> None:
    two = Attribute(name="a", values=("x", "y"))
    flags = combinations_of([two, ROLE], np.zeros((5, 0), dtype=np.bool_))
    assert flags.shape == (5, 2 * 6)
    masks, floors = groups([two], combinations_of([two], np.zeros((2, 0), dtype=np.bool_)), 5)
    assert sorted(mask.tolist() for mask in masks) == [[False, True], [True, False], [True, True]]
    assert set(floors) == {5}
    _, floors = groups([ROLE], flags[2:], 5)
    assert set(floors) == {5, 10}


@given(seed=st.integers(0, 2**32), k=st.integers(2, 8))
@settings(max_examples=25, deadline=None)
def test_nothing_small_is_computable_however_the_organisation_looks(seed: int, k: int) -> None:
    organisation = tiny(np.random.default_rng(seed))
    organisation.k = k
    organisation.live(audited)
    assert leaks(organisation) == 0


@given(seed=st.integers(0, 2**32))
@settings(max_examples=10, deadline=None)
def test_brute_force_and_elimination_agree_on_what_was_published(seed: int) -> None:
    """In every population that fits, a published cell has its published size, and so has what came in between."""
    organisation = tiny(np.random.default_rng(seed))
    organisation.live(_everything)
    fixed = {group.label for group in pinned(organisation, with_refusals=False) if group.is_computable}
    for cell in organisation.published:
        assert {f"{cell.label}{releases}" for releases in ((0,), (0, 1), (1,))} <= fixed


def test_the_adversary_computes_something_where_everything_is_published() -> None:
    """In an organisation where all are alike there is nothing to compute, so this is said of one that is not."""
    organisation = tiny(np.random.default_rng(1))
    organisation.live(_everything)
    assert any(group.is_computable for group in groups_seen_by_adversary(organisation))


def _everything(organisation: Organisation, moments: Bits, cells: Sequence[Cell]) -> list[bool]:
    return [True] * len(cells)
