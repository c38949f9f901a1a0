"""Reading the mailbox of the house: what is new becomes stories, what nobody wrote is counted and left where it is.

Every mail stays in the mailbox. Killed anywhere, the next visit goes on from there: what was taken is known by its
Message-ID.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any

from django.conf import settings

from resonanz.ask import reads as ask_reads
from resonanz.ground import clock
from resonanz.ground.mailboxes import MAIL_LIMIT, MailboxLine, MailboxRefused
from resonanz.listen.actions.importing import Plan, plan_import, take_table
from resonanz.listen.actions.preparing import MESSAGES
from resonanz.listen.enums import Aside
from resonanz.listen.errors import MailboxWithoutInquiry
from resonanz.listen.models import MailboxState
from resonanz.listen.rules.formats.automatic import set_aside
from resonanz.listen.rules.formats.mail import read_mail
from resonanz.listen.rules.formats.opened import Item, Unreadable, rows_of
from resonanz.listen.rules.formats.problems import MAIL_NOT_SENT, MAIL_TOO_LARGE
from resonanz.people import reads as people_reads
from resonanz.people.enums import Role

if TYPE_CHECKING:
    from resonanz.ground.mailboxes import MailboxPlace

_SECONDS = 240.0
_MOST = 1_000
_AT_ONCE = 25
_TRIES = 3
_REASONS_KEPT = 10
_MEGABYTE = 1 << 20


@dataclass(kw_only=True)
class Visit:
    """What one look into the mailbox brought."""

    taken: int = 0
    known: int = 0
    refused: int = 0
    waiting: int = 0
    aside: Counter[Aside] = field(default_factory=Counter)
    is_first: bool = False


def visit_mailbox(*, place: MailboxPlace, everything: bool = False) -> Visit:
    """Takes in what is new, for at most four minutes and a thousand mails; the rest waits for the next time.

    The first visit only notes where the mailbox stands, so that years of mail don't come by surprise; `everything`
    takes these, too. Raises `MailboxRefused`; what was taken until then stays, and the state says why it ended.
    """
    state, _is_new = MailboxState.objects.get_or_create(key=place.key)
    visit = Visit()
    state.visited_at, state.problem, state.waiting = clock.now(), "", 0
    try:
        inquiry = ask_reads.by_slug(place.inquiry)
        if inquiry is None:
            raise MailboxWithoutInquiry
        plan = plan_import(inquiry=inquiry, source=_source(place), mapping=MESSAGES, roles=[Role.CUSTOMER.value])
        with MailboxLine.opened(place, seconds=_SECONDS) as line:
            _find_place(state, line, visit, everything=everything)
            # A server counts days in a zone of its own: without this one day, what comes around midnight is lost.
            since = state.begins_on - timedelta(days=1) if state.begins_on else None
            uids = line.newer_than(state.last_uid, since=since)
            visit.waiting = state.waiting = len(uids)
            for start in range(0, min(len(uids), _MOST), _AT_ONCE):
                _take(uids[start : min(start + _AT_ONCE, _MOST)], line, place, plan, state, visit)
    except MailboxRefused as refused:
        state.problem = type(refused).__name__
        raise
    else:
        state.read_at = clock.now()
    finally:
        state.save()
    return visit


def _find_place(state: MailboxState, line: MailboxLine, visit: Visit, *, everything: bool) -> None:
    is_first = state.uid_validity is None
    if everything:
        state.last_uid, state.begins_on = 0, None
    elif is_first:
        state.last_uid, state.begins_on, visit.is_first = line.highest(), clock.today(), True
    elif state.uid_validity != line.uid_validity:
        # All numbers mean other mails now. What was taken is known by its Message-ID.
        state.last_uid = state.stuck_uid = state.stuck_times = 0
    state.uid_validity = line.uid_validity
    state.save()


def _take(
    uids: Sequence[int], line: MailboxLine, place: MailboxPlace, plan: Plan, state: MailboxState, visit: Visit
) -> None:
    """A few mails, stored before the next few are asked for; where the line breaks, what came before is stored."""
    items: list[Item] = []
    ours = _own_addresses(place)
    done = state.last_uid
    broken: MailboxRefused | None = None
    for uid in uids:
        try:
            item = _item(uid, line, ours, state, visit)
        except MailboxRefused as refused:
            state.stuck_times = state.stuck_times + 1 if state.stuck_uid == uid else 1
            state.stuck_uid = uid
            broken = refused
            break
        if item is not None:
            items.append((item, uid))
        done = uid
    _store(items, plan, state, visit)
    state.last_uid = done
    visit.waiting -= sum(uid <= done for uid in uids)
    state.waiting = visit.waiting
    state.save()
    if broken:
        raise broken
    if place.marks_read and items:
        line.mark_read([uid for _item, uid in items])


def _item(uid: int, line: MailboxLine, ours: frozenset[str], state: MailboxState, visit: Visit) -> Any:
    if state.stuck_uid == uid and state.stuck_times >= _TRIES:
        return Unreadable(MAIL_NOT_SENT)
    found = line.mail(uid)
    if found is None:
        return None
    if found.content is None:
        return Unreadable(MAIL_TOO_LARGE.filled(limit=MAIL_LIMIT // _MEGABYTE))
    why = set_aside(found.content, ours=ours)
    if why is not None:
        visit.aside[why] += 1
        state.aside[why.value] = state.aside.get(why.value, 0) + 1
        return None
    return read_mail(found.content, Counter())


def _store(items: list[Item], plan: Plan, state: MailboxState, visit: Visit) -> None:
    if not items:
        return
    tally = take_table(rows_of(items), plan, on_refused=lambda _refused: None, on_step=lambda _tally, _position: None)
    for name in ("taken", "known", "refused"):
        count = getattr(tally, name)
        setattr(visit, name, getattr(visit, name) + count)
        setattr(state, name, getattr(state, name) + count)
    told = [{"mail": items[sample.number - 1][1], "sentence": str(sample.sentence)} for sample in tally.samples]
    state.reasons = [*state.reasons, *told][-_REASONS_KEPT:]


def _source(place: MailboxPlace) -> str:
    """As it stands at the stories: where they came from."""
    return f"{place.user}/{place.folder}"[:200]


def _own_addresses(place: MailboxPlace) -> frozenset[str]:
    organisation = people_reads.the_organisation()
    told = (place.user, organisation.email if organisation else "", parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
    return frozenset(address.strip().lower() for address in told if "@" in address)
