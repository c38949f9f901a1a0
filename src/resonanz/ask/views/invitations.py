"""The pages that an invitation leads to. A GET redeems nothing: mail scanners follow links, people press buttons."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from resonanz.ask import actions, reads
from resonanz.ask.enums import InvitationState
from resonanz.ask.errors import InvitationOver, InvitationReplaced, InvitationUnknown
from resonanz.ask.forms.invitations import InvitationCodeForm
from resonanz.ask.models import Invitation
from resonanz.ground import clock
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.manner import speak
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt, refuse_after

_MOST_WRONG, _WINDOW = 300, 3600
_WRONG = "invitation"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Where a code from paper is typed in."""
    form, status = InvitationCodeForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            code = form.cleaned_data["code"]
            try:
                _look_up(request, code)
            except InvitationReplaced:
                return redirect("ask:invitation", code=spoken(code))
            except InvitationUnknown as unknown:
                form.add_error("code", str(unknown.sentence))
                status = 404
            except TooManyAttempts:
                form.add_error(None, _("Das waren sehr viele Versuche. Bitte warten Sie eine Stunde."))
                status = 429
            else:
                return redirect("ask:invitation", code=spoken(code))
    return render(request, "ask/invitation_code.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str) -> HttpResponse:
    try:
        found = _look_up(request, code)
    except (InvitationUnknown, InvitationReplaced) as problem:
        return render(request, "ask/invitation_over.html", {"sentence": problem.sentence}, status=404)
    except TooManyAttempts:
        sentence = _("Von diesem Anschluss kamen sehr viele falsche Codes. Bitte warten Sie eine Stunde.")
        return render(request, "ask/invitation_over.html", {"sentence": sentence}, status=429)
    speak(du=found.inquiry.says_du)
    if request.method == "POST":
        return _do(request, found, request.POST.get("deed", ""))
    return _show(request, found)


def _look_up(request: HttpRequest, code: str) -> Invitation:
    refuse_after(request, name=_WRONG, most=_MOST_WRONG, seconds=_WINDOW)
    try:
        return reads.invitation_by_code(read_code(code))
    except (InvitationUnknown, InvitationReplaced):
        count_attempt(request, name=_WRONG, most=_MOST_WRONG, seconds=_WINDOW)
        raise


def _do(request: HttpRequest, found: Invitation, deed: str) -> HttpResponse:
    if deed == "tell":
        try:
            request.session[reads.INVITATION_KEY] = actions.begin_telling(invitation=found)
        except InvitationOver:
            return _show(request, found, status=409)
        return redirect("listen:inquiry", slug=found.inquiry.slug)
    # Declining is possible as long as nobody has answered, also when the day is over.
    if deed == "decline":
        actions.decline(invitation=found)
    elif deed == "never" and found.candidate_id is not None:
        actions.never_again(invitation=found)
        return render(request, "ask/invitation_never.html", {"inquiry": found.inquiry})
    else:
        raise Http404
    return redirect("ask:invitation", code=spoken(actions.code_for(found)))


def _show(request: HttpRequest, found: Invitation, *, status: int = 200) -> HttpResponse:
    reads.let_in(request, found.inquiry_id)
    over = ""
    try:
        actions.check_usable(found, clock.today())
    except InvitationOver as ended:
        over = ended.sentence
    context = {
        "invitation": found,
        "inquiry": found.inquiry,
        "over": over,
        "is_open": found.inquiry.is_open,
        "is_declined": found.state == InvitationState.DECLINED,
        "is_answered": found.state == InvitationState.ANSWERED,
        "is_named": found.candidate_id is not None,
        "code": actions.code_for(found),
        "counts": reads.public_counts(found.inquiry_id),
        "few": reads.FEW,
    }
    return render(request, "ask/invitation.html", context, status=status)
