"""What we give, and the steps of those who like us. Every step takes the account of whoever takes it and nobody
else's: there is no `by`, because nobody can do this for somebody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.answer.enums import AskState, FanDeed, FanKind, FanStanding
from resonanz.answer.errors import FanRefused, GivingChanged, GivingMissing, GivingPaysForDeeds
from resonanz.answer.models import FanStep, Giving, TogetherAsk
from resonanz.answer.reads.fans import GIVING_PLACE, fan_of, giving, giving_body, has_shown_the_mailbox
from resonanz.answer.rules.fans import LONGEST_PAUSE, pays_for_deeds
from resonanz.ground import clock, mail
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

_LONGEST_WORDS = 2_000


@transaction.atomic
def say_what_we_give(*, lines: Sequence[str], by: int) -> Giving:
    """A new version, in public; without lines nobody can declare from now on. Raises `GivingPaysForDeeds`."""
    said = [" ".join(line.split())[:300] for line in lines if line.strip()]
    if pays_for_deeds(said):
        raise GivingPaysForDeeds
    newest = Giving.objects.order_by("-number").first()
    if newest is not None and newest.lines == said:
        return newest
    number, moment = newest.number + 1 if newest else 1, clock.now()
    recorded = record(
        Draft(
            kind=Kind.PURPOSE,
            place=GIVING_PLACE,
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body=giving_body(number, said),
            moment=moment,
        )
    )
    return Giving.objects.create(number=number, lines=said, said_by_id=by, said_at=moment, entry_index=recorded.index)


@transaction.atomic
def declare_fan(*, account_id: int, kinds: Sequence[str], read: int, why: str = "", is_named: bool = False) -> FanStep:
    """Somebody says it of themselves, or says it differently. `read` is the number of what they read that we give.

    Raises `GivingMissing`, `GivingChanged` and `FanRefused`.
    """
    people_actions.hold(account_id)
    account, offered, fan = people_reads.member(account_id), giving(), fan_of(account_id)
    chosen = [kind.value for kind in FanKind if kind.value in kinds]
    if offered is None:
        raise GivingMissing
    if offered.number != read:
        raise GivingChanged
    if not account.is_active or not has_shown_the_mailbox(account):
        raise FanRefused(_("Dafür brauchen wir ein Konto von Ihnen oder eine Adresse, die Sie bestätigt haben."))
    if people_reads.works_here(account):
        raise FanRefused(_("Wer hier arbeitet, zählt nicht zu den Fans. Das soll die Zahl ehrlich halten."))
    if not chosen:
        raise FanRefused(_("Bitte wählen Sie, was auf Sie zutrifft."), field="kinds")
    if is_named and not account.name:
        raise FanRefused(
            _("Dafür brauchen wir Ihren Namen. Sie können ihn unter „Mein Konto“ eintragen."), field="is_named"
        )
    deed = FanDeed.CHANGED if fan.is_declared else FanDeed.DECLARED
    # Whoever changes a word during a pause stays in it.
    if fan.is_declared and fan.key == FanStanding.PAUSED:
        raise FanRefused(_("Sie machen gerade Pause. Mit „Wieder dabei“ geht es weiter."))
    return _step(
        account_id,
        deed,
        kinds=chosen,
        is_named=is_named,
        why=why.strip()[:_LONGEST_WORDS],
        giving_id=offered.pk,
    )


@transaction.atomic
def pause_fan(*, account_id: int, until: date | None = None) -> FanStep:
    """No questions from now on, until that day or until further notice. Possible for whoever was asked, fan or not."""
    people_actions.hold(account_id)
    if until is not None and until <= clock.today():
        raise FanRefused(_("Dieser Tag ist schon vorbei oder heute. Eine Pause endet an einem Tag, der kommt."))
    if until is not None and until > clock.today() + timedelta(days=LONGEST_PAUSE):
        raise FanRefused(_("Das ist sehr lang. Lassen Sie den Tag leer, dann gilt die Pause, bis Sie sie beenden."))
    fan = fan_of(account_id)
    if fan.key == FanStanding.LEFT:
        raise FanRefused(_("Sie haben schon aufgehört. Wir fragen Sie nicht mehr."))
    step = _step(
        account_id,
        FanDeed.PAUSED,
        kinds=list(fan.kinds),
        is_named=fan.is_named,
        why=fan.why,
        paused_until=until,
    )
    _stop_asks(account_id)
    return step


@transaction.atomic
def resume_fan(*, account_id: int) -> FanStep:
    """Back from a pause: only the person can end it."""
    people_actions.hold(account_id)
    fan = fan_of(account_id)
    if fan.key != FanStanding.PAUSED:
        raise FanRefused(_("Sie machen gerade keine Pause."))
    return _step(account_id, FanDeed.RESUMED, kinds=list(fan.kinds), is_named=fan.is_named, why=fan.why)


@transaction.atomic
def leave_fans(*, account_id: int) -> FanStep | None:
    """Over, without a reason. The days of the steps stay in the person's own file, the words of theirs go."""
    people_actions.hold(account_id)
    fan = fan_of(account_id)
    if fan.key == FanStanding.LEFT:
        return None
    step = _step(account_id, FanDeed.LEFT, kinds=list(fan.kinds))
    FanStep.objects.filter(account_id=account_id).update(why="", is_named=False)
    _stop_asks(account_id)
    return step


def _step(account_id: int, deed: FanDeed, **said: object) -> FanStep:
    newest = FanStep.objects.filter(account_id=account_id).order_by("-number").first()
    number = newest.number + 1 if newest else 1
    return FanStep.objects.create(account_id=account_id, number=number, deed=deed, at=clock.now(), **said)


def _stop_asks(account_id: int) -> None:
    """What still waits for this person does not leave the house any more."""
    moment, asks = clock.now(), TogetherAsk.objects.filter(account_id=account_id)
    waiting = asks.filter(state=AskState.WRITTEN, contact__message__isnull=False)
    for ask in waiting.select_related("contact"):
        message_id = ask.contact.message_id if ask.contact is not None else None
        if message_id is not None and mail.drop(pks=[message_id]):
            asks.filter(pk=ask.pk).update(state=AskState.STOPPED, at=moment)
    asks.filter(state=AskState.WAITING).update(state=AskState.STOPPED, at=moment)
