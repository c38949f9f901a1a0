"""`{% load ledger %}`: the red banner while the log cannot be signed."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from resonanz.trust import reads

register = template.Library()


@register.inclusion_tag("trust/parts/alarm.html", takes_context=True)
def ledger_alarm(context: Context) -> dict[str, Any]:
    """For the team on every page, for everybody on the pages of the log; guests elsewhere cost no query."""
    wanted = context.get("shows_ledger_alarm") or getattr(context.get("account"), "is_team", False)
    return {"alarms": reads.open_alarms() if wanted else []}
