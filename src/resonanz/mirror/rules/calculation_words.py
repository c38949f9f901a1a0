"""What a calculation says in words: the names of its bars, and its finding in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resonanz.mirror.enums.calculation import Money
from resonanz.mirror.rules.calculation import Bar, Calculation, Row
from resonanz.mirror.rules.money import written

_NAMED = 2


def bar_name(bar: Bar) -> str:
    return {
        Row.BLOCK: bar.label,
        Row.MARGIN: _("Marge: was uns bleibt"),
        Row.LEFT_OUT: _("Was wir nicht im Einzelnen zeigen"),
        Row.DIFFERENCE: _("Unterschied, offen benannt"),
        Row.PRICE: _("Preis"),
    }[bar.kind]


def finding(found: Calculation, money: Money) -> str:
    """Where the most goes and what is left, such as „Von 30,12 € gehen 14,20 € an „Netz“; 0,90 € bleiben uns.“"""
    blocks = [bar for bar in found.bars if bar.kind == Row.BLOCK and bar.amount > 0]
    largest = sorted(blocks, key=lambda bar: bar.amount, reverse=True)
    price = written(found.price, money)
    if not largest:
        told = _("Der Preis ist %(price)s.") % {"price": price}
    else:
        told = _("Von %(price)s gehen %(going)s.") % {"price": price, "going": _going(largest, money)}
    return " ".join([told, *_lowering(found, money), _left(found, money)])


def _going(largest: Sequence[Bar], money: Money) -> str:
    named = [
        _("%(amount)s an „%(block)s“") % {"amount": written(bar.amount, money), "block": bar.label}
        for bar in largest[:_NAMED]
    ]
    rest = largest[_NAMED:]
    if rest:
        others = written(sum((bar.amount for bar in rest[1:]), rest[0].amount), money)
        told = ngettext("%(amount)s an %(n)s weiteren Baustein", "%(amount)s an %(n)s weitere Bausteine", len(rest))
        named.append(told % {"amount": others, "n": len(rest)})
    if len(named) == 1:
        return named[0]
    return _("%(first)s und %(last)s") % {"first": ", ".join(named[:-1]), "last": named[-1]}


def _lowering(found: Calculation, money: Money) -> list[str]:
    """What makes the price smaller; without it the amounts of the sentence would not add up."""
    blocks = [bar for bar in found.bars if bar.kind == Row.BLOCK and bar.amount < 0]
    if not blocks:
        return []
    told = ngettext(
        "„%(block)s“ senkt den Preis um %(amount)s.", "%(n)s Bausteine senken den Preis um %(amount)s.", len(blocks)
    )
    amount = written(-sum((bar.amount for bar in blocks[1:]), blocks[0].amount), money)
    return [told % {"block": blocks[0].label, "n": len(blocks), "amount": amount}]


def _left(found: Calculation, money: Money) -> str:
    if found.margin is None:
        rest = found.rest or 0
        if rest < 0:
            return _("Die Bausteine kosten mehr, als der Preis bringt; die Marge nennen wir nicht.")
        return _("%(amount)s zeigen wir nicht im Einzelnen.") % {"amount": written(found.price - found.shown, money)}
    if found.margin > 0:
        told = _("%(amount)s bleiben uns.") % {"amount": written(found.margin, money)}
    elif found.margin < 0:
        told = _("Wir legen %(amount)s drauf.") % {"amount": written(-found.margin, money)}
    else:
        told = _("Uns bleibt nichts.")
    if found.difference:
        amount = written(abs(found.difference), money)
        told += " " + _("%(amount)s gehen nicht auf; warum, steht dabei.") % {"amount": amount}
    return told


def waiting_sentence(count: int, days: int) -> str:
    """„2 Fragen warten auf Antwort, die älteste seit 3 Tagen.“ `count` is above zero."""
    told = ngettext("%(n)s Frage wartet auf Antwort", "%(n)s Fragen warten auf Antwort", count) % {"n": count}
    since = _("seit heute") if days <= 0 else ngettext("seit %(n)s Tag", "seit %(n)s Tagen", days) % {"n": days}
    oldest = since if count == 1 else _("die älteste %(since)s") % {"since": since}
    return f"{told}, {oldest}."
