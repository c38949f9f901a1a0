"""What the makers love, with the evidence about it and what was said. Computed, editable by nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from resonanz.act.enums import Side, Verdict
from resonanz.act.models import (
    Darling,
    DarlingAgreement,
    DarlingComment,
    DarlingCondition,
    DarlingEvidence,
    DarlingFarewell,
    DarlingMaker,
    DarlingPraise,
    DarlingVerdict,
)
from resonanz.listen import reads as listen_reads
from resonanz.listen.reads import Voice


@dataclass(frozen=True, kw_only=True)
class Maker:
    """`name` is empty where somebody wants to be forgotten; `is_public` is None before they have said anything."""

    row: DarlingMaker
    name: str
    is_public: bool | None

    @property
    def speaks_alone(self) -> bool:
        """Whether only the person themselves says if they are honoured in public."""
        return self.row.account is not None and self.row.account.may_enter_team


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One piece of evidence. Brought by somebody who turned out to be a maker, it does not count."""

    row: DarlingEvidence
    voice: Voice | None
    counts: bool


@dataclass(frozen=True, kw_only=True)
class Said:
    """One verdict with what it rests on. From somebody who turned out to be a maker, it does not count."""

    row: DarlingVerdict
    rests_on: Sequence[Shown]
    counts: bool


@dataclass(frozen=True, kw_only=True)
class Loved:
    """A darling with everything about it."""

    darling: Darling
    makers: Sequence[Maker]
    conditions: Sequence[DarlingCondition]
    evidence: Sequence[Shown]
    comments: Sequence[DarlingComment]
    verdicts: Sequence[Said]
    farewells: Sequence[DarlingFarewell]

    @property
    def holds(self) -> list[Shown]:
        """What works. It is read first."""
        return [shown for shown in self.evidence if shown.row.side == Side.HOLDS]

    @property
    def fails(self) -> list[Shown]:
        return [shown for shown in self.evidence if shown.row.side == Side.FAILS]

    @property
    def countable(self) -> list[Shown]:
        return [shown for shown in self.evidence if shown.counts]

    @property
    def verdict(self) -> Said | None:
        """The newest one that counts."""
        return next((said for said in reversed(self.verdicts) if said.counts), None)

    @property
    def key(self) -> str:
        return self.verdict.row.word if self.verdict else ""

    @property
    def is_let_go(self) -> bool:
        return self.key == Verdict.LET_GO

    @property
    def farewell(self) -> DarlingFarewell | None:
        return self.farewells[-1] if self.farewells and self.is_let_go else None

    @property
    def is_farewell_public(self) -> bool:
        """Only if every maker agreed, with the name they are to be honoured by."""
        return self.farewell is not None and all(maker.name and maker.is_public for maker in self.makers)

    @property
    def by_condition(self) -> list[tuple[DarlingCondition, int, int]]:
        """Each condition with how much that counts speaks for it and against it."""
        sides = [(shown.row.condition_id, shown.row.side) for shown in self.countable]
        return [(row, sides.count((row.pk, Side.HOLDS)), sides.count((row.pk, Side.FAILS))) for row in self.conditions]

    def is_maker(self, account_id: int) -> bool:
        return any(maker.row.account_id == account_id for maker in self.makers)


def darlings() -> list[Loved]:
    """All of them, newest first; as many statements for one as for a hundred."""
    return [_loved(row) for row in _rows()]


def darling(pk: int) -> Loved | None:
    row = _rows().filter(pk=pk).first()
    return _loved(row) if row else None


def maker(pk: int) -> DarlingMaker | None:
    return DarlingMaker.objects.select_related("account", "darling").filter(pk=pk).first()


def praise_of(farewell: DarlingFarewell) -> list[DarlingPraise]:
    """The stories whose words were chosen for a farewell, whatever may be shown of them today."""
    rows = farewell.praise.select_related("story__inquiry")
    return list(rows.prefetch_related("story__person__relations", "story__scribe"))


def praising_voice(praise: DarlingPraise, *, public: bool) -> Voice | None:
    """The chosen words, else what works, else all of it; None where this reader may not see them (any more)."""
    story = praise.story
    if story.withdrawn_at is not None or (public and (not story.is_public or story.superseded_at is not None)):
        return None
    if praise.start is not None and praise.end is not None:
        return listen_reads.quoted(story, story.text[praise.start : praise.end])
    return listen_reads.praise(story) if story.works_well else listen_reads.voice(story)


def _rows() -> QuerySet[Darling]:
    linked = ("story__inquiry", "insight", "measure", "experiment")
    evidence = DarlingEvidence.objects.select_related("by", "condition", *linked)
    return Darling.objects.select_related("by").prefetch_related(
        "makers__account",
        Prefetch("makers__agreements", DarlingAgreement.objects.order_by("entry_index")),
        "conditions__by",
        Prefetch("conditions__evidence", evidence.prefetch_related("story__person__relations", "story__scribe")),
        "comments__by",
        "verdicts__by",
        "farewells__by",
    )


def _loved(row: Darling) -> Loved:
    makers = [_maker(made) for made in row.makers.all()]
    accounts = {made.row.account_id for made in makers if made.row.account_id}
    conditions = list(row.conditions.all())
    brought = [piece for condition in conditions for piece in condition.evidence.all()]
    evidence = [_shown(piece, accounts) for piece in sorted(brought, key=lambda piece: piece.entry_index)]
    return Loved(
        darling=row,
        makers=makers,
        conditions=conditions,
        evidence=evidence,
        comments=list(row.comments.all()),
        verdicts=[
            Said(
                row=said,
                rests_on=[shown for shown in evidence if shown.row.entry_index in said.rests_on],
                counts=said.by_id not in accounts,
            )
            for said in row.verdicts.all()
        ],
        farewells=list(row.farewells.all()),
    )


def _maker(row: DarlingMaker) -> Maker:
    agreements = list(row.agreements.all())
    name = str(row.account) if row.account else row.name
    return Maker(row=row, name=name, is_public=agreements[-1].is_public if agreements else None)


def _shown(row: DarlingEvidence, makers: set[int]) -> Shown:
    voice = listen_reads.voice(row.story, url=f"/team/geschichte/{row.story.pk}/") if row.story else None
    return Shown(row=row, voice=voice, counts=row.by_id not in makers)
