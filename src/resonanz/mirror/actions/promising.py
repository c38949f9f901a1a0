"""The list of what is audited, as long as nobody was asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.mirror.actions.entering import locked
from resonanz.mirror.enums import Claim, Instrument, Stage
from resonanz.mirror.errors import Incomplete, NotNow
from resonanz.mirror.models import Promise
from resonanz.mirror.rules.promises import Item, items_problems

if TYPE_CHECKING:
    from resonanz.mirror.models import Look


@transaction.atomic
def keep_promises(*, look: Look, items: Sequence[Item]) -> list[Promise]:
    """Replaces the list of a draft. Raises `Incomplete` with the places in the list, and `NotNow`."""
    look = locked(look)
    if look.instrument != Instrument.PROMISES or look.stage != Stage.DRAFT:
        raise NotNow(_("Es wird schon geantwortet; was den Gefragten gesagt wurde, bleibt so stehen."))
    trimmed = [Item(kind=Claim(one.kind), text=one.text.strip(), source=one.source.strip()) for one in items]
    if problems := items_problems(trimmed):
        raise Incomplete(problems)
    Promise.objects.filter(look=look).delete()
    return Promise.objects.bulk_create(
        Promise(look=look, number=number, kind=one.kind, text=one.text, source=one.source)
        for number, one in enumerate(trimmed, start=1)
    )


def copy_promises(look: Look) -> None:
    """A draft that repeats another look begins with its list."""
    rows = Promise.objects.filter(look=look.follows)
    Promise.objects.bulk_create(
        Promise(look=look, number=row.number, kind=row.kind, text=row.text, source=row.source) for row in rows
    )
