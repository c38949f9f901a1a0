"""The waterfall as a picture of its own."""

from __future__ import annotations

from django.http import HttpResponse

from resonanz.mirror.figures.calculation import Step
from resonanz.mirror.reads import Edition


def steps_of(edition: Edition) -> list[Step]:
    return [
        Step(kind=row.bar.kind, name=row.name, amount=row.amount, start=float(row.bar.start), end=float(row.bar.end))
        for row in edition.rows
    ]


def svg(picture: str) -> HttpResponse:
    return HttpResponse(picture, content_type="image/svg+xml")
