"""From places on an opinion map to places on the picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH, HEIGHT = 640, 480
_MARGIN = 28
CELL = 8
"""Dots stand on a grid of so many pixels: nobody's exact place can be read from the picture."""

_TAIL = 0.01


@dataclass(frozen=True, kw_only=True)
class Canvas:
    """The middle of the map and pixels per unit, the same in both directions."""

    x: float
    y: float
    scale: float

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Who stands far out is drawn at the edge."""
        across = WIDTH / 2 + (x - self.x) * self.scale
        down = HEIGHT / 2 - (y - self.y) * self.scale
        return (
            round(min(max(across, _MARGIN), WIDTH - _MARGIN), 1),
            round(min(max(down, _MARGIN), HEIGHT - _MARGIN), 1),
        )

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """The middle of the grid cell in which this place lies."""
        across, down = self.pixel(x, y)
        return int(across // CELL) * CELL + CELL // 2, int(down // CELL) * CELL + CELL // 2


def canvas_for(places: Iterable[tuple[float, float]]) -> Canvas:
    """All places but the outermost hundredth on each side fit in."""
    found = list(places)
    if not found:
        return Canvas(x=0.0, y=0.0, scale=1.0)
    left, right = _span([x for x, _ in found])
    low, high = _span([y for _, y in found])
    wide, tall = max(right - left, 1e-6), max(high - low, 1e-6)
    scale = min((WIDTH - 2 * _MARGIN) / wide, (HEIGHT - 2 * _MARGIN) / tall)
    return Canvas(x=(left + right) / 2, y=(low + high) / 2, scale=scale)


def _span(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    out = int(len(ordered) * _TAIL)
    return ordered[out], ordered[-1 - out]
