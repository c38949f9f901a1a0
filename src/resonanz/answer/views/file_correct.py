"""Correcting what a person said about themselves; a new address has to be proved first."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.answer.forms import CorrectForm
from resonanz.ground import mail
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import RelationSource
from resonanz.people.errors import AddressNotValid


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest) -> HttpResponse:
    account = people_reads.member_of(request)
    relations = [relation for relation in people_reads.all_relations_of(account.pk) if relation.until is None]
    said = [relation.role for relation in relations if relation.source == RelationSource.SAID]
    initial = {"name": account.name, "email": account.email or "", "roles": said}
    form = CorrectForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        people_actions.correct_person(account=account, name=form.cleaned_data["name"], roles=form.cleaned_data["roles"])
        email = form.cleaned_data["email"].strip().lower()
        if email and email != account.email:
            _ask_at(request, email, people_actions.address_token(account=account, email=email))
            messages.info(
                request, _("Gespeichert. Die neue Adresse gilt, sobald Sie den Link in der Mail dorthin öffnen.")
            )
        else:
            messages.success(request, _("Gespeichert."))
        return redirect("answer:file")
    known = [relation for relation in relations if relation.source != RelationSource.SAID]
    context = {"form": form, "known": known, "can_send": mail.can_send()}
    return render(request, "answer/correct.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest, token: str) -> HttpResponse:
    """A GET only shows a button: mail scanners follow links, people press buttons."""
    sentence, status = "", 200
    if request.method == "POST":
        try:
            people_actions.take_new_address(token=token)
        except AddressNotValid as gone:
            sentence, status = str(gone.sentence), 410
        else:
            messages.success(request, _("Ihre neue Adresse gilt."))
            return redirect("answer:file")
    return render(request, "answer/file_address.html", {"sentence": sentence}, status=status)


def _ask_at(request: HttpRequest, email: str, token: str) -> None:
    url = request.build_absolute_uri(reverse("answer:new_address", args=[token]))
    organisation = people_reads.the_organisation()
    text = _(
        "Guten Tag,\n\njemand möchte diese Adresse in seiner Beziehungsakte eintragen. Wenn Sie das sind, öffnen Sie "
        "bitte diesen Link; er gilt einen Tag:\n\n%(url)s\n\nSonst brauchen Sie nichts zu tun.\n\n%(organisation)s"
    )
    mail.post(
        to=email,
        subject=_("Ihre neue Adresse"),
        body=text % {"url": url, "organisation": organisation.name if organisation else "Resonanz"},
        purpose="address",
    )
