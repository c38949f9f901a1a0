"""Checks how something is worded, with the bundled rules.

``check_question`` is for questions to people, ``check_reply`` for answers to what they told, ``check_criticism`` for
those who have something hard to say, ``check_language`` for what an organisation writes about customers. Another set of
rules is another file in ``data/wording`` and another function here.
"""

from functools import cache

from resonanz_engine.adapters.hunch import Hunch, has_learned
from resonanz_engine.adapters.wordbooks import LANGUAGES, foreign_words, telling_words, wordbook
from resonanz_engine.errors import InputError
from resonanz_engine.wordbook import UNKNOWN, Checked, Finding
from resonanz_engine.wordcheck import WordingCheck, known_language, language_of

__all__ = [
    "Checked",
    "Finding",
    "check_criticism",
    "check_language",
    "check_question",
    "check_reply",
    "checker",
    "language",
    "spoken",
]


def check_question(text: str, *, language: str | None = None, explain_in: str | None = None) -> tuple[Finding, ...]:
    """What in a question leads, loads, presumes, closes … (the kinds stand in ``question.toml``), in reading order.

    Where no rule finds anything, a learned model takes a second look and may doubt one sentence.

    language and explain_in are "de" or "en" (InputError for others); without them the text's own language is used.
    """
    _refuse_others(language, explain_in)
    code = language or language_of(text, telling_words(), LANGUAGES[0])
    return _found("question", text, code, explain_in or code)


def check_reply(text: str, *, language: str | None = None, explain_in: str | None = None) -> Checked:
    """What in an answer justifies, blames, belittles, evades … (the kinds stand in ``reply.toml``), in reading order.

    It only shows another way and keeps nothing. Words in quotation marks are not judged. Arguments as for
    ``check_question``, but a text in a third language has no findings and says ``language: "unknown"``.
    """
    return _checked("reply", text, language, explain_in)


def check_criticism(text: str, *, language: str | None = None, explain_in: str | None = None) -> Checked:
    """Hints for those who have something hard to say (the kinds stand in ``criticism.toml``): what makes it easy not to
    listen. How hard the message is, is none of its business. Arguments and answer as for ``check_reply``."""
    return _checked("criticism", text, language, explain_in)


def check_language(text: str, *, language: str | None = None, explain_in: str | None = None) -> Checked:
    """How a text speaks about customers (the kinds stand in ``language.toml``), in reading order.

    Kinds of ``Wordbook.praise`` are no objection and offer nothing instead. What is quoted is not judged. Arguments and
    answer as for ``check_reply``.
    """
    return _checked("language", text, language, explain_in)


def language(text: str) -> str:
    """ "de" or "en", read off the function words, so that it holds for very short texts; German where undecided."""
    return language_of(text, telling_words(), LANGUAGES[0])


def spoken(text: str) -> str:
    """ "de", "en", or "unknown" for a third language and for texts that say too little to tell."""
    return known_language(text, telling_words(), foreign_words())


@cache
def checker(name: str, code: str) -> WordingCheck:
    """The check of one set of rules in one language."""
    return WordingCheck(wordbook(name, code))


@cache
def second_look(name: str) -> Hunch | None:
    """The learned model beside one set of rules; None where there is none."""
    return Hunch(name) if has_learned(name) else None


def _checked(name: str, text: str, code: str | None, explain_in: str | None) -> Checked:
    _refuse_others(code, explain_in)
    heard = code or spoken(text)
    return Checked(heard) if heard == UNKNOWN else Checked(heard, _found(name, text, heard, explain_in or heard))


def _refuse_others(*codes: str | None) -> None:
    for wanted in codes:
        if wanted is not None and wanted not in LANGUAGES:
            raise InputError(f"There are no rules for the language {wanted!r}.")


def _found(name: str, text: str, code: str, explain_in: str) -> tuple[Finding, ...]:
    check = checker(name, code)
    found = check.check(text, explain_in)
    look = None if found else second_look(name)
    doubt = look.doubt(text) if look else None
    doubted = check.doubted(text, doubt, explain_in) if doubt else None
    return (doubted,) if doubted else found
