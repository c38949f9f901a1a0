"""What the engine finds in a reply or in hard words, cut for a page. Nothing of it is kept anywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

from django.utils.functional import Promise

from resonanz.answer.enums import Fault, HardWord
from resonanz_engine.wording import Checked, Finding, check_criticism, check_reply, spoken

LONGEST = 8_000
"""Code points that are read; a longer text says that nobody looked at it."""
UNKNOWN = "unknown"
_EXPLAINED_IN = ("de", "en")
_SENTENCE_ENDS = re.compile(r"[.!?…]+[\s“”\"»«)]*|\n+")


@dataclass(frozen=True, kw_only=True)
class Place:
    """One finding: `words` as they stand in the text, why in one sentence, another form, and the text with it."""

    number: int
    key: str
    """Names the finding in a form; the same words found again have the same key, wherever they stand."""
    words: str
    says: str | Promise
    why: str
    instead: str
    mended: str


@dataclass(frozen=True, kw_only=True)
class Guarded:
    """A text cut at its findings: `pieces` joined are the text, each with the numbers of what was found there."""

    pieces: Sequence[tuple[str, Sequence[int]]] = ()
    places: Sequence[Place] = ()
    language: str = ""
    has_words: bool = False
    is_too_long: bool = False

    @property
    def is_unread(self) -> bool:
        """A third language, or too few words to tell."""
        return self.has_words and not self.is_too_long and self.language == UNKNOWN


def guard(text: str, *, explain_in: str) -> Guarded:
    """A reply, before it is sent. `why` is in the language `explain_in`, else in German."""
    if len(text) > LONGEST:
        return Guarded(has_words=True, is_too_long=True)
    return _cut(text, check_reply(text, explain_in=_explained(explain_in)), Fault)


def weigh(text: str, *, explain_in: str) -> Guarded:
    """Hard words that somebody wants to say: what makes it easy not to listen. How hard they are, is not asked."""
    if len(text) > LONGEST:
        return Guarded(has_words=True, is_too_long=True)
    return _cut(text, check_criticism(text, explain_in=_explained(explain_in)), HardWord)


def told_in(text: str) -> str:
    """ "de", "en", or "unknown" for other languages and for texts that say too little to tell."""
    return spoken(text[:LONGEST])


def _explained(language: str) -> str:
    code = language.partition("-")[0]
    return code if code in _EXPLAINED_IN else _EXPLAINED_IN[0]


def _cut(text: str, checked: Checked, kinds: type[Fault | HardWord]) -> Guarded:
    found = checked.findings
    return Guarded(
        pieces=_pieces(text, found) if found else (),
        places=[
            Place(
                number=number,
                key=_key(finding.kind, text[finding.start : finding.end]),
                words=text[finding.start : finding.end],
                says=kinds(finding.kind).label,
                why=finding.why,
                instead=finding.instead,
                mended=_mended(text, finding),
            )
            for number, finding in enumerate(found, 1)
        ],
        language=checked.language,
        has_words=bool(text.strip()),
    )


def _key(kind: str, words: str) -> str:
    return sha256(f"{kind}\0{words.casefold()}".encode("utf-8", "replace")).hexdigest()[:12]


def _pieces(text: str, found: Sequence[Finding]) -> list[tuple[str, Sequence[int]]]:
    cuts = sorted({0, len(text), *(end for each in found for end in (each.start, each.end))})
    return [
        (text[start:end], [n for n, each in enumerate(found, 1) if each.start <= start and end <= each.end])
        for start, end in pairwise(cuts)
    ]


def _mended(text: str, finding: Finding) -> str:
    """The text with the offered form in the place of the sentences that were marked."""
    before = text[: finding.start]
    start = max((end.end() for end in _SENTENCE_ENDS.finditer(before)), default=0)
    rest = _SENTENCE_ENDS.search(text, max(finding.end - 1, 0))
    between = "\n" if rest and "\n" in rest.group() else " "
    tail = text[rest.end() :] if rest else ""
    return f"{text[:start]}{finding.instead}{between}{tail}".strip()
