"""What is left of a story that came from elsewhere, so that an import recognises it without knowing what it was."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Protocol

from django.conf import settings

ERASED_SOURCE = "~"
"""No file is called this: sources of imports are file names, and this one marks what was erased."""


class Imported(Protocol):
    source: str
    external_id: str


def blind_source(story: Imported) -> None:
    """The id of a foreign system can name a person; its keyed hash still keeps an import from bringing it back."""
    if story.source:
        story.external_id = erased_id(source=story.source, external_id=story.external_id)
        story.source = ERASED_SOURCE


def erased_id(*, source: str, external_id: str) -> str:
    """The keyed hash that takes the place of a foreign id; only this installation can recognise it."""
    if source == ERASED_SOURCE:
        return external_id
    message = b"erased\x00" + source.encode() + b"\x00" + external_id.encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, sha256).hexdigest()
