"""No page is forgotten by the walk over every page: it is opened there, or somebody has said why not."""

from __future__ import annotations

from pathlib import Path

from tests.journeys import pages

ROOT = Path(__file__).resolve().parents[2]
ROUTES = set(pages.answers_get())


def test_every_page_is_opened_or_stands_elsewhere_for_a_reason() -> None:
    forgotten = [route for route in ROUTES if route not in pages.ELSEWHERE and pages.sample_of(route) is None]
    assert forgotten == [], "give it a sample or a reason in tests/journeys/pages.py"


def test_nothing_is_listed_that_is_no_page_any_more() -> None:
    assert set(pages.ELSEWHERE) - ROUTES == set()
    assert set(pages.SAMPLES) - ROUTES == set()
    assert [route for route in pages.BEGINNINGS if not any(known.startswith(route) for known in ROUTES)] == []


def test_no_page_has_two_places() -> None:
    assert set(pages.SAMPLES) & set(pages.ELSEWHERE) == set()


def test_a_journey_that_is_named_looks_at_what_it_opens() -> None:
    named = {reason for reason in pages.ELSEWHERE.values() if reason.startswith("tests/")}
    assert [reason for reason in named if ".look(" not in (ROOT / reason).read_text("utf-8")] == []


def test_routes_that_only_take_in_are_no_pages() -> None:
    assert {"", "team/", "stimme/<str:code>/"} <= ROUTES
    assert ROUTES.isdisjoint({"abmelden/", "team/gelesen/", "saal/<str:code>/tisch/"})
