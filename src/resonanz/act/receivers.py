"""What this room does when others ask."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.act.reads.benefits import add_benefits
from resonanz.act.reads.commitments import add_commitments
from resonanz.act.reads.darling_openings import add_darlings
from resonanz.act.reads.experiments import add_experiments
from resonanz.act.reads.measures import add_measure_steps, add_measures
from resonanz.act.reads.openings import add_decisions, add_disclosures
from resonanz.ask.enums import Area
from resonanz.ask.events import InquiryPage, plug_pages
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_decisions(openings: Openings) -> None:
    add_decisions(openings)
    add_disclosures(openings)


@opening_entries.plug
def open_commitments(openings: Openings) -> None:
    add_commitments(openings)


@opening_entries.plug
def open_measures(openings: Openings) -> None:
    add_measures(openings)
    add_measure_steps(openings)
    add_experiments(openings)


@opening_entries.plug
def open_darlings(openings: Openings) -> None:
    add_darlings(openings)


@opening_entries.plug
def open_benefits(openings: Openings) -> None:
    add_benefits(openings)


plug_pages(
    InquiryPage(key="commitments", area=Area.ANSWER, label=_("Zusagen"), url="act:commitments", place=17),
    InquiryPage(key="measures", area=Area.ANSWER, label=_("Maßnahmen"), url="act:measures", place=15),
)
