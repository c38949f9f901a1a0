"""What a look at three words showed: the numbers as they were said then, the words as they are there today."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from resonanz.mirror.enums import Instrument, Side
from resonanz.mirror.models import Look, LookChange, Sheet
from resonanz.mirror.reads.looks import opening_of, openings
from resonanz.mirror.reads.words import AUDIENCES, CUSTOMERS, NOT_YET, OTHERS, SpokenWord, spoken_words
from resonanz_engine.steps.interval import wilson
from resonanz_engine.threewords import group_words

SHOWN, UNSPOKEN, FEW, NEARLY_ALL, PROTECTS = "shown", "unspoken", "few", "nearly_all", "protects"
_TOLD = {SHOWN, NEARLY_ALL, PROTECTS}
MOST_ROWS = 14
_A_DAY = 86_400
LABELS: dict[str, str | Promise] = {
    Side.STAFF.value: _("Mitarbeitende"),
    CUSTOMERS: _("Kundinnen und Kunden"),
    NOT_YET: _("noch nicht Kunde, Kunde woanders"),
    OTHERS: _("alle anderen"),
}


@dataclass(frozen=True, kw_only=True)
class WordRow:
    """One meaning. `label` is how most people said it; empty when its words are gone. `parts` follow the audiences."""

    key: str
    label: str
    ours: bool
    parts: Sequence[Mapping[str, Any] | None]
    spellings: Sequence[str]

    def share(self, place: int) -> float | None:
        part = self.parts[place]
        return part["share"] if part and part["said"] in {SHOWN, UNSPOKEN} else None


@dataclass(frozen=True, kw_only=True)
class WordResult:
    """`rows` begin with what outside and inside differ most in. `audience` is the one that is held against the
    leadership: customers, or else the largest that is there.
    """

    look: Look
    leaders: int
    audiences: Sequence[tuple[str, str, int | None]]
    audience: int | None
    rows: Sequence[WordRow]
    hidden: int
    outside: Sequence[SpokenWord]

    @property
    def people(self) -> int | None:
        return self.audiences[self.audience][2] if self.audience is not None else None

    @property
    def ours(self) -> list[WordRow]:
        return [row for row in self.rows if row.ours]

    @property
    def shared(self) -> list[WordRow]:
        """What the leadership says and at least the smallest group outside, too."""
        return [row for row in self.ours if self._said(row) in _TOLD]

    @property
    def unheard(self) -> list[WordRow]:
        """What the leadership says and nobody or hardly anybody outside."""
        return [row for row in self.ours if self._said(row) in {UNSPOKEN, FEW}]

    @property
    def unsaid(self) -> list[WordRow]:
        """What outside says and the leadership does not, the most frequent first."""
        return [row for row in self.rows if not row.ours and self._said(row) in _TOLD]

    def _said(self, row: WordRow) -> str | None:
        part = row.parts[self.audience] if self.audience is not None else None
        return part["said"] if part else None


def result_of_words(look: Look) -> WordResult:
    """Of an open look."""
    opening = opening_of(look)
    assert opening is not None, "only an open look has a result"
    return _result(opening)


def words_over_time() -> list[WordResult]:
    """Every open look, oldest first."""
    return [_result(opening) for opening in openings(Instrument.THREE_WORDS)]


def _result(opening: LookChange) -> WordResult:
    look, picture = opening.look, opening.said["picture"]
    names = picture.get("audiences", AUDIENCES)
    audiences = [(name, str(LABELS[name]), people) for name, people in zip(names, picture["people"], strict=True)]
    spelled, outside = _said_today(opening, picture, names)
    rows = [
        WordRow(
            key=group["key"],
            label=next(iter(spelled.get(group["key"], ())), ""),
            ours=group["ours"],
            parts=[_with_doubt(part, people) for part, people in zip(group["parts"], picture["people"], strict=True)],
            spellings=spelled.get(group["key"], ()),
        )
        for group in picture["groups"]
    ]
    against = _against(audiences)
    return WordResult(
        look=look,
        leaders=picture["leaders"],
        audiences=audiences,
        audience=against,
        rows=sorted(rows, key=lambda row: _rank(row, against)),
        hidden=picture.get("other_groups", 0),
        outside=outside,
    )


def _with_doubt(part: Mapping[str, Any] | None, size: int | None) -> Mapping[str, Any] | None:
    """With its share 0..1 and the share's 95 % interval, None where the number is not shown."""
    if part is None or part["people"] is None or not size:
        return {**part, "share": None} if part else None
    low, high = wilson(part["people"], size)
    return {**part, "share": part["people"] / size, "low": low, "high": high}


def _said_today(
    opening: LookChange, picture: Mapping[str, Any], names: Sequence[str]
) -> tuple[Mapping[str, list[str]], list[SpokenWord]]:
    """How each meaning was said, and everything from outside, as far as it is still there.

    After the opening nothing comes in and nothing is changed: sheets only go. So their number says whether what was
    kept still holds.
    """
    left = Sheet.objects.filter(look=opening.look_id).count()
    # Two houses that share a cache count their entries alike, but never to the same microsecond.
    key = f"mirror-words:{opening.entry_index}:{opening.at.timestamp()}:{left}"
    kept: tuple[Mapping[str, list[str]], list[SpokenWord]] | None = cache.get(key)
    if kept is None:
        words = spoken_words(opening.look)
        kept = (dict(_spelled(words, picture, names)), [word for word in words if word.story_id is not None])
        cache.set(key, kept, timeout=_A_DAY)
    return kept


def _against(audiences: Sequence[tuple[str, str, int | None]]) -> int | None:
    outside = [place for place, (name, _label, people) in enumerate(audiences) if people and name != Side.STAFF]
    return min(outside, key=lambda place: (audiences[place][0] != CUSTOMERS, -(audiences[place][2] or 0)), default=None)


def _rank(row: WordRow, against: int | None) -> tuple[float, str]:
    """By how far inside and outside are apart, as far as that may be known."""
    part = row.parts[against] if against is not None else None
    heard = {NEARLY_ALL: 1.0, PROTECTS: 0.5}.get(part["said"], part["share"] or 0.0) if part else 0.0
    return (-(1 - heard if row.ours else heard), row.key)


def _spelled(words: Sequence[SpokenWord], picture: Mapping[str, Any], names: Sequence[str]) -> dict[str, list[str]]:
    """By meaning how it was said, most often first: by the leadership, and by audiences that may be shown with it."""
    told = {
        (name, group["key"])
        for group in picture["groups"]
        for name, part in zip(names, group["parts"], strict=True)
        if part and part["said"] in _TOLD
    }
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in group_words([word.text for word in words]).groups:
        for spelling in one.spellings:
            for place in spelling.places:
                audience = words[place].audience
                if audience == Side.LEADERSHIP or (audience, one.key) in told:
                    counted[one.key][spelling.text] += 1
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, counter in counted.items():
        found[key] = [text for text, _count in sorted(counter.items(), key=lambda item: (-item[1], item[0]))]
    return found
