"""The poster of an open invitation: what the page says, on paper."""

from __future__ import annotations

from importlib.resources import as_file, files

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from resonanz.ask.models import Audience
from resonanz.ground.manner import reader_language
from resonanz.ground.pdf import qr_svg, set_pdf
from resonanz.people import reads as people_reads

_MOST = 420
"""So many characters of a text fit on a wall; the page has it whole."""


def poster_pdf(audience: Audience, *, address: str) -> bytes:
    """`address` is the whole web address of the page; it stands on the poster as a code and to be typed."""
    inquiry, organisation = audience.inquiry, people_reads.the_organisation()
    told = {
        "language": reader_language(),
        "organisation": organisation.name if organisation else "Resonanz",
        "title": inquiry.title,
        "question": _short(inquiry.question),
        "facts": [
            {"label": label, "text": _short(text)}
            for label, text in (
                (_("Warum wir fragen"), inquiry.why),
                (_("Wer es liest"), inquiry.readers),
                (_("Was wir dafür zeigen"), inquiry.in_return),
                (_("Wie wir auswählen"), audience.rule),
            )
        ],
        "qr": qr_svg(f"{address}?von=poster"),
        "qr_says": _("QR-Code zur Seite der offenen Einladung"),
        "call": _("Machen Sie mit"),
        "how": _until(audience),
        "address": address.split("://", 1)[-1],
        "promise": _("Öffentlich steht nur Ihre Losnummer. Jeder kann nachrechnen, dass fair gelost wurde."),
    }
    with as_file(files("resonanz.ask") / "data" / "poster.typ") as template:
        return set_pdf(template, told)


def _until(audience: Audience) -> str:
    numbers = {"places": audience.places, "day": date_format(audience.last_day or "", "DATE_FORMAT")}
    return _("%(places)s Plätze werden verlost. Melden können Sie sich bis %(day)s:") % numbers


def _short(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[:_MOST].rsplit(' ', 1)[0]} …"
