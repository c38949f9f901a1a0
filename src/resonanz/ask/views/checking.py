"""The question check while somebody writes: the same with every pause as with every save."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_POST

from resonanz.ask.enums import Flaw
from resonanz.ask.rules.readiness import too_long
from resonanz.ask.rules.wording import PARTS, Kept, Marked, check, kept_for
from resonanz.ground.manner import reader_language

TAKE = "take"
_REASON = "keep_"


@dataclass(frozen=True)
class Checked:
    """What was found in the words as they stand in the form, with the reasons that stand beside it.

    `overlong` says in a sentence why a text was not read.
    """

    found: list[Marked]
    reasons: Mapping[str, str]
    has_words: bool
    overlong: str = ""

    @property
    def kept(self) -> list[Kept]:
        return kept_for(self.found, self.reasons)

    @property
    def rows(self) -> list[dict[str, object]]:
        """For the page. The same words twice are shown once, because one reason answers for both."""
        shown = {mark.key: mark for mark in reversed(self.found)}
        return [
            {"mark": mark, "says": Flaw(mark.kind).label, "reason": self.reasons.get(mark.key, "")}
            for mark in reversed(shown.values())
        ]


def checked(texts: Mapping[str, str], reasons: Mapping[str, str]) -> Checked:
    return Checked(
        found=check(texts, explain_in=reader_language()),
        reasons=reasons,
        has_words=bool(texts.get("question", "").strip()),
        overlong=too_long(texts.get("question", "")),
    )


def checked_form(data: QueryDict) -> Checked:
    """A form as it was sent."""
    reasons = {name.removeprefix(_REASON): str(value) for name, value in data.items() if name.startswith(_REASON)}
    return checked({part: str(data.get(part, "")) for part in PARTS}, reasons)


def with_taken(data: QueryDict) -> QueryDict:
    """The same form with the wording that the check offered in the place of what it marked."""
    changed = data.copy()
    for mark in checked_form(data).found:
        if mark.key == data.get(TAKE):
            changed[mark.part] = mark.mended
            break
    return changed


@login_required
@require_POST
def check_question(request: HttpRequest) -> HttpResponse:
    """Saves nothing and keeps nothing."""
    data = with_taken(request.POST) if TAKE in request.POST else request.POST
    # What was taken over goes into its field, which stands outside the part that htmx asked for.
    taken = {part: data[part] for part in PARTS if part in data and data[part] != request.POST.get(part)}
    return render(request, "ask/parts/checked.html", {"checked": checked_form(data), "taken": taken})
