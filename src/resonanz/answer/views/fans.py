"""Being a fan: one page of one's own to say so, to pause and to stop, and the link in a mail that pauses."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from resonanz.answer import actions, reads
from resonanz.answer.enums import FanStanding
from resonanz.answer.errors import FanRefused, GivingChanged, GivingMissing
from resonanz.answer.forms.fans import FanForm, PauseForm
from resonanz.answer.rules.fans import PAUSE_DAYS, read_pause_token
from resonanz.ground import clock
from resonanz.listen import reads as listen_reads
from resonanz.listen.errors import StoryUnknown
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.people.models import Account

_LONGEST_NUMBER = 9


@require_http_methods(["GET", "HEAD", "POST"])
def fan(request: HttpRequest, code: str = "") -> HttpResponse:
    """Everybody reads what we give. Steps are taken by the person themselves and for nobody else."""
    account = _by_code(request, code) if code else people_reads.account_of(request)
    form = FanForm(request.POST if request.POST.get("deed") == "declare" else None)
    pause, status = PauseForm(request.POST if request.POST.get("deed") == "pause" else None), 200
    if request.method == "POST":
        if account is None:
            return redirect_to_login(reverse("answer:fan"))
        if _taken(request, account, form, pause):
            return redirect(request.path)
        status = 422
    return render(request, "answer/fan.html", _context(account, form, pause, code), status=status)


def _by_code(request: HttpRequest, code: str) -> Account | None:
    """Only whom we know by nothing but a confirmed address: a code opens one voice, never somebody's account."""
    try:
        story = listen_reads.story_for_guest(request, code)
    except StoryUnknown as unknown:
        raise Http404 from unknown
    if story.person_id is None or not people_reads.is_known_only_by_address(story.person_id):
        return None
    account = people_reads.member(story.person_id)
    return account if reads.has_shown_the_mailbox(account) else None


def _taken(request: HttpRequest, account: Account, form: FanForm, pause: PauseForm) -> bool:
    """Takes the step that was pressed, and says so; False with the sentences in the forms where it was refused."""
    deed, told = request.POST.get("deed", ""), form
    try:
        if deed == "declare":
            if not form.is_valid():
                return False
            actions.declare_fan(account_id=account.pk, read=_number(request.POST.get("read", "")), **form.cleaned_data)
            messages.success(
                request, _("Danke. Das haben Sie selbst gesagt, und Sie nehmen es zurück, wann Sie wollen.")
            )
        elif deed == "pause":
            told = pause  # type: ignore[assignment]  # both only take sentences here
            if not pause.is_valid():
                return False
            actions.pause_fan(account_id=account.pk, until=pause.cleaned_data["until"])
            messages.success(request, _("Pause. Bis dahin fragen wir Sie nichts."))
        elif deed == "resume":
            actions.resume_fan(account_id=account.pk)
            messages.success(request, _("Schön, dass Sie wieder dabei sind."))
        elif deed == "leave":
            actions.leave_fans(account_id=account.pk)
            messages.success(request, _("Sie sind nicht mehr dabei. Danke für die Zeit."))
        else:
            raise Http404
    except (GivingMissing, GivingChanged) as refused:
        told.add_error(None, str(refused.sentence))
        return False
    except FanRefused as refused:
        field = refused.field or ("until" if deed == "pause" else None)
        if not told.is_bound:
            messages.error(request, refused.sentence)
            return True
        told.add_error(field, refused.sentence)
        return False
    return True


def _number(typed: str) -> int:
    """Which version somebody read; 0 for none that there is."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < _LONGEST_NUMBER else 0


def _context(account: Account | None, form: FanForm, pause: PauseForm, code: str) -> dict[str, Any]:
    offered, own = reads.giving(), reads.fan_of(account.pk) if account else None
    if not form.is_bound:
        said = {"kinds": list(own.kinds), "why": own.why, "is_named": own.is_named} if own and own.is_declared else {}
        form = FanForm(initial=said)
    return {
        "giving": offered,
        "givings": reads.all_givings()[:20],
        "fan": own,
        "person": account,
        "works_here": account is not None and people_reads.works_here(account),
        "may_be_invited": account is not None and reads.may_be_invited(account.pk),
        "form": form,
        "pause_form": pause,
        "is_paused": own is not None and own.key == FanStanding.PAUSED,
        "has_left": own is not None and own.key == FanStanding.LEFT,
        "invitations": reads.open_invitations() if own is not None and own.key == FanStanding.ACTIVE else (),
        "code": code,
    }


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: HttpRequest, token: str) -> HttpResponse:
    """The link in a mail. The token is the right to use it; a GET changes nothing: scanners of mails follow links."""
    account_id = read_pause_token(token)
    if account_id is None or people_reads.account(account_id) is None:
        return render(request, "answer/fan_pause.html", {"gone": True}, status=410)
    done = ""
    if request.method == "POST":
        try:
            if request.POST.get("deed") == "leave":
                actions.leave_fans(account_id=account_id)
                done = "left"
            else:
                for_ever = request.POST.get("deed") != "pause"
                until = None if for_ever else clock.today() + timedelta(days=PAUSE_DAYS)
                actions.pause_fan(account_id=account_id, until=until)
                done = "paused"
        except FanRefused:
            done = "left"
    context = {"done": done, "until": clock.today() + timedelta(days=PAUSE_DAYS), "fan": reads.fan_of(account_id)}
    return render(request, "answer/fan_pause.html", context)
