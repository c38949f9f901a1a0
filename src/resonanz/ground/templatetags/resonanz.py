"""The parts of the design system as template tags: `{% load resonanz %}`."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template import Context
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from resonanz.ground import clock
from resonanz.ground.components import (
    Bar,
    PageLink,
    Piece,
    Receipt,
    Text,
    Voice,
    grouped,
    length,
    qr_svg,
    whole_percent,
)
from resonanz.ground.manner import reader_language
from resonanz.ground.tongues import tongue_of

register = template.Library()

Shown = dict[str, object]

MINUTE = 60
HOUR = 60 * MINUTE
FEW_DAYS = 6
_AFTER_MARK = re.compile(r"[^/.]*[/.]|[^/.]+")


@register.inclusion_tag("ground/parts/voice.html")
def voice(voice: Voice | dict[str, Any]) -> Shown:
    """Words of a person with their badges."""
    return {"voice": voice}


@register.inclusion_tag("ground/parts/receipt.html")
def receipt(receipt: Receipt | dict[str, Any]) -> Shown:
    """A receipt with its code, facts and QR code."""
    return {"receipt": receipt}


@register.inclusion_tag("ground/parts/share.html")
def share(k: int, n: int, lo: float | None = None, hi: float | None = None, noun: Text = "") -> Shown:
    """A share with its base and its doubt; `lo` and `hi` are fractions between 0 and 1."""
    people = noun or ngettext("Gast", "Gästen", n)
    base = _("%(k)s von %(n)s %(people)s") % {"k": grouped(k), "n": grouped(n), "people": people}
    if n <= 0:
        return {"base": _("Noch hat niemand etwas gesagt."), "bar": None}
    percent = whole_percent(k / n)
    if lo is None or hi is None:
        return {
            "base": base,
            "bar": Bar(length(k / n), "", ""),
            "sentence": _bound(_("%(p)s %%") % {"p": percent}),
        }
    sentence = _("%(p)s %%, mit 95 %% Sicherheit zwischen %(lo)s und %(hi)s %%") % {
        "p": percent,
        "lo": whole_percent(lo),
        "hi": whole_percent(hi),
    }
    return {"base": base, "bar": Bar(length(k / n), length(lo), length(hi)), "sentence": _bound(sentence)}


@register.inclusion_tag("ground/parts/progress.html")
def progress(done: int, total: int, label: Text) -> Shown:
    """How far something is; without a total it says only that it runs."""
    amount = _("%(done)s von %(total)s") % {"done": grouped(done), "total": grouped(total)} if total else _("läuft")
    return {"done": str(done), "total": str(total) if total else "", "label": label, "amount": amount}


@register.inclusion_tag("ground/parts/empty.html")
def empty(title: Text, text: Text, url: str = "", label: Text = "") -> Shown:
    """What will be here and how it gets here."""
    return {"title": title, "text": text, "url": url, "label": label}


@register.inclusion_tag("ground/parts/pages.html", takes_context=True)
def pages(context: Context, page_obj: Page[Any], param: str = "page", label: str = "") -> Shown:
    """Links to the other pages of a list; keeps everything else in the address. A second list needs a `label`."""
    paginator = page_obj.paginator
    if paginator.num_pages <= 1:
        return {"links": []}
    request: HttpRequest | None = context.get("request")

    def address(number: int) -> str:
        if request is None:
            return f"?{param}={number}"
        query = request.GET.copy()
        query[param] = str(number)
        return f"?{query.urlencode()}"

    def link(number: int | str) -> PageLink:
        if not isinstance(number, int):
            return PageLink(label=str(number), name="", url="", current=False)
        name = _("Seite %(number)s") % {"number": number}
        return PageLink(str(number), name, address(number), current=number == page_obj.number)

    span = {"first": page_obj.start_index(), "last": page_obj.end_index(), "all": paginator.count}
    return {
        "label": label,
        "links": [
            link(number) for number in paginator.get_elided_page_range(page_obj.number, on_each_side=1, on_ends=1)
        ],
        "previous": address(page_obj.previous_page_number()) if page_obj.has_previous() else "",
        "next": address(page_obj.next_page_number()) if page_obj.has_next() else "",
        "range": _("%(first)s bis %(last)s von %(all)s") % {name: grouped(number) for name, number in span.items()},
    }


@register.simple_tag
def ago(moment: date | datetime | None) -> SafeString:
    """When something was or will be, near times relative, always with the exact one in <time>."""
    if moment is None:
        return SafeString("")
    if not isinstance(moment, datetime):
        return _time(moment.isoformat(), _exact_day(moment), _near_day(moment) or _day(moment))
    local = timezone.localtime(moment if timezone.is_aware(moment) else timezone.make_aware(moment))
    return _time(local.isoformat(timespec="seconds"), _exact(local), _near(local))


@register.simple_tag
def qr(text: str, label: Text) -> SafeString:
    """A QR code as inline SVG; `label` is its alternative text."""
    return qr_svg(text, label)


@register.filter
def quoted(words: Text, form: str = "") -> SafeString:
    """Words between the quotation marks of the page's language; `isolated` for what people outside typed."""
    held = format_html('<bdi dir="auto">{}</bdi>', words) if form == "isolated" else escape(words)
    return SafeString(_("„%(words)s“") % {"words": held})


@register.filter
def tongue(words: Text) -> SafeString:
    """The attribute that says in which language these words are, where it is another than the page's."""
    found = tongue_of(str(words))
    return format_html(' lang="{}"', found) if found and found != reader_language() else SafeString("")


@register.filter
def address(url: str) -> SafeString:
    """A web address for reading: without its scheme, breaking only after its own marks."""
    # Escaped as one, because escaping each part of a long one takes its time.
    shown = str(escape(url.split("://", 1)[-1]))
    return SafeString(_AFTER_MARK.sub(r"\g<0><wbr>", shown))


@register.simple_tag
def marked(marks: list[Piece]) -> SafeString:
    """A text that was cut by `components.pieces`."""
    return _joined(marks)


def _bound(sentence: str) -> str:
    """Keeps a number and its percent sign on one line."""
    return sentence.replace(" %", "\N{NO-BREAK SPACE}%")


def _joined(marks: list[Piece]) -> SafeString:
    # Each piece is escaped by itself; format_html would take ten times as long for many of them.
    dressed = (f"<mark>{escape(piece)}</mark>" if is_marked else str(escape(piece)) for piece, is_marked in marks)
    return SafeString("".join(dressed))


def _time(machine: str, exact: str, near: str) -> SafeString:
    return format_html('<time datetime="{}" title="{}">{}</time>', machine, exact, near)


def _day(day: date) -> str:
    # Translators: date formats of Django; the year is left out when it is this one.
    form = pgettext("date format", "j. F") if day.year == clock.today().year else pgettext("date format", "j. F Y")
    return date_format(day, form)


def _exact_day(day: date) -> str:
    return date_format(day, pgettext("date format", "l, j. F Y"))


def _exact(moment: datetime) -> str:
    return date_format(moment, pgettext("date format", "l, j. F Y, H:i"))


def _near_day(day: date) -> str:
    """Today, yesterday, in 3 days; empty when it is further away."""
    distance = (day - clock.today()).days
    named = {0: _("heute"), -1: _("gestern"), 1: _("morgen")}
    if distance in named:
        return named[distance]
    if -FEW_DAYS <= distance < 0:
        return ngettext("vor %(n)s Tag", "vor %(n)s Tagen", -distance) % {"n": -distance}
    if 0 < distance <= FEW_DAYS:
        return ngettext("in %(n)s Tag", "in %(n)s Tagen", distance) % {"n": distance}
    return ""


def _near(moment: datetime) -> str:
    seconds = (clock.now() - moment).total_seconds()
    if 0 <= seconds < MINUTE:
        return _("gerade eben")
    if 0 <= seconds < HOUR:
        minutes = int(seconds // MINUTE)
        return ngettext("vor %(n)s Minute", "vor %(n)s Minuten", minutes) % {"n": minutes}
    day = moment.date()
    clock_time = date_format(moment, pgettext("date format", "H:i"))
    return f"{_near_day(day) or _day(day)}, {clock_time}"
