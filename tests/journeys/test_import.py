"""Bringing in messages that people have written elsewhere, in the browser."""

from __future__ import annotations

import csv
from collections.abc import Callable
from importlib.resources import files

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import WIDTHS, Visitor
from tests.journeys.steps import make_inquiry
from tests.support.house import House, until

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

FILE = files("resonanz.doors") / "data/demo/examples.csv"


@pytest.mark.parametrize("width", WIDTHS)
def test_a_file_becomes_stories_and_themes(demo_house: House, host: Callable[[int], Visitor], width: int) -> None:
    rows = list(csv.DictReader(FILE.read_text("utf-8-sig").splitlines(keepends=True), delimiter=";"))
    # One row is empty, and one id stands there twice with different words.
    taken = len({row["Nr"] for row in rows if row["Nachricht"].strip()})
    refused = len(rows) - taken
    assert refused, "the demo file shows how a refusal looks"
    slug = f"postfach-{width}"
    team = host(width)
    page = team.page
    make_inquiry(team, slug, opened=False)
    team.go(f"/team/anliegen/{slug}/uebernehmen/")
    page.locator("[name=file]").set_input_files(str(FILE))
    team.look()
    page.locator("form:has([name=file]) .actions button").click()
    page.wait_for_url("**/team/uebernahme/*/")
    for name, column in (("text", "Nachricht"), ("id", "Nr"), ("date", "Datum"), ("author", "")):
        expect(page.locator(f"[name=column_{name}]")).to_have_value(column)
    team.look()

    page.locator("form:has([name=column_text]) .actions button").click()
    take = page.locator('form[action$="/los/"] button')
    expect(take).to_be_visible()
    assert numbers(team) == [taken, 0, refused]
    assert "4121" in page.locator("#import table").inner_text()
    assert demo_house.ask(
        "SELECT count(*) FROM listen_story s JOIN ask_inquiry i ON i.id = s.inquiry_id WHERE i.slug = %s", slug
    ) == [(0,)]
    team.look()
    take.click()
    expect(page.locator("#import .safe")).to_be_visible()
    assert numbers(team) == [taken, 0, refused]
    team.look()
    with page.expect_download() as downloading:
        page.locator("#import a[download]").click()
    report = list(csv.reader(downloading.value.path().read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert len(report) == 1 + refused
    assert "4121" in {row[1] for row in report}

    # The page renews itself until the worker has read everything.
    page.locator(f'#import a[href="/team/anliegen/{slug}/themen/"]').click()
    page.wait_for_url(f"**/team/anliegen/{slug}/themen/")

    def is_read() -> bool:
        query = (
            "SELECT p.step, count(x.story_id) FROM understand_progress p JOIN ask_inquiry i ON i.id = p.inquiry_id "
            "LEFT JOIN understand_placement x ON x.inquiry_id = i.id WHERE i.slug = %s GROUP BY p.step"
        )
        return demo_house.ask(query, slug) == [("done", taken)]

    until(is_read, "the worker has read the file", pause=0.5)
    expect(page.locator("#reading")).to_have_count(0)
    page.reload()
    expect(page.locator(".row .said, section.empty").first).to_be_visible()
    assert str(taken) in team.words()
    team.look()


def numbers(team: Visitor) -> list[int]:
    return [int(number) for number in team.page.locator("#import dl.facts dd").all_inner_texts()]
