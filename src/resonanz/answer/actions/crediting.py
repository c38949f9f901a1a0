"""Standing in our thanks: said by oneself, taken back by oneself, gone at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from resonanz.act import reads as act_reads
from resonanz.act.enums import Standing
from resonanz.answer.errors import CreditRefused, NobodyToReach, NotDoneYet
from resonanz.answer.models import CreditWish, MakerCredit
from resonanz.answer.reads.credits import maker_values, naming_of, wish_at, wish_values
from resonanz.ground import clock
from resonanz.people import reads as people_reads
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import ON_WISH, RETENTION, Draft, note_erased_entries, record
from resonanz.trust.enums import TELLER_ROLE, Kind, Via

if TYPE_CHECKING:
    from resonanz.listen.models import Story
    from resonanz.understand.models import Insight


@transaction.atomic
def ask_for_credit(*, voices: Sequence[Story], name: str = "") -> CreditWish:
    """The voice may be thanked, by this name or in words only. `voices` are all its stories, oldest first.

    Raises `CreditRefused`, and `NameTaken` or `NameUnreadable` for a name that is somebody else's.
    """
    naming, name = naming_of(voices), name.strip()
    if naming.why_not:
        raise CreditRefused(naming.why_not)
    if name and not naming.may_be_named:
        raise CreditRefused(
            _("Ihre Worte stehen ohne Namen da. Mit einem Namen im Dank wüssten alle, von wem sie sind.")
        )
    if name:
        people_reads.check_name(name)
    known = wish_at(voices)
    if known is not None and known.name == name:
        return known
    _forget([known] if known else [], ground=ON_WISH)
    story, moment = next(told for told in voices if told.withdrawn_at is None), clock.now()
    try:
        with transaction.atomic():
            entry = _enter(wish_values(story.entry_index, name), TELLER_ROLE, f"entry:{story.entry_index}", moment)
            return CreditWish.objects.create(story_id=story.pk, name=name, said_at=moment, entry_index=entry)
    except IntegrityError:
        # A second press at the same moment: the first one holds.
        return CreditWish.objects.get(story_id=story.pk)


@transaction.atomic
def take_credit_back(*, voices: Sequence[Story]) -> bool:
    known = wish_at(voices)
    _forget([known] if known else [], ground=ON_WISH)
    return known is not None


@transaction.atomic
def drop_wishes(*, story_ids: Sequence[int]) -> None:
    """The words go, or who told them: with either the wish goes."""
    wishes = CreditWish.objects.filter(story_id__in=story_ids).select_related("story__inquiry")
    over = {wish.pk for wish in wishes if (wish.story.inquiry.keep_until or clock.today()) < clock.today()}
    _forget([wish for wish in wishes if wish.pk in over], ground=RETENTION)
    _forget([wish for wish in wishes if wish.pk not in over], ground=ON_WISH)


def _forget(wishes: Iterable[CreditWish], *, ground: str) -> None:
    rows = list(wishes)
    if rows:
        note_erased_entries([wish.entry_index for wish in rows], ground=ground)
        CreditWish.objects.filter(pk__in=[wish.pk for wish in rows]).delete()


@transaction.atomic
def offer_credit(*, insight: Insight, maker: int, by: int) -> None:
    """A question to one member of the team; nobody else learns that it was asked or what became of it."""
    if act_reads.stands([insight.pk])[insight.pk].key != Standing.DONE:
        raise NotDoneYet
    if not people_reads.team().filter(pk=maker, is_active=True).exists():
        raise NobodyToReach
    MakerCredit.objects.get_or_create(
        insight_id=insight.pk, maker_id=maker, defaults={"offered_by_id": by, "offered_at": clock.now()}
    )


@transaction.atomic
def agree_to_credit(*, insight: Insight, is_named: bool, by: int) -> MakerCredit:
    """Somebody of the team says themselves that they made this, offered or not, by name or by function."""
    offer_credit(insight=insight, maker=by, by=by)
    credit = MakerCredit.objects.select_for_update().get(insight_id=insight.pk, maker_id=by)
    if credit.entry_index is not None:
        if credit.is_named == is_named:
            return credit
        note_erased_entries([credit.entry_index], ground=ON_WISH)
    credit.is_named, credit.agreed_at, credit.declined_at = is_named, clock.now(), None
    credit.entry_index = _enter(maker_values(credit), TEAM_ROLE, insight.inquiry.place, credit.agreed_at)
    credit.save()
    return credit


@transaction.atomic
def decline_credit(*, credit_id: int, by: int) -> bool:
    """Not wanted, or not any more. Only the one it is about can say so; False when it is not theirs."""
    credit = MakerCredit.objects.select_for_update().filter(pk=credit_id, maker_id=by).first()
    if credit is None:
        return False
    if credit.entry_index is not None:
        note_erased_entries([credit.entry_index], ground=ON_WISH)
    credit.agreed_at, credit.entry_index, credit.is_named = None, None, False
    credit.declined_at = clock.now()
    credit.save()
    return True


def _enter(values: dict[str, Any], role: str, place: str, moment: Any) -> int:
    return record(
        Draft(
            kind=Kind.CREDIT,
            place=place,
            role=role,
            via=Via.WEB,
            author=values["author"],
            body=values["body"],
            meta=values["meta"],
            moment=moment,
        )
    ).index
