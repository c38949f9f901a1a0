"""What one guest sees in the hall: what everybody sees, and beside it what is theirs."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resonanz.ask import reads as ask_reads
from resonanz.forum import reads
from resonanz.forum.enums import RoundKind, Stage, Turn
from resonanz.forum.forms.hall import HallForm, TableForm
from resonanz.forum.views.hall_pictures import picture_of
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.manner import speak
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Permission

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resonanz.forum.models import Contribution, Round, Seat
    from resonanz.listen.models import Story

_MOST_TO_NAME = 12
"""So many of their newest words somebody can choose from when they raise their hand."""

Own = list[tuple["Contribution", "Story"]]


def seat_here(request: HttpRequest, code: str) -> Seat:
    """Raises 404 for an unknown code; those are counted."""
    seat = reads.seat_by_code(code)
    if seat is None:
        with suppress(TooManyAttempts):
            count_attempt(request, name="code", most=120, seconds=3600)
        raise Http404
    if seat.forum.is_for_staff:
        ask_reads.let_in(request, seat.forum.inquiry_id)
    speak(du=seat.forum.inquiry.says_du)
    return seat


def own_words(seat: Seat) -> Own:
    """Each contribution with its newest version; nothing among staff."""
    said = list(reads.said_by(seat))
    newest = listen_reads.newest_versions(seat.forum.inquiry_id, [row.story_id for row in said]) if said else {}
    return [(row, newest[row.story_id]) for row in said]


def hall_form(seat: Seat, own: Own, running: Round | None, data: Any = None) -> HallForm:
    last = own[-1][1] if own else None
    initial: dict[str, Any] = {
        "round": running.pk if running and running.takes_words else None,
        "permission": last.permission if last and last.permission else Permission.TEAM,
    }
    return HallForm(data, initial=initial, own_name=seat.name, is_for_staff=seat.forum.is_for_staff, person=seat.person)


def own_parts(request: HttpRequest, seat: Seat, code: str, own: Own, *, chosen: Any = None) -> dict[str, str]:
    """The personal parts of the page, by name; the page draws them first, a script asks for them again."""
    context = {
        "seat": seat,
        "forum": seat.forum,
        "code": spoken(read_code(code)),
        "lines": [_line(row, story) for row, story in own],
        "grumbles": _grumbles(own),
        "chosen": str(chosen or ""),
        **_hand(seat, own),
    }
    names = ("own", "hand") if seat.forum.is_for_staff else ("own", "hand", "grumbles")
    return {name: render_to_string(f"forum/parts/hall_{name}.html", context, request) for name in names}


def hall_page(
    request: HttpRequest, seat: Seat, code: str, *, form: HallForm | None = None, status: int = 200
) -> HttpResponse:
    seen, own = picture_of(seat.forum), own_words(seat)
    running = seen.hall.running
    form = form or hall_form(seat, own, running)
    begun = _begun(form, seen.hall.rounds, running)
    context = {
        "seat": seat,
        "forum": seat.forum,
        "inquiry": seat.forum.inquiry,
        "code": spoken(read_code(code)),
        "picture": seen,
        "parts": seen.parts,
        "own_parts": own_parts(
            request, seat, code, own, chosen=form["answers"].value() if "answers" in form.fields else ""
        ),
        "running": running,
        "begun": begun,
        "form": form,
        "can_write": bool(begun and (form.is_bound or begun.is_running)) and seat.forum.takes_words,
        "is_behind": begun is not None and begun != running,
        "table_form": TableForm(initial={"table": seat.table}),
        "is_live": seat.forum.stage == Stage.LIVE,
        "is_new": "willkommen" in request.GET,
        "just_said": "angekommen" in request.GET,
        "sentence": _SENTENCES.get(request.GET.get("hinweis", ""), ""),
    }
    return render(request, "forum/hall.html", context, status=status)


def _begun(form: HallForm, rounds: Sequence[Round], running: Round | None) -> Round | None:
    """The round the words in the form are for: the one they were begun in, else the one that runs."""
    asked = str(form["round"].value() or "")
    known = next((row for row in rounds if str(row.pk) == asked and row.takes_words), None)
    return known or (running if running and running.takes_words else None)


def _line(row: Contribution, story: Story) -> dict[str, Any]:
    if story.withdrawn_at is not None:
        state = _("zurückgezogen")
    elif story.is_withheld:
        state = _("%(state)s; im Saal sieht es niemand") % {"state": story.standing.label}
    elif not row.round.shows_words and story.permission != Permission.TEAM:
        state = _("%(who)s, sobald aufgedeckt wird") % {"who": Permission(story.permission).label}
    else:
        state = str(Permission(story.permission).label)
    return {
        "round": row.round.title,
        "text": "" if story.withdrawn_at is not None else story.text,
        "state": state,
        "is_late": row.is_late,
        "entry": story.entry_index,
        "grumble": row.answers is not None,
    }


def _grumbles(own: Own) -> list[tuple[str, str]]:
    return [
        (str(row.pk), story.text)
        for row, story in own
        if row.round.kind == RoundKind.GRUMBLE and story.withdrawn_at is None
    ]


def _hand(seat: Seat, own: Own) -> dict[str, Any]:
    """Where somebody stands who wants to speak, and which of their words they may name for it."""
    turn = reads.turn_of(seat) if seat.forum.stage == Stage.LIVE else None
    place = 0
    if turn is not None and turn.state == Turn.WAITING:
        queue = [row.pk for row in reads.queue_of(seat.forum_id) if row.state == Turn.WAITING]
        place = queue.index(turn.pk) + 1 if turn.pk in queue else 0
    words = {row.pk: story.text for row, story in own if story.withdrawn_at is None and not story.is_withheld}
    return {
        "turn": turn,
        "place": place,
        "can_speak": seat.forum.stage == Stage.LIVE,
        "about": words.get(turn.contribution_id, "") if turn and turn.contribution_id else "",
        "own_words": [] if seat.forum.is_for_staff else list(words.items())[-_MOST_TO_NAME:],
    }


_SENTENCES = {
    "abstimmung": gettext_lazy("Gerade wird nicht abgestimmt. Sobald es so weit ist, steht der Knopf hier."),
    "tisch": gettext_lazy("Ihr Tisch ist gespeichert."),
    "vorbei": gettext_lazy("Der Abend läuft nicht mehr. Sie haben nichts verloren."),
}
