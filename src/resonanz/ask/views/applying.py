"""The open invitation for people whose address nobody has, and where everybody sees their own lots."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.ask import actions, reads
from resonanz.ask.enums import State
from resonanz.ask.errors import NoApplications
from resonanz.ask.forms.applying import ApplyForm
from resonanz.ask.rules.applying import DOORS
from resonanz.ask.views.common import inquiry_or_404
from resonanz.ground import clock, manner
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.people import reads as people_reads
from resonanz.people.errors import NoMail

if TYPE_CHECKING:
    from resonanz.ask.models import Audience, Inquiry

_MAILS_AN_HOUR = 5
_TRIES_AN_HOUR = 120


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry, audience = public_plan(slug)
    if audience.apply_until is None:
        raise Http404
    person = people_reads.account_of(request)
    form = ApplyForm(
        request.POST or None, audience=audience, initial={"email": person.email} if person and person.email else {}
    )
    status = HTTPStatus.OK
    if request.method == "POST":
        status = _apply(request, audience, form)
        if status == HTTPStatus.OK:
            return render(request, "ask/applied.html", {"inquiry": inquiry, "audience": audience})
    context = {
        "inquiry": inquiry,
        "audience": audience,
        "form": form,
        "takes_applications": audience.takes_applications(clock.now()),
        "readers": people_reads.present_team(),
    }
    return render(request, "ask/audience_apply.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD"])
def my_lots(request: HttpRequest) -> HttpResponse:
    lots = reads.lots_of(people_reads.member_of(request).pk)
    return render(request, "ask/audience_lots.html", {"lots": lots})


@login_required
@require_POST
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    account = people_reads.member_of(request)
    if actions.leave_list(inquiry_id=inquiry_or_404(slug).pk, account_id=account.pk):
        messages.success(request, _("Sie stehen nicht mehr auf dieser Liste. Einen Grund brauchen wir nicht."))
    return redirect("ask:my_lots")


def public_plan(slug: str) -> tuple[Inquiry, Audience]:
    """A plan that was published; anything else does not exist for the public."""
    inquiry = inquiry_or_404(slug)
    audience = reads.audience_of(inquiry.pk)
    if audience is None or not audience.is_sealed or inquiry.state == State.DRAFT:
        raise Http404
    manner.speak(du=inquiry.says_du)
    return inquiry, audience


def _apply(request: HttpRequest, audience: Audience, form: ApplyForm) -> HTTPStatus:
    """The status; at OK the answer is the same for every address, known or not, and for programs, too."""
    try:
        count_attempt(request, name="apply", most=_TRIES_AN_HOUR, seconds=3600)
        if form.is_filled_by_a_program:
            return HTTPStatus.OK
        if not form.is_valid():
            return HTTPStatus.UNPROCESSABLE_ENTITY
        email = form.cleaned_data["email"]
        count_attempt(request, name="apply", most=_MAILS_AN_HOUR, seconds=3600, whom=email.lower())
        door = request.GET.get("von", "")
        actions.apply(
            audience=audience,
            email=email,
            groups=form.cleaned_data.get("groups", []),
            door=door if door in DOORS else DOORS[0],
            language=manner.spoken(manner.reader_language(), du=audience.inquiry.says_du),
        )
    except TooManyAttempts:
        form.add_error(None, _("Das waren viele Versuche in kurzer Zeit. Bitte warten Sie eine Stunde."))
        return HTTPStatus.TOO_MANY_REQUESTS
    except (NoApplications, NoMail) as refused:
        form.add_error(None, str(refused.sentence))
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return HTTPStatus.OK
