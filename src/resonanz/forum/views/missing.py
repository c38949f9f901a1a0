"""What stands between a draft and its announcement, each with the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from resonanz.ask import actions as ask_actions
from resonanz.ask.enums import State
from resonanz.forum import actions
from resonanz.forum.errors import BalanceOwed

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from resonanz.forum.models import Forum


@dataclass(frozen=True, kw_only=True)
class Obstacle:
    sentence: str
    url: str
    label: str


def obstacles_of(forum: Forum) -> list[Obstacle]:
    """The debt of the last evening first, then what this one lacks, then what its inquiry does."""
    try:
        actions.check_debts(forum)
    except BalanceOwed as owed:
        found = [_debt(owed)]
    else:
        found = []
    found += own_obstacles(forum, actions.obstacles(forum))
    if forum.inquiry.state == State.DRAFT:
        found += inquiry_obstacles(forum, ask_actions.obstacles(forum.inquiry))
    return found


def own_obstacles(forum: Forum, told: Mapping[str, Iterable[str | Promise]]) -> list[Obstacle]:
    slug = forum.inquiry.slug
    edit, agenda = reverse("forum:edit", args=[slug]), reverse("forum:agenda", args=[slug])
    return [
        Obstacle(sentence=str(sentence), url=agenda, label=_("Zur Tagesordnung"))
        if name == "agenda"
        else Obstacle(sentence=str(sentence), url=f"{edit}#id_{name}", label=_("Hier eintragen"))
        for name, sentences in told.items()
        for sentence in sentences
    ]


def inquiry_obstacles(forum: Forum, told: Mapping[str, Iterable[str]]) -> list[Obstacle]:
    edit = reverse("ask:edit", args=[forum.inquiry.slug])
    return [
        Obstacle(sentence=str(sentence), url=f"{edit}#id_{name}", label=_("Im Anliegen"))
        for name, sentences in told.items()
        for sentence in sentences
    ]


def _debt(owed: BalanceOwed) -> Obstacle:
    slug = owed.owing.inquiry.slug
    return Obstacle(
        sentence=str(owed.sentence),
        url=page_or_overview("forum:after", slug),
        label=_("Zum letzten Forum: %(title)s") % {"title": owed.owing.inquiry.title},
    )


def page_or_overview(name: str, slug: str) -> str:
    try:
        return reverse(name, args=[slug])
    except NoReverseMatch:
        return reverse("forum:overview", args=[slug])
