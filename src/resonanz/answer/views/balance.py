"""The balance of the organisation, of an inquiry, and their pictures. For everybody, and changed by nobody's hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from resonanz.act import reads as act_reads
from resonanz.answer import reads
from resonanz.answer.figures import months_figure
from resonanz.answer.views.conditional import balance_mark
from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import State
from resonanz.ground import clock
from resonanz.ground.manner import speak
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.people import reads as people_reads
from resonanz.trust import reads as trust_reads
from resonanz.trust.enums import K

if TYPE_CHECKING:
    from resonanz.answer.reads import Promises
    from resonanz.answer.reads.house_balance import Numbers
    from resonanz.ask.models import Inquiry

_ON_A_PAGE = 20


@require_safe
@cache_control(no_cache=True)
@condition(etag_func=balance_mark)
def house(request: HttpRequest) -> HttpResponse:
    found = reads.house_balance(reads.public_inquiries())
    context = {
        "balance": found,
        "promises": found.promises,
        "picture_url": reverse("answer:house_picture"),
        "times": found.times,
        "answer_days": people_reads.answer_days(),
        "page": Paginator(found.rows, _ON_A_PAGE).get_page(request.GET.get("page")),
        "few": K,
        "checkpoint": trust_reads.newest_checkpoint(),
    }
    return render(request, "answer/house_balance.html", context)


@require_safe
def balance(request: HttpRequest, slug: str) -> HttpResponse:
    """What was said about one inquiry. One among staff opens only for those who may know of it."""
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None or inquiry.state == State.DRAFT:
        raise Http404
    speak(du=inquiry.says_du)
    counts = listen_reads.counts([inquiry.pk])[inquiry.pk]
    table = listen_actions.who_told(inquiry.pk)
    numbers = reads.house_numbers((inquiry.pk,))
    commitments, commitments_page = act_reads.commitments_page(inquiry.pk, request.GET.get("zusage"))
    context = {
        "inquiry": inquiry,
        "mentions": reads.mentions_of(inquiry),
        "commitments": commitments,
        "commitments_page": commitments_page,
        "balance": reads.public_balance(inquiry, page=request.GET.get("page")),
        "promises": numbers.promises,
        "picture_url": reverse("answer:balance_picture", args=[slug]),
        "times": numbers.times,
        "is_inside": inquiry.pk in ask_reads.all_inside(),
        "few": K,
        "counts": counts,
        "table": table,
        "rows": listen_reads.role_rows(table),
        "checkpoint": trust_reads.newest_checkpoint(),
    }
    return render(request, "answer/balance.html", context)


@require_safe
@cache_control(no_cache=True)
@condition(etag_func=balance_mark)
def house_picture(request: HttpRequest) -> HttpResponse:
    return _picture(request, _house().promises)


@require_safe
def balance_picture(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None or inquiry.state == State.DRAFT:
        raise Http404
    speak(du=inquiry.says_du)
    return _picture(request, reads.house_numbers((inquiry.pk,)).promises)


@require_safe
@cache_control(no_cache=True)
@condition(etag_func=balance_mark)
def stand(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The balance in four lines, as a picture for other people's pages."""
    return render(
        request, "answer/stand.svg", shown_in_short(request, slug), content_type="image/svg+xml; charset=utf-8"
    )


def shown_in_short(request: HttpRequest, slug: str) -> dict[str, Any]:
    """What may stand on other people's pages; of an inquiry among staff nothing may, whoever asks."""
    inquiry = public_inquiry_or_404(slug) if slug else None
    numbers = reads.house_numbers((inquiry.pk,)) if inquiry else _house()
    address = reverse("answer:balance", args=[slug]) if slug else reverse("answer:house_balance")
    return {
        "inquiry": inquiry,
        "organisation": people_reads.the_organisation(),
        "promises": numbers.promises,
        "times": numbers.times,
        "today": clock.today(),
        "address": request.build_absolute_uri(address),
    }


def public_inquiry_or_404(slug: str) -> Inquiry:
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None or inquiry.state == State.DRAFT or inquiry.pk in ask_reads.all_inside():
        raise Http404
    speak(du=inquiry.says_du)
    return inquiry


def _house() -> Numbers:
    return reads.house_numbers(tuple(inquiry.pk for inquiry in reads.public_inquiries()))


def _picture(request: HttpRequest, promises: Promises) -> HttpResponse:
    if not promises.lines:
        raise Http404
    lines = tuple((_short(line), line.numbers) for line in promises.lines)
    outcomes = tuple(label for label, _n in promises.columns)
    svg = months_figure(lines, outcomes, dark="dunkel" in request.GET)
    return HttpResponse(svg, content_type="image/svg+xml")


def _short(line: Any) -> str:
    return date_format(line.month, "M Y") if line.month else str(line.label)
