"""Making, changing, opening and closing an inquiry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.ask import actions, reads
from resonanz.ask.errors import InquiryNotReady, SlugTaken
from resonanz.ask.forms import InquiryForm
from resonanz.ask.rules.library import guidance
from resonanz.ask.rules.readiness import MISSING
from resonanz.ask.rules.wording import PARTS, Kept
from resonanz.ask.views.checking import TAKE, Checked, checked, checked_form, with_taken
from resonanz.ask.views.common import inquiry_or_404
from resonanz.ground.manner import reader_language
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry

_DRAFTED = "inquiry_drafted"
"""The next page tells the device that what it kept of a new inquiry has arrived."""
_STEPS = (
    ("why", gettext_lazy("Warum fragen Sie?"), ("why",)),
    ("question", gettext_lazy("Was fragen Sie?"), ("manner", "title", "question")),
    ("readers", gettext_lazy("Wer liest es?"), ("readers",)),
    ("in_return", gettext_lazy("Was zeigen Sie dafür?"), ("in_return",)),
    ("dates", gettext_lazy("Bis wann?"), ("answer_by", "keep_until")),
    ("address", gettext_lazy("Wo steht es?"), ("slug", "minimum_people")),
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        initial, found = _from_library(request, {})
        return _page(request, InquiryForm(initial=initial), found)
    if TAKE in request.POST:
        return _taken(request, None)
    form, found = InquiryForm(request.POST), checked_form(request.POST)
    if form.is_valid():
        by = people_reads.member_of(request).pk
        try:
            inquiry = actions.draft_inquiry(by=by, kept=found.kept, **form.cleaned_data)
        except SlugTaken as taken:
            form.add_error("slug", str(taken.sentence))
        else:
            request.session[_DRAFTED] = inquiry.pk
            messages.success(request, _("Als Entwurf gespeichert. Gefragt wird erst, wenn Sie das Anliegen öffnen."))
            return redirect("ask:edit", slug=inquiry.slug)
    return _page(request, form, found)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    if request.method != "POST":
        initial, found = _from_library(request, _words(inquiry), _reasons(inquiry))
        return _page(request, InquiryForm(instance=inquiry, initial=initial), found, inquiry)
    if TAKE in request.POST:
        return _taken(request, inquiry)
    form, found = InquiryForm(request.POST, instance=inquiry_or_404(slug)), checked_form(request.POST)
    if form.is_valid():
        by = people_reads.member_of(request).pk
        try:
            inquiry = actions.change_inquiry(inquiry=inquiry, by=by, kept=found.kept, **form.cleaned_data)
        except InquiryNotReady as problem:
            _say_obstacles(form, problem)
        except SlugTaken as taken:
            form.add_error("slug", str(taken.sentence))
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("ask:edit", slug=inquiry.slug)
    # Read again: a refused change must not show through, least of all in the address of the form.
    return _page(request, form, found, inquiry_or_404(slug))


@login_required
@require_POST
def open_(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    try:
        actions.open_inquiry(inquiry=inquiry, by=people_reads.member_of(request).pk)
    except InquiryNotReady as problem:
        form = InquiryForm(instance=inquiry, data=_as_data(inquiry))
        form.is_valid()
        _say_obstacles(form, problem)
        return _page(request, form, checked(_words(inquiry), _reasons(inquiry)), inquiry_or_404(slug), status=422)
    messages.success(request, _("Das Anliegen ist offen. Adresse und Code können jetzt hinaus."))
    return redirect("doors:inquiry", slug=inquiry.slug)


@login_required
@require_POST
def close(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = actions.close_inquiry(inquiry=inquiry_or_404(slug), by=people_reads.member_of(request).pk)
    messages.success(request, _("Das Anliegen ist geschlossen. Was erzählt wurde, bleibt, und die Bilanz auch."))
    return redirect("doors:inquiry", slug=inquiry.slug)


def _page(
    request: HttpRequest, form: InquiryForm, found: Checked, inquiry: Inquiry | None = None, *, status: int = 200
) -> HttpResponse:
    help_for = guidance(reader_language())
    steps = [
        {"key": key, "title": title, "fields": [{"field": form[name], "help": help_for.get(name)} for name in names]}
        for key, title, names in _STEPS
    ]
    missing = actions.missing_for_opening(inquiry) if inquiry else []
    context = {
        "form": form,
        "steps": steps,
        "checked": found,
        "inquiry": inquiry,
        "missing": [MISSING[name] for name in missing],
        "method": reads.library_question(str(form["method"].value() or ""), reader_language()),
        "is_unsaved": TAKE in request.POST or "frage" in request.GET,
        "was_drafted": inquiry is not None and request.session.pop(_DRAFTED, None) == inquiry.pk,
        "is_changed_promise": inquiry is not None and inquiry.state != "draft",
    }
    return render(request, "ask/edit.html", context, status=status)


def _taken(request: HttpRequest, inquiry: Inquiry | None) -> HttpResponse:
    """Without scripts: the offered wording stands in the form now, and nothing is saved yet."""
    data = with_taken(request.POST)
    return _page(request, InquiryForm(instance=inquiry, initial=data.dict()), checked_form(data), inquiry)


def _from_library(
    request: HttpRequest, words: Mapping[str, str], reasons: Mapping[str, str] | None = None
) -> tuple[dict[str, Any], Checked]:
    """With `?frage=` a question of the library stands in the form, with its own reason where it carries one."""
    if "frage" not in request.GET:
        return {}, checked(words, reasons or {})
    chosen = reads.library_question(request.GET["frage"], reader_language())
    if chosen is None:
        raise Http404
    initial = {"question": chosen.question, "method": chosen.key}
    if not words.get("title"):
        initial["title"] = chosen.title
    found = checked({**words, **initial}, reasons or {})
    if chosen.reason:
        return initial, checked(
            {**words, **initial}, {**{mark.key: chosen.reason for mark in found.found}, **(reasons or {})}
        )
    return initial, found


def _words(inquiry: Inquiry) -> dict[str, str]:
    return {part: getattr(inquiry, part) for part in PARTS}


def _reasons(inquiry: Inquiry) -> dict[str, str]:
    rows = reads.kept_of(inquiry.pk)
    kept = (Kept(part=row.part, kind=row.kind, words=row.words, reason=row.reason) for row in rows)
    return {row.key: row.reason for row in kept}


def _as_data(inquiry: Inquiry) -> dict[str, object]:
    return {name: getattr(inquiry, name) or "" for name in InquiryForm.Meta.fields}


def _say_obstacles(form: InquiryForm, problem: InquiryNotReady) -> None:
    form.add_error(None, str(problem.sentence))
    for name, sentences in problem.obstacles.items():
        # What the form itself found wrong is said once.
        said = {str(error) for error in form.errors.get(name, [])}
        for sentence in sentences:
            if sentence not in said:
                form.add_error(name, sentence)
