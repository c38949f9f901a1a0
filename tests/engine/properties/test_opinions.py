"""What must hold for any votes."""

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resonanz_engine.opinion_types import NOBODY, OpinionMemory
from resonanz_engine.steps import interval
from tests.engine.opinions import Rows, camps, groups_of, mapped, partition

calm = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
ids = st.integers(0, 14).map(str)
any_votes = st.lists(st.tuples(ids, ids, st.sampled_from([-1, 0, 1])), max_size=150)
PLANTED = camps((14, 11, 9), 16, seed=5)


@calm
@given(any_votes)
def test_everybody_is_in_one_group_or_has_too_few_votes(rows: Rows) -> None:
    found = mapped(rows)
    assert sum(group.size for group in found.groups) + found.too_few().sum() == len(found.people)
    assert ((found.cast < found.least) == (found.assignments == NOBODY)).all()
    for group in found.groups:
        assert group.size == (found.assignments == group.key).sum()
    assert set(found.assignments.tolist()) <= {NOBODY, *(group.key for group in found.groups)}
    assert found.votes + found.replaced == len(rows)
    assert found.contradicting <= found.replaced


@calm
@given(any_votes)
def test_intervals_contain_their_estimates(rows: Rows) -> None:
    found = mapped(rows)
    for group in found.groups:
        for entry in group.distinguishing:
            assert 0 <= entry.interval[0] <= entry.share <= entry.interval[1] <= 1
            assert entry.difference_interval[0] <= entry.difference <= entry.difference_interval[1]
            assert 0 <= entry.chosen <= entry.votes
    for common in found.consensus:
        assert common.weakest == min(part.share for part in common.groups) > 0.5
        assert all(part.interval[0] <= part.share <= part.interval[1] for part in common.groups)


@given(st.integers(0, 400), st.integers(0, 400), st.floats(0.5, 6))
def test_score_intervals_are_ordered_and_narrow_with_votes(chosen: int, more: int, z: float) -> None:
    votes = float(chosen + more)
    low, high = interval.score(np.array([float(chosen), 10.0 * chosen]), np.array([votes, 10 * votes]), z)
    assert (low >= 0).all()
    assert (high <= 1).all()
    assert low[1] >= low[0]
    assert high[1] <= high[0]


@calm
@given(st.permutations(PLANTED))
def test_order_changes_nothing(rows: Rows) -> None:
    plain, mixed = mapped(PLANTED), mapped(rows)
    assert mixed.memory.to_bytes() == plain.memory.to_bytes()
    assert mixed.positions.tobytes() == plain.positions.tobytes()
    assert (mixed.groups[0].distinguishing, mixed.consensus) == (plain.groups[0].distinguishing, plain.consensus)


@calm
@given(any_votes.filter(bool))
def test_the_same_votes_give_the_same_map(rows: Rows) -> None:
    assert mapped(rows).memory.to_bytes() == mapped(rows).memory.to_bytes()
    memory = OpinionMemory.from_bytes(mapped(rows).memory.to_bytes())
    assert groups_of(mapped(rows, memory)) == groups_of(mapped(rows))


@calm
@given(any_votes)
def test_saying_no_to_everything_instead_of_yes_mirrors_the_map(rows: Rows) -> None:
    plain, mirrored = mapped(rows), mapped([(person, statement, -value) for person, statement, value in rows])
    assert partition(plain) == partition(mirrored)
    assert np.allclose(np.abs(plain.positions), np.abs(mirrored.positions), equal_nan=True, atol=1e-6)
    assert [entry.statement for entry in plain.consensus] == [entry.statement for entry in mirrored.consensus]
    assert all(one.side != two.side for one, two in zip(plain.consensus, mirrored.consensus, strict=True))


@calm
@given(any_votes, any_votes)
def test_counts_only_grow(rows: Rows, more: Rows) -> None:
    before = mapped(rows)
    after = mapped([*rows, *more], before.memory)
    assert (after.votes >= before.votes, after.replaced >= before.replaced) == (True, True)
    assert after.memory.next_key >= before.memory.next_key
    cast = dict(zip(after.people, after.cast.tolist(), strict=True))
    assert all(cast[person] >= votes for person, votes in zip(before.people, before.cast.tolist(), strict=True))


@calm
@given(st.integers(0, len(PLANTED) - 1))
def test_one_vote_less_moves_few(place: int) -> None:
    fewer = mapped(PLANTED[:place] + PLANTED[place + 1 :])
    whole = mapped(PLANTED, fewer.memory)
    before, after = groups_of(fewer), groups_of(whole)
    assert sum(before[person] != after[person] for person in before) <= 2
