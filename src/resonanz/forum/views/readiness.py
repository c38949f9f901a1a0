"""How the team feels before and after, without anybody finding out who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.forum import actions, reads
from resonanz.forum.enums import CameTrue, Phase, Stage
from resonanz.forum.errors import AlreadyAnswered
from resonanz.forum.figures.moods import mood_figure
from resonanz.forum.forms import AfterForm, AnswerForm, BeforeForm
from resonanz.forum.forms.readiness import LEVELS
from resonanz.forum.rules.library import briefing
from resonanz.forum.views.common import forum_or_404
from resonanz.ground.manner import reader_language
from resonanz.people import reads as people_reads
from resonanz.trust.enums import K

if TYPE_CHECKING:
    from resonanz.forum.models import Forum
    from resonanz.forum.reads import FearSeen, MoodCurve


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def readiness(request: HttpRequest, slug: str) -> HttpResponse:
    forum = forum_or_404(slug)
    seen, phase = reads.fears(forum), _asked_now(forum)
    if request.method == "POST" and "fear" in request.POST:
        return _answer_fear(request, forum)
    data = request.POST if request.method == "POST" else None
    form = _form(phase, data, seen)
    if form is not None and form.is_valid():
        _say(request, forum, form)
        return redirect("forum:readiness", slug=slug)
    if request.method == "POST" and form is None:
        messages.warning(request, _("Gerade wird nicht gefragt. Nach dem Abend fragen wir wieder."))
        return redirect("forum:readiness", slug=slug)
    return render(request, "forum/readiness.html", _context(request, forum, form, seen))


@login_required
@require_safe
@cache_control(private=True, max_age=60)
def curve(request: HttpRequest, slug: str) -> HttpResponse:
    shown = [row for row in reads.moods(forum_or_404(slug)) if row.counts is not None]
    if not shown:
        raise Http404
    svg = mood_figure(
        [(str(row.phase.label), row.counts or {}) for row in shown],
        levels=[(level, str(label)) for level, label in LEVELS],
        dark="dunkel" in request.GET,
        share_label=_("Anteil in Prozent"),
    )
    return HttpResponse(svg, content_type="image/svg+xml")


def _asked_now(forum: Forum) -> Phase | None:
    """Before until the doors open, after once the evening is over; in between nobody is asked."""
    if forum.stage in {Stage.DRAFT, Stage.ANNOUNCED}:
        return Phase.BEFORE
    return None if forum.stage == Stage.LIVE else Phase.AFTER


def _form(phase: Phase | None, data: Any, seen: list[FearSeen]) -> BeforeForm | AfterForm | None:
    if phase is None:
        return None
    return BeforeForm(data) if phase == Phase.BEFORE else AfterForm(data, fears=[row.fear for row in seen])


def _say(request: HttpRequest, forum: Forum, form: BeforeForm | AfterForm) -> None:
    before = isinstance(form, BeforeForm)
    try:
        actions.say_mood(
            forum=forum,
            account_id=people_reads.member_of(request).pk,
            phase=Phase.BEFORE if before else Phase.AFTER,
            level=form.cleaned_data["level"],
            fears=form.fears() if isinstance(form, BeforeForm) else (),
            outcomes=form.outcomes() if isinstance(form, AfterForm) else None,
        )
    except AlreadyAnswered as twice:
        messages.warning(request, str(twice.sentence))
    else:
        messages.success(request, _("Angekommen, ohne Namen und ohne Uhrzeit. Danke."))


def _answer_fear(request: HttpRequest, forum: Forum) -> HttpResponse:
    form = AnswerForm(request.POST)
    if form.is_valid():
        actions.answer_fear(forum=forum, fear_id=form.cleaned_data["fear"], answer=form.cleaned_data["answer"])
        messages.success(request, _("Gespeichert."))
    else:
        messages.warning(request, _("Das ging nicht: Eine Antwort hat höchstens 1.000 Zeichen."))
    return redirect("forum:readiness", slug=forum.inquiry.slug)


def _context(
    request: HttpRequest, forum: Forum, form: BeforeForm | AfterForm | None, seen: list[FearSeen]
) -> dict[str, Any]:
    phase, curves = _asked_now(forum), reads.moods(forum)
    member = people_reads.member_of(request)
    return {
        "forum": forum,
        "inquiry": forum.inquiry,
        "briefing": briefing(reader_language()),
        "phase": phase,
        "form": form,
        "has_answered": phase is not None and reads.has_answered(forum, member.pk, phase),
        "fears": [(row, _told(row)) for row in seen],
        "shown": [row for row in curves if row.counts is not None],
        "table": _table(curves),
        "k": K,
    }


def _told(row: FearSeen) -> list[tuple[str, int]]:
    return [(str(key.label), row.outcomes[key.value]) for key in CameTrue] if row.outcomes is not None else []


def _table(curves: list[MoodCurve]) -> list[tuple[str, list[int]]]:
    """Rows of the levels, one column for each time that is shown."""
    shown = [row.counts for row in curves if row.counts is not None]
    return [(str(label), [counts[level] for counts in shown]) for level, label in LEVELS]
