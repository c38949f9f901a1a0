"""Passkeys: the browser signs, allauth checks. The pages work without them, so JavaScript is asked of nobody."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.people import actions, reads
from resonanz.people.errors import PasskeyNotValid
from resonanz.people.views.entering import enter
from resonanz.people.views.fresh import fresh_sign_in_required
from resonanz.people.views.signing import too_often

_HOUR = 3600


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """The challenge for signing in; it waits in the session."""
    try:
        count_attempt(request, name="passkey", most=60, seconds=_HOUR)
    except TooManyAttempts:
        return JsonResponse({"sentence": too_often()}, status=429)
    return JsonResponse(actions.ask_for_passkey())


@require_POST
def redeem(request: HttpRequest) -> HttpResponse:
    try:
        count_attempt(request, name="passkey", most=60, seconds=_HOUR)
        account = actions.redeem_passkey(credential=_credential(request))
    except TooManyAttempts:
        return render(request, "people/refused.html", {"sentence": too_often()}, status=429)
    except PasskeyNotValid as wrong:
        return render(request, "people/refused.html", {"sentence": wrong.sentence}, status=422)
    return enter(request, account, by="passkey", target=request.POST.get("next", ""))


@fresh_sign_in_required
@require_POST
def offer(request: HttpRequest) -> HttpResponse:
    return JsonResponse(actions.offer_passkey(account=reads.member_of(request)))


@fresh_sign_in_required
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    account = reads.member_of(request)
    name = request.POST.get("name", "").strip()
    try:
        actions.add_passkey(account=account, name=name, credential=_credential(request))
    except PasskeyNotValid as wrong:
        return render(request, "people/refused.html", {"sentence": wrong.sentence}, status=422)
    messages.success(request, _("Der Passkey ist eingerichtet. Bitte heben Sie auch die Ersatzcodes auf."))
    return redirect("people:recovery_codes")


def _credential(request: HttpRequest) -> Any:
    """What the browser signed, as JSON in a form field. Anything else is no passkey."""
    try:
        credential = json.loads(request.POST.get("credential", ""))
    except ValueError as wrong:
        raise PasskeyNotValid from wrong
    if not isinstance(credential, dict) or not isinstance(credential.get("response"), dict):
        raise PasskeyNotValid
    return credential
