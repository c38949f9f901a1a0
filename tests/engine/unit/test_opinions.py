"""From votes to the map."""

import numpy as np
import pytest

from resonanz_engine.errors import InputError
from resonanz_engine.opinion_recipe import OpinionRecipe
from resonanz_engine.opinion_types import NOBODY, Opinions, Side, Votes
from resonanz_engine.pipeline.opinions import find_opinions
from resonanz_engine.steps.agreement import rand_index
from tests.engine.opinions import Rows, camps, groups_of, mapped, partition


@pytest.mark.parametrize("sizes", [(20, 20), (40, 15), (25, 25, 25), (12, 30, 18)])
def test_planted_camps_are_found(sizes: tuple[int, ...]) -> None:
    found = mapped(camps(sizes))
    planted = np.repeat(np.arange(len(sizes)), sizes)
    assert len(found.groups) == len(sizes)
    assert rand_index(planted, found.assignments) > 0.95
    assert [group.size for group in found.groups] == sorted((group.size for group in found.groups), reverse=True)


def test_chance_makes_no_groups() -> None:
    for seed in range(3):
        random = np.random.default_rng(seed)
        rows = [(f"p{p}", f"s{s}", int(random.integers(-1, 2))) for p in range(60) for s in range(25)]
        found = mapped(rows)
        assert [group.size for group in found.groups] == [60]
        assert max(entry.reproducible for entry in found.candidates) < 0.1


def test_what_unites_and_what_divides() -> None:
    found = mapped(camps((30, 30), firm=0.95))
    apart = {f"s{number:02}" for number in range(24) if number % 4 != 3 and (number * 5 // 3) % 4 in (1, 2)}
    assert len(found.consensus) == 10
    assert all(entry.sure and entry.statement not in apart for entry in found.consensus)
    assert all(share.share > 0.5 for entry in found.consensus for share in entry.groups)
    for group in found.groups:
        assert len(group.distinguishing) == 5
        assert all(entry.sure and entry.statement in apart for entry in group.distinguishing)


def test_one_group_has_nothing_that_sets_it_apart() -> None:
    found = mapped(camps((30,)))
    assert [group.distinguishing for group in found.groups] == [()]
    assert {entry.side for entry in found.consensus} == {Side.AGREE, Side.DISAGREE}


def test_few_votes_belong_nowhere_but_have_a_place() -> None:
    rows = [*camps((20, 20)), ("late", "s00", 1), ("late", "s01", -1)]
    found = mapped(rows)
    place = found.people.index("late")
    assert (found.least, found.assignments[place], found.cast[place]) == (7, NOBODY, 2)
    assert np.isfinite(found.positions[place]).all()
    assert found.too_few().sum() == 1


def test_few_statements_need_few_votes() -> None:
    found = mapped([(f"p{p}", f"s{s}", 1) for p in range(4) for s in range(3)])
    assert (found.least, [group.size for group in found.groups]) == (3, [4])


@pytest.mark.parametrize(
    "rows",
    [
        [("a", "1", 1)],
        [("a", "1", 1), ("b", "1", -1)],
        [(f"p{p}", f"s{s}", 1) for p in range(30) for s in range(9)],
        [(f"p{p}", f"s{s}", 0) for p in range(30) for s in range(9)],
        [(f"p{p}", "s", 1 if p % 2 else -1) for p in range(30)],
    ],
    ids=["one person", "two people", "all agree", "all pass", "one statement"],
)
def test_small_and_flat_conversations_are_maps(rows: Rows) -> None:
    found = mapped(rows)
    assert sum(group.size for group in found.groups) == len(found.people)
    assert np.isfinite(found.positions).all()
    assert mapped(rows, found.memory).memory.to_bytes() == mapped(rows, found.memory).memory.to_bytes()


def test_a_single_question_divides_as_it_is_answered() -> None:
    found = mapped([(f"p{p}", "s", 1 if p % 2 else -1) for p in range(30)])
    assert len(found.groups) in {1, 2}


@pytest.mark.parametrize(("people", "statements"), [((), ()), (("a", "b"), ("1",)), (("a",), ())])
def test_without_votes_there_is_an_empty_map(people: tuple[str, ...], statements: tuple[str, ...]) -> None:
    nobody = np.zeros(0, dtype=np.int64)
    found = find_opinions(Votes(people, statements, nobody, nobody, nobody), OpinionRecipe())
    assert (found.groups, found.consensus, found.votes) == ((), (), 0)
    assert np.isnan(found.positions).all()
    later = find_opinions(Votes(people, statements, nobody, nobody, nobody), OpinionRecipe(), memory=found.memory)
    assert later.groups == ()


def test_a_map_may_grow_out_of_nothing() -> None:
    nobody = np.zeros(0, dtype=np.int64)
    empty = find_opinions(Votes((), (), nobody, nobody, nobody), OpinionRecipe())
    assert len(mapped(camps((20, 20)), empty.memory).groups) == 2


@pytest.mark.parametrize(
    ("person", "statement", "value"),
    [
        ([0], [0], [2]),
        ([0], [0], [float("nan")]),
        ([1], [0], [1]),
        ([-1], [0], [1]),
        ([0], [7], [1]),
        ([0, 0], [0], [1]),
        ([0.0], [0], [1]),
        ([[0]], [[0]], [[1]]),
    ],
)
def test_votes_that_do_not_fit_are_refused(person: list[int], statement: list[int], value: list[int]) -> None:
    votes = Votes(("a",), ("1",), np.array(person), np.array(statement), np.array(value))
    with pytest.raises(InputError):
        find_opinions(votes, OpinionRecipe())


def test_ids_are_unique() -> None:
    one = np.zeros(1, dtype=np.int64)
    with pytest.raises(InputError, match="person"):
        find_opinions(Votes(("a", "a"), ("1",), one, one, one), OpinionRecipe())
    with pytest.raises(InputError, match="statement"):
        find_opinions(Votes(("a",), ("1", "1"), one, one, one), OpinionRecipe())


def test_strange_ids_are_only_ids() -> None:
    rows = [(f"{'9' * 4000}{p}\ud800", f"\x00{s}", 1) for p in range(3) for s in range(2)]
    assert len(mapped(rows).people) == 3


def kept_share(before: Opinions, after: Opinions) -> float:
    old, new = groups_of(before), groups_of(after)
    return float(np.mean([new[person] == old[person] for person in old if old[person] != NOBODY]))


def test_groups_keep_their_keys_while_votes_come_in() -> None:
    rows = camps((30, 20, 15), seed=2)
    order = np.random.default_rng(0).permutation(len(rows)).tolist()
    mixed = [rows[place] for place in order]
    before = mapped(mixed[: len(mixed) // 2])
    for end in range(len(mixed) // 2, len(mixed), 40):
        after = mapped(mixed[:end], before.memory)
        assert {group.key for group in after.groups} >= {group.key for group in before.groups}
        if len(after.groups) == len(before.groups):
            assert kept_share(before, after) > 0.95
        before = after
    assert rand_index(mapped(rows).assignments, before.assignments) > 0.95


def test_the_map_does_not_turn() -> None:
    rows = camps((30, 20, 15), seed=3)
    before = mapped(rows[:-30])
    after = mapped(rows, before.memory)
    common = [after.people.index(person) for person in before.people]
    moved = np.abs(after.positions[common] - before.positions)
    assert np.quantile(moved, 0.9) < 0.2 * np.abs(before.positions).max()


def test_votes_may_go_away_and_groups_with_them() -> None:
    rows = camps((20, 20))
    first = mapped(rows)
    smaller = mapped([row for row in rows if row[0] < "p024"], first.memory)
    assert sum(group.size for group in smaller.groups) == 24
    assert all(group.size >= 5 for group in smaller.groups)
    assert smaller.memory.next_key >= first.memory.next_key


def test_new_statements_and_people_join_the_old_map() -> None:
    rows = camps((20, 20))
    more = [(person, f"t{statement[1:]}", value) for person, statement, value in camps((20, 20), 6, seed=9)]
    before, after = mapped(rows), mapped([*rows, *more], mapped(rows).memory)
    assert len(after.statements) == 30
    assert kept_share(before, after) == 1


def test_without_examination_the_number_of_groups_stays() -> None:
    rows = camps((20, 20))
    memory = mapped([row for row in rows if row[0] < "p020"]).memory
    assert len(memory.keys) == 1
    assert len(mapped(rows, memory, examine=False).groups) == 1
    assert len(mapped(rows, memory).groups) == 2


def test_a_memory_of_another_recipe_is_forgotten() -> None:
    rows = camps((20, 20))
    memory = mapped(rows).memory
    other = find_opinions(Votes.of(rows), OpinionRecipe(version="x"), memory=memory)
    assert (other.memory.recipe, partition(other)) == ("x", partition(mapped(rows)))


def test_a_large_conversation_is_examined_by_a_sample() -> None:
    rows = camps((40, 30))
    found = find_opinions(Votes.of(rows), OpinionRecipe(sample=40))
    assert len(found.groups) == 2
    assert rand_index(np.repeat([0, 1], [40, 30]), found.assignments) > 0.9
