"""Walking a journey as a customer would: booked, entered step by step, finished. Then it stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.listen.enums import Feeling
from resonanz.mirror.enums import WayOut
from resonanz.mirror.errors import NotYourWalk, WalkIncomplete, WalkOver
from resonanz.mirror.models import JourneyEdition, JourneyStep, Walk, WalkedStep, WalkPhoto, WalkWords
from resonanz.mirror.rules.clock_times import instant
from resonanz.mirror.rules.photos import PhotoRefused, clean_photo
from resonanz.mirror.rules.walk_entries import PLACE, photo_body, walk_body, words_body
from resonanz.mirror.rules.walking import LONGEST, NoDuration, step_minutes
from resonanz.people import reads as people_reads
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import ON_WISH, Draft, note_erased_entries, record_all, report_erasure
from resonanz.trust.enums import Kind, Via

_AHEAD = timedelta(days=366)
_BACK = timedelta(days=731)
_SLACK = timedelta(minutes=2)
"""Clocks of telephones are not those of servers."""
LONGEST_WORDS = 10_000


@dataclass(frozen=True, kw_only=True)
class Experience:
    """A step as its walker tells it. `photo` are the bytes of a file; None leaves one that is there as it is."""

    on: date
    begin: time
    end: time
    waited: int
    way_out: WayOut
    ends_on: date | None = None
    feeling: Feeling | None = None
    words: str = ""
    photo: bytes | None = None


@transaction.atomic
def book_walk(
    *, edition: JourneyEdition, walker: int, planned_on: date, by: int, planned_at: time | None = None
) -> Walk:
    """Raises `WalkIncomplete` for somebody who does not work here and for a day that is too far away."""
    problems: dict[str, str] = {}
    if not people_reads.team().filter(pk=walker, is_active=True).exists():
        problems["walker"] = _("Einen Selbsttest geht jemand aus dem Team.")
    if planned_on > clock.today() + _AHEAD:
        problems["planned_on"] = _("Das ist mehr als ein Jahr hin. Bitte wählen Sie einen früheren Tag.")
    elif planned_on < clock.today() - _BACK:
        problems["planned_on"] = _("Das liegt mehr als zwei Jahre zurück.")
    if problems:
        raise WalkIncomplete(problems)
    return Walk.objects.create(
        edition=edition,
        walker_id=walker,
        planned_on=planned_on,
        planned_at=planned_at,
        zone=timezone.get_default_timezone_name(),
        booked_by_id=by,
        booked_at=clock.now(),
    )


@transaction.atomic
def call_off_walk(*, walk: Walk, by: int) -> None:
    """What was entered so far goes; that it was booked and called off stays. Raises `WalkOver`, `NotYourWalk`."""
    held = _open(walk)
    if not may_call_off(walk=held, by=by):
        raise NotYourWalk
    WalkWords.objects.filter(walked__walk=held).delete()
    WalkPhoto.objects.filter(walked__walk=held).delete()
    WalkedStep.objects.filter(walk=held).delete()
    held.called_off_at = clock.now()
    held.save(update_fields=["called_off_at"])


def may_call_off(*, walk: Walk, by: int) -> bool:
    """Whoever walks or booked; anybody once the walker does not work here any more."""
    return walk.is_open and (by in {walk.walker_id, walk.booked_by_id} or not walk.walker.is_active)


@transaction.atomic
def save_step(*, walk: Walk, step: JourneyStep, told: Experience, by: int) -> WalkedStep:
    """Keeps one step of an open walk, again as often as its walker corrects it.

    Raises `WalkOver`, `NotYourWalk` and `WalkIncomplete` with problems at the fields of `Experience`.
    """
    held = _open(walk)
    if by != held.walker_id:
        raise NotYourWalk
    minutes, problems = None, {}
    try:
        minutes = _minutes(told, held.zone)
    except WalkIncomplete as impossible:
        problems = impossible.problems
    if not 0 <= told.waited <= LONGEST:
        problems["waited"] = _("Gewartet wird zwischen 0 Minuten und 24 Stunden.")
    elif minutes is not None and told.waited > minutes:
        problems["waited"] = _(
            "Gewartet haben Sie länger, als der Schritt dauerte: Er dauerte %(minutes)s Minuten."
        ) % {"minutes": minutes}
    if len(told.words) > LONGEST_WORDS:
        problems["words"] = _("Das sind mehr als 10.000 Zeichen. Bitte kürzen Sie selbst; wir tun es nicht.")
    photo = None
    try:
        photo = clean_photo(told.photo) if told.photo is not None else None
    except PhotoRefused as refused:
        problems["photo"] = str(refused)
    if problems or minutes is None:
        raise WalkIncomplete(problems)
    walked, _made = WalkedStep.objects.update_or_create(
        walk=held,
        step=step,
        defaults={
            "begins_at": instant(told.on, told.begin, held.zone),
            "minutes": minutes,
            "waited": told.waited,
            "way_out": told.way_out,
            "feeling": told.feeling or "",
        },
    )
    _keep_words(walked, told.words)
    if photo:
        WalkPhoto.objects.update_or_create(walked=walked, defaults={"kind": photo[0], "content": photo[1]})
    return walked


@transaction.atomic
def drop_step(*, walk: Walk, step: JourneyStep, by: int) -> None:
    """Takes a step out of an open walk again, as if it had not been walked."""
    held = _open(walk)
    if by != held.walker_id:
        raise NotYourWalk
    for model in (WalkWords, WalkPhoto):
        model.objects.filter(walked__walk=held, walked__step=step).delete()
    WalkedStep.objects.filter(walk=held, step=step).delete()


@transaction.atomic
def finish_walk(*, walk: Walk, by: int) -> Walk:
    """Enters the walk with all its steps. Raises `WalkOver`, `NotYourWalk` and `WalkIncomplete` without any step."""
    held = _open(walk)
    if by != held.walker_id:
        raise NotYourWalk
    walked = list(WalkedStep.objects.filter(walk=held).order_by("step__position"))
    if not walked:
        raise WalkIncomplete({"steps": _("Noch ist kein Schritt eingetragen.")})
    of_walk = {"walked__walk": held}
    words = list(WalkWords.objects.filter(**of_walk).select_related("walked").order_by("walked__step__position"))
    photos = list(WalkPhoto.objects.filter(**of_walk).select_related("walked").order_by("walked__step__position"))
    held.finished_at = clock.now()
    bodies = [walk_body(held, walked), *map(words_body, words), *map(photo_body, photos)]
    entries = record_all([_draft(body, held) for body in bodies])
    said: list[WalkWords | WalkPhoto] = [*words, *photos]
    for row, entry in zip(said, entries[1:], strict=True):
        row.entry_index = entry.index
        row.save(update_fields=["entry_index"])
    held.entry_index = entries[0].index
    held.save(update_fields=["entry_index", "finished_at"])
    return held


@transaction.atomic
def erase_photo(*, photo: WalkPhoto) -> None:
    """Anybody from the team may: a picture can show somebody who never asked to be in it."""
    held = WalkPhoto.objects.select_for_update().filter(pk=photo.pk).first()
    if held is None:
        return
    entries = [] if held.entry_index is None else [held.entry_index]
    note_erased_entries(entries, ground=ON_WISH)
    held.delete()
    if entries:
        report_erasure(table="mirror.WalkPhoto", ground=ON_WISH, count=1, entries=entries)


def _open(walk: Walk) -> Walk:
    """Two windows of one walker follow each other. Lock order: walk, ledger head."""
    held = Walk.objects.select_for_update(no_key=True).get(pk=walk.pk)
    if not held.is_open:
        raise WalkOver
    return held


def _minutes(told: Experience, zone: str) -> int:
    """Of the step; raises `WalkIncomplete` with what is wrong about its times, at the field where it can be mended."""
    today = clock.today()
    if told.on > today:
        raise WalkIncomplete({"on": _("Dieser Tag liegt in der Zukunft. Eingetragen wird, was geschehen ist.")})
    if told.on < today - _BACK:
        raise WalkIncomplete({"on": _("Das liegt mehr als zwei Jahre zurück.")})
    if told.ends_on is not None and not 0 <= (told.ends_on - told.on).days <= 1:
        raise WalkIncomplete({"ends_on": _("Ein Schritt endet am selben Tag oder am nächsten.")})
    field = "begin"
    try:
        # By itself first, so that the sentence stands at the right field.
        step_minutes(on=told.on, begin=told.begin, end=told.begin, zone=zone)
        field = "end"
        minutes = step_minutes(on=told.on, begin=told.begin, end=told.end, zone=zone, ends_on=told.ends_on)
    except NoDuration as never:
        raise WalkIncomplete({field: str(never)}) from never
    begins, latest = instant(told.on, told.begin, zone), clock.now() + _SLACK
    if begins + timedelta(minutes=minutes) > latest:
        field = "begin" if begins > latest else "end"
        raise WalkIncomplete({field: _("Diese Uhrzeit liegt in der Zukunft. Eingetragen wird, was geschehen ist.")})
    return minutes


def _keep_words(walked: WalkedStep, words: str) -> None:
    if words.strip():
        WalkWords.objects.update_or_create(walked=walked, defaults={"words": words})
    else:
        WalkWords.objects.filter(walked=walked).delete()


def _draft(body: dict[str, object], walk: Walk) -> Draft:
    return Draft(
        kind=Kind.WALK,
        place=PLACE,
        role=TEAM_ROLE,
        via=Via.WEB,
        author=f"account:{walk.walker_id}",
        body=body,
        moment=walk.finished_at,
    )
