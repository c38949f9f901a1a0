"""What the entries of seals and draws say, as this room holds it today."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from resonanz.ask.models import Audience, Drawing, Group
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown


def sealed_body(audience: Audience, groups: Iterable[Group]) -> dict[str, Any]:
    """The plan as it was published, and the hash of the seed."""
    return {
        "seed_sha256": bytes(audience.seed_hash or b"").hex(),
        "places": audience.places,
        "rule": audience.rule,
        "apply_until": audience.apply_until.isoformat() if audience.apply_until else None,
        "groups": [
            {
                "key": group.key,
                "letter": group.letter,
                "role": group.role,
                "label": group.label,
                "target": group.target,
            }
            for group in sorted(groups, key=lambda group: (group.place, group.key))
        ],
    }


def drawn_body(audience: Audience, drawing: Drawing) -> dict[str, Any]:
    """Seed, list and result; the list stands in full, so that the entry alone is enough to compute it again."""
    return {
        "seal": audience.seal_index,
        "seed": bytes(audience.seed or b"").hex(),
        "list_sha256": bytes(drawing.list_hash).hex(),
        "places": audience.places,
        "targets": drawing.targets,
        "listed": drawing.listed,
        "drawn": drawing.drawn,
        "waiting": drawing.waiting,
    }


def add_seals(openings: Openings) -> None:
    rows = Audience.objects.filter(_wanted(openings, "seal_index"), sealed_at__isnull=False)
    for audience in rows.select_related("inquiry").prefetch_related("groups"):
        openings.add(
            audience.seal_index,
            {
                "author": _author(audience.sealed_by_id),
                "body": sealed_body(audience, audience.groups.all()),
                "meta": None,
            },
            shown=Shown(
                kind=Kind.SEAL,
                role=TEAM_ROLE,
                time=audience.sealed_at,
                place=audience.inquiry.place,
                via=Via.WEB if audience.sealed_by_id else Via.SYSTEM,
            ),
            table="ask_audience",
            row=audience.pk,
        )


def add_draws(openings: Openings) -> None:
    rows = Audience.objects.filter(_wanted(openings, "draw_index"), drawn_at__isnull=False)
    for audience in rows.select_related("inquiry", "drawing"):
        openings.add(
            audience.draw_index,
            {"author": _author(audience.drawn_by_id), "body": drawn_body(audience, audience.drawing), "meta": None},
            shown=Shown(
                kind=Kind.DRAW,
                role=TEAM_ROLE,
                time=audience.drawn_at,
                place=audience.inquiry.place,
                via=Via.WEB if audience.drawn_by_id else Via.SYSTEM,
            ),
            table="ask_drawing",
            row=audience.pk,
        )


def _wanted(openings: Openings, column: str) -> Q:
    rows = Q(**{f"{column}__gte": openings.first})
    if openings.last is not None:
        rows &= Q(**{f"{column}__lt": openings.last})
    return rows | Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__lt": 0}) if openings.is_final else rows


def _author(account_id: int | None) -> str:
    return f"account:{account_id}" if account_id else "command line"
