"""A live page in parts: made once for all who follow it, and the same for who asks in turns or loads the page."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils import translation

from resonanz.forum import events, reads
from resonanz.forum.views.common import forum_or_404
from resonanz.forum.views.hall_code import base_of, mark_of
from resonanz.ground import live
from resonanz.ground.manner import reader_language, spoken

if TYPE_CHECKING:
    from resonanz.forum.models import Forum
    from resonanz.forum.reads import Hall


@dataclass(frozen=True, kw_only=True)
class Page:
    """One kind of page: `tell` says everything that its templates show, `names` are its parts."""

    kind: str
    folder: str
    names: tuple[str, ...]
    tell: Callable[[Hall, str], Mapping[str, Any]]
    for_guests: bool = False

    def look(self, forum: Forum, *, base: str) -> dict[str, Any]:
        """The picture as JSON knows it. Nothing in it changes by itself, so nothing is sent without a reason."""
        with translation.override(spoken(reader_language(), du=self.for_guests and forum.inquiry.says_du)):
            return self._look(forum, base)

    def _look(self, forum: Forum, base: str) -> dict[str, Any]:
        hall = reads.hall(forum)
        told = {"forum": forum, "inquiry": forum.inquiry, "hall": hall, **self.tell(hall, base)}
        ends = hall.running.planned_end if hall.running else None
        return {
            "v": hall.index,
            "steps": forum.steps,
            "parts": {name: render_to_string(f"{self.folder}/{name}.html", told) for name in self.names},
            "ends": int(ends.timestamp() * 1000) if ends else None,
        }

    async def stream(self, request: HttpRequest, slug: str) -> HttpResponseBase:
        forum = await sync_to_async(forum_or_404)(slug)
        base, language = base_of(request), reader_language()
        return await live.follow(
            request,
            topic=events.topic_of(forum.pk, self.kind, language, mark_of(base)),
            look=partial(self._seen, slug, base, language),
        )

    def answer(self, request: HttpRequest, slug: str) -> HttpResponse:
        """For browsers that ask in turns."""
        picture = self.look(forum_or_404(slug), base=base_of(request))
        answer = HttpResponse(json.dumps(picture), content_type="application/json")
        answer["Cache-Control"] = "no-store"
        return answer

    def _seen(self, slug: str, base: str, language: str) -> live.Picture:
        with translation.override(language):
            picture = self.look(forum_or_404(slug), base=base)
        return live.Picture(number=picture["v"], text=json.dumps(picture))
