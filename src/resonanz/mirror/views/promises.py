"""The list of promises while it is drafted, and the picture once it is judged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.mirror import actions, reads
from resonanz.mirror.enums import Instrument, Stage
from resonanz.mirror.errors import Incomplete, NotNow
from resonanz.mirror.figures.promises import marks_of, promises_figure
from resonanz.mirror.forms.promises import PasteForm, chosen_lines, promise_rows

if TYPE_CHECKING:
    from resonanz.mirror.models import Look


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def items(request: HttpRequest, pk: int) -> HttpResponse:
    """Row by row; `weiter` keeps the list and offers further blank rows."""
    look = _draft_or_404(pk)
    known = _items(look)
    rows = promise_rows(known, request.POST or None)
    refused: list[str] = []
    if request.method == "POST" and rows.is_valid():
        kept = [row for row in rows.forms if not row.is_left_out]
        try:
            actions.keep_promises(look=look, items=[row.item for row in kept])
        except Incomplete as problem:
            refused = _say(kept, problem.problems)
        except NotNow as late:
            refused = [str(late.sentence)]
        else:
            messages.success(request, _("Gemerkt."), extra_tags=f"promises-{pk}")
            return redirect("mirror:promises_items" if "weiter" in request.POST else "mirror:look", pk=pk)
    status = 422 if request.method == "POST" else 200
    context = {"look": look, "rows": rows, "refused": refused, "is_new": not known}
    return render(request, "mirror/promises_items.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def paste(request: HttpRequest, pk: int) -> HttpResponse:
    """A block is shown as lines to choose from; only what is chosen comes into the list."""
    look = _draft_or_404(pk)
    form = PasteForm(request.POST or None)
    context: dict[str, Any] = {"look": look, "form": form}
    if request.method == "POST" and form.is_valid():
        picked = request.POST.getlist("zeile")
        context |= {
            "lines": list(enumerate(form.lines)),
            "picked": {int(place) for place in picked if place.isdecimal()},
        }
        if "waehlen" in request.POST:
            said = form.cleaned_data
            chosen = [
                actions.Item(kind=said["kind"], text=line, source=said["source"])
                for line in chosen_lines(form.lines, picked)
            ]
            if problem := _add(look, chosen):
                form.add_error(None, problem)
            else:
                messages.success(request, _("Übernommen."), extra_tags=f"paste-{pk}")
                return redirect("mirror:promises_items", pk=pk)
    return render(request, "mirror/promises_paste.html", context, status=422 if form.errors else 200)


def _add(look: Look, chosen: list[actions.Item]) -> str:
    """The sentence that says why not; empty when they are in the list."""
    if not chosen:
        return _("Bitte wählen Sie mindestens eine Zeile.")
    known = _items(look)
    try:
        actions.keep_promises(look=look, items=[*known, *chosen])
    except Incomplete as problem:
        place, sentence = next(iter(problem.problems.items()))
        number = place.partition("-")[0]
        text = [*known, *chosen][int(number)].text if number else ""
        return f"„{text}“: {sentence}" if text else sentence
    except NotNow as late:
        return str(late.sentence)
    return ""


@login_required
@require_safe
@cache_control(private=True, max_age=60)
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    look = reads.look(pk)
    if look is None or look.instrument != Instrument.PROMISES or look.stage != Stage.OPENED:
        raise Http404
    result = reads.promise_picture(look)
    shown = tuple(label for _name, label, people in result.audiences[:2] if people)
    svg = promises_figure(
        marks_of(result),
        shown,
        axis=_("Prozent derer, die es sagen konnten und es glauben"),
        dark="dunkel" in request.GET,
    )
    return HttpResponse(svg, content_type="image/svg+xml")


def _draft_or_404(pk: int) -> Look:
    look = reads.look(pk)
    if look is None or look.instrument != Instrument.PROMISES:
        raise Http404
    return look


def _items(look: Look) -> list[actions.Item]:
    rows = reads.promises_of(look.pk)
    return [actions.Item(kind=row.kind, text=row.text, source=row.source) for row in rows]


def _say(rows: list[Any], problems: dict[str, str]) -> list[str]:
    """Each sentence to its row; those about the whole list are given back."""
    above: list[str] = []
    for place, sentence in problems.items():
        number, _dash, field = place.partition("-")
        if number:
            rows[int(number)].add_error(field, sentence)
        else:
            above.append(sentence)
    return above
