"""What would let a stranger stay asks for a sign-in of a moment ago: a screen left open is not enough."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from resonanz.ground import clock

View = Callable[..., HttpResponse]

_SIGNED_IN_AT = "signed_in_at"
_FRESH_SECONDS = 15 * 60


@receiver(user_logged_in)
def note_moment(request: HttpRequest, **_told: Any) -> None:
    """In the session, not in the account: a sign-in elsewhere makes no old session fresh."""
    request.session[_SIGNED_IN_AT] = int(clock.now().timestamp())


def fresh_sign_in_required(view: View) -> View:
    """Around views that change how somebody gets in. An older session reads why and where to sign in again."""

    @login_required
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        age = int(clock.now().timestamp()) - int(request.session.get(_SIGNED_IN_AT, 0))
        if 0 <= age <= _FRESH_SECONDS:
            return view(request, *args, **named)
        # What was being sent is not sent again: the way back leads to the page with its button.
        target = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("people:account")
        return render(request, "people/sign_in_again.html", {"target": target}, status=403)

    return checked
