"""What was drawn for a dark screen is readable on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import Visitor
from tests.support.house import House

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

_FILTER = "image => getComputedStyle(image).filter"


def test_a_dark_picture_is_turned_round_on_paper(demo_house: House, host: Callable[[int], Visitor]) -> None:
    desk = host(1440)
    page = desk.page
    picture = page.locator("figure.chart img").first
    for scheme, on_paper in (("dark", "invert(1)"), ("light", "none")):
        page.emulate_media(color_scheme=scheme, media="screen")  # type: ignore[arg-type]
        desk.go("/team/spiegel/drei-worte/")
        expect(picture).to_be_visible()
        assert picture.evaluate("image => image.currentSrc").endswith("dunkel") == (scheme == "dark")
        page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
        assert picture.evaluate(_FILTER) == "none"
        page.emulate_media(media="print")
        assert picture.evaluate(_FILTER) == on_paper
