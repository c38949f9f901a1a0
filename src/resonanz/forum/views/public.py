"""What everybody sees of forums outside the hall: the list, one forum with everything it owes, its appointment.

Of a forum among staff nothing is public except numbers from ten on. Its pages open for whoever is signed in and works
here, and for whoever came in with a code: of a seat (here also as `?platz=`), of a story, of an invitation. For all
others they do not exist, and the pages of its inquiry neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from resonanz.act import reads as act_reads
from resonanz.answer import reads as answer_reads
from resonanz.ask import reads as ask_reads
from resonanz.forum import reads
from resonanz.forum.enums import Stage
from resonanz.forum.figures.calendar import calendar_of
from resonanz.forum.figures.dates import calendar_of_days
from resonanz.forum.views.common import public_forum_or_404
from resonanz.ground import clock
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.forum.models import Forum

_ON_A_PAGE = 20
_AFTER = {Stage.SEALED, Stage.BALANCED}


@require_safe
def forums(request: HttpRequest) -> HttpResponse:
    """Coming, running and past evenings, with what became of them."""
    known = reads.public_forums() if ask_reads.is_inside(request) else reads.open_forums()
    ahead = list(known.filter(stage__in=[Stage.LIVE, Stage.ANNOUNCED]).order_by("starts_at"))
    context = {
        "running": [forum for forum in ahead if forum.stage == Stage.LIVE],
        "coming": [forum for forum in ahead if forum.stage == Stage.ANNOUNCED],
        "past": Paginator(known.filter(stage__in=reads.OVER), _ON_A_PAGE).get_page(request.GET.get("page")),
        "staff": reads.staff_numbers(),
        "now": clock.now(),
    }
    return render(request, "forum/forums.html", context)


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    forum = shown_forum_or_404(request, slug)
    rounds = reads.rounds_of(forum.pk)
    agenda = reads.agenda_of(forum, rounds)
    plan = ask_reads.published_plan(forum.inquiry_id)
    context: dict[str, Any] = {
        "forum": forum,
        "inquiry": forum.inquiry,
        "kept": ask_reads.kept_of(forum.inquiry_id),
        "agenda": agenda,
        "minutes": sum(line.minutes for line in agenda if line.starts_at),
        "running": reads.running_round(rounds),
        "plan": plan,
        "takes_applications": plan is not None and plan.takes_applications_now,
        "team": reads.team_of(forum),
        "wishes": reads.wishes_seen(forum),
        "history": reads.history_of(forum, rounds),
        "promises": act_reads.commitments_of(forum.inquiry_id),
        "door": _door(request, forum),
        "review_is_over": bool(forum.review_until and forum.review_until <= clock.now()),
        "is_over": forum.stage in reads.OVER,
        "has_minutes": forum.stage in _AFTER,
    }
    return render(request, "forum/page.html", context)


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    forum = shown_forum_or_404(request, slug)
    address = request.build_absolute_uri(reverse("forum:page", args=[slug]))
    response = HttpResponse(calendar_of(forum, address=address), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{slug}.ics"'
    return response


@require_safe
@cache_control(no_cache=True)
@conditional_page
def dates(request: HttpRequest) -> HttpResponse:
    """Until when something was promised in public, and the next evenings; for calendars that come again and again."""
    ahead = reads.open_forums().filter(stage__in=[Stage.LIVE, Stage.ANNOUNCED]).order_by("starts_at")
    organisation = people_reads.the_organisation()
    told = calendar_of_days(
        reads.due_days(answer_reads.public_inquiries()),
        [forum for forum in ahead if forum.starts_at and forum.ends_at],
        name=_("Zusagen und Foren: %(name)s") % {"name": organisation.name if organisation else "Resonanz"},
        absolute=request.build_absolute_uri,
    )
    response = HttpResponse(told, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="termine.ics"'
    return response


def shown_forum_or_404(request: HttpRequest, slug: str) -> Forum:
    """An announced forum that whoever asks may know of; to all others one among staff is as unknown as none."""
    forum = public_forum_or_404(slug)
    if forum.is_for_staff and not ask_reads.was_let_in(request, forum.inquiry_id) and not _has_seat(request, forum):
        raise Http404
    return forum


def _has_seat(request: HttpRequest, forum: Forum) -> bool:
    code = request.GET.get("platz", "")
    seat = reads.seat_by_code(code) if code else None
    if seat is None or seat.forum_id != forum.pk:
        return False
    ask_reads.let_in(request, forum.inquiry_id)
    return True


def _door(request: HttpRequest, forum: Forum) -> str:
    """Where the code from the screen is typed in; empty while the hall is closed."""
    if forum.stage != Stage.LIVE:
        return ""
    try:
        return request.build_absolute_uri(reverse("forum:arrive", args=[forum.inquiry.slug]))
    except NoReverseMatch:
        return ""
