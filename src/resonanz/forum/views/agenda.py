"""What happens one after the other, with help for whoever leads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.forum import actions, reads
from resonanz.forum.actions import Planned
from resonanz.forum.enums import RoundKind, Stage
from resonanz.forum.errors import ForumNotReady, NotNow
from resonanz.forum.forms import RoundForm, TemplateForm
from resonanz.forum.rules.library import hosting, templates
from resonanz.forum.views.common import forum_or_404, number_of
from resonanz.ground.manner import reader_language, spoken
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.functional import Promise

    from resonanz.forum.models import Forum, Round
    from resonanz.forum.rules.library import Hosting


@dataclass(frozen=True, kw_only=True)
class Line:
    """A round with its time on the clock, its help, and the form where it is being changed."""

    round: Round
    at: datetime | None
    help: Hosting
    form: RoundForm | None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agenda(request: HttpRequest, slug: str) -> HttpResponse:
    forum = forum_or_404(slug)
    if request.method != "POST":
        return _page(request, forum)
    try:
        refused, target = _do(request, forum)
    except NotNow as problem:
        messages.warning(request, str(problem.sentence))
        return redirect("forum:agenda", slug=slug)
    except ForumNotReady as problem:
        for sentence in _sentences(problem):
            messages.warning(request, str(sentence))
        return redirect("forum:agenda", slug=slug)
    return refused or redirect(reverse("forum:agenda", args=[slug]) + target)


def _do(request: HttpRequest, forum: Forum) -> tuple[HttpResponse | None, str]:
    """One press of a button: the page again where a form is wrong, else the place to come back to."""
    by, chosen = people_reads.member_of(request).pk, number_of(request.POST.get("round"))
    deed = request.POST.get("deed", "")
    if deed in {"up", "down"}:
        actions.move_round(forum=forum, round_id=chosen, by=by, down=deed == "down")
        return None, f"#runde-{chosen}"
    if deed == "remove":
        actions.remove_round(forum=forum, round_id=chosen, by=by)
        return None, ""
    if deed == "balance":
        actions.add_round(forum=forum, round_=_balance_round(forum), by=by, first=True)
        return None, ""
    if deed == "template":
        return _start_over(request, forum, by)
    return _save_round(request, forum, by, chosen)


def _save_round(request: HttpRequest, forum: Forum, by: int, chosen: int) -> tuple[HttpResponse | None, str]:
    row = next((row for row in reads.rounds_of(forum.pk) if row.pk == chosen), None)
    if chosen and row is None:
        raise NotNow(_("Diese Runde gibt es nicht mehr."))
    form = RoundForm(request.POST, row=row)
    if not form.is_valid():
        return _page(request, forum, changing=form if row else None, chosen=chosen, adding=None if row else form), ""
    if row is None:
        placed = actions.add_round(forum=forum, round_=form.planned(), by=by)
        return None, f"#runde-{placed[-1].pk}"
    actions.change_round(forum=forum, round_id=row.pk, round_=form.planned(), by=by)
    return None, f"#runde-{row.pk}"


def _start_over(request: HttpRequest, forum: Forum, by: int) -> tuple[HttpResponse | None, str]:
    form = TemplateForm(request.POST)
    if form.is_valid():
        rounds = actions.from_template(
            form.cleaned_data["template"],
            language=_spoken_to_guests(forum),
            has_before=actions.has_before(forum.previous),
        )
        actions.set_agenda(forum=forum, rounds=rounds, by=by)
    return None, ""


def _page(
    request: HttpRequest,
    forum: Forum,
    *,
    changing: RoundForm | None = None,
    chosen: int = 0,
    adding: RoundForm | None = None,
) -> HttpResponse:
    rows = reads.rounds_of(forum.pk)
    is_open = forum.stage in {Stage.DRAFT, Stage.ANNOUNCED}
    minutes, planned = sum(row.minutes for row in rows), _planned_minutes(forum)
    context: dict[str, Any] = {
        "forum": forum,
        "inquiry": forum.inquiry,
        "lines": _lines(forum, rows, chosen or (number_of(request.GET.get("aendern")) if is_open else 0), changing),
        "is_open": is_open,
        "minutes": minutes,
        "planned": planned,
        "left": None if planned is None else planned - minutes,
        "over": None if planned is None else minutes - planned,
        "add_form": adding or RoundForm(),
        "template_form": TemplateForm(),
        "samples": list(templates(_spoken_to_guests(forum)).values()),
        "misses_balance": actions.has_before(forum.previous)
        and all(row.kind != RoundKind.BALANCE for row in rows)
        and bool(rows),
    }
    return render(request, "forum/agenda.html", context)


def _lines(forum: Forum, rows: Sequence[Round], chosen: int, changing: RoundForm | None) -> list[Line]:
    helps, at = hosting(reader_language()), forum.starts_at
    found: list[Line] = []
    for row in rows:
        form = (changing or RoundForm(row=row)) if row.pk == chosen else None
        found.append(Line(round=row, at=at, help=helps[row.kind], form=form))
        at = at + timedelta(minutes=row.minutes) if at else None
    return found


def _planned_minutes(forum: Forum) -> int | None:
    if forum.starts_at is None or forum.ends_at is None:
        return None
    return int((forum.ends_at - forum.starts_at).total_seconds() // 60)


def _spoken_to_guests(forum: Forum) -> str:
    """A template is in the language of whoever takes it, and addresses guests as this forum does."""
    return spoken(reader_language(), du=forum.inquiry.says_du)


def _balance_round(forum: Forum) -> Planned:
    evening = next(iter(templates(_spoken_to_guests(forum)).values()))
    row = next(row for row in evening.rounds if row.kind == RoundKind.BALANCE)
    return Planned(kind=row.kind, title=row.title, prompt=row.prompt, minutes=row.minutes)


def _sentences(problem: ForumNotReady) -> list[str | Promise]:
    return [sentence for sentences in problem.obstacles.values() for sentence in sentences]
