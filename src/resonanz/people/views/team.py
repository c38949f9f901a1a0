"""The team and the organisation. Parse, one action, render."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.people import actions, reads
from resonanz.people.forms import MemberChangeForm, MemberForm, OrganisationForm
from resonanz.people.models import Account


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def team(request: HttpRequest) -> HttpResponse:
    """The team, and a form for one more."""
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        had_account = reads.account_by_email(form.cleaned_data["email"] or "") is not None
        account = actions.add_member(
            name=form.cleaned_data["name"],
            function=form.cleaned_data["function"],
            email=form.cleaned_data["email"],
            by=reads.member_of(request),
        )
        if not had_account:
            return _show_link(request, account)
        # A link would open what belongs to the person alone; with their own way in they need none.
        messages.success(request, _("Zu dieser Adresse gab es schon ein Konto. Die Person meldet sich an wie bisher."))
        return redirect("people:team")
    organisation = reads.the_organisation()
    context = {
        "form": form,
        "team": reads.team(),
        "lookalikes": reads.lookalike_domains(),
        "asks_second_factor": organisation is not None and organisation.asks_second_factor,
    }
    return render(request, "people/team.html", context)


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
        before = get_object_or_404(reads.team(), pk=pk)
        actions.change_member(account=before, by=reads.member_of(request), **form.cleaned_data)
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


def _show_link(request: HttpRequest, account: Account) -> HttpResponse:
    link = actions.issue_link(account=account, by=reads.member_of(request))
    url = request.build_absolute_uri(reverse("people:use_link", args=[link.token]))
    return render(request, "people/new_link.html", {"member": account, "url": url, "expires_at": link.expires_at})
