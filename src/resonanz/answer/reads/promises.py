"""What became of promises, month by month. Computed from the decisions, editable by nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resonanz.act.enums import Outcome

if TYPE_CHECKING:
    from resonanz.act.reads import PromiseCount

SHOWN = (Outcome.KEPT, Outcome.LATE, Outcome.OPEN, Outcome.MISSED, Outcome.BROKEN)
MOST_MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class MonthLine:
    """Promises that were first given for a day of this month; without a month it is all that came before."""

    month: date | None
    numbers: tuple[int, ...]

    @property
    def label(self) -> str:
        return date_format(self.month, "YEAR_MONTH_FORMAT") if self.month else _("davor")


@dataclass(frozen=True, kw_only=True)
class Promises:
    """`lines` are the months, the oldest first; `total` is by outcome, `moved` how many were moved at least once."""

    lines: Sequence[MonthLine]
    total: dict[Outcome, int]
    moved: int

    @property
    def all(self) -> int:
        return sum(self.total.values())

    @property
    def columns(self) -> list[tuple[str, int]]:
        return [(str(outcome.label), self.total[outcome]) for outcome in SHOWN]

    @property
    def broken(self) -> int:
        return self.total[Outcome.MISSED] + self.total[Outcome.BROKEN]

    @property
    def over(self) -> int:
        """Those that are decided by the days: kept, kept late, or not kept."""
        return self.total[Outcome.KEPT] + self.total[Outcome.LATE] + self.broken

    @property
    def finding(self) -> str:
        """What the picture says, in words: its text for whoever does not see it, and for everybody else, too."""
        if not self.over:
            said = _("Noch ist kein zugesagter Tag vorbei.")
        else:
            said = ngettext(
                "Eine Zusage ist an ihrem Ende angekommen: %(kept)s rechtzeitig gehalten, %(late)s später, "
                "%(broken)s nicht gehalten.",
                "%(over)s Zusagen sind an ihrem Ende angekommen: %(kept)s rechtzeitig gehalten, %(late)s später, "
                "%(broken)s nicht gehalten.",
                self.over,
            ) % {
                "over": self.over,
                "kept": self.total[Outcome.KEPT],
                "late": self.total[Outcome.LATE],
                "broken": self.broken,
            }
        still = self.total[Outcome.OPEN]
        ahead = ngettext("Eine läuft noch.", "%(n)s laufen noch.", still) % {"n": still} if still else ""
        return f"{said} {ahead}".strip()


def summed(counts: Iterable[PromiseCount]) -> Promises:
    months: dict[date, Counter[Outcome]] = {}
    total: Counter[Outcome] = Counter()
    moved = 0
    for count in counts:
        months.setdefault(count.month, Counter())[count.outcome] += count.promises
        total[count.outcome] += count.promises
        moved += count.moved
    known = sorted(months)
    before, shown = known[:-MOST_MONTHS], known[-MOST_MONTHS:]
    lines = [_line(month, months[month]) for month in shown]
    if before:
        lines.insert(0, _line(None, sum((months[month] for month in before), Counter())))
    return Promises(lines=lines, total={outcome: total[outcome] for outcome in SHOWN}, moved=moved)


def _line(month: date | None, counted: Counter[Outcome]) -> MonthLine:
    return MonthLine(month=month, numbers=tuple(counted[outcome] for outcome in SHOWN))
