"""`Mein Konto`: what people decide about their own account."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.ground import mail
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.people import actions, reads
from resonanz.people.enums import RelationSource
from resonanz.people.errors import AddressTaken, CodeNotValid, NameTaken, NameUnreadable
from resonanz.people.forms import AddressForm, CodeForm, NameForm, PasswordForm, RelationsForm
from resonanz.people.models import Account
from resonanz.people.views.fresh import fresh_sign_in_required
from resonanz.people.views.signing import too_often


@login_required
@require_http_methods(["GET", "HEAD"])
def account(request: HttpRequest) -> HttpResponse:
    person = reads.member_of(request)
    relations = list(reads.relations_of(person))
    context = {
        "person": person,
        "relations": relations,
        "factors": actions.factors_of(person),
        "codes_left": len(actions.recovery_codes(person)),
        "links": reads.links_for(person),
        "identities": list(person.service_identities.order_by("pk")),
    }
    return render(request, "people/account.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    person = reads.member_of(request)
    form = NameForm(request.POST or None, initial={"name": person.name})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.rename(account=person, name=form.cleaned_data["name"])
            except (NameTaken, NameUnreadable) as refused:
                form.add_error("name", str(refused.sentence))
            else:
                return _saved(request)
    context = {"form": form, "title": _("Ihr Name")}
    return render(request, "people/account_form.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def relations(request: HttpRequest) -> HttpResponse:
    person = reads.member_of(request)
    current = list(reads.relations_of(person))
    said = [relation.role for relation in current if relation.source == RelationSource.SAID]
    form = RelationsForm(request.POST if request.method == "POST" else None, initial={"roles": said})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            actions.say_relations(account=person, roles=form.cleaned_data["roles"])
            return _saved(request)
    facts = [relation for relation in current if relation.source != RelationSource.SAID]
    context = {"form": form, "title": _("Wie Sie zu uns stehen"), "facts": facts}
    return render(request, "people/account_form.html", context, status=status)


@fresh_sign_in_required
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Setting a password ends all other sessions, as it does when somebody fears that it is known."""
    person = reads.member_of(request)
    form = PasswordForm(request.POST or None, account=person)
    status = 200
    if request.method == "POST":
        status = 422
        try:
            count_attempt(request, name="own-password", most=20, seconds=3600, whom=str(person.pk))
            if form.is_valid():
                actions.set_password(account=person, password=form.cleaned_data["new"])
                update_session_auth_hash(request, person)
                return _saved(request)
        except TooManyAttempts:
            form.add_error(None, too_often())
            status = 429
    context = {"form": form, "title": _("Kennwort")}
    return render(request, "people/account_form.html", context, status=status)


@fresh_sign_in_required
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """Another address: a code goes there, and with it the change is made."""
    person = reads.member_of(request)
    if "ticket" in request.POST:
        return _change_address(request, person)
    form = AddressForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                count_attempt(request, name="codes", most=6, seconds=3600, whom=str(person.pk))
                ticket = actions.send_code(address=form.cleaned_data["email"], is_known=True)
                typing = CodeForm(initial={"ticket": ticket.token, "email": form.cleaned_data["email"]})
                return render(request, "people/enter_code.html", {"form": typing, "action": request.path})
        except TooManyAttempts:
            form.add_error(None, too_often())
            status = 429
    context = {"form": form, "title": _("Andere E-Mail-Adresse"), "can_send": mail.can_send(), "is_address": True}
    return render(request, "people/account_form.html", context, status=status)


@login_required
@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    person = reads.member_of(request)
    actions.end_sessions(account=person)
    update_session_auth_hash(request, person)
    messages.success(request, _("Alle anderen Sitzungen sind beendet."))
    return redirect("people:account")


def _change_address(request: HttpRequest, person: Account) -> HttpResponse:
    form = CodeForm(request.POST)
    status = 422
    if form.is_valid():
        shown = form.cleaned_data
        try:
            count_attempt(request, name="sign-in-code", most=60, seconds=3600)
            actions.change_address(account=person, ticket=shown["ticket"], address=shown["email"], code=shown["code"])
            return _saved(request)
        except TooManyAttempts:
            form.add_error(None, too_often())
            status = 429
        except (CodeNotValid, AddressTaken) as refused:
            form.add_error(None, str(refused.sentence))
    return render(request, "people/enter_code.html", {"form": form, "action": request.path}, status=status)


def _saved(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Gespeichert."))
    return redirect("people:account")
