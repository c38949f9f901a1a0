"""Numbers as people write them, in German or in English. What could mean two things is refused, never guessed."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _


class Sign(StrEnum):
    """What separates whole and fraction; `ANY` takes both as long as it is clear."""

    ANY = ""
    COMMA = ","
    POINT = "."


class Unreadable(ValueError):
    """Carries the sentence that says why."""


_PLAIN = re.compile(r"-?[0-9]+")
_FRACTION = {Sign.COMMA: re.compile(r"-?[0-9]*,[0-9]+"), Sign.POINT: re.compile(r"-?[0-9]*\.[0-9]+")}
_GROUPED = {
    Sign.COMMA: re.compile(r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?"),
    Sign.POINT: re.compile(r"-?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?"),
}
_THOUSAND_OR_FRACTION = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_SPACED_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}([ \u00a0\u202f][0-9]{3})+([.,][0-9]+)?")
_COUNT = re.compile(r"[0-9]+|[0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,3}(,[0-9]{3})+|[0-9]{1,3}([ \u00a0\u202f][0-9]{3})+")
_BETWEEN_VALUES = re.compile(r"[\n\r;\t]+|,(?=\s)")
_HIGHEST = Decimal(10) ** 12
_LONGEST = 40


def decimal(text: str, sign: Sign = Sign.ANY) -> Decimal:
    """One number. Raises `Unreadable` for what is none, is too large, or could be a thousand as well as a fraction."""
    written = text.strip().replace("\u2212", "-").removeprefix("+")
    if len(written) > _LONGEST:
        raise _no_number(written)
    if _SPACED_THOUSANDS.fullmatch(written):
        raise _two_meanings(written)
    value = _value(written, sign)
    if value is None:
        raise _no_number(written)
    if abs(value) >= _HIGHEST:
        raise Unreadable(_("„%(text)s“ ist zu groß, um gemessen zu sein.") % {"text": written})
    return value


def _value(written: str, sign: Sign) -> Decimal | None:
    if _PLAIN.fullmatch(written):
        return Decimal(written)
    signs = [Sign.COMMA, Sign.POINT] if sign == Sign.ANY else [sign]
    if sign == Sign.ANY and _THOUSAND_OR_FRACTION.fullmatch(written):
        raise _two_meanings(written)
    for one in signs:
        if _FRACTION[one].fullmatch(written):
            return Decimal(written.replace(one, "."))
        if _GROUPED[one].fullmatch(written):
            others = "." if one == Sign.COMMA else ","
            return Decimal(written.replace(others, "").replace(one, "."))
    return None


def decimals(text: str, sign: Sign = Sign.ANY) -> list[Decimal]:
    """Values one per line or between semicolons, tabs, spaces or commas with a space. Raises `Unreadable`."""
    found: list[Decimal] = []
    for piece in _BETWEEN_VALUES.split(text):
        written = piece.strip()
        if _SPACED_THOUSANDS.fullmatch(written):
            raise _two_meanings(written)
        for part in written.split():
            if sign != Sign.POINT and part.count(",") > 1:
                raise Unreadable(
                    _(
                        "„%(text)s“ lässt sich auf mehrere Arten lesen. Bitte schreiben Sie jeden Wert in eine eigene "
                        "Zeile oder trennen Sie mit Strichpunkten."
                    )
                    % {"text": _short(part)}
                )
            found.append(decimal(part, sign))
    return found


def count(text: str) -> int:
    """A number of people, calls or letters: whole and not negative. Raises `Unreadable`."""
    written = text.strip()
    if written.startswith(("-", "\u2212")):
        raise Unreadable(_("Eine Anzahl kann nicht negativ sein."))
    if not _COUNT.fullmatch(written):
        try:
            decimal(written)
        except Unreadable:
            raise _no_number(written) from None
        raise Unreadable(_("„%(text)s“ ist keine ganze Zahl. Gezählt wird in ganzen Schritten.") % {"text": written})
    value = int(re.sub(r"[^0-9]", "", written))
    if value >= 10**9:
        raise Unreadable(_("„%(text)s“ ist zu groß, um gezählt zu sein.") % {"text": written})
    return value


def _no_number(written: str) -> Unreadable:
    return Unreadable(_("„%(text)s“ ist keine Zahl.") % {"text": _short(written)})


def _two_meanings(written: str) -> Unreadable:
    return Unreadable(
        _(
            "„%(text)s“ kann zweierlei heißen: eine Zahl mit Tausendern oder eine mit Nachkommastellen. Bitte "
            "schreiben Sie es ohne Tausenderzeichen oder sagen Sie, welches Zeichen die Nachkommastellen abtrennt."
        )
        % {"text": _short(written)}
    )


def _short(written: str) -> str:
    return written if len(written) <= _LONGEST else f"{written[:_LONGEST]}…"
