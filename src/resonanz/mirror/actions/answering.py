"""Answers for the mirror: from inside with a link that leads to nobody, from outside with a story."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.ground.codes import code_hash, random_code
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.mirror.actions.checking import check_answers
from resonanz.mirror.actions.entering import locked
from resonanz.mirror.enums import INSIDE, Side, Stage, answered_in
from resonanz.mirror.errors import Incomplete, NotNow
from resonanz.mirror.models import Look, Pass, Sheet
from resonanz.mirror.rules.looks import sheet_body
from resonanz.people.enums import Role
from resonanz.trust.actions import (
    ON_WISH,
    RETENTION,
    Draft,
    claim_key,
    keep_result,
    note_erased_entries,
    record,
    report_erasure,
)
from resonanz.trust.enums import Kind, Via

if TYPE_CHECKING:
    from resonanz.listen.actions import Told
    from resonanz.listen.models import Story
    from resonanz.people.models import Account

CODE_LENGTH = 12
MOST_PASSES = 2_000


@transaction.atomic
def issue_passes(*, look: Look, side: Side, count: int = 1, is_shared: bool = False) -> list[str]:
    """New links for people inside; only here are they known. Raises `NotNow` and `Incomplete`."""
    look = locked(look)
    if side not in INSIDE or look.stage not in {Stage.DRAFT, Stage.ASKING}:
        raise NotNow(_("Von innen wird hier nicht mehr geantwortet."))
    if not 1 <= count <= MOST_PASSES:
        raise Incomplete({"count": _("Zwischen 1 und %(most)s Links auf einmal.") % {"most": MOST_PASSES}})
    codes = [random_code(CODE_LENGTH) for _number in range(count)]
    Pass.objects.bulk_create(
        Pass(look=look, side=side, code_hash=code_hash(code), is_shared=is_shared) for code in codes
    )
    return codes


@transaction.atomic
def answer_inside(*, code: str, key: str, answers: Any) -> Sheet:
    """Takes the answers of somebody inside in. A link for one person is gone afterwards, so it leads to nobody.

    Sent twice with the same key it is one sheet. Raises `NotNow` for a link that is used up or a look that is not
    asking, and `KeyReused`.
    """
    known = claim_key(key=f"sheet:{key}", body=answers)
    if known is not None:
        return Sheet.objects.get(pk=known["sheet"])
    door = Pass.objects.select_for_update().select_related("look").filter(code_hash=code_hash(code)).first()
    if door is None:
        raise NotNow(_("Dieser Link wurde schon benutzt, oder es gibt ihn nicht."))
    look = locked(door.look)
    _refuse_early_and_late(look, Side(door.side))
    check_answers(look, answers)
    if not door.is_shared:
        door.delete()
    sheet = _enter(Sheet(look=look, side=door.side, answers=answers), role=Role.EMPLOYEE, place=look.place, via=Via.WEB)
    keep_result(key=f"sheet:{key}", result={"sheet": sheet.pk})
    return sheet


@transaction.atomic
def answer_outside(
    *,
    look: Look,
    answers: Any,
    key: str,
    text: str,
    roles: Sequence[str],
    permission: str,
    name: str = "",
    person: Account | None = None,
    complete: Callable[[Story], Any] | None = None,
) -> Told:
    """Takes the answers of somebody outside in, as a story of theirs with a sheet. Raises `NotNow` and whatever
    `tell_story` raises.

    `complete` gives the answers as the sheet keeps them, once there is a story that they can point to.
    """
    look = locked(look)
    _refuse_early_and_late(look, Side.OUTSIDE)
    check_answers(look, answers)
    if look.inquiry is None:
        raise NotNow(_("Hier wird nur innen gefragt."))
    told = listen_actions.tell_story(
        inquiry=look.inquiry,
        key=key,
        text=text,
        roles=roles,
        permission=permission,
        name=name,
        person=person,
    )
    if told.is_new:
        story = listen_reads.story(told.story_id)
        assert story is not None, "it was told a line above"
        answers = complete(story) if complete else answers
        _enter(
            Sheet(look=look, side=Side.OUTSIDE, answers=answers, story=story),
            role=listen_reads.role_of(story),
            place=look.inquiry.place,
            via=Via(story.via),
        )
    return told


def _refuse_early_and_late(look: Look, side: Side) -> None:
    if look.stage != answered_in(look.instrument, side):
        if side == Side.OUTSIDE and look.stage in {Stage.DRAFT, Stage.ASKING}:
            raise NotNow(
                _("Hier kann erst geantwortet werden, wenn die Organisation gesagt hat, wie sie sich selbst sieht.")
            )
        raise NotNow(_("Hier wird gerade nicht mehr gefragt."))


def _enter(sheet: Sheet, *, role: str, place: str, via: Via) -> Sheet:
    sheet.answered_at = clock.now()
    sheet.entry_index = record(
        Draft(
            kind=Kind.SHEET,
            place=place,
            role=role,
            via=via,
            # Whose it is says the story's entry alone; from inside nobody knows it.
            author="",
            body=sheet_body(sheet, story_entry=sheet.story.entry_index if sheet.story else None),
            moment=sheet.answered_at,
        )
    ).index
    sheet.save(force_insert=True)
    return sheet


def erase_sheets(*, story_ids: Sequence[int]) -> None:
    """Answers go with the words they came with. Call it inside the erasing transaction."""
    sheets = list(Sheet.objects.filter(story_id__in=story_ids).select_related("story__inquiry").order_by("pk"))
    for ground in (ON_WISH, RETENTION):
        mine = [sheet for sheet in sheets if _is_over(sheet) == (ground == RETENTION)]
        if mine:
            entries = sorted(sheet.entry_index for sheet in mine)
            note_erased_entries(entries, ground=ground)
            Sheet.objects.filter(pk__in=[sheet.pk for sheet in mine]).delete()
            report_erasure(table="mirror.Sheet", ground=ground, count=len(entries), entries=entries)


def _is_over(sheet: Sheet) -> bool:
    day = sheet.story.inquiry.keep_until if sheet.story else None
    return day is not None and day <= clock.today()
