"""Who tastes on a page: the holder of a code, whoever is signed in, or somebody who has not begun yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest
from django.urls import reverse

from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import State
from resonanz.ground.codes import code_hash, read_code, spoken
from resonanz.ground.manner import speak
from resonanz.listen import reads
from resonanz.listen.actions import receipt_code
from resonanz.listen.enums import Tasting
from resonanz.listen.views.own import own_story
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.listen.models import Concept, Story
    from resonanz.listen.reads import Dish
    from resonanz.people.models import Account


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """`first` is None until the first reaction; `code` is empty for whoever is signed in."""

    inquiry: Inquiry
    concept: Concept
    person: Account | None
    first: Story | None
    code: str

    @property
    def url(self) -> str:
        if self.code:
            return reverse("listen:tasting", args=[self.code])
        return reverse("listen:tasting_start", args=[self.inquiry.slug])

    @property
    def is_open(self) -> bool:
        return self.inquiry.is_open and self.concept.state == Tasting.OPEN

    def dishes(self, *, key: str) -> list[Dish]:
        """All versions in the order of this person; `key` stands for whoever has not begun."""
        if self.first is not None:
            whom = bytes(self.first.code_hash or self.first.teller.bytes)
        else:
            whom = code_hash(receipt_code(key))
        return reads.served(self.concept.pk, whom=whom.hex())


def sitting_of(request: HttpRequest, *, slug: str = "", code: str = "") -> Sitting:
    """Raises 404 for an unknown code, and where nothing was ever to be tasted. Wrong codes are counted."""
    person = people_reads.account_of(request)
    if code:
        story = own_story(request, code)
        concept = reads.tasted_concept(story)
        if concept is None:
            raise Http404
        return Sitting(inquiry=story.inquiry, concept=concept, person=person, first=story, code=spoken(read_code(code)))
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None or inquiry.state == State.DRAFT:
        raise Http404
    speak(du=inquiry.says_du)
    concept = reads.tasted_now(inquiry.pk)
    if concept is None:
        raise Http404
    first = reads.taster_of(concept.pk, person)
    return Sitting(inquiry=inquiry, concept=concept, person=person, first=first, code="")
