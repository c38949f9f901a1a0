"""For the team: who is invited on which way and ground, what went out, what did not, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resonanz.ask import actions, reads
from resonanz.ask.errors import InquiryNotOpen, NothingToSend, NoWayOut
from resonanz.ask.forms.invitations import CardsForm, RemindForm
from resonanz.ask.models import Invitation
from resonanz.ask.rules.invitations import last_day
from resonanz.ask.tasks import ask_to_work
from resonanz.ask.views.common import inquiry_or_404
from resonanz.ground import clock, mail, manner
from resonanz.ground.mail_html import as_html
from resonanz.people import reads as people_reads
from resonanz.people.enums import Channel, Purpose

if TYPE_CHECKING:
    from resonanz.ask.models import Candidate, Inquiry

_A_PAGE = 50
_WAYS = {Channel.EMAIL.value, Channel.LETTER.value, Channel.HAND.value}


@login_required
@require_http_methods(["GET", "HEAD"])
def page(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "ask/invitations.html", _context(request, inquiry_or_404(slug)))


def _context(request: HttpRequest, inquiry: Inquiry, **more: Any) -> dict[str, Any]:
    counts = reads.state_counts(inquiry.pk)
    wanted = request.GET.get("zeigen", "")
    state = wanted if wanted in {key.value for key, _n in counts} else ""
    waiting = Paginator(reads.to_invite(inquiry).select_related("account"), _A_PAGE).get_page(request.GET.get("wer"))
    return {
        "inquiry": inquiry,
        "counts": [(key.value, key.label, n) for key, n in counts],
        "state": state,
        "page": Paginator(reads.invitations(inquiry.pk, state=state), _A_PAGE).get_page(request.GET.get("page")),
        "waiting": waiting,
        "ways": _ways(list(waiting)),
        "is_drawn": reads.is_drawn(inquiry.pk),
        "batch": reads.batches(inquiry.pk).first(),
        "remind_form": RemindForm(),
        "remindable": actions.to_remind(inquiry.pk, pause=actions.USUAL_PAUSE).count(),
        "cards_form": CardsForm(),
        "paper": reads.paper_counts(inquiry.pk),
        "can_link": mail.can_link(),
        "budget": people_reads.budget(),
        "previews": [(code, label, sample(inquiry, code)) for code, label in settings.LANGUAGES],
        **more,
    }


def _ways(candidates: list[Candidate]) -> list[tuple[Candidate, str, bool, bool, int]]:
    """Each with the ground for an e-mail or why there is none, whether a letter reaches them, and the budget left."""
    accounts = [candidate.account for candidate in candidates]
    verdicts = people_reads.may_contact_all(accounts, Purpose.INVITATION, Channel.EMAIL)
    letters = people_reads.may_contact_all(accounts, Purpose.INVITATION, Channel.LETTER)
    addresses = people_reads.postal_addresses([account.pk for account in accounts])
    left = people_reads.rooms_left([account.pk for account in accounts])
    return [
        (
            candidate,
            verdicts[candidate.account_id].sentence,
            verdicts[candidate.account_id].allowed,
            letters[candidate.account_id].allowed and candidate.account_id in addresses,
            left[candidate.account_id],
        )
        for candidate in candidates
    ]


@login_required
@require_POST
def start(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    way = request.POST.get("way", "")
    if way not in _WAYS:
        raise Http404
    by = people_reads.member_of(request).pk
    try:
        batch = actions.start_inviting(inquiry=inquiry, channel=Channel(way), by=by)
    except (NothingToSend, NoWayOut, InquiryNotOpen) as problem:
        messages.error(request, str(problem.sentence))
    else:
        ask_to_work(batch.pk)
    return redirect("ask:invitations", slug=slug)


@login_required
@require_POST
def remind(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    form = RemindForm(request.POST)
    if not form.is_valid():
        return render(request, "ask/invitations.html", _context(request, inquiry, remind_form=form), status=422)
    by = people_reads.member_of(request).pk
    try:
        batch = actions.start_reminding(inquiry=inquiry, pause=form.cleaned_data["pause"], by=by)
    except (NothingToSend, NoWayOut, InquiryNotOpen) as problem:
        messages.error(request, str(problem.sentence))
    else:
        ask_to_work(batch.pk)
    return redirect("ask:invitations", slug=slug)


@login_required
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that renews itself."""
    batch = reads.batch(pk)
    if batch is None:
        raise Http404
    return render(request, "ask/parts/invitation_batch.html", {"batch": batch, "inquiry": batch.inquiry})


@login_required
@require_safe
def preview(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """The mail as HTML, made by the same function as the real one."""
    inquiry = inquiry_or_404(slug)
    if language not in dict(settings.LANGUAGES):
        raise Http404
    text = sample(inquiry, language)
    return HttpResponse(as_html(text.body, language=language, subject=text.subject))


@login_required
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = reads.invitation(pk)
    if found is None:
        raise Http404
    deed, _dash, way = request.POST.get("deed", "").partition(":")
    if deed == "stop":
        done = actions.stop_invitation(invitation_id=pk)
        said = _("Angehalten. Der Platz im Kontaktbudget ist wieder frei.")
    elif deed == "anew" and way in _WAYS:
        done, said = _issue_anew(request, found, Channel(way))
    else:
        raise Http404
    if done:
        messages.success(request, said)
    else:
        messages.error(request, said if deed == "anew" else _("Das geht nicht mehr: Sie ist schon hinaus."))
    return redirect("ask:invitations", slug=found.inquiry.slug)


def _issue_anew(request: HttpRequest, found: Invitation, way: Channel) -> tuple[bool, str]:
    try:
        issued = actions.issue_anew(invitation_id=found.pk, channel=way, by=people_reads.member_of(request).pk)
    except InquiryNotOpen as closed:
        return False, str(closed.sentence)
    if issued.problem:
        return False, issued.problem
    return True, _("Neu ausgestellt. Der alte Code gilt nicht mehr.")


def sample(inquiry: Inquiry, language: str) -> Any:
    """What a person would read; the code is an example."""
    row = Invitation(pk=0, issue=0, language=language, expires_on=last_day(clock.today(), inquiry.keep_until))
    with translation.override(manner.spoken(language, du=inquiry.says_du)):
        name = _("Lea Sommer")
    return actions.text_for(actions.inquiry_says(inquiry), row, name=name)
