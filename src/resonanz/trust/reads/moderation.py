"""What was moderated: for the author with every reason, for the public as counts and a log without texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import TruncMonth

from resonanz.ground import clock
from resonanz.trust.enums import Cause, Deed
from resonanz.trust.models import LedgerEntry, Moderation, ModerationWords, Report
from resonanz.trust.rules.grounds import Ground
from resonanz.trust.rules.grounds import grounds as _grounds
from resonanz.trust.rules.moderation import APPEAL_TIME

COUNTED = ("held", "hidden", "released", "expired", "appeals", "granted", "rejected", "reports")
"""The columns of the public figures; `released` counts decisions of people, `expired` deadlines that ran out."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """One deed with its words; `note` is None where they were erased."""

    row: Moderation
    ground: Ground
    note: str | None

    @property
    def appeal_until(self) -> datetime:
        return appeal_until(self.row)

    @property
    def can_still_appeal(self) -> bool:
        return clock.now() <= self.appeal_until


@dataclass(frozen=True, kw_only=True)
class CountLine:
    """One month and ground with its figures, in the order of `COUNTED`; without month and ground it is the sum."""

    month: date | None
    ground: Ground | None
    figures: dict[str, int]


def grounds() -> list[Ground]:
    return list(_grounds().values())


def ground(code: str) -> Ground | None:
    return _grounds().get(code)


def leaf_hash_of(index: int) -> bytes:
    return bytes(LedgerEntry.objects.only("leaf_hash").get(index=index).leaf_hash)


def cases_of(targets: Sequence[int]) -> dict[int, list[Case]]:
    """All deeds about these entries, the oldest first, in two statements however many there are."""
    rows = list(Moderation.objects.filter(target_index__in=targets).order_by("entry_index"))
    cases: dict[int, list[Case]] = {target: [] for target in targets}
    for case in with_words(rows):
        cases[case.row.target_index].append(case)
    return cases


def deeds_about(targets: Sequence[int]) -> tuple[int, ...]:
    """The entries of every deed about these entries."""
    return tuple(Moderation.objects.filter(target_index__in=targets).values_list("entry_index", flat=True))


def with_words(rows: Sequence[Moderation]) -> list[Case]:
    """These deeds as cases, in one more statement."""
    said = ModerationWords.objects.in_bulk([row.entry_index for row in rows if row.has_words])
    return [
        Case(
            row=row,
            ground=_grounds()[row.ground],
            note="" if not row.has_words else said[row.entry_index].text if row.entry_index in said else None,
        )
        for row in rows
    ]


def deciding(indices: Iterable[int]) -> dict[int, Case]:
    """The decisions with these entry indices, without their words."""
    rows = Moderation.objects.filter(entry_index__in=list(indices))
    return {row.entry_index: Case(row=row, ground=_grounds()[row.ground], note=None) for row in rows}


def decision(entry_index: int) -> Moderation | None:
    return Moderation.objects.filter(entry_index=entry_index).first()


def last_rulings(targets: Sequence[int]) -> dict[int, Moderation]:
    """What was last done about each of these entries that decides whether its words are in sight."""
    deeds = [Deed.HOLD, Deed.HIDE, Deed.RELEASE]
    rows = Moderation.objects.filter(target_index__in=targets, deed__in=deeds).order_by("entry_index")
    return {row.target_index: row for row in rows}


def is_decided(appeal_index: int) -> bool:
    return Moderation.objects.filter(answers=appeal_index, deed__in=[Deed.GRANT, Deed.REJECT]).exists()


def appeal_until(row: Moderation) -> datetime:
    return row.decided_at + APPEAL_TIME


def appeal_against(entry_index: int) -> Moderation | None:
    return Moderation.objects.filter(answers=entry_index, deed=Deed.APPEAL).first()


def open_appeals() -> QuerySet[Moderation]:
    """Appeals that wait for their decision, the oldest first; one whose cause is gone waits no more."""
    decided = Moderation.objects.filter(answers=OuterRef("entry_index"), deed__in=[Deed.GRANT, Deed.REJECT])
    gone = Moderation.objects.filter(answers=OuterRef("answers"), deed__in=[Deed.RELEASE, Deed.HIDE])
    return Moderation.objects.filter(~Exists(decided), ~Exists(gone), deed=Deed.APPEAL).order_by("entry_index")


def was_done(target: int, deed: Deed, *, ground: str = "") -> bool:
    done = Moderation.objects.filter(target_index=target, deed=deed)
    return (done.filter(ground=ground) if ground else done).exists()


def moderation_log() -> QuerySet[Moderation]:
    """Every deed, the newest first; it holds no text of anybody."""
    return Moderation.objects.order_by("-decided_at", "-entry_index")


def log_line(row: Moderation) -> dict[str, Any]:
    """A deed as JSON and CSV show it; times in UTC."""
    return {
        "entry": row.entry_index,
        "at": _utc(row.decided_at),
        "deed": row.deed,
        "target": row.target_index,
        "ground": row.ground,
        "cause": row.cause,
        "answers": row.answers,
        "role": row.role,
        "function": row.function,
        "until": _utc(row.deadline),
    }


def moderation_counts() -> list[CountLine]:
    """The figures by month and ground, the newest month first, and last their sum."""
    counted: dict[tuple[date, str], Counter[str]] = {}
    deeds = Moderation.objects.annotate(month=TruncMonth("decided_at")).values_list("month", "ground", "deed", "cause")
    for month, code, deed, cause, n in deeds.annotate(n=Count("pk")).order_by():
        column = _column(deed, cause)
        counted.setdefault((month.date(), code), Counter())[column] += n
    reports = Report.objects.annotate(month=TruncMonth("reported_at")).values_list("month", "ground")
    for month, code, n in reports.annotate(n=Count("pk")).order_by():
        counted.setdefault((month.date(), code), Counter())["reports"] += n
    order = list(_grounds())
    keys = sorted(counted, key=lambda key: (-key[0].toordinal(), order.index(key[1])))
    lines = [CountLine(month=key[0], ground=_grounds()[key[1]], figures=_figures(counted[key])) for key in keys]
    total: Counter[str] = Counter()
    for figures in counted.values():
        total.update(figures)
    return [*lines, CountLine(month=None, ground=None, figures=_figures(total))]


def _column(deed: str, cause: str) -> str:
    if deed == Deed.RELEASE:
        return "expired" if cause == Cause.DEADLINE else "released"
    return {
        Deed.HOLD.value: "held",
        Deed.HIDE.value: "hidden",
        Deed.APPEAL.value: "appeals",
        Deed.GRANT.value: "granted",
        Deed.REJECT.value: "rejected",
    }[deed]


def _figures(counted: Counter[str]) -> dict[str, int]:
    return {name: counted[name] for name in COUNTED}


def _utc(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
