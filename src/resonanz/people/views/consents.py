"""What somebody has allowed: one page to see, give and withdraw, and the links in mails that lead to it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.ground import mail
from resonanz.ground.manner import reader_language
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.people import actions, reads
from resonanz.people.enums import Channel, Door, Ending, Purpose
from resonanz.people.errors import AddressNeeded, NoMail, ReasonNeeded, TokenNotValid
from resonanz.people.forms import ExceptionForm, OwnBudgetForm
from resonanz.people.models import Account
from resonanz.people.rules.addresses import read_confirm_token, read_stop_token

_ONE_CLICK = "One-Click"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def consents(request: HttpRequest) -> HttpResponse:
    """The page; sent back to itself it carries the person's own limit."""
    account = reads.member_of(request)
    offers = reads.offers_of(account, reader_language())
    allowed, status = reads.budget_of(account.pk), 200
    form = OwnBudgetForm(request.POST or None, most=allowed.house, initial={"own_most": allowed.own})
    if request.method == "POST":
        if form.is_valid():
            actions.set_own_budget(account_id=account.pk, most=form.cleaned_data["own_most"])
            messages.success(request, _("Das gilt ab sofort, auf jedem Weg."))
            return redirect("people:consents")
        status = 422
    context = {
        "own_form": form,
        "offers": offers,
        "ended": [consent for consent in reads.consents_of(account.pk) if consent.withdrawn_at is not None],
        "objection": reads.objection_of(account.pk),
        "exception": reads.exception_of(account.pk),
        "budget": allowed,
        "left": reads.budget_left(account.pk),
        "contacts": reads.contacts_of(account.pk)[:100],
        "can_link": mail.can_link(),
    }
    return render(request, "people/consents.html", context, status=status)


@login_required
@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """One button per line: whoever may give may take back, here and at once."""
    account = reads.member_of(request)
    deed, _dash, key = request.POST.get("deed", "").partition(":")
    try:
        said = _change(request, account, deed, key)
    except (AddressNeeded, NoMail) as missing:
        messages.error(request, missing.sentence)
    except TooManyAttempts:
        messages.error(request, _("Das waren viele Versuche in kurzer Zeit. Bitte warten Sie eine Stunde."))
    else:
        messages.success(request, said)
    return redirect("people:consents")


def _change(request: HttpRequest, account: Account, deed: str, key: str) -> str:
    if deed == "object":
        actions.object_to_contact(account_id=account.pk, how=Ending.OWN_PAGE)
        return _("Ab jetzt bekommen Sie nur noch, worum Sie selbst gebeten haben.")
    if deed == "lift":
        actions.lift_objection(account_id=account.pk)
        return _("Ihr Widerspruch ist aufgehoben. Was Sie wieder erlauben möchten, sagen Sie bitte einzeln.")
    purpose, channel = _meant(account, key)
    if deed == "withdraw":
        actions.withdraw_consent(account_id=account.pk, purpose=purpose, channel=channel, how=Ending.OWN_PAGE)
        return _("Zurückgezogen. Was deshalb noch unterwegs war, haben wir angehalten.")
    if deed != "give":
        raise Http404
    count_attempt(request, name="consent", most=30, seconds=3600)
    given = actions.give_consent(
        account=account, purpose=purpose, channel=channel, language=reader_language(), source=Door.OWN_PAGE
    )
    if given.confirmed_at is None:
        return _("Danke. Bitte bestätigen Sie es noch mit dem Knopf hinter dem Link, den wir Ihnen geschickt haben.")
    return _("Danke, das ist notiert.")


def _meant(account: Account, key: str) -> tuple[Purpose, Channel]:
    for offer in reads.offers_of(account, "de"):
        if offer.key == key:
            return offer.wording.purpose, offer.wording.channel
    raise Http404


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A GET only shows a button: mail scanners follow links, people press buttons."""
    sentence, consent = "", None
    if request.method == "POST":
        try:
            consent = actions.confirm_consent(token=token)
        except TokenNotValid as invalid:
            sentence = str(invalid.sentence)
    elif read_confirm_token(token) is None:
        sentence = str(TokenNotValid.sentence)
    context = {"consent": consent, "sentence": sentence}
    return render(request, "people/confirm.html", context, status=410 if sentence else 200)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """The way out in every mail. The token is the right to use it: no sign-in, and mail programs send no CSRF token."""
    meant = read_stop_token(token)
    if meant is None:
        return render(request, "people/stop.html", {"sentence": TokenNotValid.sentence}, status=410)
    account_id, purpose = meant
    if request.method != "POST":
        return render(request, "people/stop.html", {"purpose": Purpose(purpose), "asks": True})
    how = Ending.ONE_CLICK if request.POST.get("List-Unsubscribe") == _ONE_CLICK else Ending.LINK
    withdrawn = actions.withdraw_consent(account_id=account_id, purpose=purpose, channel=Channel.EMAIL, how=how)
    # Without a consent of their own they were written to by the exception, and "no more" is the objection to it.
    by_exception = not withdrawn and reads.exception_of(account_id) is not None
    everything = request.POST.get("deed") == "object" or by_exception
    if everything:
        actions.object_to_contact(account_id=account_id, how=how)
    return render(request, "people/stop.html", {"purpose": Purpose(purpose), "everything": everything})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def may_write(request: HttpRequest, pk: int) -> HttpResponse:
    """For the team: who may be written to, for what and on which ground, and the exception of § 7(3) UWG."""
    by = reads.member_of(request)
    if not by.is_team:
        raise Http404
    account = get_object_or_404(Account, pk=pk)
    form, status = ExceptionForm(request.POST if request.POST.get("deed") == "tick" else None), 200
    if request.POST.get("deed") == "end":
        actions.end_exception(account_id=pk)
        return redirect("people:may_write", pk=pk)
    if form.is_valid():
        try:
            actions.tick_exception(account=account, facts=form.facts, reason=form.cleaned_data["reason"], by=by)
        except ReasonNeeded as missing:
            form.add_error(None, str(missing.sentence))
            status = 422
        else:
            return redirect("people:may_write", pk=pk)
    context = {
        "person": account,
        "verdicts": [
            (purpose, channel, reads.may_contact(account, purpose, channel)) for purpose, channel in _shown_ways()
        ],
        "exception": reads.exception_of(pk),
        "left": reads.budget_left(pk),
        "budget": reads.budget_of(pk),
        "form": form,
    }
    return render(request, "people/may_write.html", context, status=status)


def _shown_ways() -> list[tuple[Purpose, Channel]]:
    return [(purpose, channel) for purpose in Purpose for channel in Channel if _makes_sense(purpose, channel)]


def _makes_sense(purpose: Purpose, channel: Channel) -> bool:
    return channel == Channel.EMAIL or purpose in {Purpose.INVITATION, Purpose.FORUM}
