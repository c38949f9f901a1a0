"""Making, changing, opening and closing an inquiry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.ask import actions, reads
from resonanz.ask.errors import InquiryIncomplete, SlugTaken
from resonanz.ask.forms import InquiryForm
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = InquiryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            inquiry = actions.draft_inquiry(by=people_reads.member_of(request).pk, **form.cleaned_data)
        except SlugTaken as taken:
            form.add_error("slug", str(taken.sentence))
        else:
            messages.success(request, _("Als Entwurf gespeichert. Gefragt wird erst, wenn Sie das Anliegen öffnen."))
            return redirect("ask:edit", slug=inquiry.slug)
    return render(request, "ask/edit.html", {"form": form})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = _inquiry(slug)
    form = InquiryForm(request.POST or None, instance=_inquiry(slug))
    if request.method == "POST" and form.is_valid():
        try:
            inquiry = actions.change_inquiry(
                inquiry=inquiry, by=people_reads.member_of(request).pk, **form.cleaned_data
            )
        except InquiryIncomplete as incomplete:
            _say_missing(form, incomplete)
        except SlugTaken as taken:
            form.add_error("slug", str(taken.sentence))
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("ask:edit", slug=inquiry.slug)
    # Read again: a refused change must not show through, least of all in the address of the form.
    inquiry = _inquiry(slug)
    context = {"form": form, "inquiry": inquiry, "missing": actions.missing_for_opening(inquiry)}
    return render(request, "ask/edit.html", context)


@login_required
@require_POST
def open_(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = _inquiry(slug)
    try:
        actions.open_inquiry(inquiry=inquiry, by=people_reads.member_of(request).pk)
    except InquiryIncomplete as incomplete:
        form = InquiryForm(instance=inquiry, data=_as_data(inquiry))
        form.is_valid()
        _say_missing(form, incomplete)
        context = {"form": form, "inquiry": inquiry, "missing": incomplete.missing}
        return render(request, "ask/edit.html", context, status=422)
    messages.success(request, _("Das Anliegen ist offen. Adresse und Code können jetzt hinaus."))
    return redirect("doors:inquiry", slug=inquiry.slug)


@login_required
@require_POST
def close(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = actions.close_inquiry(inquiry=_inquiry(slug), by=people_reads.member_of(request).pk)
    messages.success(request, _("Das Anliegen ist geschlossen. Was erzählt wurde, bleibt, und die Bilanz auch."))
    return redirect("doors:inquiry", slug=inquiry.slug)


def _inquiry(slug: str) -> Inquiry:
    inquiry = reads.by_slug(slug)
    if inquiry is None:
        raise Http404
    return inquiry


def _as_data(inquiry: Inquiry) -> dict[str, object]:
    return {name: getattr(inquiry, name) or "" for name in InquiryForm.Meta.fields}


def _say_missing(form: InquiryForm, incomplete: InquiryIncomplete) -> None:
    form.add_error(None, str(incomplete.sentence))
    for name in incomplete.missing:
        form.add_error(name, _("Das schulden wir den Menschen, die wir fragen."))
