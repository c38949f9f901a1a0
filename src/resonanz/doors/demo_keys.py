"""What leads back to the demo's own voices. Apart, so that pages can ask without loading the demo."""

from __future__ import annotations

SLUG = "kontakt"
"""The inquiry with which the demo's story begins."""
SHOWN = "s032"
"""The voice whose way the tour shows."""


def story_key(inquiry_code: str, name: str) -> str:
    """The key with which the demo tells a story; the code of its receipt follows from it."""
    return f"auenfurt-{inquiry_code}-{name}"
