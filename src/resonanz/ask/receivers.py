"""What this room does when others ask."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.ask.enums import Area
from resonanz.ask.events import InquiryPage, plug_pages
from resonanz.ask.reads.openings import add_purposes
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_purposes(openings: Openings) -> None:
    add_purposes(openings)


plug_pages(
    InquiryPage(key="edit", area=Area.ASK, label=_("Das Anliegen"), url="ask:edit", place=10),
    InquiryPage(key="addresses", area=Area.ASK, label=_("Adressen"), url="ask:addresses", place=30),
)
