"""Questions about inquiries that several rooms ask."""

from __future__ import annotations

from difflib import get_close_matches

from django.db.models import QuerySet

from resonanz.ask.enums import State
from resonanz.ask.models import Inquiry
from resonanz.ask.reads.addresses import (
    address_folder,
    address_import,
    address_imports,
    guess_columns,
    open_addresses,
)
from resonanz.ask.reads.audience_figures import plan_figures, self_reference
from resonanz.ask.reads.audience_plan import audience_of, missing_for_sealing, published_plan
from resonanz.ask.reads.candidates import candidates_of, list_counts, lots_of, on_the_list
from resonanz.ask.reads.drawing import drawing_of, moved_up_numbers, told_draw
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
    paper_counts,
    paper_waiting,
    public_counts,
    running_batch,
    state_counts,
    to_invite,
)
from resonanz.ask.reads.poster import poster_pdf
from resonanz.ground import clock

__all__ = [
    "FEW",
    "INVITATION_KEY",
    "PublicCounts",
    "address_folder",
    "address_import",
    "address_imports",
    "all_inquiries",
    "audience_of",
    "batch",
    "batches",
    "by_code",
    "by_slug",
    "candidates_of",
    "drawing_of",
    "guess_columns",
    "invitation",
    "invitation_by_code",
    "invitations",
    "is_drawn",
    "list_counts",
    "lots_of",
    "missing_for_sealing",
    "moved_up_numbers",
    "on_the_list",
    "open_addresses",
    "open_inquiries",
    "paper_counts",
    "paper_waiting",
    "past_keeping",
    "plan_figures",
    "poster_pdf",
    "public_counts",
    "public_inquiries",
    "published_plan",
    "running_batch",
    "self_reference",
    "similar_slug",
    "state_counts",
    "to_invite",
    "told_draw",
]


def public_inquiries() -> QuerySet[Inquiry]:
    """What a visitor may see: everything that was ever asked in public."""
    return Inquiry.objects.exclude(state=State.DRAFT).order_by("state", "-opened_at")


def open_inquiries() -> QuerySet[Inquiry]:
    return Inquiry.objects.filter(state=State.OPEN).order_by("-opened_at")


def all_inquiries() -> QuerySet[Inquiry]:
    return Inquiry.objects.select_related("created_by").order_by("-created_at")


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
