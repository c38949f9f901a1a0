"""Pages that are computed from what was entered: as long as nothing was entered, nobody computes them again."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from resonanz.act import reads as act_reads
from resonanz.ask import reads as ask_reads
from resonanz.ground import clock
from resonanz.people import reads as people_reads
from resonanz.trust import reads as trust_reads


def balance_mark(request: HttpRequest, **_where: Any) -> str | None:
    """An ETag from the last entry of the ledger, the day, the language, the names and what stands around the numbers.

    Whoever has a session gets none: their page also says who they are and what waits for them.
    """
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    organisation = people_reads.the_organisation()
    parts = (
        trust_reads.newest_leaf(),
        clock.today(),
        get_language(),
        request.get_full_path(),
        request.get_host(),
        organisation and (organisation.name, organisation.answer_days, organisation.fiction_note),
        sorted(ask_reads.all_inside()),
        # Whose name may stand there is no entry of the ledger, and whoever takes it back is gone at once.
        list(act_reads.may_be_named().values_list("pk", "name", "function")),
    )
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def promises_mark(request: HttpRequest, **where: Any) -> str | None:
    """As `balance_mark`, and the websites that may show the page: browsers keep the policy of what they kept."""
    mark = balance_mark(request, **where)
    parts = (mark, people_reads.framing_sites(), sorted(ask_reads.asked_inside()))
    return mark and f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'
