"""Making public what was internal at first: on its day, sooner, or later with a reason that everybody reads."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from resonanz.act import events
from resonanz.act.enums import Telling, Word
from resonanz.act.errors import DecisionIncomplete, NotInternal
from resonanz.act.models import Decision, Disclosure
from resonanz.act.rules.telling import disclosure_body, last_day
from resonanz.ground import clock
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import SYSTEM_ROLE, Kind, Via


def check_first_day(day: date, *, due_on: date | None, earlier: Decision | None) -> str:
    """What speaks against keeping a decision internal until `day`; empty when nothing does."""
    if earlier is not None and earlier.is_told and earlier.word == Word.IN_PROGRESS:
        return _("Die Zusage ist schon öffentlich. Was aus ihr wird, ist es auch, und zwar sofort.")
    if earlier is not None and not earlier.is_told and earlier.public_on is not None and day > earlier.public_on:
        return _("Für diese Erkenntnis ist der %(day)s angekündigt. Später darf es nicht werden.") % {
            "day": date_format(earlier.public_on, "DATE_FORMAT")
        }
    return _check_day(day, decided=clock.today(), due_on=due_on)


@transaction.atomic
def change_public_day(*, decision_id: int, public_on: date, by: int, reason: str = "") -> Decision:
    """Another day; today means at once. Later needs a reason. Raises `NotInternal` and `DecisionIncomplete`."""
    held = Decision.objects.select_for_update(of=("self",)).select_related("inquiry").get(pk=decision_id)
    if not held.is_current or held.public_on is None or held.is_told:
        raise NotInternal
    problems: dict[str, str] = {}
    if sentence := _check_day(public_on, decided=localdate(held.decided_at), due_on=held.due_on):
        problems["public_on"] = sentence
    elif public_on > _announced(held):
        problems["public_on"] = check_first_day(public_on, due_on=held.due_on, earlier=_before(held))
    if public_on > held.public_on and not reason.strip():
        problems["reason"] = _("Später als angekündigt braucht einen Grund. Er steht öffentlich dabei.")
    problems = {name: sentence for name, sentence in problems.items() if sentence}
    if problems:
        raise DecisionIncomplete(problems)
    if public_on != held.public_on:
        _add(held, Telling.MOVED, public_on=public_on, reason=reason.strip(), by=by, place=held.inquiry.place)
    if public_on == clock.today():
        tell(insight_id=held.insight_id, place=held.inquiry.place, by=by)
    events.decided.announce(held.insight_id)
    return held


@transaction.atomic
def tell(*, insight_id: int, place: str, by: int | None) -> int:
    """Publishes whatever of this insight was internal; returns how many decisions that were."""
    untold = list(_untold().filter(insight_id=insight_id).select_for_update(of=("self",)).order_by("number"))
    for held in untold:
        _add(held, Telling.TOLD, public_on=min(held.public_on or clock.today(), clock.today()), by=by, place=place)
    return len(untold)


def tell_what_is_due() -> int:
    """Publishes what has reached its day, each insight in a transaction of its own; returns how many decisions."""
    due = _untold().filter(public_on__lte=clock.today()).select_related("inquiry").order_by("insight_id", "number")
    places = {held.insight_id: held.inquiry.place for held in due}
    told = 0
    for insight_id, place in places.items():
        with transaction.atomic():
            if told_now := tell(insight_id=insight_id, place=place, by=None):
                told += told_now
                events.decided.announce(insight_id)
    return told


def _untold() -> QuerySet[Decision]:
    told = Disclosure.objects.filter(decision_id=OuterRef("pk"), deed=Telling.TOLD)
    return Decision.objects.filter(~Exists(told), public_on__isnull=False)


def _announced(held: Decision) -> date:
    return held.public_on or clock.today()


def _before(held: Decision) -> Decision | None:
    """The internal decision that this one followed, whose day it may not pass."""
    return _untold().filter(insight_id=held.insight_id, number__lt=held.number).order_by("-number").first()


def _check_day(day: date, *, decided: date, due_on: date | None) -> str:
    if day < clock.today():
        return _("Dieser Tag ist schon vorbei.")
    if due_on is not None and day > due_on:
        return _("Spätestens am zugesagten Tag muss es öffentlich sein: am %(day)s.") % {
            "day": date_format(due_on, "DATE_FORMAT")
        }
    latest = last_day(decided=decided, due_on=due_on)
    if day > latest:
        return _("Länger als 60 Tage bleibt nichts intern. Der letzte mögliche Tag ist der %(day)s.") % {
            "day": date_format(latest, "DATE_FORMAT")
        }
    return ""


def _add(held: Decision, deed: Telling, *, public_on: date, by: int | None, place: str, reason: str = "") -> None:
    moment, was_on = clock.now(), _announced(held)
    number = held.disclosures.count() + 1
    recorded = record(
        Draft(
            kind=Kind.PUBLICATION,
            place=place,
            role=TEAM_ROLE if by else SYSTEM_ROLE,
            via=Via.WEB if by else Via.SYSTEM,
            author=f"account:{by}" if by else SYSTEM_ROLE,
            body=disclosure_body(
                insight=held.insight_id,
                decision=held.number,
                number=number,
                deed=deed.value,
                was_on=was_on,
                public_on=public_on,
                reason=reason,
            ),
            moment=moment,
        )
    )
    Disclosure.objects.create(
        decision=held,
        number=number,
        deed=deed,
        was_on=was_on,
        public_on=public_on,
        reason=reason,
        by_id=by,
        at=moment,
        entry_index=recorded.index,
    )
    Decision.objects.filter(pk=held.pk).update(public_on=public_on)
    held.public_on = public_on
