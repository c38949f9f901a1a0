"""What an audit of promises showed: the numbers as they were said then, the words as they are there today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resonanz.mirror.enums import Claim, Instrument, Side
from resonanz.mirror.events import Keeping, Kept, keeping_promises
from resonanz.mirror.models import Look, Promise
from resonanz.mirror.reads.looks import openings, picture_of
from resonanz.mirror.reads.promise_words import Evidence, Reason, evidence_of, reasons_given
from resonanz.mirror.reads.promises import promises_of
from resonanz.mirror.reads.words import CUSTOMERS, NOT_YET, OTHERS
from resonanz.mirror.rules.belief_changes import Change, change
from resonanz.mirror.rules.belief_counts import Part

LABELS: dict[str, str | Lazy] = {
    CUSTOMERS: _("Kundinnen und Kunden"),
    Side.STAFF.value: _("Mitarbeitende"),
    Side.LEADERSHIP.value: _("Leitung"),
    NOT_YET: _("noch nicht Kunde, Kunde woanders"),
    OTHERS: _("alle anderen"),
}

_MAY_BE_CHANCE = _("Zwischen den Sätzen lässt sich kein Unterschied belegen: Was auseinanderliegt, kann Zufall sein.")
_NOTHING: dict[str, Any] = {"audiences": [], "people": [], "items": [], "ranks": []}


@dataclass(frozen=True, kw_only=True)
class PromiseRow:
    """One promise. `parts` follow the audiences; `rank` is None where customers are too few."""

    promise: Promise
    rank: int | None
    is_tied: bool
    parts: Sequence[Part | None]
    reasons: Sequence[Reason] = ()
    evidence: Sequence[Evidence] = ()

    @property
    def is_value(self) -> bool:
        return self.promise.kind == Claim.VALUE

    def part(self, place: int) -> Part | None:
        part = self.parts[place]
        return part if part and part.is_told else None


@dataclass(frozen=True, kw_only=True)
class PromiseResult:
    """`ranked` are the promises with a rank, the least believed last; `too_few` those that are only named.

    `audiences` are key, label and size, None for one that is too small.
    """

    look: Look
    audiences: Sequence[tuple[str, str, int | None]]
    ranked: Sequence[PromiseRow]
    too_few: Sequence[PromiseRow]
    changes: Sequence[tuple[Promise, Change]]
    before: Look | None
    kept: Kept | None

    @property
    def rows(self) -> list[PromiseRow]:
        return [*self.ranked, *self.too_few]

    @property
    def customers(self) -> int | None:
        return self.audiences[0][2]

    @property
    def staff(self) -> int | None:
        return self.audiences[1][2]

    @property
    def least(self) -> PromiseRow | None:
        return self.ranked[-1] if len(self.ranked) > 1 else None

    @property
    def most(self) -> PromiseRow | None:
        return self.ranked[0] if self.ranked else None

    @property
    def has_picture(self) -> bool:
        return any(row.part(0) or row.part(1) for row in self.rows)

    @property
    def finding(self) -> str:
        """What the picture says, in a sentence; nobody is called the least believed where it may be chance."""
        if len(self.ranked) > 1 and not self.ends_apart:
            return str(_MAY_BE_CHANCE)
        found = [
            sentence % {"text": row.promise.text, "share": _said(row.part(0))}
            for row, sentence in (
                (self.least, _("Am wenigsten geglaubt: „%(text)s“ (%(share)s).")),
                (self.most, _("Am meisten geglaubt: „%(text)s“ (%(share)s).")),
            )
            if row is not None
        ]
        return " ".join(str(sentence) for sentence in found) or str(
            _("Zu keinem Satz konnten genug Kundinnen und Kunden etwas sagen.")
        )

    @property
    def told_apart(self) -> int:
        """How many ranks there are: one means that nothing can be told apart."""
        return len({row.rank for row in self.ranked})

    @property
    def ends_apart(self) -> bool:
        """Whether the most believed is surely believed more than the least, all comparisons considered."""
        least, most = (row.part(0) if row else None for row in (self.least, self.most))
        pairs = len(self.ranked) * (len(self.ranked) - 1) // 2
        return least is not None and most is not None and change(least, most, tests=pairs).is_sure

    @property
    def shown(self) -> list[tuple[str, int | None]]:
        """Labels and sizes of the audiences of which anything is said."""
        return [(label, people) for place, (_n, label, people) in enumerate(self.audiences) if self._is_said(place)]

    @property
    def table(self) -> list[tuple[PromiseRow, list[Part | None]]]:
        """Each promise with what is said of these audiences."""
        places = [place for place in range(len(self.audiences)) if self._is_said(place)]
        return [(row, [row.part(place) for place in places]) for row in self.rows]

    def _is_said(self, place: int) -> bool:
        return any(row.part(place) for row in self.rows)

    @property
    def gap(self) -> PromiseRow | None:
        """Where staff and customers are farthest apart."""
        both = [row for row in self.rows if row.part(0) and row.part(1)]
        return max(both, key=_distance, default=None)


def _said(part: Part | None) -> str:
    if part is None:
        return "–"
    could_say = part.could_say
    told = {"k": part.believe[0], "most": part.believe[1], "n": could_say[1]}
    if part.is_exact or (part.believe[0] == part.believe[1] and could_say[0] == could_say[1]):
        return gettext("%(k)s von %(n)s") % told
    if part.believe[0] == part.believe[1]:
        return gettext("%(k)s von höchstens %(n)s") % told
    if part.believe[0]:
        return gettext("mindestens %(k)s von %(n)s") % told
    return gettext("höchstens %(most)s von %(n)s") % told


def _distance(row: PromiseRow) -> float:
    customers, staff = row.part(0), row.part(1)
    assert customers
    assert staff
    return abs(customers.middle - staff.middle)


def result_of_promises(look: Look) -> PromiseResult:
    picture = picture_of(look) or _NOTHING
    keeping = Keeping()
    keeping_promises.run(keeping)
    return result_from(look, picture, kept=next(iter(keeping.found), None), with_words=True)


def promise_picture(look: Look) -> PromiseResult:
    """The numbers alone."""
    return result_from(look, picture_of(look) or _NOTHING)


def promises_over_time() -> list[PromiseResult]:
    """Every open audit, oldest first, without any words."""
    return [result_from(row.look, row.said["picture"]) for row in openings(Instrument.PROMISES)]


def result_from(
    look: Look, picture: Mapping[str, Any], *, kept: Kept | None = None, with_words: bool = False
) -> PromiseResult:
    """As the picture says it; `with_words` reads what people wrote to each promise, too."""
    promises = {row.number: row for row in promises_of(look.pk)}
    ranks = dict(picture["ranks"])
    order = list(ranks)
    parts = {item["number"]: [Part.read(part) for part in item["parts"]] for item in picture["items"]}
    reasons = reasons_given(look) if with_words else {}
    evidence = evidence_of(look, picture["audiences"], parts) if with_words else {}
    rows = {
        number: PromiseRow(
            promise=promises[number],
            rank=ranks.get(number),
            is_tied=list(ranks.values()).count(ranks.get(number, 0)) > 1,
            parts=row,
            reasons=reasons.get(number, ()),
            evidence=evidence.get(number, ()),
        )
        for number, row in parts.items()
    }
    before, changes = _changes(look, rows.values()) if with_words else (None, [])
    return PromiseResult(
        look=look,
        audiences=[
            (name, str(LABELS[name]), people)
            for name, people in zip(picture["audiences"], picture["people"], strict=True)
        ],
        ranked=[rows[number] for number in order],
        too_few=[row for number, row in rows.items() if number not in ranks],
        changes=changes,
        before=before,
        kept=kept,
    )


def _changes(look: Look, rows: Iterable[PromiseRow]) -> tuple[Look | None, list[tuple[Promise, Change]]]:
    """What customers say of the same words now and in the look before, as far as both were said."""
    earlier = look.follows
    picture = picture_of(earlier) if earlier else None
    if earlier is None or picture is None:
        return None, []
    texts = {row.number: row.text for row in promises_of(earlier.pk)}
    then = {texts[item["number"]]: Part.read(item["parts"][0]) for item in picture["items"]}
    found: list[tuple[Promise, Change]] = []
    for row in rows:
        was, now = then.get(row.promise.text), row.part(0)
        if was is not None and was.is_told and now is not None:
            found.append((row.promise, change(was, now)))
    return earlier, found
