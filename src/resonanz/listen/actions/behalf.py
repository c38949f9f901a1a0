"""Writing down what somebody says, and typing in what somebody wrote on a card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from resonanz.ground import clock
from resonanz.ground.codes import code_hash, derived_code, read_code
from resonanz.listen.actions.telling import RECEIPT_LENGTH, Belonging, Told, Written, tell_story
from resonanz.listen.enums import SPOKEN, Origin
from resonanz.listen.errors import (
    CardOfAnother,
    CardTooEarly,
    CardUnknown,
    CardUsed,
    ConsentMissing,
    TooManyCards,
)
from resonanz.listen.models import StoryCard
from resonanz.listen.rules.consents import BEHALF
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import Role
from resonanz.trust.enums import Via
from resonanz.trust.errors import KeyReused

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.people.models import Account

MOST_CARDS = 200


@transaction.atomic
def write_down(*, inquiry: Inquiry, key: str, words: Mapping[str, Any], origin: str, agreed: bool, by: Account) -> Told:
    """What a person said on the telephone, at the counter or at a table, as `words` for `tell_story`.

    It is the person's voice, with the roles they gave; who wrote it down stands beside it and cannot be taken off.
    Raises `ConsentMissing` unless the person agreed and had it read back.
    """
    if not agreed:
        raise ConsentMissing
    channel = Origin(origin)
    if channel not in SPOKEN:
        raise ValueError(origin)
    return tell_story(
        inquiry=inquiry,
        key=key,
        via=Via.BEHALF,
        written=Written(origin=channel, scribe=by, agreed_to=BEHALF.version),
        **words,
    )


@transaction.atomic
def leave_address_for(*, story_id: int, roles: Sequence[str], email: str, language: str) -> bool:
    """The person wants to hear what becomes of it; their mailbox has to confirm. False for an address of the house."""
    if Role.EMPLOYEE not in roles and people_reads.is_house_address(email):
        return False
    people_actions.leave_address(email=email, roles=roles, language=language, reference=f"story:{story_id}")
    return True


@transaction.atomic
def print_cards(*, inquiry: Inquiry, key: str, count: int, by: Account) -> list[str]:
    """Codes for as many cards; the same key gives the same cards again. Only what they open with is kept."""
    if not 1 <= count <= MOST_CARDS:
        raise TooManyCards
    secrets = [f"{inquiry.pk}:{number}:{key}" for number in range(count)]
    codes = [derived_code(secret.encode(), purpose="card", length=RECEIPT_LENGTH) for secret in secrets]
    moment = clock.now()
    StoryCard.objects.bulk_create(
        [StoryCard(inquiry=inquiry, code_hash=code_hash(code), printed_at=moment, printed_by=by) for code in codes],
        ignore_conflicts=True,
    )
    return codes


@transaction.atomic
def type_in_card(
    *, inquiry: Inquiry, code: str, words: Mapping[str, Any], by: Account, written_on: date | None = None
) -> Told:
    """Takes in what stands on a card, under the code that its writer holds. A second try with other words is refused.

    `written_on` is the day on the card. Raises `CardUnknown`, `CardOfAnother`, `CardUsed` or `CardTooEarly`.
    """
    card = _locked(inquiry, code)
    written = Written(origin=Origin.CARD, scribe=by)
    told_at = _on_that_day(written_on, printed=card.printed_at) if written_on else None
    return _use(card, code, {**words, "written": written, "told_at": told_at, "via": Via.CARD})


@transaction.atomic
def tell_on_card(*, inquiry: Inquiry, code: str, words: Mapping[str, Any], person: Account | None = None) -> Told:
    """The holder of the card tells it on their own telephone; the card then counts as used."""
    return _use(_locked(inquiry, code), code, {**words, "person": person})


def _locked(inquiry: Inquiry, code: str) -> StoryCard:
    found = StoryCard.objects.select_for_update(of=("self",)).select_related("inquiry")
    card = found.filter(code_hash=code_hash(read_code(code))).first()
    if card is None:
        raise CardUnknown
    if card.inquiry_id != inquiry.pk:
        raise CardOfAnother(card.inquiry.title)
    return card


def _use(card: StoryCard, code: str, words: Mapping[str, Any]) -> Told:
    plain = read_code(code)
    belongs = Belonging(code=plain, code_hash=code_hash(plain))
    try:
        # The code is the key: whoever sends the same words twice gets the same receipt.
        told = tell_story(inquiry=card.inquiry, key=f"card {plain}", belongs=belongs, **words)
    except KeyReused as other_words:
        raise CardUsed from other_words
    if told.is_new:
        card.used_at, card.story_id = clock.now(), told.story_id
        card.save(update_fields=["used_at", "story"])
    return told


def _on_that_day(day: date, *, printed: datetime) -> datetime:
    """Noon of that day, never before the card was there and never later than now."""
    noon = timezone.make_aware(datetime.combine(day, time(12)))
    if day > clock.today() or day < timezone.localdate(printed):
        raise CardTooEarly
    return min(max(noon, printed), clock.now())
