"""Sign-in and the team. Parse, one action, render."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.people import actions, emails, reads
from resonanz.people.errors import LinkNotValid
from resonanz.people.forms import EmailForm, MemberChangeForm, MemberForm, OrganisationForm
from resonanz.people.models import Account

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Asks for an address and answers the same whether it is known or not."""
    form = EmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            count_attempt(request, name="sign-in", most=30, seconds=3600)
        except TooManyAttempts:
            form.add_error(None, _("Das waren viele Versuche in kurzer Zeit. Bitte warten Sie eine Stunde."))
        else:
            account = reads.member_by_email(form.cleaned_data["email"])
            if account is not None and emails.can_send():
                link = actions.issue_link(account=account, by=None)
                organisation = reads.the_organisation()
                emails.send_sign_in_link(
                    to=str(account.email),
                    url=link_url(request, link.token),
                    organisation=organisation.name if organisation else "Resonanz",
                )
            return render(request, "people/link_sent.html", {"can_send": emails.can_send()})
    return render(request, "people/sign_in.html", {"form": form, "can_send": emails.can_send()})


@require_http_methods(["GET", "HEAD", "POST"])
def use_link(request: HttpRequest, token: str) -> HttpResponse:
    """A GET only shows a button: mail scanners follow links, people press buttons."""
    if request.method != "POST":
        return render(request, "people/use_link.html", {"token": token})
    try:
        count_attempt(request, name="use-link", most=60, seconds=3600)
        account = actions.redeem_link(token=token)
    except TooManyAttempts:
        sentence = _("Das waren viele Versuche in kurzer Zeit. Bitte warten Sie eine Stunde.")
        return render(request, "people/use_link.html", {"sentence": sentence}, status=429)
    except LinkNotValid:
        return render(request, "people/use_link.html", {"sentence": LinkNotValid.sentence}, status=410)
    login(request, account, backend=_BACKEND)
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = reverse("doors:team")
    return redirect(target)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("doors:start")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest) -> HttpResponse:
    """The team, and a form for one more."""
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        account = actions.add_member(
            name=form.cleaned_data["name"],
            function=form.cleaned_data["function"],
            email=form.cleaned_data["email"],
            by=reads.member_of(request),
        )
        return _show_link(request, account)
    return render(request, "people/team.html", {"form": form, "team": reads.team()})


@login_required
@require_POST
def new_link(request: HttpRequest, pk: int) -> HttpResponse:
    return _show_link(request, get_object_or_404(reads.team(), pk=pk, is_active=True))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, pk: int) -> HttpResponse:
    account = get_object_or_404(reads.team(), pk=pk)
    form = MemberChangeForm(request.POST or None, instance=account)
    if request.method == "POST" and form.is_valid():
        actions.change_member(account=account, by=reads.member_of(request), **form.cleaned_data)
        messages.success(request, _("Gespeichert."))
        return redirect("people:team")
    return render(request, "people/member.html", {"form": form, "member": account})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest) -> HttpResponse:
    form = OrganisationForm(request.POST or None, instance=reads.the_organisation())
    if request.method == "POST" and form.is_valid():
        actions.describe_organisation(**form.cleaned_data)
        messages.success(request, _("Gespeichert."))
        return redirect("people:organisation")
    return render(request, "people/organisation.html", {"form": form})


def link_url(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(reverse("people:use_link", args=[token]))


def _show_link(request: HttpRequest, account: Account) -> HttpResponse:
    link = actions.issue_link(account=account, by=reads.member_of(request))
    context = {"member": account, "url": link_url(request, link.token), "expires_at": link.expires_at}
    return render(request, "people/new_link.html", context)
