"""What this room does when others ask."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.ask.enums import Area
from resonanz.ask.events import Heard, InquiryPage, heard_before, plug_pages
from resonanz.listen import reads
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_changed_permissions(openings: Openings) -> None:
    reads.open_permissions(openings)


@opening_entries.plug
def open_stories(openings: Openings) -> None:
    reads.add_stories(openings)


@opening_entries.plug
def open_statements_and_votes(openings: Openings) -> None:
    reads.add_statements(openings)
    reads.add_votes(openings)
    reads.add_votings(openings)


plug_pages(
    InquiryPage(key="behalf", area=Area.LISTEN, label=_("Aufschreiben"), url="listen:write_down", place=30),
    InquiryPage(key="cards", area=Area.LISTEN, label=_("Karten"), url="listen:cards", place=33),
    InquiryPage(key="talks", area=Area.LISTEN, label=_("Gespräche"), url="listen:talks", place=36),
    InquiryPage(key="tastings", area=Area.LISTEN, label=_("Kostproben"), url="listen:tastings", place=50),
    InquiryPage(key="import", area=Area.LISTEN, label=_("Übernehmen"), url="listen:import", place=60),
    InquiryPage(key="statements", area=Area.LISTEN, label=_("Aussagen"), url="listen:statements", place=20),
)


@heard_before.plug
def name_those_who_told(heard: Heard) -> None:
    heard.known.update(reads.tellers_among(heard.account_ids))


@opening_entries.plug
def open_tastings(openings: Openings) -> None:
    reads.add_tastings(openings)
    reads.add_tastes(openings)
    reads.add_missing(openings)


@opening_entries.plug
def open_wishes(openings: Openings) -> None:
    reads.add_wishes(openings)
