import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.ground.tables.dates import parse_moment
from resonanz.ground.tables.problems import Reason

BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-03", "2026-11-02T23:00:00"),
        (" 2026-11-03 14:05 ", "2026-11-03T13:05:00"),
        ("2026-11-03T14:05:09", "2026-11-03T13:05:09"),
        ("2026-11-03T14:05Z", "2026-11-03T14:05:00"),
        ("2026-11-03T14:05:00+05:30", "2026-11-03T08:35:00"),
        ("2026-11-03 14:05:00 UTC", "2026-11-03T14:05:00"),
        ("2026-11-03 14:05:00 +0100", "2026-11-03T13:05:00"),
        ("20261103", "2026-11-02T23:00:00"),
        ("03.11.2026", "2026-11-02T23:00:00"),
        ("3.11.26", "2026-11-02T23:00:00"),
        ("3. 11. 2026", "2026-11-02T23:00:00"),
        ("03.11.2026 14:05", "2026-11-03T13:05:00"),
        ("03.11.2026, 14:05:30 Uhr", "2026-11-03T13:05:30"),
        ("03.11.2026 um 9.30 Uhr", "2026-11-03T08:30:00"),
        ("3.11.99", "1999-11-02T23:00:00"),
        ("2026/11/03 14:05", "2026-11-03T13:05:00"),
        ("25/10/2026 14:05", "2026-10-25T13:05:00"),
        ("10/25/2026 14:05", "2026-10-25T13:05:00"),
        ("04/04/2026", "2026-04-03T22:00:00"),
    ],
)
def test_moments_are_read_in_the_zone_of_the_organisation(text: str, expected: str) -> None:
    assert parse_moment(text, BERLIN, now=NOW) == dt.datetime.fromisoformat(expected).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("11/03/2026", "date_ambiguous"),
        ("1/2/26 9:00", "date_ambiguous"),
        ("2027-01-01", "date_future"),
        ("24.11.2026", "date_future"),
        ("03.11.1899", "date_too_old"),
        ("0001-01-01", "date_unreadable"),
        ("46329", "date_unreadable"),
        ("46329.5", "date_unreadable"),
        ("1762174800", "date_unreadable"),
        ("31.02.2026", "date_unreadable"),
        ("13/13/2026", "date_unreadable"),
        ("gestern", "date_unreadable"),
        ("03.11.2026 25:00", "date_unreadable"),
        ("٠٣.١١.٢٠٢٦", "date_unreadable"),
        ("2026-11-03" + " " * 90 + "x", "date_unreadable"),
    ],
)
def test_what_is_not_read_has_a_reason(text: str, code: str) -> None:
    reason = parse_moment(text, BERLIN, now=NOW)
    assert isinstance(reason, Reason)
    assert reason.code == code
    assert "Bitte schreiben Sie das Datum wie 2026-11-03 oder 03.11.2026" in str(reason)


def test_tomorrow_is_still_possible_for_other_zones() -> None:
    assert isinstance(parse_moment("23.11.2026 12:00", BERLIN, now=NOW), dt.datetime)


@pytest.mark.parametrize("text", ["", "  ", "\t"])
def test_an_empty_cell_is_no_date(text: str) -> None:
    assert parse_moment(text, BERLIN, now=NOW) is None


def test_the_hour_that_occurs_twice_is_read_as_its_first() -> None:
    assert parse_moment("25.10.2026 02:30", BERLIN, now=NOW) == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)


def test_the_hour_that_is_skipped_moves_forward() -> None:
    moment = parse_moment("29.03.2026 02:30", BERLIN, now=NOW)
    assert isinstance(moment, dt.datetime)
    assert moment.astimezone(BERLIN).isoformat() == "2026-03-29T03:30:00+02:00"


@given(st.datetimes(min_value=dt.datetime(1950, 1, 1), max_value=dt.datetime(2026, 11, 1)))  # noqa: DTZ001
def test_german_and_iso_spellings_mean_the_same(moment: dt.datetime) -> None:
    spellings = (moment.isoformat(timespec="seconds"), moment.strftime("%d.%m.%Y %H:%M:%S"))
    first, second = (parse_moment(text, BERLIN, now=NOW) for text in spellings)
    assert first == second


@given(st.text(alphabet="0123456789./-:T+Z ,Uhrm") | st.text(alphabet=st.characters()))
def test_any_cell_gives_a_moment_a_reason_or_nothing(text: str) -> None:
    assert isinstance(parse_moment(text, BERLIN, now=NOW), dt.datetime | Reason | None)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["0", "1.", " ", "1/", "\u2003"])
def test_pathological_64_kb_are_no_moment(piece: str) -> None:
    assert not isinstance(parse_moment(piece * 65_536, BERLIN, now=NOW), dt.datetime)
