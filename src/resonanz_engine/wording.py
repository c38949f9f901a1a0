"""Checks how something is worded, with the bundled rules: ``check_question`` for questions to people.

Another set of rules is another file in ``data/wording`` and another function here.
"""

from functools import cache

from resonanz_engine.adapters.hunch import Hunch
from resonanz_engine.adapters.wordbooks import LANGUAGES, telling_words, wordbook
from resonanz_engine.errors import InputError
from resonanz_engine.wordbook import Finding
from resonanz_engine.wordcheck import WordingCheck, language_of

__all__ = ["Finding", "check_question", "checker", "language"]


def check_question(text: str, *, language: str | None = None, explain_in: str | None = None) -> tuple[Finding, ...]:
    """What in a question leads, loads, presumes, closes … (the kinds stand in ``question.toml``), in reading order.

    Where no rule finds anything, a learned model takes a second look and may doubt one sentence.

    language and explain_in are "de" or "en" (InputError for others); without them the text's own language is used.
    """
    return _checked("question", text, language, explain_in)


def language(text: str) -> str:
    """ "de" or "en", read off the function words, so that it holds for very short texts; German where undecided."""
    return language_of(text, telling_words(), LANGUAGES[0])


@cache
def checker(name: str, code: str) -> WordingCheck:
    """The check of one set of rules in one language."""
    return WordingCheck(wordbook(name, code))


@cache
def second_look(name: str) -> Hunch:
    """The learned model beside one set of rules."""
    return Hunch(name)


def _checked(name: str, text: str, code: str | None, explain_in: str | None) -> tuple[Finding, ...]:
    for wanted in (code, explain_in):
        if wanted is not None and wanted not in LANGUAGES:
            raise InputError(f"There are no rules for the language {wanted!r}.")
    spoken = code or language(text)
    check = checker(name, spoken)
    found = check.check(text, explain_in or spoken)
    if found or (doubt := second_look(name).doubt(text)) is None:
        return found
    doubted = check.doubted(text, doubt, explain_in or spoken)
    return (doubted,) if doubted else ()
