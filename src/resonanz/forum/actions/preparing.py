"""From the first idea to the announcement."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.ask import actions as ask_actions
from resonanz.ask.enums import Manner, State
from resonanz.forum.actions.happening import locked, note
from resonanz.forum.enums import Deed, Form, RoundKind, Stage
from resonanz.forum.errors import BalanceOwed, ForumNotReady, NotNow
from resonanz.forum.models import Forum, Helper, Round
from resonanz.forum.rules.library import rewording
from resonanz.forum.rules.readiness import obstacles_in
from resonanz.ground import clock
from resonanz.ground.codes import random_code

if TYPE_CHECKING:
    from datetime import datetime

    from django.utils.functional import Promise

    from resonanz.ask.models import Inquiry

_CODE_LENGTH = 6
FACTS = ("starts_at", "ends_at", "venue", "video_link", "selection", "budget", "publication", "review_days")


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One round as it is to stand on the agenda; `pk` says which one of the rounds before it is, None a new one."""

    pk: int | None = None
    kind: str
    title: str
    prompt: str = ""
    minutes: int = 15
    owner: str = ""
    silent_first: bool = False


@transaction.atomic
def draft_forum(*, inquiry: Inquiry, form: Form, by: int | None, agenda: Sequence[Planned] = (), **facts: Any) -> Forum:
    """A forum about an inquiry. It may still be incomplete: a draft invites nobody."""
    last = Forum.objects.select_for_update().filter(form=form).order_by("-number").first()
    forum = Forum.objects.create(
        inquiry_id=inquiry.pk,
        form=form,
        number=last.number + 1 if last else 1,
        previous=last,
        hall_code=random_code(_CODE_LENGTH),
        created_by_id=by,
        created_at=clock.now(),
        **facts,
    )
    _set_agenda(forum, agenda)
    return forum


@transaction.atomic
def change_forum(*, forum: Forum, by: int, manner: str = "", **facts: Any) -> Forum:
    """Facts may change until the evening begins; once announced, each change stands in the ledger.

    `manner` is how guests are addressed. It belongs to the inquiry, whose pages say it, too, and is entered with it.
    """
    held = locked(forum.pk)
    if held.stage not in {Stage.DRAFT, Stage.ANNOUNCED}:
        raise NotNow(_("Der Abend hat schon begonnen; die Ankündigung bleibt, wie sie war."))
    if held.stage == Stage.ANNOUNCED and facts.get("publication", held.publication) != held.publication:
        raise NotNow(_("Was danach alle lesen dürfen, steht seit der Ankündigung fest."))
    changes = {name: value for name, value in facts.items() if getattr(held, name) != value}
    for name, value in changes.items():
        setattr(held, name, value)
    if held.stage == Stage.ANNOUNCED:
        # What was fine when it was announced, such as a day that has passed since, stops no other correction.
        _refuse(held, only=_touched(changes))
    held.save(update_fields=list(changes))
    is_readdressed = bool(manner) and manner != held.inquiry.manner
    is_reworded = is_readdressed and _reword(held, du=manner == Manner.DU)
    if (changes or is_reworded) and held.stage == Stage.ANNOUNCED:
        note(held, Deed.CHANGED, by=by, said=promised(held))
    if is_readdressed:
        ask_actions.change_inquiry(inquiry=held.inquiry, by=by, manner=manner)
    return held


@transaction.atomic
def set_agenda(*, forum: Forum, rounds: Sequence[Planned], by: int) -> list[Round]:
    """Puts the rounds in this order. Once announced, the new agenda stands in the ledger."""
    held = locked(forum.pk)
    if held.stage not in {Stage.DRAFT, Stage.ANNOUNCED}:
        raise NotNow(_("Der Abend hat schon begonnen. Runden lassen sich jetzt auslassen, verlängern oder anfügen."))
    placed = _set_agenda(held, rounds)
    if held.stage == Stage.ANNOUNCED:
        _refuse(held, only={"agenda"})
        note(held, Deed.CHANGED, by=by, said=promised(held))
    return placed


@transaction.atomic
def assign(*, forum: Forum, account_id: int, task: str) -> Helper:
    return Helper.objects.get_or_create(forum=forum, account_id=account_id, task=task)[0]


@transaction.atomic
def unassign(*, forum: Forum, helper_id: int) -> None:
    Helper.objects.filter(forum=forum, pk=helper_id).delete()


@transaction.atomic
def announce_forum(*, forum: Forum, by: int) -> Forum:
    """Everybody may know of it from now on, and people can be invited.

    Raises `BalanceOwed` while the forum before has not been answered for, `ForumNotReady` for what it does not say
    yet, and `InquiryNotReady` for what its inquiry does not say yet.
    """
    held = locked(forum.pk)
    if held.stage != Stage.DRAFT:
        raise NotNow(_("Dieses Forum ist schon angekündigt."))
    check_debts(held)
    _refuse(held)
    if held.inquiry.state == State.DRAFT:
        ask_actions.open_inquiry(inquiry=held.inquiry, by=by)
    held.stage = Stage.ANNOUNCED
    held.save(update_fields=["stage"])
    note(held, Deed.ANNOUNCED, by=by, said=promised(held))
    return held


def check_debts(forum: Forum) -> None:
    """Raises `BalanceOwed` where the forum before this one was announced and never answered for."""
    before = forum.previous
    if before is not None and before.stage not in {Stage.DRAFT, Stage.BALANCED}:
        raise BalanceOwed(before)


def obstacles(forum: Forum, *, now: datetime | None = None) -> dict[str, list[str | Promise]]:
    said = {name: getattr(forum, name) for name in FACTS}
    kinds = set(forum.rounds.values_list("kind", flat=True))
    has_before = forum.previous is not None and forum.previous.stage == Stage.BALANCED
    return obstacles_in(said, now=now or clock.now(), kinds=kinds, has_before=has_before)


def promised(forum: Forum) -> dict[str, Any]:
    """What an announcement holds us to, as it goes into the ledger."""
    return {
        "starts_at": forum.starts_at.isoformat() if forum.starts_at else None,
        "ends_at": forum.ends_at.isoformat() if forum.ends_at else None,
        "venue": forum.venue,
        "video_link": forum.video_link,
        "selection": forum.selection,
        "budget": forum.budget,
        "publication": forum.publication,
        "review_days": forum.review_days,
        "agenda": [
            [row.kind, row.title, row.prompt, row.minutes, row.owner, row.silent_first]
            for row in forum.rounds.order_by("position")
        ],
    }


def _refuse(forum: Forum, *, only: Collection[str] | None = None) -> None:
    found = {name: told for name, told in obstacles(forum).items() if only is None or name in only}
    if found:
        raise ForumNotReady(found)


def _reword(forum: Forum, *, du: bool) -> bool:
    """What rounds still say in the words of a template, they say to the guests as they are addressed now."""
    words, is_reworded = rewording(du=du), False
    for row in forum.rounds.all():
        title, prompt = words.get(row.title, row.title), words.get(row.prompt, row.prompt)
        if (title, prompt) != (row.title, row.prompt):
            row.title, row.prompt, is_reworded = title, prompt, True
            row.save(update_fields=["title", "prompt"])
    return is_reworded


def _touched(changes: Iterable[str]) -> set[str]:
    """Beginning and end hold each other, and so do the place and the video link."""
    pairs = {"starts_at": "ends_at", "video_link": "venue"}
    return {*changes, *(pairs[name] for name in changes if name in pairs)}


def _set_agenda(forum: Forum, rounds: Sequence[Planned]) -> list[Round]:
    """A round that stays is the same round: what guests wished for it goes with it."""
    before = {row.pk: row for row in forum.rounds.all()}
    placed: list[Round] = []
    for position, one in enumerate(rounds, start=1):
        row = before.pop(one.pk, None) if one.pk is not None else None
        row = row or Round(forum=forum)
        row.position, row.kind, row.title = position, RoundKind(one.kind), one.title
        row.prompt, row.minutes, row.owner, row.silent_first = one.prompt, one.minutes, one.owner, one.silent_first
        row.save()
        placed.append(row)
    forum.rounds.filter(pk__in=before).delete()
    return placed
