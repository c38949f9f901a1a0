"""What this room does when others ask."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.ask import actions
from resonanz.ask.enums import Area
from resonanz.ask.events import InquiryPage, plug_pages
from resonanz.ask.reads.drawing_openings import add_draws, add_seals
from resonanz.ask.reads.openings import add_purposes
from resonanz.people.events import Confirmed, consent_confirmed
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_purposes(openings: Openings) -> None:
    add_purposes(openings)


plug_pages(
    InquiryPage(key="edit", area=Area.ASK, label=_("Das Anliegen"), url="ask:edit", place=10),
    InquiryPage(key="preview", area=Area.ASK, label=_("Vorschau"), url="ask:preview", place=15),
    InquiryPage(key="audience", area=Area.ASK, label=_("Gefragte"), url="ask:audience", place=20),
    InquiryPage(key="addresses", area=Area.ASK, label=_("Adressen"), url="ask:addresses", place=30),
)


@opening_entries.plug
def open_seals_and_draws(openings: Openings) -> None:
    add_seals(openings)
    add_draws(openings)


@consent_confirmed.plug
def put_on_the_list(confirmed: Confirmed) -> None:
    """The mailbox is proven now: whoever came by an open invitation stands on its list."""
    sentence = actions.confirm_application(account_id=confirmed.account_id, reference=confirmed.reference)
    if sentence:
        confirmed.said.append(sentence)
