"""The numbers of a readiness check, as far as they tell of nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from resonanz.mirror.enums import FLOORS, INSIDE
from resonanz.mirror.errors import NotNow
from resonanz.mirror.models import Sheet
from resonanz.mirror.rules.readiness import LANGUAGES, counted, themes
from resonanz.mirror.rules.readiness_numbers import in_whole, picture

if TYPE_CHECKING:
    from resonanz.mirror.models import Look


def picture_of_readiness(look: Look) -> dict[str, Any]:
    """As `rules.readiness_numbers.picture` says it, in whole numbers. Raises `NotNow` while nobody has answered."""
    sheets = list(Sheet.objects.filter(look=look).order_by("entry_index"))
    if not sheets:
        raise NotNow(_("Noch hat niemand geantwortet; es gibt nichts aufzudecken."))
    sides = {side.value: [counted(sheet.answers) for sheet in sheets if sheet.side == side] for side in INSIDE}
    layout = {theme.key: [question.key for question in theme.questions] for theme in themes(LANGUAGES[0])}
    said: dict[str, Any] = in_whole(picture(sides, layout, {side.value: FLOORS[side] for side in INSIDE}))
    return said
