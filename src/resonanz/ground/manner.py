"""In which language the reader reads, and whether German says „Sie“ or „du“ to them.

`de-du` is German with du: a catalogue of its own that only holds what addresses somebody. It is no language to choose,
and none that is stored beside a person: whoever asks decides how they address their guests, page by page and mail by
mail. Everything else that knows languages knows "de" and "en".
"""

from __future__ import annotations

from django.utils import translation
from django.utils.functional import Promise

GERMAN, DU = "de", "de-du"


def reader_language() -> str:
    """The active language as files and tables know it, without the manner: "de" or "en"."""
    return base_of(translation.get_language() or GERMAN)


def base_of(language: str) -> str:
    return language.partition("-")[0]


def spoken(language: str, *, du: bool) -> str:
    """What to activate for a reader of this language: with `du`, German says du."""
    base = base_of(language)
    return DU if du and base == GERMAN else base


def said(text: str | Promise, *, du: bool) -> str:
    """One text as it is said to guests, on a page whose own reader is somebody else."""
    with translation.override(spoken(translation.get_language() or GERMAN, du=du)):
        return str(text)


def speak(*, du: bool) -> None:
    """From here on German says du, or Sie, to whoever reads. The request that began with a language ends with it."""
    translation.activate(spoken(translation.get_language() or GERMAN, du=du))
