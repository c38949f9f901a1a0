"""All forums, a new one, one at a glance, and its announcement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resonanz.ask import reads as ask_reads
from resonanz.ask.errors import InquiryNotReady, SlugNotValid, SlugTaken
from resonanz.forum import actions, reads
from resonanz.forum.enums import Form, Stage
from resonanz.forum.errors import BalanceOwed, ForumNotReady, NotNow
from resonanz.forum.forms import NewForumForm
from resonanz.forum.rules.library import templates
from resonanz.forum.views.common import forum_or_404
from resonanz.forum.views.missing import obstacles_of
from resonanz.ground.manner import reader_language, spoken
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from datetime import datetime

    from resonanz.forum.models import Forum


@login_required
@require_safe
def forums(request: HttpRequest) -> HttpResponse:
    return render(request, "forum/team_forums.html", {"lines": reads.forum_lines()})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = NewForumForm(request.POST) if request.method == "POST" else NewForumForm(initial=_asked_for(request))
    if form.is_valid():
        told = form.cleaned_data
        try:
            forum = actions.begin_draft(
                form=Form(told["form"]),
                template=told["template"],
                language=spoken(reader_language(), du=form.about is not None and form.about.says_du),
                by=people_reads.member_of(request).pk,
                inquiry=form.about,
                title=told["title"],
                slug=told["slug"],
            )
        except (SlugTaken, SlugNotValid) as problem:
            form.add_error("slug", str(problem.sentence))
        except NotNow as problem:
            form.add_error("inquiry", str(problem.sentence))
        else:
            messages.success(request, _("Als Entwurf gespeichert. Eingeladen wird erst nach der Ankündigung."))
            return redirect("forum:overview", slug=forum.inquiry.slug)
    samples = list(templates(reader_language()).values())
    return render(request, "forum/new.html", {"form": form, "samples": samples})


@login_required
@require_safe
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    return _overview(request, forum_or_404(slug))


@login_required
@require_POST
def announce(request: HttpRequest, slug: str) -> HttpResponse:
    forum = forum_or_404(slug)
    try:
        actions.announce_forum(forum=forum, by=people_reads.member_of(request).pk)
    except (BalanceOwed, ForumNotReady, InquiryNotReady) as refused:
        return _overview(request, forum_or_404(slug), refused=str(refused.sentence), status=422)
    except NotNow as late:
        messages.warning(request, str(late.sentence))
    else:
        messages.success(request, _("Das Forum ist angekündigt. Jetzt können Einladungen hinaus."))
    return redirect("forum:overview", slug=slug)


def _asked_for(request: HttpRequest) -> dict[str, object]:
    """`?anliegen=` chooses an inquiry, as the page of that inquiry does."""
    chosen = reads.free_inquiries().filter(slug=request.GET.get("anliegen", "")).first()
    return {"inquiry": chosen.pk} if chosen else {}


def _overview(request: HttpRequest, forum: Forum, *, refused: str = "", status: int = 200) -> HttpResponse:
    inquiry = forum.inquiry
    is_draft = forum.stage == Stage.DRAFT
    context = {
        "forum": forum,
        "inquiry": inquiry,
        "refused": refused,
        "stages": _stages(forum),
        "missing": obstacles_of(forum) if is_draft else [],
        "is_draft": is_draft,
        "rounds": reads.rounds_of(forum.pk),
        "minutes": forum.rounds.aggregate(n=Sum("minutes"))["n"] or 0,
        "helpers": reads.helpers_of(forum.pk),
        "waiting": reads.waiting_wishes(forum),
        "listed": ask_reads.list_counts(inquiry.pk).total(),
        "invited": sum(n for _state, n in ask_reads.state_counts(inquiry.pk)),
        "before": forum.previous,
    }
    return render(request, "forum/overview.html", context, status=status)


def _stages(forum: Forum) -> list[tuple[str, datetime | None, str]]:
    """Each stage with its time and whether it is behind us, here, or ahead."""
    order = list(Stage)
    here = order.index(Stage(forum.stage))
    reached = {row.deed: row.at for row in reads.happenings_of(forum.pk)}
    times = {
        Stage.DRAFT: forum.created_at,
        Stage.ANNOUNCED: reached.get("announced"),
        Stage.LIVE: forum.began_at,
        Stage.REVIEW: forum.closed_at,
        Stage.SEALED: forum.sealed_at,
        Stage.BALANCED: forum.balanced_at,
    }
    marks = ["done" if place < here else "here" if place == here else "" for place in range(len(order))]
    return [(str(stage.label), times[stage], mark) for stage, mark in zip(order, marks, strict=True)]
