"""Opening a calculation: each edition is added, none is changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.mirror.enums.calculation import Money
from resonanz.mirror.errors.calculation import CalculationIncomplete
from resonanz.mirror.models import CalculationBlock, CalculationEdition, OpenProduct
from resonanz.mirror.rules.calculation import Block, Calculation, Uncountable, calculate
from resonanz.mirror.rules.calculation_entries import edition_body, place_of
from resonanz.mirror.rules.money import written
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

_AHEAD, _EARLIEST = timedelta(days=2 * 366), date(1990, 1, 1)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LONGEST_SLUG = 70
_RESERVED = {"", "frage", "neu", "vorschau"}
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, kw_only=True)
class Part:
    """A block as somebody typed it; `key` names its fields in whatever is told about it."""

    key: str
    label: str
    amount: Decimal | None
    explanation: str


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An edition as it would be published. Amounts are in `money`; a reason is empty where there is nothing to say."""

    name: str
    unit: str
    money: Money
    price: Decimal | None
    parts: Sequence[Part]
    margin: Decimal | None
    margin_reason: str
    difference_reason: str
    not_shown: str
    valid_from: date | None
    reason: str = ""


def check_calculation(offer: Offer, *, is_first: bool) -> Calculation:
    """What would be shown. Raises `CalculationIncomplete`; its problems are keyed by field, "block_1_amount" and so on.

    What does not add up may be published only with a reason that names the difference; it is then shown as a bar.
    """
    problems = _missing(offer, is_first=is_first)
    for part in offer.parts:
        problems |= _doubts(part)
    problems |= _twice(offer.parts)
    if problems or offer.price is None:
        raise CalculationIncomplete(problems)
    try:
        found = calculate(
            price=offer.price,
            blocks=[Block(label=part.label, amount=part.amount or Decimal(0)) for part in offer.parts],
            margin=offer.margin,
            reason=offer.margin_reason,
            places=offer.money.places,
        )
    except Uncountable as doubt:
        raise CalculationIncomplete({"price": str(doubt)}) from doubt
    if found.difference and not offer.difference_reason.strip():
        raise CalculationIncomplete({"difference_reason": difference_sentence(found, offer.money)})
    if not found.difference and offer.difference_reason.strip():
        sentence = _("Es geht auf, oder die Marge fehlt: Es gibt keinen Unterschied zu erklären. Bitte leeren.")
        raise CalculationIncomplete({"difference_reason": sentence})
    return found


def difference_sentence(found: Calculation, money: Money) -> str:
    """How far the blocks are from the price, exactly."""
    amounts = {"shown": written(found.shown, money), "price": written(found.price, money)}
    amounts["difference"] = written(abs(found.difference or Decimal(0)), money)
    if (found.difference or 0) > 0:
        told = _("Bausteine und Marge ergeben %(shown)s, der Preis ist %(price)s: Es fehlen %(difference)s.") % amounts
    else:
        told = _("Bausteine und Marge ergeben %(shown)s, der Preis ist %(price)s: Es sind %(difference)s zu viel.")
        told %= amounts
    return told + " " + _("Bitte berichtigen Sie einen Betrag, oder sagen Sie hier offen, woher der Unterschied kommt.")


@transaction.atomic
def publish_calculation(*, offer: Offer, by: int, product: OpenProduct | None = None) -> CalculationEdition:
    """The next edition of `product`, or the first of a new one. Raises `CalculationIncomplete`."""
    if product is not None:
        # Two who publish at once follow each other. Lock order: product, ledger head.
        product = OpenProduct.objects.select_for_update(no_key=True).get(pk=product.pk)
    check_calculation(offer, is_first=product is None)
    moment = clock.now()
    if product is None:
        product = OpenProduct.objects.create(slug=_slug(offer.name), opened_at=moment)
    row, blocks = drafted(offer, number=product.editions.count() + 1)
    row.product, row.by_id, row.at = product, by, moment
    row.entry_index = record(
        Draft(
            kind=Kind.CALCULATION,
            place=place_of(product.slug),
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body=edition_body(row, blocks),
            moment=moment,
        )
    ).index
    row.save(force_insert=True)
    for block in blocks:
        block.edition = row
    CalculationBlock.objects.bulk_create(blocks)
    return row


def drafted(offer: Offer, *, number: int) -> tuple[CalculationEdition, list[CalculationBlock]]:
    """The rows of an edition as they would be stored, without product, author and time; nothing is saved."""
    told: dict[str, Any] = {name: getattr(offer, name) for name in ("money", "price", "margin", "valid_from")}
    row = CalculationEdition(
        number=number,
        name=_line(offer.name),
        unit=_line(offer.unit),
        margin_reason=offer.margin_reason.strip(),
        difference_reason=offer.difference_reason.strip(),
        not_shown=offer.not_shown.strip(),
        **told,
        reason=offer.reason.strip() if number > 1 else "",
    )
    blocks = [
        CalculationBlock(
            edition=row,
            position=position,
            label=_line(part.label),
            amount=part.amount or Decimal(0),
            explanation=part.explanation.strip(),
        )
        for position, part in enumerate(offer.parts, 1)
    ]
    return row, blocks


def _missing(offer: Offer, *, is_first: bool) -> dict[str, str]:
    asked = {
        "name": _("Wie heißt das Produkt?"),
        "unit": _("Wofür gilt der Preis, etwa „je kWh“ oder „im Monat“?"),
        "not_shown": _("Was zeigen Sie nicht und warum? Wenn Sie nichts weglassen, schreiben Sie das."),
    }
    problems = {field: sentence for field, sentence in asked.items() if not getattr(offer, field).strip()}
    if offer.price is None:
        problems["price"] = _("Was kostet es?")
    elif offer.price <= 0:
        problems["price"] = _("Der Preis muss über null liegen.")
    if not offer.parts:
        problems["block_1_label"] = _("Eine Kalkulation braucht mindestens einen Baustein.")
    if offer.margin is None and not offer.margin_reason.strip():
        problems["margin"] = _("Bitte nennen Sie die Marge, auch unter null, oder darunter den Grund, warum nicht.")
    if offer.margin is not None and offer.margin_reason.strip():
        problems["margin_reason"] = _("Die Marge steht schon da. Bitte nennen Sie sie oder den Grund, nicht beides.")
    if offer.valid_from is None:
        problems["valid_from"] = _("Ab welchem Tag gilt der Preis?")
    elif not _EARLIEST <= offer.valid_from <= clock.today() + _AHEAD:
        problems["valid_from"] = _("Bitte prüfen Sie das Jahr: Dieser Tag liegt zu weit weg.")
    if not is_first and not offer.reason.strip():
        problems["reason"] = _("Warum gibt es eine neue Ausgabe? Die frühere bleibt daneben stehen.")
    return problems


def _doubts(part: Part) -> dict[str, str]:
    found: dict[str, str] = {}
    if not part.label.strip():
        found[f"{part.key}_label"] = _("Wie heißt dieser Baustein?")
    if part.amount is None:
        found[f"{part.key}_amount"] = _("Wie viel ist es? Auch null oder weniger ist eine Antwort.")
    if not part.explanation.strip():
        found[f"{part.key}_explanation"] = _("Wofür ist das? Ein Satz genügt.")
    return found


def _twice(parts: Sequence[Part]) -> dict[str, str]:
    known: set[str] = set()
    problems: dict[str, str] = {}
    for part in parts:
        name = _line(part.label).casefold()
        if name and name in known:
            problems[f"{part.key}_label"] = _("So heißt schon ein anderer Baustein. Bitte unterscheiden Sie beide.")
        known.add(name)
    return problems


def _line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _slug(name: str) -> str:
    bare = slugify(name.lower().translate(_UMLAUTS))[:_LONGEST_SLUG].strip("-")
    wanted = "preis" if bare in _RESERVED else bare
    number, slug = 1, wanted
    while OpenProduct.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{wanted}-{number}"
    return slug
