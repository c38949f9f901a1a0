"""Letters for window envelopes and cards to hand over, as PDF. The codes are made here and stored nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from textwrap import shorten
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from resonanz.ask import actions
from resonanz.ask.models import Inquiry, Invitation
from resonanz.ground import clock, manner
from resonanz.ground.pdf import qr_svg, set_pdf
from resonanz.people import reads as people_reads

_PAPER = Path(__file__).resolve().parents[1] / "data"
_QUESTION = 260
"""Characters of the question that fit on a card beside the longest title; the address leads to the whole of it."""


def link(code: str, base: str) -> str:
    """`base` is the address of this installation without a path: a printed path alone leads nowhere."""
    return base + reverse("ask:invitation", args=[code])


def letters(inquiry: Inquiry, rows: Sequence[Invitation], base: str) -> bytes:
    """One page or more for each, with the address where the window of a DIN long envelope is."""
    addresses = people_reads.postal_addresses([row.candidate.account_id for row in rows if row.candidate])
    pages = []
    for row in rows:
        if row.candidate is None or row.candidate.account_id not in addresses:
            continue
        lines = [row.candidate.account.name, *addresses[row.candidate.account_id].lines]
        pages.append({**_common(inquiry, row, base), "address": [line for line in lines if line]})
    return set_pdf(_PAPER / "invitation_letter.typ", {"letters": pages, **_house(inquiry)})


def cards(inquiry: Inquiry, rows: Sequence[Invitation], base: str) -> bytes:
    """Four cards of A6 on a sheet of A4, with lines to cut along."""
    made = [_common(inquiry, row, base) for row in rows]
    return set_pdf(_PAPER / "invitation_cards.typ", {"cards": made, **_house(inquiry)})


def _common(inquiry: Inquiry, row: Invitation, base: str) -> dict[str, Any]:
    code = actions.code_for(row)
    name = row.candidate.account.name if row.candidate else ""
    with translation.override(manner.spoken(row.language, du=inquiry.says_du)):
        text = actions.text_for(actions.inquiry_says(inquiry), row, name=name)
        return {
            "language": row.language,
            "name": name,
            "code": code,
            "qr": qr_svg(link(code, base)),
            "url": link(code, base).split("://", 1)[-1],
            "typed_at": (base + reverse("ask:enter_code")).split("://", 1)[-1],
            "subject": text.subject,
            "paragraphs": [part for part in text.body.split("\n\n") if part.strip()],
            "title": inquiry.title,
            "question": inquiry.question,
            "short_question": shorten(inquiry.question, _QUESTION, placeholder=" …"),
            "readers": _("Wer es liest: %(readers)s") % {"readers": inquiry.readers},
            "until": _("Gilt bis %(day)s") % {"day": date_format(row.expires_on, "DATE_FORMAT")},
            "today": date_format(clock.today(), "DATE_FORMAT"),
            "no_link": _(
                "Wir merken uns, ob jemand mit diesem Code geantwortet hat, aber nicht, was. Wer nicht mehr "
                "eingeladen werden möchte, sagt es auf derselben Seite mit einem Knopf."
            ),
        }


def _house(inquiry: Inquiry) -> dict[str, Any]:
    organisation = people_reads.the_organisation()
    return {
        "title": inquiry.title,
        "organisation": organisation.name if organisation else "Resonanz",
        "street": organisation.street if organisation else "",
        "town": organisation.town if organisation else "",
        "email": organisation.email if organisation else "",
        "phone": organisation.phone if organisation else "",
    }
