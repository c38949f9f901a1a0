"""When a list asks the same people again. Limits are data, each with its reason; all of it is shown beside the warning.

The formula is one division: share = people of whom it is true / people of whom we know whether it is true.
Whoever we do not know it of counts neither above nor below the line, and is said to be unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REGULARS, OWN_CUSTOMERS, SAME_DOOR = "regulars", "own_customers", "same_door"

FEWEST_KNOWN = 10
"""Of fewer people a share says nothing: one more or less would move it by more than ten points."""


@dataclass(frozen=True, kw_only=True)
class Limit:
    """A share above `most` is said aloud, and why that is so."""

    key: str
    label: str | Promise
    most: Fraction
    why: str | Promise


LIMITS = (
    Limit(
        key=REGULARS,
        label=_("Haben hier schon einmal mitgemacht"),
        most=Fraction(1, 2),
        why=_("Ist mehr als die Hälfte schon gefragt worden, hören Sie vor allem, was Sie schon gehört haben."),
    ),
    Limit(
        key=OWN_CUSTOMERS,
        label=_("Sind Ihre eigenen Kundinnen und Kunden"),
        most=Fraction(4, 5),
        why=_("Wer Sie gewählt hat, kann nicht sagen, warum andere es nicht taten. Jeder fünfte Platz gehört ihnen."),
    ),
    Limit(
        key=SAME_DOOR,
        label=_("Kamen durch dieselbe Tür"),
        most=Fraction(7, 10),
        why=_("Wer aus einer einzigen Liste oder von einem einzigen Aushang kommt, hat oft dasselbe erlebt."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Of `everybody`, we know it of `known`; of those it is true for `hits`. `detail` names the door."""

    limit: Limit
    everybody: int
    known: int
    hits: int
    detail: str = ""

    @property
    def unknown(self) -> int:
        return self.everybody - self.known

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.hits, self.known) if self.known else None

    @property
    def warns(self) -> bool:
        return self.known >= FEWEST_KNOWN and Fraction(self.hits, self.known) > self.limit.most

    @property
    def percent(self) -> int:
        """Half rounded up, as people do."""
        return int(100 * Fraction(self.hits, self.known) + Fraction(1, 2)) if self.known else 0

    @property
    def most_percent(self) -> int:
        return int(100 * self.limit.most)
