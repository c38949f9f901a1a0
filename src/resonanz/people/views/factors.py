"""Setting up and taking away the second factor."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.people import actions, reads
from resonanz.people.errors import FactorNotValid
from resonanz.people.forms import AppForm
from resonanz.people.views.fresh import fresh_sign_in_required
from resonanz.people.views.signing import too_often

_SECRET = "app_secret"  # noqa: S105  The name of a place in the session, no secret itself.


@fresh_sign_in_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_app(request: HttpRequest) -> HttpResponse:
    """Shows a QR code for the app; the code it answers with proves that it works."""
    account = reads.member_of(request)
    secret = request.session.get(_SECRET) or actions.new_secret()
    request.session[_SECRET] = secret
    form = AppForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                count_attempt(request, name="second", most=10, seconds=3600, whom=str(account.pk))
                actions.add_app(account=account, secret=secret, code=form.cleaned_data["code"])
            except TooManyAttempts:
                form.add_error(None, too_often())
                status = 429
            except FactorNotValid as wrong:
                form.add_error("code", str(wrong.sentence))
            else:
                del request.session[_SECRET]
                messages.success(request, _("Der zweite Faktor ist eingerichtet. Bitte heben Sie die Ersatzcodes auf."))
                return redirect("people:recovery_codes")
    context = {
        "form": form,
        "secret": " ".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
        "address": actions.app_address(account=account, secret=secret),
        "is_asked": account.may_enter_team and account.lacks_second_factor,
        "name": _("Passkey von %(name)s") % {"name": account},
    }
    return render(request, "people/add_app.html", context, status=status)


@fresh_sign_in_required
@require_http_methods(["GET", "HEAD", "POST"])
def recovery_codes(request: HttpRequest) -> HttpResponse:
    account = reads.member_of(request)
    if request.method == "POST":
        actions.renew_recovery_codes(account=account)
        return redirect("people:recovery_codes")
    return render(request, "people/recovery_codes.html", {"codes": actions.recovery_codes(account)})


@fresh_sign_in_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    actions.remove_factor(account=reads.member_of(request), pk=pk)
    messages.success(request, _("Entfernt."))
    return redirect(reverse("people:account"))
