"""Who votes on a page: the holder of a code, whoever is signed in, or somebody who has not begun yet."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest
from django.urls import reverse

from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import State
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.manner import speak
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen import reads
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.listen.models import Voter
    from resonanz.people.models import Account


@dataclass(frozen=True, kw_only=True)
class Seat:
    """`voter` is None until the first vote; `code` is empty for whoever is signed in."""

    inquiry: Inquiry
    person: Account | None
    voter: Voter | None
    code: str

    @property
    def ballot_url(self) -> str:
        if self.code:
            return reverse("listen:ballot", args=[self.code])
        return reverse("listen:ballot_start", args=[self.inquiry.slug])

    @property
    def add_url(self) -> str:
        if self.code:
            return reverse("listen:ballot_add", args=[self.code])
        return reverse("listen:ballot_add_first", args=[self.inquiry.slug])


def seat_of(request: HttpRequest, *, slug: str = "", code: str = "") -> Seat:
    """Raises 404 for an unknown code or an inquiry that is not public. Wrong codes are counted."""
    person = people_reads.account_of(request)
    if code:
        voter = reads.voter_by_code(code)
        if voter is None:
            with suppress(TooManyAttempts):
                count_attempt(request, name="code", most=120, seconds=3600)
            raise Http404
        ask_reads.let_in(request, voter.inquiry_id)
        speak(du=voter.inquiry.says_du)
        return Seat(inquiry=voter.inquiry, person=person, voter=voter, code=spoken(read_code(code)))
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None or inquiry.state == State.DRAFT:
        raise Http404
    speak(du=inquiry.says_du)
    return Seat(inquiry=inquiry, person=person, voter=reads.voter_of(inquiry.pk, person), code="")
