"""Entrances: start pages, the team's overview, small public pages, health."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import InterfaceError, OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resonanz.answer import reads as answer_reads
from resonanz.ask import reads as ask_reads
from resonanz.doors import reads
from resonanz.forum import reads as forum_reads
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.examples import examples
from resonanz.ground.live import let_go
from resonanz.ground.manner import reader_language
from resonanz.ground.middleware import LANGUAGE_KEY, carried_fields, moment_page
from resonanz.ground.negotiation import said_json, wants_json
from resonanz.ground.way_back import way_back
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.people import reads as people_reads
from resonanz.trust import reads as trust_reads
from resonanz.understand import reads as understand_reads


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What we ask at present, and what became of what we asked before."""
    code = read_code(request.GET.get("code", ""))
    if code:
        found = ask_reads.by_code(code)
        if found is not None and ask_reads.may_read(request, found.pk):
            return redirect("listen:inquiry", slug=found.slug)
        if address := _other_door(code):
            return redirect(address)
    inquiries = list(ask_reads.public_inquiries().exclude(pk__in=forum_reads.inquiries_inside()))
    context = {
        "open": [inquiry for inquiry in inquiries if inquiry.is_open],
        "closed": [inquiry for inquiry in inquiries if not inquiry.is_open],
        "next_forum": forum_reads.next_forum(),
        "balanced": forum_reads.last_balanced(),
        "code": request.GET.get("code", ""),
        "code_unknown": bool(code),
    }
    return render(request, "doors/start.html", context)


def _other_door(code: str) -> str:
    """Where a code leads that is no inquiry's: nobody knows which of our codes they hold."""
    if ask_reads.may_be_invitation(code):
        return reverse("ask:invitation", args=[spoken(code)])
    if forum_reads.forum_by_hall_code(code) is not None:
        return reverse("forum:door", args=[code])
    return reverse("answer:voice", args=[spoken(code)]) if len(code) == listen_actions.RECEIPT_LENGTH else ""


@login_required
@require_safe
def team(request: HttpRequest) -> HttpResponse:
    lines = reads.inquiry_lines()
    context = {"lines": lines, "waiting": reads.waiting(lines), "praise": reads.praise()}
    context["slept_drafts"] = answer_reads.slept_drafts(people_reads.member_of(request).pk)
    return render(request, "doors/team.html", context)


@login_required
@require_safe
def inquiry(request: HttpRequest, slug: str) -> HttpResponse:
    found = ask_reads.by_slug(slug)
    if found is None:
        raise Http404
    context = {
        "inquiry": found,
        "counts": listen_reads.counts([found.pk])[found.pk],
        "themes": understand_reads.shown_themes(found.pk, most=5),
        "balance": answer_reads.balance(found, for_team=True),
        "address": request.build_absolute_uri(reverse("listen:inquiry", args=[slug])),
        "short_address": request.build_absolute_uri(reverse("listen:by_code", args=[found.code])),
        "progress": understand_reads.progress_of([found.pk]).get(found.pk),
        "forum": forum_reads.forum_of_inquiry(found.pk),
        "can_embed": found.is_open and found.pk not in ask_reads.asked_inside(),
    }
    return render(request, "doors/inquiry.html", context)


@login_required
@require_safe
def trust(request: HttpRequest) -> HttpResponse:
    """Everything with which the team keeps its word, and what of it waits."""
    return render(request, "doors/trust.html", {"waiting": reads.trust_waiting(people_reads.member_of(request).pk)})


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Why nobody has to believe us: each promise with the button that checks it."""
    return render(request, "doors/check.html", {"checkpoint": trust_reads.newest_checkpoint()})


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    return render(request, "doors/imprint.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The statement that German law asks for, with every gap we know."""
    told = reads.accessibility()
    return render(request, "doors/accessibility.html", {"gaps": told.gaps, "checked_on": told.checked_on})


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    return render(request, "doors/components.html", examples())


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Only who changes the language gets a session, because it was their own wish."""
    request.session[LANGUAGE_KEY] = request.POST.get("language", "")
    return redirect(way_back(request, request.POST.get("next", ""), otherwise=reverse("doors:start")))


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def sealed_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open for too long, or came from elsewhere: one press of a button sends it again.

    A script of ours gets a fresh token instead and sends again by itself; no other site can read the answer.
    """
    if wants_json(request):
        return said_json({"token": get_token(request)}, status=403)
    return render(request, "ground/sealed.html", {"carried": carried_fields(request)}, status=403)


def _letting_go(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Django makes these pages in threads that outlive the request, and each would keep its connection for good."""

    @wraps(page)
    def shown(*args: Any, **given: Any) -> HttpResponse:
        try:
            return page(*args, **given)
        finally:
            let_go()

    return shown


@_letting_go
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if wants_json(request):
        return said_json({"refused": {"": [_("Hier ist nichts")]}}, status=404)
    return render(request, "doors/not_found.html", status=404)


@_letting_go
def server_error(request: HttpRequest) -> HttpResponse:
    """Our own fault, or a database that is away while the session is read. Asks the database for nothing."""
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError | InterfaceError):
        return moment_page(request, error)
    return HttpResponse(render_to_string("doors/error.html", {"LANGUAGE_CODE": reader_language()}), status=500)


@_letting_go
def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Something arrived that is too large or broken to be read."""
    if wants_json(request):
        return said_json({"refused": {"": [_("Das war zu viel auf einmal")]}}, status=400)
    return render(request, "doors/refused.html", status=400)
