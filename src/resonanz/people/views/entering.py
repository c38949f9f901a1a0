"""The last step of every way in: who it is stands fast, the session begins anew."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from resonanz.ground import clock
from resonanz.ground.middleware import SIGNED_IN_BY_KEY
from resonanz.ground.way_back import way_back
from resonanz.people.models import Account

_BACKEND = "resonanz.people.reads.backend.AccountBackend"
_HALF_WAY = "half_way"
_PATIENCE_SECONDS = 10 * 60


def begin(request: HttpRequest, account: Account, *, by: str, target: str) -> HttpResponse:
    """After the first factor: straight in, or to the second one where there is one."""
    if not account.has_second_factor:
        return enter(request, account, by=by, target=target)
    # The session of before is not carried into the one that knows who somebody is.
    request.session.cycle_key()
    moment = int(clock.now().timestamp())
    request.session[_HALF_WAY] = {"account": account.pk, "by": by, "target": target, "at": moment}
    return redirect("people:second_step")


def half_way(request: HttpRequest) -> dict[str, Any] | None:
    """Who has shown the first factor in this session, for ten minutes."""
    waiting: dict[str, Any] | None = request.session.get(_HALF_WAY)
    if waiting is None or int(clock.now().timestamp()) - waiting["at"] > _PATIENCE_SECONDS:
        return None
    return waiting


def enter(request: HttpRequest, account: Account, *, by: str, target: str) -> HttpResponse:
    request.session.pop(_HALF_WAY, None)
    login(request, account, backend=_BACKEND)
    request.session[SIGNED_IN_BY_KEY] = by
    return redirect(safe_target(request, account, target))


def safe_target(request: HttpRequest, account: Account, target: str) -> str:
    """Leads only into this house."""
    home = reverse("doors:team") if account.may_enter_team else reverse("people:account")
    return way_back(request, target, otherwise=home)
