"""Whom a change is owed to, as everybody may read it. Everything is asked anew each time, so a no holds at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resonanz.act import reads as act_reads
from resonanz.act.enums import Standing
from resonanz.answer.models import CreditWish, MakerCredit
from resonanz.ask import reads as ask_reads
from resonanz.listen.enums import PUBLIC, Permission
from resonanz.people import reads as people_reads
from resonanz.people.enums import TEAM_ROLE, Role
from resonanz.trust.enums import TELLER_ROLE, Kind, Via
from resonanz.trust.events import Openings, Shown
from resonanz.understand import reads as understand_reads
from resonanz.understand.enums import Side

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.utils.functional import Promise

    from resonanz.act.models import Decision
    from resonanz.act.reads import Stand
    from resonanz.listen.models import Story
    from resonanz.people.models import Account
    from resonanz.understand.models import Insight

_PER_PAGE = 20
_ONE: dict[str, str | Promise] = {
    Role.GUEST: gettext_lazy("ein Gast"),
    Role.CUSTOMER: gettext_lazy("eine Kundin oder ein Kunde"),
    Role.NON_CUSTOMER: gettext_lazy("jemand, der noch nicht Kunde ist"),
    Role.COMPETITOR_CUSTOMER: gettext_lazy("eine Kundin oder ein Kunde anderer"),
    Role.OTHER: gettext_lazy("jemand von außerhalb"),
}


@dataclass(frozen=True, kw_only=True)
class Credit:
    """`names` as people typed them, `roles` in words and each only once: nobody is counted here."""

    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()

    @property
    def has_tellers(self) -> bool:
        return bool(self.names or self.roles)

    @property
    def is_any(self) -> bool:
        return bool(self.has_tellers or self.makers)


@dataclass(frozen=True, kw_only=True)
class Owed:
    """One thing that changed, and whom we thank for it."""

    insight: Insight
    decision: Decision
    credit: Credit


@dataclass(frozen=True, kw_only=True)
class Naming:
    """What the page of a voice needs: whether thanks by name are possible, the wish so far, and why not."""

    wish: CreditWish | None
    may_be_named: bool
    in_words: str
    why_not: str

    @property
    def possible(self) -> bool:
        return not self.why_not


@dataclass(frozen=True, kw_only=True)
class Makers:
    """Who of the team stands with a change. Open offers are not here: they are between two people."""

    shown: tuple[str, ...]
    own: MakerCredit | None
    others: QuerySet[Account]


def credits_of(insight_ids: Sequence[int], *, stands: Mapping[int, Stand] | None = None) -> dict[int, Credit]:
    """By insight, for those that are done now and not about our own staff; in a constant number of statements."""
    stands = act_reads.public_stands(insight_ids) if stands is None else stands
    done = [pk for pk in insight_ids if pk in stands and stands[pk].key == Standing.DONE]
    if not done:
        return {}
    carried: dict[int, list[Story]] = {}
    inside = ask_reads.asked_inside()
    for row in understand_reads.evidence_of(done).filter(side=Side.SUPPORT):
        if row.story.inquiry_id not in inside and may_stand_in_thanks(row.story):
            carried.setdefault(row.insight_id, []).append(row.story)
    wishes = _wishes({story.teller for stories in carried.values() for story in stories})
    makers: dict[int, list[str]] = {}
    for credit in MakerCredit.objects.filter(insight_id__in=done, agreed_at__isnull=False).select_related("maker"):
        makers.setdefault(credit.insight_id, []).append(maker_shown(credit))
    return {
        pk: _credit(carried.get(pk, ()), wishes, makers.get(pk, ()))
        for pk in done
        if pk in makers or any(story.teller in wishes for story in carried.get(pk, ()))
    }


def may_stand_in_thanks(story: Story) -> bool:
    """Everybody may read the words, they are in sight, and no employee told them: of those no trace leads back."""
    return story.is_public and Role.EMPLOYEE not in story.roles


def _wishes(tellers: set[UUID]) -> dict[UUID, CreditWish]:
    found = CreditWish.objects.filter(story__teller__in=tellers).select_related("story")
    return {wish.story.teller: wish for wish in found}


def _credit(stories: Iterable[Story], wishes: Mapping[UUID, CreditWish], makers: Iterable[str]) -> Credit:
    names: dict[str, None] = {}
    roles: dict[str, None] = {}
    for story in stories:
        wish = wishes.get(story.teller)
        if wish is None:
            continue
        if wish.name and story.permission == Permission.PUBLIC_NAMED:
            names[wish.name] = None
        else:
            roles[in_words(story)] = None
    return Credit(names=tuple(sorted(names)), roles=tuple(sorted(roles)), makers=tuple(sorted(set(makers))))


def in_words(story: Story) -> str:
    """Somebody without a name: the first of the roles they gave themselves."""
    return str(next((_ONE[role] for role in _ONE if role in story.roles), _("jemand, der uns davon erzählt hat")))


def maker_shown(credit: MakerCredit) -> str:
    if not credit.maker.may_enter_team:
        return _("ein früheres Mitglied des Teams")
    if credit.is_named and credit.maker.name:
        return credit.maker.signature
    return credit.maker.function or _("jemand aus dem Team")


def wish_at(voices: Sequence[Story]) -> CreditWish | None:
    return CreditWish.objects.filter(story__in=[told.pk for told in voices]).first()


def naming_of(voices: Sequence[Story]) -> Naming:
    """For the page of a voice: all its stories, oldest first."""
    story = voices[-1]
    why_not = ""
    if all(told.withdrawn_at is not None for told in voices):
        why_not = _("Diese Worte sind gelöscht.")
    elif story.inquiry_id in ask_reads.asked_inside() or any(Role.EMPLOYEE in told.roles for told in voices):
        why_not = _("Wer hier arbeitet, steht nicht im Dank: Niemand soll von dort auf Ihre Worte schließen können.")
    elif story.permission not in PUBLIC:
        why_not = _("Ihre Worte sieht nicht jeder. Deshalb steht auch im öffentlichen Dank nichts von Ihnen.")
    return Naming(
        wish=wish_at(voices),
        may_be_named=story.permission == Permission.PUBLIC_NAMED,
        in_words=in_words(story),
        why_not=why_not,
    )


def thanks_page(number: str | int | None) -> tuple[Page[Decision], list[Owed]]:
    """What changed, newest first; nothing that is known inside only."""
    done = act_reads.done_decisions().exclude(inquiry_id__in=ask_reads.asked_inside())
    page = Paginator(done, _PER_PAGE).get_page(number)
    rows = list(page)
    found = credits_of([row.insight_id for row in rows])
    return page, [Owed(insight=row.insight, decision=row, credit=found.get(row.insight_id, Credit())) for row in rows]


def offers_to(account_id: int) -> QuerySet[MakerCredit]:
    """What this member of the team may agree to or has agreed to. Nobody else has a page of it."""
    mine = MakerCredit.objects.filter(maker_id=account_id, declined_at=None)
    return mine.select_related("insight__inquiry", "offered_by").order_by("-offered_at", "-pk")


def makers_of(insight: Insight, history: list[Decision], account_id: int) -> Makers | None:
    """For the team's page of an insight; None while it is not done."""
    if act_reads.stand_of(insight.pk, history).key != Standing.DONE:
        return None
    agreed = MakerCredit.objects.filter(insight_id=insight.pk, agreed_at__isnull=False).select_related("maker")
    rows = list(agreed)
    return Makers(
        shown=tuple(sorted(maker_shown(row) for row in rows)),
        own=next((row for row in rows if row.maker_id == account_id), None),
        others=people_reads.present_team().exclude(pk=account_id),
    )


def add_credits(openings: Openings) -> None:
    """Both kinds of yes. A no leaves no row, only the dash of the erasure."""
    for wish in CreditWish.objects.filter(openings.wanted).select_related("story"):
        place = wish.story.entry_index
        openings.add(
            wish.entry_index,
            wish_values(place, wish.name),
            shown=Shown(kind=Kind.CREDIT, role=TELLER_ROLE, time=wish.said_at, place=f"entry:{place}", via=Via.WEB),
            table="answer_creditwish",
            row=wish.pk,
        )
    agreed = MakerCredit.objects.filter(openings.wanted).exclude(agreed_at=None).select_related("insight__inquiry")
    for credit in agreed:
        openings.add(
            credit.entry_index,
            maker_values(credit),
            shown=Shown(
                kind=Kind.CREDIT,
                role=TEAM_ROLE,
                time=credit.agreed_at,
                place=credit.insight.inquiry.place,
                via=Via.WEB,
            ),
            table="answer_makercredit",
            row=credit.pk,
        )


def wish_values(place: int, name: str) -> dict[str, object]:
    """What the entry of a wish commits to; it stands at the entry `place`. Who it was the ledger does not know."""
    return {"author": "", "body": {"entry": place, "name": name}, "meta": None}


def maker_values(credit: MakerCredit) -> dict[str, object]:
    return {
        "author": f"account:{credit.maker_id}",
        "body": {"insight": credit.insight_id, "maker": credit.maker_id, "named": credit.is_named},
        "meta": None,
    }
