"""Asking people to make something with us: through the one way by which this house writes to anybody, with its
consents and its contact budget. Whoever pauses or has left gets nothing, even when they were on the list already.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from resonanz.answer.enums import AskState, Circle, FanStanding
from resonanz.answer.errors import AskIncomplete, GivingMissing
from resonanz.answer.models import Together, TogetherAsk
from resonanz.answer.reads.fans import giving, standings
from resonanz.answer.reads.together import may_be_asked, open_occasions, waiting_asks, whom_to_ask
from resonanz.answer.rules.fans import pause_token
from resonanz.ground import clock, mail
from resonanz.ground.manner import spoken
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import Purpose
from resonanz.people.errors import BudgetSpent

if TYPE_CHECKING:
    from resonanz.people.actions import Note
    from resonanz.people.actions.reserving import Place

TASK = "answer.ask_together"
_PORTION = 200


@transaction.atomic
def ask_together(*, occasion: str, circle: str, what_for: str, how_long: str, in_return: str, by: int) -> Together:
    """Freezes whom to ask; the queue writes. Fans read it on their own page, too.

    Raises `AskIncomplete` and, for fans, `GivingMissing`.
    """
    said = {"what_for": what_for.strip(), "how_long": how_long.strip(), "in_return": in_return.strip()}
    chosen = next((row for row in open_occasions() if row.key == occasion), None)
    problems = {} if chosen else {"occasion": _("Dazu kann man gerade nicht mehr einladen.")}
    if circle not in Circle.values:
        problems["circle"] = _("Bitte wählen Sie, wen Sie fragen.")
    empty = {
        "what_for": _("Wofür brauchen Sie die Menschen? Sie lesen es in der Einladung."),
        "how_long": _("Wie lange dauert es? Das gehört zu einer ehrlichen Einladung."),
        "in_return": _("Was haben die Gefragten davon? Auch „nichts außer einem Danke“ ist eine Antwort."),
    }
    problems |= {name: sentence for name, sentence in empty.items() if not said[name]}
    if problems or chosen is None:
        raise AskIncomplete(problems)
    if circle == Circle.FANS and giving() is None:
        raise GivingMissing
    moment = clock.now()
    asking = Together.objects.create(
        inquiry_id=chosen.inquiry_id,
        title=chosen.title[:200],
        path=chosen.path,
        purpose=chosen.purpose,
        circle=circle,
        asked_by_id=by,
        asked_at=moment,
        **said,
    )
    wanted = whom_to_ask(Circle(circle), chosen.purpose)
    state = AskState.WAITING if mail.can_link() else AskState.OWN_PAGE
    TogetherAsk.objects.bulk_create(
        [TogetherAsk(together=asking, account_id=account_id, state=state, at=moment) for account_id in wanted],
        batch_size=1_000,
    )
    if state == AskState.OWN_PAGE:
        return asking
    app.configure_task(TASK, queueing_lock=f"{TASK}-{asking.pk}").defer(together_id=asking.pk)
    return asking


def write_to_asked(together_id: int) -> int:
    """Returns how many were written to. Safe to stop and to repeat: each is asked once."""
    written = 0
    while True:
        done, count = _write_portion(together_id)
        written += count
        if not done:
            return written


@transaction.atomic
def _write_portion(together_id: int) -> tuple[int, int]:
    ids = list(waiting_asks(together_id).values_list("account_id", flat=True)[:_PORTION])
    # Accounts first, as everywhere: a pause that comes now waits, one that came holds.
    for account_id in ids:
        people_actions.hold(account_id)
    held = waiting_asks(together_id).filter(account_id__in=ids).select_for_update(of=("self",), no_key=True)
    rows = list(held.select_related("together__asked_by", "together__inquiry"))
    if not rows:
        return len(ids), 0
    asking, moment = rows[0].together, clock.now()
    standing = standings([row.account_id for row in rows])
    able = [row for row in rows if may_be_asked(standing.get(row.account_id)) and _is_still_meant(row, standing)]
    notes = [_note(asking, row.account_id) for row in able]
    places = people_actions.write_all(notes=notes, purpose=Purpose(asking.purpose))
    for row in rows:
        place = places.get(row.account_id)
        row.state = _state(place) if row in able else AskState.STOPPED
        row.contact = place.contact if place else None
        row.at = moment
    TogetherAsk.objects.bulk_update(rows, ["state", "contact", "at"])
    return len(ids), sum(row.state == AskState.WRITTEN for row in rows)


def _is_still_meant(row: TogetherAsk, standing: Mapping[int, FanStanding]) -> bool:
    """Of the circle of fans only who is in it at this moment."""
    return row.together.circle != Circle.FANS or standing.get(row.account_id) == FanStanding.ACTIVE


def _state(place: Place | None) -> AskState:
    if place is None or place.contact is None:
        spent = place is not None and isinstance(place.refusal, BudgetSpent)
        return AskState.NO_ROOM if spent else AskState.NO_CONSENT
    return AskState.WRITTEN


def _note(asking: Together, account_id: int) -> Note:
    language = spoken(people_actions.language_of(account_id), du=asking.inquiry.says_du)
    organisation = people_reads.the_organisation()
    with translation.override(language):
        why = (
            _("Sie haben uns gesagt, dass Sie gern dabei sind.")
            if asking.circle == Circle.FANS
            else _("Sie haben uns gesagt, dass wir Sie fragen dürfen.")
        )
        body = "\n\n".join(
            [
                _("Guten Tag,"),
                why + " " + _("Dürfen wir Sie um etwas bitten? Ein Nein braucht keine Antwort."),
                asking.what_for,
                _("Wie lange es dauert: %(how_long)s") % {"how_long": asking.how_long}
                + "\n"
                + _("Was Sie davon haben: %(in_return)s") % {"in_return": asking.in_return},
                _("Hier geht es zu „%(title)s“:\n%(url)s") % {"title": asking.title, "url": mail.absolute(asking.path)},
                _("Lieber gerade nicht? Mit einem Knopf machen Sie Pause, ohne Grund:\n%(url)s")
                % {"url": mail.absolute(reverse("answer:fan_pause", args=[pause_token(account_id)]))},
                asking.asked_by.signature + ("\n" + organisation.name if organisation else ""),
            ]
        )
        subject = _("Möchten Sie mitmachen?")
    return people_actions.Note(account_id=account_id, subject=subject, body=body, language=language, with_html=True)
