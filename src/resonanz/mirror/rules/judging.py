"""What somebody says to the promises of an audit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from resonanz.mirror.enums import Belief


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """`why` are words of whoever judged, as typed; empty where they gave none."""

    says: str
    why: str = ""


def judgements_problem(judged: Mapping[int, Judgement], numbers: Collection[int]) -> str:
    """The sentence for where nothing was judged, something else than what was asked, or in an unknown way."""
    if not judged:
        return _("Bitte sagen Sie wenigstens zu einem Satz, ob Sie ihn glauben.")
    if not set(judged) <= set(numbers) or any(one.says not in Belief.values for one in judged.values()):
        return _("Diese Antworten passen nicht zu dieser Liste. Bitte laden Sie die Seite neu.")
    return ""


def answers_of(judged: Mapping[int, Judgement]) -> dict[str, Any]:
    """As a sheet from inside keeps them, words and all."""
    rows = {
        str(number): {"says": str(one.says), **({"why": one.why} if one.why else {})}
        for number, one in sorted(judged.items())
    }
    return {"items": rows}


def bound_answers(judged: Mapping[int, Judgement], reasons: Mapping[int, int]) -> dict[str, Any]:
    """As a sheet from outside keeps them: instead of a reason the entry of the story in which it stands."""
    rows = {
        str(number): {"says": str(one.says), **({"reason": reasons[number]} if number in reasons else {})}
        for number, one in sorted(judged.items())
    }
    return {"items": rows}


def judgements_of(answers: Mapping[str, Any]) -> dict[int, Judgement]:
    """By the number of the promise, from a sheet; words only where the sheet itself holds them."""
    rows = answers.get("items", {}).items()
    return {int(number): Judgement(says=row["says"], why=row.get("why", "")) for number, row in rows}


def reasons_of(answers: Mapping[str, Any]) -> dict[int, int]:
    """By the number of the promise the entry of the story that gives the reason."""
    return {int(number): row["reason"] for number, row in answers.get("items", {}).items() if "reason" in row}
