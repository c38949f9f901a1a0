"""What the entrances plug in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.ask.enums import Area
from resonanz.ask.events import InquiryPage, plug_pages
from resonanz.doors.hooks.events import follow

plug_pages(
    InquiryPage(key="overview", area=Area.OVERVIEW, label=_("Überblick"), url="doors:inquiry", place=10),
    InquiryPage(key="export", area=Area.OVERVIEW, label=_("Ausgeben"), url="doors:export_inquiry", place=20),
)

follow()
