"""Whether answers belong to what was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from resonanz.mirror.enums import Instrument
from resonanz.mirror.errors import Incomplete
from resonanz.mirror.models import Look, Promise
from resonanz.mirror.rules.judging import judgements_of, judgements_problem


def _check_promises(look: Look, answers: Any) -> None:
    numbers = set(Promise.objects.filter(look=look).values_list("number", flat=True))
    if problem := judgements_problem(judgements_of(answers), numbers):
        raise Incomplete({"": problem})


_CHECKS: dict[Instrument, Callable[[Look, Any], None]] = {
    Instrument.PROMISES: _check_promises,
}


def check_answers(look: Look, answers: Any) -> None:
    """Raises `Incomplete` where they do not."""
    check = _CHECKS.get(Instrument(look.instrument))
    if check is not None:
        check(look, answers)
