"""What people wish, complain of, ask and praise: who, about what, and in which words."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resonanz.ground.components import pieces
from resonanz.listen import reads as listen_reads
from resonanz.people import reads as people_reads
from resonanz.trust.enums import Verdict
from resonanz.understand import actions, reads
from resonanz.understand.enums import Kind
from resonanz.understand.errors import Refused
from resonanz.understand.tasks import ask_to_read
from resonanz.understand.views.reading import inquiry_or_404, where_it_came_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resonanz.listen.reads import Voice
    from resonanz.trust.reads import ShownCell
    from resonanz.understand.models import Passage, PassageKind
    from resonanz.understand.reads import ShownTheme

_PER_PAGE = 25
_LAST_PAGE = 40
"""Nobody reads on from there; a narrower choice helps more."""
_MOST_THEMES = 60
_LONGEST_NUMBER = 15
_WITHOUT = "ohne"


@login_required
@require_safe
def needs(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    table = reads.needs_table(actions.who_needs(inquiry.pk))
    themes = reads.named_themes(inquiry.pk, most=_MOST_THEMES)
    most = max((n for theme in themes for n in theme.needs.values()), default=1)
    context = {
        "inquiry": inquiry,
        "kinds": list(Kind),
        "table": table,
        "themes": [(theme, [(kind, theme.needs.get(kind.value, 0)) for kind in Kind]) for theme in themes],
        "most": most,
        "is_empty": table.is_empty and not any(theme.needs for theme in themes),
        "said": [
            (row, row.story.text[row.start : row.end], Kind(row.kind).label) for row in reads.kinds_said(inquiry.pk)
        ],
        "progress": reads.progress_of([inquiry.pk]).get(inquiry.pk),
    }
    return render(request, "understand/needs.html", context)


@login_required
@require_safe
def needs_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Exactly the numbers of the page, and where it withholds one the same words."""
    inquiry = inquiry_or_404(slug)
    file = StringIO()
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
    kinds = [str(kind.label) for kind in Kind]
    writer.writerow([_("Wer spricht"), *kinds])
    for row in reads.needs_table(actions.who_needs(inquiry.pk)).audiences:
        writer.writerow([row.label, *(_said(cell) for _kind, cell in row.cells)])
    writer.writerow([])
    writer.writerow([_("Thema"), *kinds])
    for theme in reads.named_themes(inquiry.pk):
        writer.writerow([listen_reads.guard_cell(theme.name), *(theme.needs.get(kind.value, 0) for kind in Kind)])
    response = HttpResponse(file.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}-beduerfnisse.csv"'
    return response


@login_required
@require_safe
def passages(request: HttpRequest, slug: str) -> HttpResponse:
    """The words behind one number: `art` is a kind or "ohne", `rolle` and `thema` narrow it."""
    inquiry = inquiry_or_404(slug)
    kind = _kind_or_404(request.GET.get("art", ""))
    role, theme = request.GET.get("rolle", ""), _theme_or_404(request.GET.get("thema"), inquiry.pk)
    # Together a role and a theme would name groups whose size nobody protects.
    if role and (theme is not None or kind is None):
        raise Http404
    is_said = not role or reads.needs_table(actions.who_needs(inquiry.pk)).says(role, kind or Kind.WISH)
    number = min(max(1, _number(request.GET.get("page"))), _LAST_PAGE)
    start = (number - 1) * _PER_PAGE
    rows = reads.passages_with(inquiry.pk, kind=kind, role=role, theme_id=theme.pk if theme else None)
    found = list(rows[start : start + _PER_PAGE + 1]) if is_said else []
    chosen = {"art": kind.value if kind else _WITHOUT, "rolle": role, "thema": theme.pk if theme else ""}
    chosen = {name: value for name, value in chosen.items() if value}
    context = {
        "inquiry": inquiry,
        "kind": kind,
        "kinds": list(Kind),
        "badges": listen_reads.role_badges([role]) if role else [],
        "theme": theme,
        "is_said": is_said,
        "rows": _rows(found[:_PER_PAGE], kind),
        "newer": f"?{urlencode({**chosen, 'page': number - 1})}" if number > 1 else "",
        "older": f"?{urlencode({**chosen, 'page': number + 1})}" if len(found) > _PER_PAGE else "",
        "is_last": number == _LAST_PAGE,
        "here": request.get_full_path(),
    }
    return render(request, "understand/passages.html", context)


@login_required
@require_POST
def say(request: HttpRequest, pk: int) -> HttpResponse:
    """`art` of this passage, and whether it is so: `stimmt` is ja or nein."""
    kind = _kind_or_404(request.POST.get("art", ""))
    if kind is None:
        raise Http404
    holds = request.POST.get("stimmt") == "ja"
    try:
        passage = actions.say_kind(passage_id=pk, kind=kind, holds=holds, by=people_reads.member_of(request).pk)
    except Refused as refused:
        messages.error(request, str(refused.sentence))
        return redirect(where_it_came_from(request, reverse("doors:team")))
    messages.success(request, _("Gespeichert. Das gilt, auch wenn die Themen neu gebildet werden."))
    return redirect(where_it_came_from(request, reverse("answer:story", args=[passage.story_id])))


@login_required
@require_POST
def take_back(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    try:
        actions.take_kind_back(said_id=_number(request.POST.get("said")), by=people_reads.member_of(request).pk)
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    else:
        ask_to_read(inquiry.pk)
        messages.success(request, _("Zurückgenommen. Ab jetzt entscheidet hier wieder das Programm."))
    return redirect("understand:needs", slug=slug)


def _said(cell: ShownCell) -> str:
    if cell.count is not None:
        return str(cell.count)
    return _("unter %(k)s") % {"k": cell.floor} if cell.verdict == Verdict.SMALL else _("geschützt")


def _rows(found: Sequence[Passage], kind: Kind | None) -> list[tuple[Passage, Voice, list[Kind], list[Kind]]]:
    """Each passage with its words, the kinds it has besides, and those it could be given."""
    kinds = reads.kinds_of_passages(found)
    rows = []
    for passage in found:
        own = kinds.get(passage.pk, [])
        has = [Kind(row.kind) for row in own]
        open_ = [other for other in Kind if other not in has]
        rows.append((passage, _voice(passage, own, kind), [other for other in has if other != kind], open_))
    return rows


def _voice(passage: Passage, own: Sequence[PassageKind], kind: Kind | None) -> Voice:
    """The words of the passage, with those marked that show the kind."""
    spans = [span for row in own if kind is None or row.kind == kind for span in row.spans]
    text = passage.story.text[passage.start : passage.end]
    marks = pieces(text, [(start - passage.start, end - passage.start) for start, end in spans])
    by_team = any(row.by_team for row in own if row.kind == kind)
    voice = listen_reads.quoted(passage.story, text, url=reverse("answer:story", args=[passage.story_id]))
    return replace(voice, marks=marks, note=[*voice.note, *([_("vom Team so eingeordnet")] if by_team else [])])


def _kind_or_404(value: str) -> Kind | None:
    if value == _WITHOUT:
        return None
    if value not in Kind.values:
        raise Http404
    return Kind(value)


def _theme_or_404(value: str | None, inquiry_id: int) -> ShownTheme | None:
    if not value:
        return None
    theme = reads.shown_theme(_number(value))
    if theme is None or theme.inquiry_id != inquiry_id:
        raise Http404
    return theme


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) <= _LONGEST_NUMBER else 0
