"""One finding of the mirror, as the page for the management shows it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True, kw_only=True)
class Finding:
    """`says` is the finding, `base` on whom it rests and how sure it is, `hurts` what one would rather not see.

    `url` leads to the evidence, `picture` to the drawing of the same numbers; empty where there is nothing to draw.
    """

    key: str
    title: str
    says: str
    base: str
    url: str
    hurts: str = ""
    picture: str = ""
    is_missing: bool = False


def missing(key: str, title: str, url: str, says: str) -> Finding:
    return Finding(key=key, title=title, says=says, base="", url=reverse(url), is_missing=True)
