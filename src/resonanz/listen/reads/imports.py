from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet

from resonanz.ground.mailboxes import MailboxRefused
from resonanz.listen.enums import Aside
from resonanz.listen.models import ImportRun, MailboxState


def import_runs(inquiry_id: int) -> QuerySet[ImportRun]:
    return ImportRun.objects.filter(inquiry_id=inquiry_id).select_related("created_by")


def import_run(pk: int) -> ImportRun | None:
    return ImportRun.objects.select_related("inquiry").filter(pk=pk).first()


@dataclass(frozen=True, kw_only=True)
class MailboxShown:
    """How the mailbox of an inquiry stands; `problem` is a sentence, empty where all is well."""

    state: MailboxState
    problem: str
    aside: list[tuple[str, int]]


def mailbox_of(slug: str) -> MailboxShown | None:
    """None where no mailbox leads into this inquiry."""
    place = settings.MAILBOX
    if place is None or place.inquiry != slug:
        return None
    state = MailboxState.objects.filter(key=place.key).first() or MailboxState(key=place.key)
    known = {kind.__name__: str(kind.sentence) for kind in MailboxRefused.__subclasses__()}
    problem = known.get(state.problem, str(MailboxRefused.sentence)) if state.problem else ""
    return MailboxShown(state=state, problem=problem, aside=_in_words(state.aside))


def left_aside(run: ImportRun) -> list[tuple[str, int]]:
    """What the latest pass counted and did not take, in words."""
    return _in_words(run.options.get("aside", {}))


def _in_words(found: dict[str, int]) -> list[tuple[str, int]]:
    return [(str(Aside(name).label), count) for name, count in found.items() if name in Aside.values and count]
