"""Making an insight out of other people's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.listen import reads as listen_reads
from resonanz.people import reads as people_reads
from resonanz.understand import actions, reads
from resonanz.understand.actions import Passage
from resonanz.understand.enums import Side
from resonanz.understand.errors import NotVerbatim, TooFewPeople
from resonanz.understand.forms import EvidenceRowForm, InsightForm, evidence_rows
from resonanz.understand.views.reading import inquiry_or_404

if TYPE_CHECKING:
    from django.forms import BaseFormSet

    from resonanz.ask.models import Inquiry
    from resonanz.listen.models import Story
    from resonanz.understand.models import Insight

    Rows = BaseFormSet[EvidenceRowForm]

_FOUND_AT_ONCE = 8
_LONGEST_NUMBER = 15


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """`thema` or `geschichte` in the query bring the first suggestions along."""
    inquiry = inquiry_or_404(slug)
    if request.method == "POST":
        return _receive(request, inquiry, None)
    theme = reads.shown_theme(_number(request.GET.get("thema"))) if request.GET.get("thema") else None
    if theme is not None and theme.inquiry_id != inquiry.pk:
        raise Http404
    rows: list[dict[str, Any]] = []
    if theme is not None:
        rows = [{"story": quote.story_id, "words": reads.words(quote), "side": Side.SUPPORT} for quote in theme.quotes]
    if request.GET.get("geschichte"):
        rows += [{"story": _number(request.GET.get("geschichte")), "side": Side.SUPPORT}]
    form = InsightForm(initial={"theme": theme.pk if theme else None})
    return _form_page(request, inquiry, None, form, evidence_rows(initial=rows))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    insight = reads.insight(pk)
    if insight is None:
        raise Http404
    if request.method == "POST":
        return _receive(request, insight.inquiry, insight)
    rows = [
        {"story": row.story_id, "words": row.story.text[row.start : row.end], "side": row.side}
        for row in reads.evidence_of([pk])
        if row.story.withdrawn_at is None
    ]
    form = InsightForm(initial={"title": insight.title, "summary": insight.summary, "theme": insight.theme_id})
    return _form_page(request, insight.inquiry, insight, form, evidence_rows(initial=rows))


def _receive(request: HttpRequest, inquiry: Inquiry, insight: Insight | None) -> HttpResponse:
    form, rows = InsightForm(request.POST), evidence_rows(data=request.POST)
    if "search" in request.POST:
        return _with_more(request, inquiry, insight, form, rows)
    if not (form.is_valid() and rows.is_valid()):
        return _form_page(request, inquiry, insight, form, rows, status=422)
    passages = _passages(inquiry, rows)
    if passages is None:
        form.add_error(None, str(NotVerbatim.sentence))
        return _form_page(request, inquiry, insight, form, rows, status=422)
    by = people_reads.member_of(request).pk
    title, summary = form.cleaned_data["title"], form.cleaned_data["summary"]
    try:
        if insight is None:
            theme_id = _theme_of(inquiry, form.cleaned_data["theme"])
            insight = actions.make_insight(
                inquiry=inquiry, title=title, summary=summary, passages=passages, by=by, theme_id=theme_id
            )
        else:
            actions.change_insight(
                insight=insight, inquiry=inquiry, title=title, summary=summary, passages=passages, by=by
            )
    except (TooFewPeople, NotVerbatim) as problem:
        form.add_error(None, str(problem.sentence))
        return _form_page(request, inquiry, insight, form, rows, status=422)
    return redirect("answer:insight", pk=insight.pk)


def _theme_of(inquiry: Inquiry, theme_id: int | None) -> int | None:
    """The theme an insight came from; one of another inquiry is nobody's business here."""
    theme = reads.shown_theme(theme_id) if theme_id else None
    if theme_id and (theme is None or theme.inquiry_id != inquiry.pk):
        raise Http404
    return theme_id


def _passages(inquiry: Inquiry, rows: Rows) -> list[Passage] | None:
    """The chosen passages; None when one does not stand in its story, with the row saying so."""
    chosen = [row for row in rows if row.cleaned_data.get("side")]
    stories = listen_reads.versions_with_words(inquiry.pk).in_bulk([row.cleaned_data["story"] for row in chosen])
    passages: list[Passage] = []
    broken = False
    for row in chosen:
        data = row.cleaned_data
        story = stories.get(data["story"])
        try:
            passages.append(_passage(story, data["words"], Side(data["side"])))
        except NotVerbatim as problem:
            row.add_error("words", str(problem.sentence))
            broken = True
    return None if broken else passages


def _passage(story: Story | None, words: str, side: Side) -> Passage:
    """Without words of its own a row means the whole story."""
    if story is None:
        raise NotVerbatim
    return actions.passage_of(story=story, words=words if words.strip() else story.text, side=side)


def _with_more(
    request: HttpRequest, inquiry: Inquiry, insight: Insight | None, form: InsightForm, rows: Rows
) -> HttpResponse:
    """Search results become further rows; everything typed so far stays."""
    query = request.POST.get("q", "").strip().replace("\x00", "")
    kept = [{name: row.data.get(row.add_prefix(name), "") for name in ("story", "side", "words")} for row in rows.forms]
    there = {str(row["story"]) for row in kept}
    hits = reads.find_stories(inquiry.pk, query, start=0, limit=_FOUND_AT_ONCE + len(there)) if query else None
    fresh = [{"story": pk, "side": ""} for pk in (hits.story_ids if hits else []) if str(pk) not in there]
    found = fresh[:_FOUND_AT_ONCE]
    unbound = InsightForm(initial={name: form.data.get(name, "") for name in ("title", "summary", "theme")})
    sentence = "" if found else _("Dazu haben wir keine weiteren Geschichten gefunden.")
    return _form_page(
        request,
        inquiry,
        insight,
        unbound,
        evidence_rows(initial=[*found, *kept]),
        query=query,
        sentence=sentence,
    )


def _form_page(
    request: HttpRequest,
    inquiry: Inquiry,
    insight: Insight | None,
    form: InsightForm,
    rows: Rows,
    *,
    status: int = 200,
    query: str = "",
    sentence: str = "",
) -> HttpResponse:
    ids = [_number(str(row["story"].value() or "")) for row in rows.forms]
    stories = listen_reads.versions_with_words(inquiry.pk).in_bulk(ids)
    pairs = [
        (row, listen_reads.voice(stories[pk], url=reverse("answer:story", args=[pk])))
        for row, pk in zip(rows.forms, ids, strict=True)
        if pk in stories
    ]
    context = {
        "inquiry": inquiry,
        "insight": insight,
        "form": form,
        "rows": rows,
        "pairs": pairs,
        "query": query,
        "sentence": sentence,
    }
    return render(request, "understand/insight_form.html", context, status=status)


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) <= _LONGEST_NUMBER else 0
