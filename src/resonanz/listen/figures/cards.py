"""The printable story card: a question, lines to write on, and a strip with a code to keep."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from textwrap import shorten
from typing import TYPE_CHECKING, Any, Literal

import typst
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from resonanz.ground.codes import spoken
from resonanz.ground.components import qr_file
from resonanz.ground.manner import reader_language
from resonanz.listen.enums import Permission
from resonanz.people.enums import Role

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry

Sheet = Literal["a5", "a4"]
_QUESTION, _SHORT = 320, 240
"""Characters that fit; what is longer ends in an ellipsis, and the address leads to the whole of it."""
_ON_PAPER = (Role.CUSTOMER, Role.NON_CUSTOMER, Role.COMPETITOR_CUSTOMER, Role.EMPLOYEE, Role.OTHER)


def card_sheet(*, inquiry: Inquiry, organisation: str, codes: Sequence[str], base: str, sheet: Sheet) -> bytes:
    """A PDF with one card for each code. `base` is the address of this installation without a path."""
    source = (files("resonanz.listen.figures") / "card.typ").read_bytes()
    data = {**_said(inquiry, organisation), "sheet": sheet, "cards": [_card(code, base) for code in codes]}
    data["address"] = base.partition("://")[2] + reverse("answer:find")
    found = typst.compile(source, format="pdf", ignore_system_fonts=True, sys_inputs={"data": json.dumps(data)})
    if not isinstance(found, bytes):
        raise TypeError(found)
    return found


def _card(code: str, base: str) -> dict[str, str]:
    shown = spoken(code)
    return {"code": shown, "picture": qr_file(base + reverse("answer:voice", args=[shown]))}


def _said(inquiry: Inquiry, organisation: str) -> dict[str, Any]:
    day = date_format(inquiry.answer_by, "DATE_FORMAT") if inquiry.answer_by else ""
    gone = date_format(inquiry.keep_until, "DATE_FORMAT") if inquiry.keep_until else ""
    return {
        "language": reader_language(),
        "organisation": organisation,
        "title": shorten(inquiry.title, 110, placeholder=" …"),
        "question": shorten(inquiry.question, _QUESTION, placeholder=" …"),
        "owes": [
            (_("Warum wir fragen"), shorten(inquiry.why, _SHORT, placeholder=" …")),
            (_("Wer es liest"), shorten(inquiry.readers, _SHORT, placeholder=" …")),
            (_("Antwort bis"), day),
            (_("Gelöscht am"), _("%(day)s oder früher, wenn Sie wollen") % {"day": gone}),
        ],
        "who": _("Wer spricht?"),
        "roles": [str(role.label) for role in _ON_PAPER],
        "sees": _("Wer darf es sehen?"),
        "permissions": [str(label) for label in Permission.labels],
        "name": _("Ihr Name, nur für „Alle, mit Namen“:"),
        "keep": _("Bitte abreißen und behalten. Ihre Worte werden abgetippt, wie sie dastehen."),
        "later": _("Mit diesem Code sehen, ändern und löschen Sie es später, oder Sie erzählen gleich am Telefon:"),
    }
