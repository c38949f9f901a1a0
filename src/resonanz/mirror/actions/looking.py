"""A look into the mirror from its first draft to its opening. It only ever goes forward."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.mirror.actions.entering import enter_change, locked
from resonanz.mirror.actions.picturing import draw_picture
from resonanz.mirror.actions.promising import copy_promises
from resonanz.mirror.enums import Instrument, Side, Stage, next_stage
from resonanz.mirror.errors import Incomplete, NotNow
from resonanz.mirror.models import LONGEST_TITLE, Look, LookChange, Sheet
from resonanz.mirror.reads.owed import missing_to_begin, owed_by

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry


@transaction.atomic
def draft_look(
    *,
    instrument: Instrument,
    title: str,
    why: str,
    keep_until: date | None,
    by: int,
    inquiry: Inquiry | None = None,
    follows: Look | None = None,
) -> Look:
    """A new look that nobody outside the team knows yet. Raises `Incomplete`."""
    look = Look(instrument=instrument, created_by_id=by, created_at=clock.now())
    look.follows = follows if follows is not None and follows.instrument == instrument else None
    _fill(look, title=title, why=why, keep_until=keep_until, inquiry=inquiry)
    look.save(force_insert=True)
    if look.follows is not None and instrument == Instrument.PROMISES:
        copy_promises(look)
    return look


@transaction.atomic
def change_look(*, look: Look, title: str, why: str, keep_until: date | None, inquiry: Inquiry | None = None) -> Look:
    """Only as long as nobody was asked. Raises `Incomplete` and `NotNow`."""
    look = locked(look)
    if look.stage != Stage.DRAFT:
        raise NotNow(_("Es wird schon geantwortet; was den Gefragten gesagt wurde, bleibt so stehen."))
    _fill(look, title=title, why=why, keep_until=keep_until, inquiry=inquiry)
    look.save()
    return look


def _fill(look: Look, *, title: str, why: str, keep_until: date | None, inquiry: Inquiry | None) -> None:
    problems: dict[str, str] = {}
    if not title.strip():
        problems["title"] = _("Wie nennen Sie diesen Durchgang?")
    elif len(title.strip()) > LONGEST_TITLE:
        problems["title"] = _("Bitte fassen Sie sich kürzer: höchstens %(most)s Zeichen.") % {"most": LONGEST_TITLE}
    if not why.strip():
        problems["why"] = _("Wer gefragt wird, soll lesen können, warum.")
    if keep_until is None:
        problems["keep_until"] = _("Bis wann behalten wir die Antworten?")
    elif keep_until <= clock.today():
        problems["keep_until"] = _("Dieser Tag ist schon vorbei oder heute. Bitte wählen Sie einen späteren.")
    if problems or keep_until is None:
        raise Incomplete(problems)
    look.title, look.why, look.keep_until = title.strip(), why.strip(), keep_until
    look.inquiry = None if look.instrument == Instrument.READINESS else inquiry


@transaction.atomic
def begin_look(*, look: Look, by: int) -> LookChange:
    """From now on people inside can answer, and what they were told stands. Raises `NotNow`."""
    look = _at(look, Stage.DRAFT)
    if missing := missing_to_begin(look):
        raise NotNow(missing)
    return enter_change(look, Stage.ASKING, owed_by(look), by=by)


@transaction.atomic
def seal_look(*, look: Look, by: int) -> LookChange:
    """Closes the self-image for ever, before the first person outside can answer. Raises `NotNow`."""
    look = _at(look, Stage.ASKING)
    if next_stage(look.instrument, look.stage) != Stage.SEALED:
        raise NotNow(_("Hier wird nichts versiegelt: Innen und außen antworten zugleich."))
    sheets = Sheet.objects.filter(look=look)
    if not sheets.filter(side=Side.LEADERSHIP).exists():
        raise NotNow(_("Die Leitung hat noch kein Wort über sich gesagt. Ohne ihr Bild gibt es nichts zu versiegeln."))
    entries = {side.value: list(_entries(look, side)) for side in (Side.LEADERSHIP, Side.STAFF)}
    return enter_change(look, Stage.SEALED, {"sheets": entries}, by=by)


@transaction.atomic
def open_look(*, look: Look, by: int) -> LookChange:
    """Uncovers both sides together; the numbers that are said then stand for ever. Raises `NotNow`."""
    look = locked(look)
    if look.stage == Stage.OPENED or next_stage(look.instrument, look.stage) != Stage.OPENED:
        raise NotNow(_("Aufgedeckt wird erst, wenn geantwortet wurde, und nur einmal."))
    said: dict[str, Any] = {
        "sheets": {side.value: list(_entries(look, side)) for side in Side},
        "picture": draw_picture(look),
    }
    return enter_change(look, Stage.OPENED, said, by=by)


def _at(look: Look, stage: Stage) -> Look:
    look = locked(look)
    if look.stage != stage:
        raise NotNow(_("Hier ist inzwischen etwas anderes geschehen. Bitte laden Sie die Seite neu."))
    return look


def _entries(look: Look, side: Side) -> list[int]:
    rows = Sheet.objects.filter(look=look, side=side).order_by("entry_index")
    return list(rows.values_list("entry_index", flat=True))
