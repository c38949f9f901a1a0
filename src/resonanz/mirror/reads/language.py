"""What was counted, what changed between two counts, and whether counting is on. Everything shown is what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from resonanz.mirror.enums import AgreementDeed, LanguageKind
from resonanz.mirror.models import LanguageAgreement, LanguageCount
from resonanz.mirror.rules.language_entries import LANGUAGE_PLACE, agreement_body, count_body
from resonanz.mirror.rules.language_shares import Change, Share, change_of
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown


@dataclass(frozen=True, kw_only=True)
class KindRow:
    """One kind in one count, and before it, where there is a count before it. Per cent."""

    kind: LanguageKind
    share: Share
    before: Share | None = None

    @cached_property
    def change(self) -> Change | None:
        return change_of(self.before, self.share) if self.before else None


@dataclass(frozen=True, kw_only=True)
class CountPage:
    """A count beside the one before it of the same texts. `same_rules` is False where the rules changed between."""

    row: LanguageCount
    kinds: Sequence[KindRow]
    before: LanguageCount | None = None

    @property
    def same_rules(self) -> bool:
        return self.before is None or self.before.rules == self.row.rules


@dataclass(frozen=True, kw_only=True)
class LanguageSummary:
    """The latest count and the one before it of the same texts; for pages that show several pictures at once.

    `shares` and `before` are by kind, in per cent. `page` is the argument of the address "mirror:language_counted".
    """

    source: str
    from_on: date
    to_on: date
    authors: int
    texts: int
    shares: dict[LanguageKind, Share]
    before: dict[LanguageKind, Share] | None
    page: int


def counts_now() -> bool:
    """Whether those who write have agreed and not withdrawn it."""
    newest = agreements().last()
    return newest is not None and newest.deed == AgreementDeed.AGREED


def agreements() -> QuerySet[LanguageAgreement]:
    return LanguageAgreement.objects.select_related("by").order_by("pk")


def counted_periods() -> list[tuple[date, date]]:
    return list(LanguageCount.objects.order_by("from_on").values_list("from_on", "to_on"))


def language_counts() -> QuerySet[LanguageCount]:
    """All counts there are, the latest period first."""
    return LanguageCount.objects.select_related("by").prefetch_related("shares").order_by("-from_on")


def language_sources() -> list[str]:
    return sorted(set(LanguageCount.objects.values_list("source", flat=True)))


def counted(pk: int) -> CountPage | None:
    row = language_counts().filter(pk=pk).first()
    return _page(row) if row else None


def language_summary() -> LanguageSummary | None:
    """Three statements at most."""
    row = language_counts().first()
    if row is None:
        return None
    page = _page(row)
    earlier = {one.kind: one.before for one in page.kinds if one.before}
    return LanguageSummary(
        source=row.source,
        from_on=row.from_on,
        to_on=row.to_on,
        authors=row.authors,
        texts=row.texts,
        shares={one.kind: one.share for one in page.kinds},
        before=earlier or None,
        page=row.pk,
    )


def _page(row: LanguageCount) -> CountPage:
    before = language_counts().filter(source__iexact=row.source, to_on__lt=row.from_on).first()
    earlier = _shares(before) if before else {}
    kinds = [KindRow(kind=kind, share=share, before=earlier.get(kind)) for kind, share in _shares(row).items()]
    return CountPage(row=row, kinds=kinds, before=before)


def _shares(row: LanguageCount) -> dict[LanguageKind, Share]:
    told = {one.kind: one for one in row.shares.all()}
    return {
        kind: Share(share=told[kind].share, low=told[kind].low, high=told[kind].high)
        for kind in LanguageKind
        if kind in told
    }


def add_language(openings: Openings) -> None:
    for agreed in agreements().filter(openings.wanted):
        _add(openings, agreed, agreement_body(agreed))
    for row in language_counts().filter(openings.wanted):
        _add(openings, row, count_body(row, row.shares.all()))


def _add(openings: Openings, row: LanguageAgreement | LanguageCount, body: dict[str, object]) -> None:
    openings.add(
        row.entry_index,
        {"author": f"account:{row.by_id}", "body": body, "meta": None},
        shown=Shown(kind=Kind.MIRROR, role=TEAM_ROLE, time=row.at, place=LANGUAGE_PLACE, via=Via.WEB),
        table=row._meta.db_table,
        row=row.pk,
    )
