"""The picture of the weeks: an SVG in two inks that holds only numbers."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from resonanz.understand.figures import weeks_figure

WEEKS = [("2026-03-02", 3), ("2026-03-09", 1)]


def test_it_is_an_svg_with_its_labels() -> None:
    svg = weeks_figure(WEEKS, dark=False, week_label="Woche", count_label="Geschichten")
    assert ET.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314  Our own picture.
    assert ("Woche" in svg, "Geschichten" in svg) == (True, True)


@pytest.mark.parametrize(("dark", "ink"), [(False, "#1d1c1a"), (True, "#f0ede6")])
def test_the_ink_fits_the_ground(dark: bool, ink: str) -> None:  # noqa: FBT001
    assert ink in weeks_figure(WEEKS, dark=dark, week_label="Woche", count_label="Geschichten")


def test_labels_cannot_break_out() -> None:
    svg = weeks_figure(WEEKS, dark=False, week_label="<script>x</script>", count_label="n")
    assert "<script" not in svg


def test_no_weeks_are_an_empty_picture() -> None:
    assert weeks_figure([], dark=False, week_label="Woche", count_label="n").startswith("<svg")


def test_the_same_numbers_are_the_same_picture() -> None:
    pictures = {weeks_figure(WEEKS, dark=False, week_label="Woche", count_label="n") for _ in range(2)}
    assert len(pictures) == 1
