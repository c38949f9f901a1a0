"""Where people change themes: name them, put them together, take them apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resonanz.ask import reads as ask_reads
from resonanz.listen import reads as listen_reads
from resonanz.people import reads as people_reads
from resonanz.understand import actions, reads
from resonanz.understand.errors import Refused
from resonanz.understand.forms import IntoForm, NameForm, SplitForm
from resonanz.understand.tasks import ask_to_read
from resonanz.understand.views.reading import CountedPaginator

if TYPE_CHECKING:
    from resonanz.understand.reads import ShownTheme

_PER_PAGE = 50
_MOST_CHOSEN = 500
_LONGEST_NUMBER = 15


@login_required
@require_safe
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _edit_page(request, theme_or_404(pk))


@login_required
@require_POST
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    theme, form, by = theme_or_404(pk), NameForm(request.POST), people_reads.member_of(request).pk
    if "back" in request.POST:
        done = _tried(form, None, lambda: actions.take_name_back(theme_id=pk, by=by))
    else:
        name = form.cleaned_data["given"] if form.is_valid() else ""
        done = form.is_valid() and _tried(form, "given", lambda: actions.rename_theme(theme_id=pk, name=name, by=by))
    if not done:
        return _edit_page(request, theme, naming=form)
    messages.success(request, _("Gespeichert. Der Name bleibt, auch wenn die Themen neu gebildet werden."))
    return redirect("understand:theme", pk=pk)


@login_required
@require_POST
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    theme, by = theme_or_404(pk), people_reads.member_of(request).pk
    form = IntoForm(request.POST, themes=_others(theme))
    if not form.is_valid():
        return _edit_page(request, theme, merging=form)
    into = form.cleaned_data["into"]
    if not _tried(form, "into", lambda: actions.merge_themes(theme_id=pk, into_id=into, by=by)):
        return _edit_page(request, theme, merging=form)
    ask_to_read(theme.inquiry_id)
    messages.success(request, _("Zusammengelegt. Die Geschichten stehen jetzt hier, und die alte Adresse führt her."))
    return redirect("understand:theme", pk=into)


@login_required
@require_POST
def unmerge(request: HttpRequest, pk: int) -> HttpResponse:
    theme = theme_or_404(pk)
    try:
        actions.unmerge_theme(theme_id=pk, by=people_reads.member_of(request).pk)
    except Refused as refused:
        messages.error(request, str(refused.sentence))
        return redirect("understand:theme", pk=pk)
    ask_to_read(theme.inquiry_id)
    messages.success(request, _("Zurückgenommen. Das Thema hat seine Geschichten wieder."))
    return redirect("understand:theme", pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """`wort` narrows the list down to stories with these words."""
    theme = theme_or_404(pk)
    if request.method != "POST":
        return _split_page(request, theme, SplitForm())
    form = SplitForm(request.POST)
    chosen: dict[str, Any] = {"story_ids": _numbers(request, "story"), "facets": _numbers(request, "teil")}
    by = people_reads.member_of(request).pk
    made: list[int] = []

    def act() -> None:
        made.append(actions.split_theme(theme_id=pk, by=by, name=form.cleaned_data["given"], **chosen).pk)

    if not form.is_valid() or not _tried(form, None, act):
        return _split_page(request, theme, form, chosen=chosen, status=422)
    ask_to_read(theme.inquiry_id)
    messages.success(request, _("Das ist jetzt ein eigenes Thema. Beide bleiben getrennt, bis Sie sie zusammenlegen."))
    return redirect("understand:theme", pk=made[0])


def theme_or_404(pk: int) -> ShownTheme:
    found = reads.shown_theme(pk)
    if found is None:
        raise Http404
    return found


def _tried(form: Form, field: str | None, act: Callable[[], object]) -> bool:
    """Whether it was possible; otherwise the form says why not."""
    try:
        act()
    except Refused as refused:
        form.add_error(field, str(refused.sentence))
        return False
    return True


def _others(theme: ShownTheme) -> list[ShownTheme]:
    return [other for other in reads.named_themes(theme.inquiry_id) if other.pk != theme.pk]


def _edit_page(
    request: HttpRequest, theme: ShownTheme, *, naming: NameForm | None = None, merging: IntoForm | None = None
) -> HttpResponse:
    others = _others(theme)
    context = {
        "theme": theme,
        "inquiry": ask_reads.all_inquiries().get(pk=theme.inquiry_id),
        "naming": naming or NameForm(initial={"given": theme.name if theme.named_by else ""}),
        "merging": merging or IntoForm(themes=others),
        "form": naming or merging,
        "others": others,
    }
    return render(request, "understand/edit_theme.html", context, status=422 if naming or merging else 200)


def _split_page(
    request: HttpRequest,
    theme: ShownTheme,
    form: SplitForm,
    *,
    chosen: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    query = request.GET.get("wort", "").strip().replace("\x00", "")
    placed = reads.placements_of(theme.pk)
    placed = placed.filter(story__text__icontains=query) if query else placed
    page = CountedPaginator(placed, _PER_PAGE, count=placed.count()).get_page(request.GET.get("page"))
    rows = [
        (row.story_id, listen_reads.voice(row.story, url=reverse("answer:story", args=[row.story_id]))) for row in page
    ]
    context = {
        "theme": theme,
        "inquiry": ask_reads.all_inquiries().get(pk=theme.inquiry_id),
        "form": form,
        "facets": reads.facets_of(theme),
        "rows": rows,
        "page": page,
        "query": query,
        "chosen": chosen or {"story_ids": [], "facets": []},
    }
    return render(request, "understand/split_theme.html", context, status=status)


def _numbers(request: HttpRequest, name: str) -> list[int]:
    values = request.POST.getlist(name)[:_MOST_CHOSEN]
    return [int(value) for value in values if value.isdecimal() and len(value) <= _LONGEST_NUMBER]
