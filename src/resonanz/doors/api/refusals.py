"""What does not fit, field by field, in sentences of our own instead of those of the library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

_SENTENCES: dict[str, str | Promise] = {
    "missing": gettext_lazy("Das fehlt."),
    "extra_forbidden": gettext_lazy("Dieses Feld gibt es nicht."),
    "string_too_long": gettext_lazy("Das ist zu lang, möglich sind %(max_length)s Zeichen."),
    "string_too_short": gettext_lazy("Das ist zu kurz, nötig sind %(min_length)s Zeichen."),
    "too_short": gettext_lazy("Hier muss mindestens %(min_length)s Angabe stehen."),
    "too_long": gettext_lazy("Hier dürfen höchstens %(max_length)s Angaben stehen."),
    "greater_than_equal": gettext_lazy("Die kleinste mögliche Zahl ist %(ge)s."),
    "less_than_equal": gettext_lazy("Die größte mögliche Zahl ist %(le)s."),
    "enum": gettext_lazy("Möglich ist nur: %(expected)s."),
    "literal_error": gettext_lazy("Möglich ist nur: %(expected)s."),
    "string_type": gettext_lazy("Hier gehört Text hin."),
    "int_parsing": gettext_lazy("Hier gehört eine ganze Zahl hin."),
    "bool_type": gettext_lazy("Hier gehört true oder false hin."),
    "bool_parsing": gettext_lazy("Hier gehört true oder false hin."),
    "list_type": gettext_lazy("Hier gehört eine Liste hin."),
    "string_unicode": gettext_lazy("Hier steht ein halbes Zeichen, oft ein abgeschnittenes Emoji."),
}
_OTHERWISE = gettext_lazy("Dieser Wert passt hier nicht.")
_SOURCES = {"body", "query", "path", "header"}


def refusals(errors: Iterable[dict[str, Any]]) -> list[tuple[str, str]]:
    """(field, sentence) of each, once."""
    return list(dict.fromkeys((_place(found["loc"]), _sentence(found)) for found in errors))


def _place(where: Sequence[object]) -> str:
    """As the caller wrote it. The first names only say where this program found it."""
    names = [str(part) for part in where]
    inner = names[1:] if names[0] in _SOURCES else names
    if names[0] in {"body", "query"} and len(inner) > 1:
        inner = inner[1:]
    return ".".join(inner).replace("idempotency_key", "Idempotency-Key")


def _sentence(found: dict[str, Any]) -> str:
    said = str(_SENTENCES.get(found["type"], _OTHERWISE))
    try:
        return str(said % found.get("ctx", {}))
    except (KeyError, ValueError):
        return str(_OTHERWISE)
