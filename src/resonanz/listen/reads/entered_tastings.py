"""What the entries of tastings say, as this room holds them today."""

from __future__ import annotations

from resonanz.listen.enums import Tasting
from resonanz.listen.models import Concept, Missing, Taste, TastingChange
from resonanz.listen.rules.entries import role_of
from resonanz.listen.rules.tasting import missing_body, sealed, taste_body, tasting_body
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown


def add_tastings(openings: Openings) -> None:
    for row in TastingChange.objects.filter(openings.wanted).select_related("concept__inquiry").order_by("pk"):
        openings.add(
            row.entry_index,
            {
                "author": f"account:{row.said_by_id}" if row.said_by_id else "command line",
                "body": tasting_body(state=row.state, what=row.sealed),
                "meta": None,
            },
            shown=Shown(
                kind=Kind.TASTING,
                role=TEAM_ROLE,
                time=row.said_at,
                place=row.concept.inquiry.place,
                via=Via.WEB if row.said_by_id else Via.SYSTEM,
            ),
            table="listen_tastingchange",
            row=row.pk,
        )
    if openings.is_final:
        _check_seals(openings)


def _check_seals(openings: Openings) -> None:
    """A concept stands as it was last entered, and what is tasted or open is word for word what was sealed."""
    for concept in Concept.objects.prefetch_related("versions", "changes"):
        newest = max(concept.changes.all(), key=lambda row: row.entry_index, default=None)
        if (newest.state if newest else Tasting.DRAFT) != concept.state:
            openings.orphan("listen_concept", concept.pk, newest.entry_index if newest else None)
            continue
        stands = concept.state in {Tasting.OPEN, Tasting.CLOSED}
        if newest is not None and stands and newest.sealed != sealed(concept.name, concept.versions.all()):
            openings.orphan("listen_version", concept.pk, newest.entry_index)


def add_tastes(openings: Openings) -> None:
    rows = Taste.objects.filter(openings.wanted).select_related("story__inquiry", "version", "seal")
    for taste in rows.order_by("pk"):
        story = taste.story
        openings.add(
            taste.entry_index,
            {
                "author": "",
                "body": taste_body(
                    seal=taste.seal.entry_index,
                    letter=taste.version.letter,
                    story_entry=story.entry_index,
                    turn=taste.turn,
                ),
                "meta": None,
            },
            shown=Shown(
                kind=Kind.TASTE,
                role=role_of(story),
                time=taste.tasted_at,
                place=story.inquiry.place,
                via=story.via,
            ),
            table="listen_taste",
            row=taste.pk,
        )
        if taste.seal.concept_id != taste.version.concept_id:
            openings.orphan("listen_taste", taste.pk, taste.entry_index)


def add_missing(openings: Openings) -> None:
    rows = Missing.objects.filter(openings.wanted).select_related("taste__story__inquiry", "why")
    for row in rows.order_by("pk"):
        story = row.taste.story
        openings.add(
            row.entry_index,
            {
                "author": "",
                "body": missing_body(
                    taste_entry=row.taste.entry_index,
                    choice=row.choice,
                    why_entry=row.why.entry_index if row.why else None,
                ),
                "meta": None,
            },
            shown=Shown(
                kind=Kind.MISSING,
                role=role_of(story),
                time=row.answered_at,
                place=story.inquiry.place,
                via=story.via,
            ),
            table="listen_missing",
            row=row.pk,
        )
