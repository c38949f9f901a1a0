"""The question check, as this room sees it: what was found in title and question, and what is kept all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from resonanz_engine.wording import check_question

PARTS = ("title", "question")
LONGEST = 2000
"""Code points of a question, and of each sentence that is owed to the asked. Longer ones are not read to the end."""
_SENTENCE_ENDS = re.compile(r"[.!?…]+[\s“”\"»«)]*|\n+")
_EXPLAINED_IN = ("de", "en")
_FINE_IN_A_TITLE = frozenset({"closed", "self_centred", "double_barrelled"})
"""A headline says what it is about; it need not invite anybody to tell a story."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Words that stay although the check marked them, and the reason the asked are told."""

    part: str
    kind: str
    words: str
    reason: str

    @property
    def key(self) -> str:
        return _key(self.part, self.kind, self.words)


@dataclass(frozen=True, kw_only=True)
class Marked:
    """One finding inside its part: `before`, `words` and `after` are the whole part, verbatim."""

    part: str
    kind: str
    before: str
    words: str
    after: str
    why: str
    instead: str

    @property
    def key(self) -> str:
        """Names this finding in a form; the same words found again have the same key, wherever they stand."""
        return _key(self.part, self.kind, self.words)

    @property
    def mended(self) -> str:
        """The whole part with the offered wording in the place of the sentence that was marked."""
        start = max((end.end() for end in _SENTENCE_ENDS.finditer(self.before)), default=0)
        rest = _SENTENCE_ENDS.search(self.words[-1:] + self.after)
        tail = (self.words[-1:] + self.after)[rest.end() :] if rest else ""
        return f"{self.before[:start]}{self.instead} {tail}".strip()


def check(texts: Mapping[str, str], *, explain_in: str) -> list[Marked]:
    """What the engine marks in each part, in reading order. `why` is in the language `explain_in`, else in German."""
    spoken = explain_in.partition("-")[0]
    explained = spoken if spoken in _EXPLAINED_IN else _EXPLAINED_IN[0]
    return [
        Marked(
            part=part,
            kind=str(finding.kind),
            before=text[: finding.start],
            words=text[finding.start : finding.end],
            after=text[finding.end :],
            why=finding.why,
            instead=finding.instead,
        )
        for part in PARTS
        if (text := texts.get(part, "")) and len(text) <= LONGEST
        for finding in check_question(text, explain_in=explained)
        if part != "title" or finding.kind not in _FINE_IN_A_TITLE
    ]


def unsettled(found: Iterable[Marked], kept: Iterable[Kept]) -> list[Marked]:
    """Findings that were neither mended nor kept with a reason."""
    settled = {row.key for row in kept if row.reason.strip()}
    return [mark for mark in found if mark.key not in settled]


def still_said(kept: Iterable[Kept], texts: Mapping[str, str]) -> list[Kept]:
    """Reasons for words that are gone explain nothing any more."""
    return [row for row in kept if row.words.casefold() in texts.get(row.part, "").casefold()]


def kept_for(found: Sequence[Marked], reasons: Mapping[str, str]) -> list[Kept]:
    """`reasons` by key of the finding, as a form sends them. Each finding once, blank reasons left out."""
    said: dict[str, Kept] = {}
    for mark in found:
        if reason := reasons.get(mark.key, "").strip():
            said.setdefault(mark.key, Kept(part=mark.part, kind=mark.kind, words=mark.words, reason=reason))
    return list(said.values())


def _key(part: str, kind: str, words: str) -> str:
    return sha256(f"{part}\0{kind}\0{words.casefold()}".encode("utf-8", "replace")).hexdigest()[:12]
