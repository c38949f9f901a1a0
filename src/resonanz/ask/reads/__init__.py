"""Questions about inquiries that several rooms ask."""

from __future__ import annotations

from difflib import get_close_matches

from django.db.models import QuerySet

from resonanz.ask.enums import State
from resonanz.ask.models import Group, Inquiry, KeptWording
from resonanz.ask.reads.addresses import address_run, address_runs, guessed_columns
from resonanz.ask.reads.asked import Planned, invited_count, invited_people, planned
from resonanz.ask.reads.audience_figures import plan_figures, self_reference
from resonanz.ask.reads.audience_plan import audience_of, missing_for_sealing, published_plan
from resonanz.ask.reads.candidates import candidates_of, list_counts, lots_of, on_the_list
from resonanz.ask.reads.drawing import drawing_of, moved_up_numbers, told_draw
from resonanz.ask.reads.inside import all_inside, asked_inside, is_inside, let_in, may_read, may_read_below, was_let_in
from resonanz.ask.reads.invitations import (
    FEW,
    INVITATION_KEY,
    PublicCounts,
    batch,
    batches,
    invitation,
    invitation_by_code,
    invitations,
    is_drawn,
    may_be_invitation,
    paper_counts,
    paper_waiting,
    public_counts,
    running_batch,
    state_counts,
    to_invite,
)
from resonanz.ask.reads.poster import poster_pdf
from resonanz.ask.reads.purposes import (
    ChangedPart,
    Promise,
    Said,
    changes_by_inquiry,
    changes_since,
    promises_of,
    said_with,
)
from resonanz.ask.rules.library import LibraryQuestion
from resonanz.ask.rules.library import questions as question_library
from resonanz.ground import clock

__all__ = [
    "FEW",
    "INVITATION_KEY",
    "ChangedPart",
    "LibraryQuestion",
    "Planned",
    "Promise",
    "PublicCounts",
    "Said",
    "address_run",
    "address_runs",
    "all_inquiries",
    "all_inside",
    "asked_inside",
    "audience_of",
    "batch",
    "batches",
    "by_code",
    "by_slug",
    "candidates_of",
    "changes_by_inquiry",
    "changes_since",
    "drafts",
    "drawing_of",
    "group_choices",
    "guessed_columns",
    "invitation",
    "invitation_by_code",
    "invitations",
    "invited_count",
    "invited_people",
    "is_drawn",
    "is_inside",
    "kept_of",
    "let_in",
    "library_question",
    "list_counts",
    "lots_of",
    "may_be_invitation",
    "may_read",
    "may_read_below",
    "missing_for_sealing",
    "moved_up_numbers",
    "on_the_list",
    "open_inquiries",
    "paper_counts",
    "paper_waiting",
    "past_keeping",
    "plan_figures",
    "planned",
    "poster_pdf",
    "promises_of",
    "public_counts",
    "public_inquiries",
    "published_plan",
    "question_library",
    "running_batch",
    "said_with",
    "self_reference",
    "similar_slug",
    "state_counts",
    "to_invite",
    "told_draw",
    "was_let_in",
]


def public_inquiries() -> QuerySet[Inquiry]:
    """What a visitor may see: everything that was ever asked in public."""
    return Inquiry.objects.exclude(state=State.DRAFT).order_by("state", "-opened_at")


def open_inquiries() -> QuerySet[Inquiry]:
    return Inquiry.objects.filter(state=State.OPEN).order_by("-opened_at")


def all_inquiries() -> QuerySet[Inquiry]:
    return Inquiry.objects.select_related("created_by").order_by("-created_at")


def drafts() -> QuerySet[Inquiry]:
    return Inquiry.objects.filter(state=State.DRAFT).order_by("-created_at")


def kept_of(inquiry_id: int) -> QuerySet[KeptWording]:
    """Words that stay as they are although the question check marked them, each with its reason."""
    return KeptWording.objects.filter(inquiry_id=inquiry_id).order_by("pk")


def library_question(key: str, language: str) -> LibraryQuestion | None:
    """What `Inquiry.method` names; None for a question of somebody's own."""
    return question_library(language).get(key)


def by_slug(slug: str) -> Inquiry | None:
    return Inquiry.objects.filter(slug=slug).first()


def by_code(code: str) -> Inquiry | None:
    return public_inquiries().filter(code=code).first()


def similar_slug(slug: str) -> str | None:
    """A slug that was probably meant."""
    close = get_close_matches(slug, Inquiry.objects.values_list("slug", flat=True), n=1, cutoff=0.75)
    return close[0] if close else None


def past_keeping() -> QuerySet[Inquiry]:
    """Inquiries whose promised day of deletion has come."""
    return Inquiry.objects.filter(keep_until__lte=clock.today())


def group_choices(inquiry_id: int) -> list[tuple[str, str]]:
    """(key, label) of each group of the plan."""
    groups = Group.objects.filter(audience__inquiry_id=inquiry_id)
    return [(group.key, group.label or str(group.get_role_display())) for group in groups]
