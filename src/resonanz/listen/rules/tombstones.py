"""What is left of a story that came from elsewhere, so that an import recognises it without knowing what it was."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Protocol

from django.conf import settings

ERASED_SOURCE = "~"
"""No file is called this: sources of imports are file names, and this one marks what was erased."""

NOTE_MARK = "\u2009·\u2009"
"""Between a source and the remark on it (a question, stars): thin spaces, which nobody types into a name."""
_SOURCE_LIMIT = 200


class Imported(Protocol):
    source: str
    external_id: str


def noted_source(source: str, note: str) -> str:
    """The name of a source with what one message brought along; the name is never cut for it."""
    room = _SOURCE_LIMIT - len(source) - len(NOTE_MARK)
    return f"{source}{NOTE_MARK}{note[:room]}" if note and room > 0 else source


def blind_source(story: Imported) -> None:
    """The id of a foreign system can name a person; its keyed hash still keeps an import from bringing it back."""
    if story.source:
        story.external_id = erased_id(source=story.source, external_id=story.external_id)
        story.source = ERASED_SOURCE


def erased_id(*, source: str, external_id: str) -> str:
    """The keyed hash that takes the place of a foreign id; only this installation can recognise it."""
    if source == ERASED_SOURCE:
        return external_id
    source = source.partition(NOTE_MARK)[0]
    message = b"erased\x00" + source.encode() + b"\x00" + external_id.encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, sha256).hexdigest()
