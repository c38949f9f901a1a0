"""Three words as somebody said them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

MOST_WORDS = 3
LONGEST_WORD = 60
_SHOWN = 20


def words_problem(words: Sequence[str]) -> str:
    """The sentence that says why these words cannot be taken; empty when they can.

    One word is enough, the same word three times is allowed, and so is every swear word: they are the answer.
    """
    if not words:
        return _("Hier steht noch nichts. Ein Wort genügt.")
    for word in words:
        if not _can_be_kept(word):
            return _("In einem der Worte steckt ein Zeichen, das sich nicht speichern lässt. Bitte tippen Sie es neu.")
        if len(word) > LONGEST_WORD:
            told = {"start": word[:_SHOWN], "found": len(word), "most": LONGEST_WORD}
            return (
                _("„%(start)s …“ hat %(found)s Zeichen, als Wort gehen bis zu %(most)s. Erzählen können Sie es unten.")
                % told
            )
    return ""


def _can_be_kept(word: str) -> bool:
    try:
        word.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in word


def story_of_words(words: Sequence[str], told: str) -> str:
    """What stands in the story: what somebody told with their words, or else the words themselves, as typed."""
    return told if told.strip() else ", ".join(words)
