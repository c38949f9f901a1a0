"""One page to sign in, for everybody. It answers the same whether it knows an address or not."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.ground import mail
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.people import actions, reads
from resonanz.people.errors import AccountClosed, CodeNotValid, FactorNotValid, LinkNotValid, PasswordNotValid
from resonanz.people.forms import CodeForm, SecondFactorForm, SignInForm
from resonanz.people.models import Account
from resonanz.people.views.entering import begin, enter, half_way

_HOUR = 3600
_CODES_AN_HOUR = 6


def too_often() -> str:
    return _("Das waren viele Versuche in kurzer Zeit. Bitte warten Sie eine Stunde.")


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """An address, and a password for whoever has one. Without one a code goes out by mail."""
    target = request.POST.get("next", "") or request.GET.get("next", "")
    form = SignInForm(request.POST or None, can_send=mail.can_send())
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            address, password = form.cleaned_data["email"], form.cleaned_data["password"]
            try:
                count_attempt(request, name="sign-in", most=30, seconds=_HOUR)
                if password:
                    account = _by_password(request, address, password)
                    return begin(request, account, by="password", target=target)
                return _ask_code(request, address, target)
            except TooManyAttempts:
                form.add_error(None, too_often())
                status = 429
            except PasswordNotValid as wrong:
                form.add_error(None, str(wrong.sentence))
    page = _page(form=form, target=target, demo_host=reads.demo_host(request))
    return render(request, "people/sign_in.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """Only a press of the button uses a code; the page that asked for it brings its ticket along."""
    form = CodeForm(request.POST or None)
    if request.method != "POST":
        return redirect("people:sign_in")
    status = 422
    if form.is_valid():
        shown = form.cleaned_data
        try:
            count_attempt(request, name="sign-in-code", most=60, seconds=_HOUR)
            account = actions.redeem_code(ticket=shown["ticket"], address=shown["email"], code=shown["code"])
            return begin(request, account, by="code", target=shown["next"])
        except TooManyAttempts:
            form.add_error(None, too_often())
            status = 429
        except (CodeNotValid, AccountClosed) as refused:
            form.add_error(None, str(refused.sentence))
    return render(request, "people/enter_code.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    waiting = half_way(request)
    account = Account.objects.filter(pk=waiting["account"], is_active=True).first() if waiting else None
    if waiting is None or account is None:
        return redirect("people:sign_in")
    form = SecondFactorForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                count_attempt(request, name="second", most=10, seconds=_HOUR, whom=str(account.pk))
                actions.check_factor(account=account, code=form.cleaned_data["code"])
                return enter(request, account, by=waiting["by"], target=waiting["target"])
            except TooManyAttempts:
                form.add_error(None, too_often())
                status = 429
            except FactorNotValid as wrong:
                form.add_error("code", str(wrong.sentence))
    return render(request, "people/second_step.html", {"form": form, "target": waiting["target"]}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def use_link(request: HttpRequest, token: str) -> HttpResponse:
    """A GET only shows a button: mail scanners follow links, people press buttons."""
    if request.method != "POST":
        return render(request, "people/use_link.html", {"token": token})
    try:
        count_attempt(request, name="use-link", most=60, seconds=_HOUR)
        account = actions.redeem_link(token=token)
    except TooManyAttempts:
        return render(request, "people/use_link.html", {"sentence": too_often()}, status=429)
    except LinkNotValid:
        return render(request, "people/use_link.html", {"sentence": LinkNotValid.sentence}, status=410)
    return enter(request, account, by="link", target=request.POST.get("next", ""))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("doors:start")


def _by_password(request: HttpRequest, address: str, password: str) -> Account:
    """An unknown address costs as much time as a wrong password (Django hashes either way)."""
    count_attempt(request, name="password", most=10, seconds=_HOUR, whom=actions.mailbox(address))
    account = authenticate(request, username=address, password=password)
    if not isinstance(account, Account):
        raise PasswordNotValid
    return account


def _ask_code(request: HttpRequest, address: str, target: str) -> HttpResponse:
    """Too many codes for one mailbox are not sent, and the page does not say so: it would tell who writes to whom."""
    is_quiet = False
    try:
        count_attempt(request, name="codes", most=_CODES_AN_HOUR, seconds=_HOUR, whom=actions.mailbox(address))
    except TooManyAttempts:
        is_quiet = True
    ticket = actions.send_code(address=address, is_quiet=is_quiet)
    form = CodeForm(initial={"ticket": ticket.token, "email": address, "next": target})
    return render(request, "people/enter_code.html", {"form": form, "can_send": mail.can_send()})


def _page(**context: Any) -> dict[str, Any]:
    return {"can_send": mail.can_send(), "service": settings.ENVIRONMENT.service, **context}
