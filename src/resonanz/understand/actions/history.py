"""Writing down what happens to themes, in the transaction in which it happens."""

from __future__ import annotations

from resonanz.ground import clock
from resonanz.understand.enums import Deed
from resonanz.understand.models import Theme, ThemeChange


def remember(
    theme: Theme, deed: Deed, *, by: int, other: Theme | None = None, name: str = "", stories: int = 0
) -> ThemeChange:
    """A deed of a person."""
    return ThemeChange.objects.create(
        inquiry_id=theme.inquiry_id,
        theme=theme,
        other=other,
        deed=deed,
        name=name,
        stories=stories,
        by_id=by,
        at=clock.now(),
    )
