"""For guests with something hard to say: what makes it easy not to listen. Asked for, and never stored."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen import events

ASKS = "hard_words"
_MOST, _WITHIN = 600, 3600


def weigh(request: HttpRequest) -> dict[str, Any]:
    """What upper rooms noticed in the story of a form, for the page."""
    try:
        count_attempt(request, name="weigh", most=_MOST, seconds=_WITHIN)
    except TooManyAttempts:
        return {"is_weighed": True, "weighs_too_often": True}
    weighing = events.Weighing(text=str(request.POST.get("story", "")))
    events.weighing.run(weighing)
    return {"is_weighed": True, "noticed": weighing.found}


def with_words(request: HttpRequest) -> dict[str, Any]:
    """The form as it was sent, to stand there again untouched."""
    words: dict[str, Any] = {name: value for name, value in request.POST.items() if name != ASKS}
    return {**words, "roles": request.POST.getlist("roles")}
