"""Which guests of an evening can be told by mail what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import InvitationState
from resonanz.forum.enums import Deed, Form
from resonanz.forum.models import Contribution, Forum, Happening, Seat
from resonanz.ground import clock
from resonanz.people import reads as people_reads
from resonanz.people.enums import Channel, Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable

TOLD = (Deed.CLOSED, Deed.BALANCED)
"""After what guests are written to: thanks, and what became of it."""

_WITHIN = timedelta(days=14)
"""So long something is still worth a mail that could not leave at once."""

_COMING = (InvitationState.ACCEPTED, InvitationState.ANSWERED)


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """Something that happened to a forum, of which its guests are told."""

    forum: Forum
    deed: Deed
    entry: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Guests:
    """Pairs of account and forum: who sat there, and who told something. `named` agreed to be written to afterwards."""

    sat: frozenset[tuple[int | None, int]]
    told: frozenset[tuple[int | None, int]]
    named: set[int]

    @property
    def forums(self) -> set[int]:
        return {forum_id for _account_id, forum_id in self.sat | self.told}

    def asked_for(self, occasion: Occasion) -> set[int]:
        """Who was there and asked to be told of this.

        An earlier yes spoke of one's own words alone: it reaches as far as the balance of an evening at which
        somebody told something, and neither to thanks nor to those who only sat there.
        """
        here = occasion.forum.pk
        there = {account_id for account_id, forum_id in self.sat | self.told if forum_id == here and account_id}
        of_words = {account_id for account_id, forum_id in self.told if forum_id == here and account_id}
        return (there & self.named) | (of_words if occasion.deed == Deed.BALANCED else set())


def occasions_of(forum_ids: Iterable[int]) -> list[Occasion]:
    rows = Happening.objects.filter(forum_id__in=list(forum_ids), deed__in=TOLD).select_related("forum__inquiry")
    return [
        Occasion(forum=row.forum, deed=Deed(row.deed), entry=row.entry_index, at=row.at)
        for row in rows.order_by("entry_index")
    ]


def fresh_occasions() -> list[Occasion]:
    """Of the last two weeks; what is older would come as a surprise."""
    rows = Happening.objects.filter(deed__in=TOLD, at__gte=clock.now() - _WITHIN)
    forum_ids = set(rows.values_list("forum_id", flat=True))
    return [one for one in occasions_of(forum_ids) if one.at >= clock.now() - _WITHIN]


def guests(account_ids: Iterable[int]) -> Guests:
    """Where these people sat or told something, and what they agreed to. Among staff nobody is looked for."""
    wanted = list(account_ids)
    seats = Seat.objects.filter(person_id__in=wanted, forum__form=Form.CUSTOMERS).values_list("person_id", "forum_id")
    told = Contribution.objects.filter(story__person_id__in=wanted, forum__form=Form.CUSTOMERS)
    return Guests(
        sat=frozenset(seats),
        told=frozenset(told.values_list("story__person_id", "forum_id").distinct().order_by()),
        named=people_reads.agreed_to_evenings(Purpose.OUTCOME, wanted),
    )


def invited_guests(occasion: Occasion) -> list[int]:
    """Accounts of those who said they would come, were not told of this yet, and will not be told as tellers.

    Who asked to be told what becomes of their words is told that way, together with everything else.
    """
    invited = ask_reads.invitations(occasion.forum.inquiry_id).filter(state__in=_COMING, candidate__isnull=False)
    accounts = set(invited.order_by().values_list("candidate__account_id", flat=True))
    told = people_reads.told_of(list(accounts), occasion.entry)
    asked = people_reads.confirmed_consents(Purpose.OUTCOME, Channel.EMAIL)
    asked = asked.filter(account_id__in=accounts, given_at__lte=occasion.at)
    as_tellers = guests(accounts).asked_for(occasion) & set(asked.values_list("account_id", flat=True))
    return sorted(accounts - told - as_tellers - _only_to_be_invited(accounts))


def _only_to_be_invited(account_ids: set[int]) -> set[int]:
    """Those whose yes speaks of invitations alone, as it did before it named what follows an evening."""
    agreed = people_reads.confirmed_consents(Purpose.FORUM, Channel.EMAIL).filter(account_id__in=account_ids)
    named = people_reads.agreed_to_evenings(Purpose.FORUM, account_ids)
    return set(agreed.values_list("account_id", flat=True)) - named
