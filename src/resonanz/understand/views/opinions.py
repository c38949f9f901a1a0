"""The opinion map: for the team, for whoever has voted, and after the voting for everybody."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import State
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.manner import speak
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen import reads as listen_reads
from resonanz.people import reads as people_reads
from resonanz.understand import reads
from resonanz.understand.views.reading import inquiry_or_404

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.listen.models import Voter


@dataclass(frozen=True, kw_only=True)
class _Look:
    """Who looks, and whether they may yet: as long as voting is open, only who has voted enough."""

    inquiry: Inquiry
    voter: Voter | None
    code: str
    is_open: bool
    done: int
    statements: int

    @property
    def may_see(self) -> bool:
        return listen_reads.may_see_others(is_open=self.is_open, done=self.done, statements=self.statements)

    @property
    def needed(self) -> int:
        return listen_reads.first_votes(self.statements)


@login_required
@require_safe
def team_map(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    shown = reads.opinion_map(inquiry.pk)
    context = {
        "inquiry": inquiry,
        "voting": listen_reads.voting_of(inquiry.pk),
        "map": shown,
        "is_computed": shown is None and listen_reads.last_vote(inquiry.pk) >= 0,
        "picture_url": reverse("understand:opinion_picture", args=[slug]),
    }
    return render(request, "understand/opinion_map.html", context)


@login_required
@require_safe
@cache_control(private=True, max_age=10)
def team_picture(request: HttpRequest, slug: str) -> HttpResponse:
    return _picture(request, inquiry_or_404(slug))


@never_cache
@require_safe
def public_map(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, _public_look(request, slug))


@never_cache
@require_safe
def public_picture(request: HttpRequest, slug: str) -> HttpResponse:
    return _gated_picture(request, _public_look(request, slug))


@never_cache
@require_safe
def own_map(request: HttpRequest, code: str) -> HttpResponse:
    return _page(request, _own_look(request, code))


@never_cache
@require_safe
def own_picture(request: HttpRequest, code: str) -> HttpResponse:
    return _gated_picture(request, _own_look(request, code))


def _public_look(request: HttpRequest, slug: str) -> _Look:
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None or inquiry.state == State.DRAFT:
        raise Http404
    speak(du=inquiry.says_du)
    return _look(inquiry, listen_reads.voter_of(inquiry.pk, people_reads.account_of(request)), code="")


def _own_look(request: HttpRequest, code: str) -> _Look:
    voter = listen_reads.voter_by_code(code)
    if voter is None:
        with suppress(TooManyAttempts):
            count_attempt(request, name="code", most=120, seconds=3600)
        raise Http404
    ask_reads.let_in(request, voter.inquiry_id)
    speak(du=voter.inquiry.says_du)
    return _look(voter.inquiry, voter, code=spoken(read_code(code)))


def _look(inquiry: Inquiry, voter: Voter | None, *, code: str) -> _Look:
    voting = listen_reads.voting_of(inquiry.pk)
    if not voting.has_begun:
        raise Http404
    stated = set(listen_reads.voted_on(inquiry.pk).values_list("pk", flat=True))
    return _Look(
        inquiry=inquiry,
        voter=voter,
        code=code,
        is_open=voting.is_open and inquiry.is_open,
        done=len(stated & set(listen_reads.votes_of(voter))),
        statements=len(stated),
    )


def _page(request: HttpRequest, look: _Look) -> HttpResponse:
    ballot = reverse("listen:ballot", args=[look.code]) if look.code else ""
    picture = reverse("understand:own_picture", args=[look.code]) if look.code else ""
    shown = reads.opinion_map(look.inquiry.pk) if look.may_see else None
    context: dict[str, Any] = {
        "inquiry": look.inquiry,
        "look": look,
        "missing": max(0, look.needed - look.done),
        "map": shown,
        "is_computed": look.may_see and shown is None and listen_reads.last_vote(look.inquiry.pk) >= 0,
        "place": reads.own_place(look.voter) if look.may_see else None,
        "ballot_url": ballot or reverse("listen:ballot_start", args=[look.inquiry.slug]),
        "picture_url": picture or reverse("understand:public_picture", args=[look.inquiry.slug]),
    }
    return render(request, "understand/public_map.html", context)


def _gated_picture(request: HttpRequest, look: _Look) -> HttpResponse:
    if not look.may_see:
        raise Http404
    return _picture(request, look.inquiry)


def _picture(request: HttpRequest, inquiry: Inquiry) -> HttpResponse:
    svg = reads.map_picture(inquiry.pk, dark="dunkel" in request.GET)
    if svg is None:
        raise Http404
    return HttpResponse(svg, content_type="image/svg+xml")
