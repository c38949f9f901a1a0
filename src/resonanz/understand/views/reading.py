"""The reading room: the stories themselves, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resonanz.ask import reads as ask_reads
from resonanz.ground.way_back import way_back
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.people import reads as people_reads
from resonanz.understand import actions, reads
from resonanz.understand.forms import SearchForm

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.listen.models import Story
    from resonanz.understand.reads import Filters

_PER_PAGE = 25
_PRAISE_ABOVE = 3
_LONGEST_NUMBER = 6


class CountedPaginator(Paginator):  # type: ignore[type-arg]  # Django's class takes no type arguments at run time.
    """A paginator that is told the count, because counting again is what makes lists slow."""

    def __init__(self, items: Any, per_page: int, *, count: int) -> None:
        super().__init__(items, per_page)
        self.count = count

    def page(self, number: int | str) -> Page[Any]:
        """The last pages of a long list are read from its end: skipping 100,000 rows is what takes time."""
        number = self.validate_number(number)
        bottom = (number - 1) * self.per_page
        top = min(bottom + self.per_page, self.count)
        if not isinstance(self.object_list, QuerySet) or 2 * bottom < self.count:
            return super().page(number)
        from_end = self.object_list.reverse()[self.count - top : self.count - bottom]
        return Page(list(from_end)[::-1], number, self)


class Chained:
    """Two lists as one that can be cut. The first is counted only where a cut begins behind its end."""

    def __init__(self, one: QuerySet[Any], other: QuerySet[Any]) -> None:
        self.one, self.other = one, other

    def __getitem__(self, rows: slice) -> list[Any]:
        start, stop = rows.start or 0, rows.stop
        found = list(self.one[start:stop])
        if len(found) == stop - start:
            return found
        first = start + len(found) if found or not start else self.one.count()
        return found + list(self.other[max(0, start - first) : stop - first])


@login_required
@require_safe
def room(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    query = request.GET.get("q", "").strip().replace("\x00", "")
    form = SearchForm(request.GET, themes=reads.theme_names(inquiry.pk))
    filters = form.filters()
    if query or filters:
        return _search(request, inquiry, query, form, filters)
    counts = listen_reads.counts([inquiry.pk])[inquiry.pk]
    shown = request.GET.get("zeigen", "")
    unread, only_praise = shown == "ungelesen", shown == "gut"
    stories = listen_reads.in_reading_order(listen_reads.stories_of(inquiry.pk))
    count = counts.stories
    if unread:
        stories, count = stories.filter(first_read_at=None), counts.unread
    praised = listen_reads.praised(stories)
    if only_praise:
        stories, count = praised, praised.count()
    page = _page(request, stories, count=count)
    above = praised[:_PRAISE_ABOVE] if page.number == 1 and not only_praise else []
    voices = [listen_reads.voice(story, url=_story_url(story.pk, unread=unread)) for story in page]
    context = {
        "inquiry": inquiry,
        "counts": counts,
        "page": page,
        "voices": voices,
        "praise": [listen_reads.praise(story, url=_story_url(story.pk, unread=unread)) for story in above],
        "unread": unread,
        "only_praise": only_praise,
        "form": form,
        "ids": [s.pk for s in page],
    }
    return render(request, "understand/reading_room.html", context)


def _search(request: HttpRequest, inquiry: Inquiry, query: str, form: SearchForm, filters: Filters) -> HttpResponse:
    number = max(1, _number(request.GET.get("page")))
    by_words_alone = not query or reads.asks_for_words(query)
    meaning = None if by_words_alone else actions.meaning_of(query)
    hits = reads.find_stories(
        inquiry.pk, query, start=(number - 1) * _PER_PAGE, limit=_PER_PAGE, filters=filters, meaning=meaning
    )
    stories = listen_reads.stories_of(inquiry.pk).in_bulk(hits.story_ids)
    found = [stories[pk] for pk in hits.story_ids if pk in stories]
    marks = reads.marked([story.text for story in found], query)
    voices = [
        listen_reads.voice(
            story, marks=pieces, url=_story_url(story.pk), note=[_("ähnlich gemeint")] if story.pk in hits.meant else []
        )
        for story, pieces in zip(found, marks, strict=True)
    ]
    context = {
        "inquiry": inquiry,
        "counts": listen_reads.counts([inquiry.pk])[inquiry.pk],
        "page": CountedPaginator(range(hits.counted), _PER_PAGE, count=hits.counted).get_page(number),
        "voices": voices,
        "query": query,
        "is_search": True,
        "form": form,
        "filters": filters,
        "hits": hits,
        "meant": hits.counted - hits.by_words,
        "words_only": meaning is None and not by_words_alone,
        "most": reads.MOST_COUNTED,
    }
    return render(request, "understand/reading_room.html", context)


@login_required
@require_POST
def mark_read(request: HttpRequest) -> HttpResponse:
    ids = [int(value) for value in request.POST.getlist("story") if value.isdecimal()][:500]
    listen_actions.mark_read(story_ids=ids, by=people_reads.member_of(request).pk)
    return redirect(where_it_came_from(request, reverse("doors:team")))


def where_it_came_from(request: HttpRequest, otherwise: str) -> str:
    """The page that a form names as its own, if it is one of this house."""
    return way_back(request, request.POST.get("next", ""), otherwise=otherwise)


def inquiry_or_404(slug: str) -> Inquiry:
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None:
        raise Http404
    return inquiry


def _page(request: HttpRequest, stories: QuerySet[Story], *, count: int) -> Page[Story]:
    return CountedPaginator(stories, _PER_PAGE, count=count).get_page(request.GET.get("page"))


def _story_url(pk: int, *, unread: bool = False) -> str:
    return reverse("answer:story", args=[pk]) + ("?zeigen=ungelesen" if unread else "")


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) <= _LONGEST_NUMBER else 1
