"""Logs without secrets: addresses of personal pages and sign-in links are what opens them."""

from __future__ import annotations

import logging
import re

_BEFORE = (
    "stimme/nachricht|stimme|abstimmen|aufschreiben|saal|platz|code|meldung|kosten|blick|kalkulation/frage|e|f|c"
    r"|anmelden|abbestellen|fan/pause|einwilligungen/bestaetigen|zeugen/\d+"
)
"""What stands in an address right before a code or a token."""

_SECRET = re.compile(rf"(/(?:{_BEFORE})/|[?&](?:code|state|platz)=)[^/\s&]+")


class WithoutSecrets(logging.Filter):
    """Puts … in place of codes and tokens, whatever part of a record they stand in."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        masked = _SECRET.sub(r"\1…", message)
        if masked != message:
            record.msg, record.args = masked, ()
        return True
