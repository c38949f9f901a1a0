"""The draw: once, from a list that is frozen in the same moment, with a seed that was fixed before."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection, transaction
from django.utils.translation import gettext as _

from resonanz.ask import events
from resonanz.ask.actions.audience_plan import locked_audience
from resonanz.ask.enums import CandidateState
from resonanz.ask.errors import CannotDraw
from resonanz.ask.models import Audience, Candidate, Drawing, Group, Inquiry
from resonanz.ask.reads.candidates import out_of_reach
from resonanz.ask.reads.drawing_openings import drawn_body
from resonanz.ask.rules import drawing
from resonanz.ask.rules.drawing_names import nameable
from resonanz.ground import clock
from resonanz.people.enums import TEAM_ROLE, Role
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

# One statement for all: Django's own way takes a branch for each row and column, and minutes for ten thousand people.
_NOTE = """
    UPDATE ask_candidate AS c
       SET turn = told.turn,
           state = CASE WHEN told.has_place THEN %(drawn)s ELSE %(waiting)s END,
           drawn_for = told.drawn_for,
           moved_at = CASE WHEN told.has_place THEN %(moment)s::timestamptz END
      FROM unnest(%(pks)s::bigint[], %(ranks)s::int[], %(has_place)s::bool[], %(drawn_for)s::text[])
           AS told(id, turn, has_place, drawn_for)
     WHERE c.id = told.id
"""


@transaction.atomic
def draw_places(*, inquiry: Inquiry, by: int | None) -> Drawing:
    """Freezes the list, opens the seed and gives the places. A second call is refused, whoever makes it.

    Raises `CannotDraw`: nothing sealed, already drawn, people may still apply, or nobody is on the list.
    """
    audience = _ready(locked_audience(inquiry.pk))
    listed = _freeze(inquiry.pk)
    groups = list(audience.groups.all())
    letters = {group.key: group.letter for group in groups}
    lines = [
        drawing.Line(row.number, tuple(sorted(letters[key] for key in row.groups if key in letters))) for row in listed
    ]
    made = drawing.draw(
        seed=bytes(audience.seed or b""),
        places=audience.places,
        targets=(targets := {group.letter: group.target for group in groups}),
        listed=lines,
    )
    audience.drawn_at, audience.drawn_by_id = clock.now(), by
    kept = Drawing.objects.create(
        audience=audience,
        targets=targets,
        named=_named(groups, lines),
        listed=[[line.number, *line.groups] for line in sorted(lines, key=lambda line: line.number)],
        drawn=[[place.number, place.group] for place in made.places],
        waiting=list(made.waiting),
        list_hash=drawing.list_hash(places=audience.places, targets=targets, listed=lines),
    )
    chosen = _note_places(audience, listed, made, letters)
    audience.draw_index = _record(audience, kept, by=by)
    audience.save(update_fields=["drawn_at", "drawn_by", "draw_index"])
    if chosen:
        events.candidate_drawn.announce(events.Chosen(inquiry_id=inquiry.pk, candidate_ids=tuple(chosen)))
    return kept


def _ready(audience: Audience | None) -> Audience:
    if audience is None or not audience.is_sealed:
        raise CannotDraw(_("Gelost wird erst, wenn der Plan veröffentlicht ist."))
    if audience.is_drawn:
        raise CannotDraw(_("Es ist schon gelost. Ein zweites Mal gibt es nicht."))
    if audience.takes_applications(clock.now()):
        raise CannotDraw(_("Bis zum angekündigten Tag können sich noch Menschen melden."))
    return audience


def _freeze(inquiry_id: int) -> list[Candidate]:
    """Everybody who is still there; whoever objected or withdrew meanwhile leaves without a word about why."""
    everybody = list(Candidate.objects.filter(inquiry_id=inquiry_id, state=CandidateState.LISTED).order_by("number"))
    gone = out_of_reach(everybody)
    Candidate.objects.filter(pk__in=gone).update(state=CandidateState.LEFT)
    listed = [row for row in everybody if row.pk not in gone]
    if not listed:
        raise CannotDraw(_("Auf der Liste steht noch niemand."))
    return listed


def _named(groups: Sequence[Group], lines: Sequence[drawing.Line]) -> list[str]:
    counts = {group.letter: sum(group.letter in line.groups for line in lines) for group in groups}
    staff = {group.letter for group in groups if group.role == Role.EMPLOYEE}
    return sorted(nameable(counts, staff=staff))


def _note_places(
    audience: Audience, listed: Sequence[Candidate], made: drawing.Result, letters: dict[str, str]
) -> list[int]:
    """Writes turn and state of everybody; answers who has a place, in the order in which they got it."""
    keys = {letter: key for key, letter in letters.items()}
    ranks = {number: turn for turn, number in enumerate(made.order, start=1)}
    places = {place.number: place for place in made.places}
    pks = {row.number: row.pk for row in listed}
    with connection.cursor() as cursor:
        cursor.execute(
            _NOTE,
            {
                "drawn": CandidateState.DRAWN.value,
                "waiting": CandidateState.WAITING.value,
                "moment": audience.drawn_at,
                "pks": list(pks.values()),
                "ranks": [ranks[number] for number in pks],
                "has_place": [number in places for number in pks],
                "drawn_for": [keys.get(places[number].group, "") if number in places else "" for number in pks],
            },
        )
    return [pks[place.number] for place in made.places]


def _record(audience: Audience, kept: Drawing, *, by: int | None) -> int:
    return record(
        Draft(
            kind=Kind.DRAW,
            place=audience.inquiry.place,
            role=TEAM_ROLE,
            via=Via.WEB if by else Via.SYSTEM,
            author=f"account:{by}" if by else "command line",
            body=drawn_body(audience, kept),
            moment=audience.drawn_at,
        )
    ).index
