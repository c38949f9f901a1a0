"""Witnesses: the team names them, they themselves agree and leave."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import user_passes_test
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.ground import mail
from resonanz.trust import actions, reads
from resonanz.trust.errors import WitnessUnknown
from resonanz.trust.forms import WitnessForm

team_only = user_passes_test(lambda user: getattr(user, "is_team", False))


@team_only
@require_http_methods(["GET", "HEAD", "POST"])
def witnesses(request: HttpRequest) -> HttpResponse:
    form = WitnessForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.name_witness(**form.cleaned_data, by=_member(request), base=request.build_absolute_uri("/")[:-1])
        messages.success(request, _("Benannt. Die Bitte um Zustimmung ist unterwegs."))
        return redirect("trust:witnesses")
    context = {"form": form, "witnesses": reads.named_witnesses(), "can_send": mail.can_send()}
    return render(request, "trust/witnesses.html", context, status=422 if form.is_bound else 200)


@team_only
@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        actions.dismiss_witness(pk=pk, by=_member(request))
    except WitnessUnknown as unknown:
        raise Http404 from unknown
    messages.success(request, _("Beendet. Die Adresse ist gelöscht."))
    return redirect("trust:witnesses")


@require_http_methods(["GET", "HEAD", "POST"])
def witness(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """A GET only shows a button: mail scanners follow links, people press buttons."""
    try:
        if request.method == "POST":
            actions.agree_to_witness(pk=pk, code=code)
            return redirect("trust:witness", pk=pk, code=code)
        found = reads.witness_by_code(pk, code)
    except WitnessUnknown as unknown:
        raise Http404 from unknown
    return render(request, "trust/witness.html", {"witness": found, "stop": _stop(pk, code)})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """The button of the mail program posts here without cookies (RFC 8058); the address itself is the secret."""
    try:
        if request.method == "POST":
            actions.stop_being_witness(pk=pk, code=code)
        found = reads.witness_by_code(pk, code)
    except WitnessUnknown as unknown:
        raise Http404 from unknown
    return render(request, "trust/witness.html", {"witness": found, "stop": _stop(pk, code)})


def _stop(pk: int, code: str) -> str:
    return reverse("trust:stop_witness", args=[pk, code])


def _member(request: HttpRequest) -> int:
    """Only for views behind `team_only`."""
    account = request.user.pk
    if account is None:
        raise TypeError("this view needs team_only")
    return int(account)
