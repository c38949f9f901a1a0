"""Logs without secrets: addresses of personal pages and sign-in links are what opens them."""

from __future__ import annotations

import logging
import re

_SECRET = re.compile(
    r"(/(?:stimme/nachricht|stimme|anmelden|abbestellen|e|einwilligungen/bestaetigen)/|[?&](?:code|state)=)[^/\s&]+"
)


class WithoutSecrets(logging.Filter):
    """Puts … in place of codes and tokens, whatever part of a record they stand in."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        masked = _SECRET.sub(r"\1…", message)
        if masked != message:
            record.msg, record.args = masked, ()
        return True
