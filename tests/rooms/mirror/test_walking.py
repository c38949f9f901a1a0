"""Minutes of a journey."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.mirror.rules.walking import LONGEST, NoDuration, Spread, step_minutes, waits

BERLIN = "Europe/Berlin"
WINTER, SPRING, AUTUMN = date(2026, 11, 23), date(2027, 3, 28), date(2027, 10, 31)


@pytest.mark.parametrize(
    ("on", "begin", "end", "ends_on", "minutes"),
    [
        (WINTER, time(9, 0), time(9, 45), None, 45),
        (WINTER, time(9, 0), time(9, 0), None, 0),
        (WINTER, time(23, 50), time(0, 10), None, 20),
        (WINTER, time(23, 50), time(0, 10), date(2026, 11, 24), 20),
        (WINTER, time(8, 0), time(8, 0), date(2026, 11, 24), 24 * 60),
        (WINTER, time(9, 0, 59), time(9, 1, 0), None, 1),
        (SPRING, time(1, 59), time(3, 1), None, 2),
        (date(2027, 3, 27), time(23, 0), time(4, 0), None, 4 * 60),
        (AUTUMN, time(1, 59), time(3, 1), None, 122),
        (AUTUMN, time(2, 50), time(2, 10), None, 20),
        (AUTUMN, time(2, 10), time(2, 50), None, 40),
        (AUTUMN, time(2, 10), time(2, 50, fold=1), None, 100),
    ],
)
def test_minutes_are_those_that_passed(on: date, begin: time, end: time, ends_on: date | None, minutes: int) -> None:
    assert step_minutes(on=on, begin=begin, end=end, zone=BERLIN, ends_on=ends_on) == minutes


@pytest.mark.parametrize(
    ("on", "begin", "end", "ends_on", "zone", "sentence"),
    [
        (WINTER, time(14, 0), time(13, 50), None, BERLIN, "geben Sie bitte auch den Tag an"),
        (WINTER, time(14, 0), time(13, 50), WINTER, BERLIN, "Das Ende liegt vor dem Beginn"),
        (WINTER, time(14, 0), time(15, 0), date(2026, 11, 22), BERLIN, "Das Ende liegt vor dem Beginn"),
        (WINTER, time(14, 0), time(14, 1), date(2026, 11, 24), BERLIN, "höchstens 24 Stunden"),
        (SPRING, time(2, 30), time(3, 30), None, BERLIN, "02:30 Uhr gab es am 28.03.2027 nicht"),
        (SPRING, time(1, 30), time(2, 30), None, BERLIN, "02:30 Uhr gab es am 28.03.2027 nicht"),
        (WINTER, time(1, 30), time(2, 30), None, "Europe/Bielefeld", "Diese Zeitzone gibt es nicht"),
        (WINTER, time(1, 30), time(2, 30), None, "../etc/passwd", "Diese Zeitzone gibt es nicht"),
        (WINTER, time(1, 30), time(2, 30), None, "", "Diese Zeitzone gibt es nicht"),
    ],
)
def test_what_cannot_have_been_is_refused(
    on: date, begin: time, end: time, ends_on: date | None, zone: str, sentence: str
) -> None:
    with pytest.raises(NoDuration, match=sentence):
        step_minutes(on=on, begin=begin, end=end, zone=zone, ends_on=ends_on)


@given(
    st.integers(0, 3 * 365 * LONGEST).map(lambda minute: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)),
    st.integers(0, LONGEST),
    st.sampled_from([BERLIN, "UTC", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
)
def test_clocks_of_any_zone_give_back_the_minutes(moment: datetime, minutes: int, zone: str) -> None:
    place = ZoneInfo(zone)
    begin = moment.astimezone(place)
    end = (begin.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(place)
    found = step_minutes(
        on=begin.date(),
        begin=begin.time().replace(fold=begin.fold),
        end=end.time().replace(fold=end.fold),
        zone=zone,
        ends_on=end.date(),
    )
    assert found == minutes


def test_walked_and_told_have_quartiles_of_their_own() -> None:
    found = waits(walked=[4], told=[30, 10, 20, 40, 50])
    assert found.walked == Spread(count=1, low=4, middle=4, high=4)
    assert found.told == Spread(count=5, low=20, middle=30, high=40)


def test_where_nobody_waited_there_is_nothing() -> None:
    assert waits(walked=[], told=[]).walked is None
    assert waits(walked=[], told=[0, 1]).told == Spread(count=2, low=0.25, middle=0.5, high=0.75)


@pytest.mark.parametrize("minutes", [-1, LONGEST + 1])
def test_impossible_waits_are_refused(minutes: int) -> None:
    with pytest.raises(NoDuration, match="zwischen 0 Minuten und 24 Stunden"):
        waits(walked=[5, minutes], told=[])


@given(st.lists(st.integers(0, LONGEST), min_size=1, max_size=30))
def test_quartiles_stand_in_order_whatever_the_order_of_the_waits(minutes: list[int]) -> None:
    found = waits(walked=minutes, told=sorted(minutes))
    assert found.walked == found.told
    assert found.walked is not None
    assert min(minutes) <= found.walked.low <= found.walked.middle <= found.walked.high <= max(minutes)
