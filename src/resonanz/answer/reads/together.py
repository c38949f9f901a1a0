"""What people may be asked to make with us, whom that would reach, and what became of earlier questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from resonanz.answer.enums import AskState, Circle, FanStanding
from resonanz.answer.events import Occasion, Occasions, occasions
from resonanz.answer.models import Together, TogetherAsk
from resonanz.answer.reads.fans import standings
from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import State
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Tasting
from resonanz.people import reads as people_reads
from resonanz.people.enums import Channel, Purpose
from resonanz.trust.enums import K

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True)
class Reached:
    """What became of one question, in numbers only. None stands for fewer than five."""

    together: Together
    lines: Sequence[tuple[str, int | None]]
    is_done: bool


def open_occasions() -> list[Occasion]:
    """Inquiries and tastings that run, and what upper rooms have ahead. Nothing that is known inside only."""
    inside = ask_reads.asked_inside()
    found = Occasions()
    for inquiry in ask_reads.open_inquiries():
        if inquiry.pk in inside:
            continue
        concept = listen_reads.tasted_now(inquiry.pk)
        if concept is not None and concept.state == Tasting.OPEN:
            found.found.append(
                Occasion(
                    key=f"tasting:{concept.pk}",
                    inquiry_id=inquiry.pk,
                    sort=_("Kostprobe"),
                    title=inquiry.title,
                    path=reverse("listen:tasting_start", args=[inquiry.slug]),
                    purpose=Purpose.INVITATION,
                )
            )
        found.found.append(
            Occasion(
                key=f"inquiry:{inquiry.pk}",
                inquiry_id=inquiry.pk,
                sort=_("Anliegen"),
                title=inquiry.title,
                path=reverse("listen:inquiry", args=[inquiry.slug]),
                purpose=Purpose.INVITATION,
            )
        )
    occasions.run(found)
    return [occasion for occasion in found.found if occasion.inquiry_id not in inside]


def whom_to_ask(circle: Circle, purpose: Purpose) -> list[int]:
    """Fans who are in it now, or all with a confirmed yes; never who pauses or has left, and nobody of our own."""
    standing = standings()
    if circle == Circle.FANS:
        wanted = [pk for pk, key in standing.items() if key == FanStanding.ACTIVE]
    else:
        agreed = people_reads.confirmed_consents(purpose, Channel.EMAIL).values_list("account_id", flat=True)
        wanted = [pk for pk in agreed if may_be_asked(standing.get(pk))]
    ours = people_reads.working_here(wanted)
    return sorted(set(wanted) - ours)


def may_be_asked(key: FanStanding | None) -> bool:
    return key not in {FanStanding.PAUSED, FanStanding.LEFT}


def asked_together(most: int = 20) -> list[Reached]:
    """The newest questions with what became of them, in two statements."""
    rows = list(Together.objects.select_related("asked_by", "inquiry")[:most])
    counted: dict[int, Counter[str]] = {row.pk: Counter() for row in rows}
    states = TogetherAsk.objects.filter(together__in=rows).order_by()
    for pk, state, n in states.values_list("together_id", "state").annotate(n=Count("pk")):
        counted[pk][state] = n
    return [
        Reached(together=row, lines=_lines(counted[row.pk]), is_done=not counted[row.pk][AskState.WAITING])
        for row in rows
    ]


def _lines(counted: Mapping[str, int]) -> list[tuple[str, int | None]]:
    """Small numbers are not said: one person over budget would be somebody the team could think of."""
    return [(str(state.label), n if n >= K else None) for state in AskState if (n := counted.get(state, 0))]


def open_invitations() -> QuerySet[Together]:
    """What fans are invited to at present, for their own page: no mail, no budget, whoever looks reads it."""
    running = Together.objects.filter(circle=Circle.FANS, inquiry__state=State.OPEN)
    return running.select_related("asked_by")[:5]


def together(pk: int) -> Together | None:
    return Together.objects.select_related("inquiry").filter(pk=pk).first()


def waiting_asks(together_id: int) -> QuerySet[TogetherAsk]:
    return TogetherAsk.objects.filter(together_id=together_id, state=AskState.WAITING).order_by("account_id")
