"""Which forums there are, and how far each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from resonanz.forum.enums import RUNNING, Stage
from resonanz.forum.models import Forum, Happening, Helper, Round
from resonanz.ground.codes import read_code

if TYPE_CHECKING:
    from collections.abc import Sequence


def all_forums() -> QuerySet[Forum]:
    """For the team, the newest first."""
    return Forum.objects.select_related("inquiry", "previous").order_by("-created_at")


def public_forums() -> QuerySet[Forum]:
    """Those that were announced, the next or newest first."""
    return Forum.objects.exclude(stage=Stage.DRAFT).select_related("inquiry").order_by("-starts_at")


def forum_by_slug(slug: str) -> Forum | None:
    """By the slug of its inquiry."""
    return Forum.objects.select_related("inquiry", "previous__inquiry").filter(inquiry__slug=slug).first()


def forum_by_hall_code(typed: str) -> Forum | None:
    return Forum.objects.select_related("inquiry").filter(hall_code=read_code(typed), stage=Stage.LIVE).first()


def forum_of_inquiry(inquiry_id: int) -> Forum | None:
    return Forum.objects.select_related("inquiry").filter(inquiry_id=inquiry_id).first()


def rounds_of(forum_id: int) -> list[Round]:
    return list(Round.objects.filter(forum_id=forum_id).order_by("position"))


def running_round(rounds: Sequence[Round]) -> Round | None:
    return next((row for row in rounds if row.state in RUNNING), None)


def helpers_of(forum_id: int) -> QuerySet[Helper]:
    return Helper.objects.filter(forum_id=forum_id).select_related("account").order_by("task", "pk")


def happenings_of(forum_id: int) -> QuerySet[Happening]:
    return Happening.objects.filter(forum_id=forum_id).select_related("by").order_by("number")
