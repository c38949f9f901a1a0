"""What may be stored as words. Text is kept exactly as typed: never normalised, never stripped."""

import re

from django.utils.translation import gettext_lazy as _

from resonanz.ground.tables.problems import Reason
from resonanz.listen.rules.invisible import INVISIBLE_CLASS
from resonanz.listen.rules.problems import WordsRefused

LIMIT_BYTES = 65_536

EMPTY = Reason(
    "empty",
    _(
        "Hier steht noch kein lesbares Zeichen. Es wurde nichts gespeichert und nichts verändert. "
        "Bitte schreiben Sie mindestens ein Wort.",
    ),
)
NUL = Reason(
    "nul",
    _(
        "Der Text enthält ein Nullzeichen, das sich nicht speichern lässt. Ihr Text wurde nicht verändert "
        "und noch nicht gespeichert. Bitte entfernen Sie das Zeichen; meist hilft es, den Text neu "
        "einzufügen.",
    ),
)
SURROGATE = Reason(
    "surrogate",
    _(
        "Der Text enthält ein halbes Zeichen, das sich nicht speichern lässt; oft ist es ein "
        "abgeschnittenes Emoji. Ihr Text wurde nicht verändert und noch nicht gespeichert. Bitte entfernen "
        "Sie das Zeichen oder geben Sie es neu ein.",
    ),
)
TOO_LONG = Reason(
    "too_long",
    _(
        "Der Text ist %(found)s Byte lang, möglich sind höchstens %(limit)s Byte. Ihr Text wurde nicht "
        "gekürzt und noch nicht gespeichert. Bitte teilen Sie ihn auf mehrere Beiträge auf.",
    ),
)

_VISIBLE = re.compile(rf"[^\s{INVISIBLE_CLASS}]")


def has_words(text: str) -> bool:
    """Whether anything in the text can be seen."""
    return _VISIBLE.search(text) is not None


def check_words(text: str, *, limit_bytes: int = LIMIT_BYTES) -> None:
    """Raise WordsRefused when the text cannot be kept exactly as it is; linear in its length."""
    if "\0" in text:
        raise WordsRefused(NUL)
    try:
        length = len(text.encode())
    except UnicodeEncodeError:
        raise WordsRefused(SURROGATE) from None
    if not has_words(text):
        raise WordsRefused(EMPTY)
    if length > limit_bytes:
        raise WordsRefused(TOO_LONG.filled(found=length, limit=limit_bytes))


def from_form(text: str) -> str:
    """Undo the transport of HTML forms, which send every line break as CRLF; nothing else is touched."""
    return text.replace("\r\n", "\n")
