"""The lot: the same for everybody who computes it, and fair to each."""

from __future__ import annotations

import hmac
from collections import Counter
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resonanz.ask.rules.drawing import Line, ListNotValid, draw, list_hash, list_text, score

LETTERS = ("A", "B", "C", "D")
SEED = bytes(range(32))

lines = st.lists(
    st.builds(
        Line,
        number=st.integers(1, 10**6),
        groups=st.sets(st.sampled_from(LETTERS)).map(lambda found: tuple(sorted(found))),
    ),
    max_size=60,
    unique_by=lambda line: line.number,
)
plans = st.dictionaries(st.sampled_from(LETTERS), st.integers(0, 12))
seeds = st.binary(min_size=32, max_size=32)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(lines, plans, seeds, st.integers(0, 70), st.randoms(use_true_random=False))
def test_it_does_not_matter_in_which_order_people_came(
    listed: list[Line], targets: dict[str, int], seed: bytes, places: int, random: object
) -> None:
    first = draw(seed=seed, places=places, targets=targets, listed=listed)
    shuffled = list(listed)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis hands in a random.Random.
    turned = [Line(line.number, tuple(reversed(line.groups))) for line in shuffled]
    assert draw(seed=seed, places=places, targets=dict(reversed(targets.items())), listed=turned) == first


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(lines, plans, seeds, st.integers(0, 70))
def test_everybody_is_in_exactly_one_place_and_no_target_is_exceeded(
    listed: list[Line], targets: dict[str, int], seed: bytes, places: int
) -> None:
    result = draw(seed=seed, places=places, targets=targets, listed=listed)
    numbers = [place.number for place in result.places] + list(result.waiting)
    assert Counter(numbers) == Counter(line.number for line in listed)
    assert sorted(result.order) == sorted(numbers)
    assert len(result.places) == min(places, len(listed))
    groups = {line.number: line.groups for line in listed}
    for letter, count in Counter(place.group for place in result.places if place.group).items():
        assert count <= targets[letter]
    assert all(not place.group or place.group in groups[place.number] for place in result.places)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(lines, plans, seeds, st.integers(0, 70))
def test_a_group_with_room_left_has_nobody_without_a_place_before_free_places_are_given(
    listed: list[Line], targets: dict[str, int], seed: bytes, places: int
) -> None:
    result = draw(seed=seed, places=places, targets=targets, listed=listed)
    if sum(targets.values()) > places:
        return
    filled = Counter(place.group for place in result.places)
    in_groups = {place.number for place in result.places if place.group}
    for line in listed:
        if line.number not in in_groups:
            assert all(filled[letter] == targets[letter] for letter in line.groups if letter in targets)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(lines, seeds, st.integers(0, 70))
def test_who_waits_has_a_higher_score_than_who_got_a_free_place(listed: list[Line], seed: bytes, places: int) -> None:
    result = draw(seed=seed, places=places, targets={}, listed=listed)
    order = {number: at for at, number in enumerate(result.order)}
    assert [order[number] for number in result.waiting] == sorted(order[number] for number in result.waiting)
    assert all(order[place.number] < order[number] for place in result.places for number in result.waiting)


def test_the_scores_are_what_the_page_says() -> None:
    """Computed once more from the words of the page, without our functions."""
    listed = [Line(17, ("A", "B")), Line(4), Line(230, ("B",))]
    text = "places 2\ngroup A 1\ngroup B 1\nnumber 4\nnumber 17 A B\nnumber 230 B\n"
    assert list_text(places=2, targets={"B": 1, "A": 1}, listed=listed) == text
    key = sha256(SEED + sha256(text.encode()).digest()).digest()
    scores = {number: hmac.new(key, str(number).encode(), sha256).digest() for number in (4, 17, 230)}
    assert score(key, 17) == scores[17]
    result = draw(seed=SEED, places=2, targets={"B": 1, "A": 1}, listed=listed)
    # Only 17 can speak for A, which has one person for its place; 230 is left for B.
    assert [(place.number, place.group) for place in result.places] == [(17, "A"), (230, "B")]
    assert list(result.order) == sorted(scores, key=lambda number: scores[number])


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(lines.filter(bool), seeds)
def test_whoever_changes_the_list_gets_another_order(listed: list[Line], seed: bytes) -> None:
    more = [*listed, Line(10**6 + 1)]
    assert list_hash(places=3, targets={}, listed=listed) != list_hash(places=3, targets={}, listed=more)


def test_every_number_is_drawn_equally_often() -> None:
    """Chi-square over 6,000 fixed seeds: 20 people, 5 places, 19 degrees of freedom; 43.8 is the 0.1 % point."""
    listed = [Line(number) for number in range(1, 21)]
    counted: Counter[int] = Counter()
    rounds = 6000
    for n in range(rounds):
        seed = sha256(f"uniform {n}".encode()).digest()
        counted.update(place.number for place in draw(seed=seed, places=5, targets={}, listed=listed).places)
    expected = rounds * 5 / 20
    # Draws without replacement vary less than the multinomial; 15/19 brings the sum back to its scale.
    chi_square = sum((counted[n] - expected) ** 2 / expected for n in range(1, 21)) * 19 / 15
    assert chi_square < 43.8


def test_inside_a_group_every_number_is_drawn_equally_often() -> None:
    """12 people in a group with 3 places among 30; 11 degrees of freedom, 31.3 is the 0.1 % point."""
    listed = [Line(number, ("A",) if number <= 12 else ("B",)) for number in range(1, 31)]
    counted: Counter[int] = Counter()
    rounds = 4000
    for n in range(rounds):
        seed = sha256(f"group {n}".encode()).digest()
        result = draw(seed=seed, places=7, targets={"A": 3, "B": 4}, listed=listed)
        counted.update(place.number for place in result.places if place.group == "A")
    expected = rounds * 3 / 12
    chi_square = sum((counted[n] - expected) ** 2 / expected for n in range(1, 13)) * 11 / 9
    assert sum(counted.values()) == rounds * 3
    assert chi_square < 31.3


def test_the_scarcest_group_comes_first_and_a_whole_person_fills_one_place() -> None:
    both, customers = Line(1, ("A", "B")), [Line(number, ("A",)) for number in range(2, 9)]
    for n in range(50):
        result = draw(
            seed=sha256(str(n).encode()).digest(), places=3, targets={"A": 2, "B": 1}, listed=[both, *customers]
        )
        assert [place.group for place in result.places] == ["B", "A", "A"]
        assert result.places[0].number == 1


@pytest.mark.parametrize(
    ("listed", "targets", "places"),
    [([Line(1), Line(1)], {}, 1), ([Line(0)], {}, 1), ([Line(1)], {"A": -1}, 1), ([Line(1)], {}, -1)],
)
def test_lists_nobody_can_draw_from_are_refused(listed: list[Line], targets: dict[str, int], places: int) -> None:
    with pytest.raises(ListNotValid):
        draw(seed=SEED, places=places, targets=targets, listed=listed)


def test_nobody_listed_and_more_places_than_people() -> None:
    empty = draw(seed=SEED, places=5, targets={"A": 5}, listed=[])
    assert (empty.places, empty.waiting) == ((), ())
    few = draw(seed=SEED, places=5, targets={"A": 5}, listed=[Line(1), Line(2, ("A",))])
    assert {place.number for place in few.places} == {1, 2}
    assert few.waiting == ()


def test_ten_thousand_people_are_ordered_by_their_scores() -> None:
    listed = [Line(number, (LETTERS[number % 4],)) for number in range(1, 10_001)]
    result = draw(seed=SEED, places=60, targets=dict.fromkeys(LETTERS, 15), listed=listed)
    key = sha256(SEED + list_hash(places=60, targets=dict.fromkeys(LETTERS, 15), listed=listed)).digest()
    assert all(score(key, one) < score(key, other) for one, other in pairwise(result.order))
    assert len(result.waiting) == 9940
