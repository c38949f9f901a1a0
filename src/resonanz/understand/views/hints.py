"""What strikes the eye in an inquiry. The page points it out; nothing is held, counted or hidden because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from resonanz.ground import clock
from resonanz.listen import reads as listen_reads
from resonanz.understand import reads
from resonanz.understand.views.reading import inquiry_or_404

if TYPE_CHECKING:
    from resonanz.listen.reads import Voice
    from resonanz.understand.reads import Alike


@login_required
@require_safe
def hints(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    same, similar = reads.same_words(inquiry.pk), reads.similar_words(inquiry.pk)
    context = {
        "inquiry": inquiry,
        "same": _shown(inquiry.pk, same),
        "similar": _shown(inquiry.pk, similar),
        "bursts": reads.bursts(inquiry.pk, now=clock.now()),
    }
    return render(request, "understand/hints.html", context)


def _shown(inquiry_id: int, groups: list[Alike]) -> list[tuple[Alike, list[Voice]]]:
    """Equal words are shown once, similar ones each; all of them in one statement."""
    wanted = [group.story_ids[:1] if group.is_exact else group.story_ids for group in groups]
    stories = listen_reads.stories_of(inquiry_id).in_bulk([pk for ids in wanted for pk in ids])
    voices = {pk: listen_reads.voice(told, url=reverse("answer:story", args=[pk])) for pk, told in stories.items()}
    return [(group, [voices[pk] for pk in ids if pk in voices]) for group, ids in zip(groups, wanted, strict=True)]
