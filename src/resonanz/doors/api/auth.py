"""Who may: programs with a key, and nobody else. Cookies and sessions are not even looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from resonanz.doors.api.problems import Problem, too_often
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import Scope

if TYPE_CHECKING:
    from resonanz.people.models import ApiKey

MOST, SECONDS = 600, 60
"""Requests of one key in a minute."""
_WRONG, _HOUR = 600, 3600


class BearerKey(HttpBearer):
    """Lets in keys that have `scope`."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Any:
        scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not secret.strip():
            raise _refused(_("Schicken Sie den Schlüssel im Kopf „Authorization“, mit dem Wort „Bearer“ davor."))
        return self.authenticate(request, secret.strip())

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey:
        key = people_reads.key_by_secret(token)
        try:
            if key is None or not key.is_valid:
                count_attempt(request, name="api_wrong", most=_WRONG, seconds=_HOUR)
                raise _refused(_("Diesen Schlüssel gibt es nicht, oder er ist abgelaufen oder zurückgezogen."))
            count_attempt(request, name="api", most=MOST, seconds=SECONDS, whom=f"key:{key.pk}")
        except TooManyAttempts as many:
            raise too_often(many.retry_after) from many
        if self.scope not in key.scopes:
            sentence = _("Dafür braucht der Schlüssel das Recht „%(scope)s“.") % {"scope": self.scope.value}
            raise Problem(403, sentence)
        people_actions.note_key_used(key)
        return key


def key_of(request: HttpRequest) -> ApiKey:
    """The key that came in; only behind `BearerKey`."""
    return cast("ApiKey", request.auth)  # type: ignore[attr-defined]  # The framework puts it there.


def may(request: HttpRequest, scope: Scope) -> bool:
    return scope in key_of(request).scopes


def _refused(sentence: str) -> Problem:
    return Problem(401, sentence, headers={"WWW-Authenticate": "Bearer"})
