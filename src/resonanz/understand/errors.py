from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


class TooFewPeople(Exception):
    """An insight without evidence from enough different people."""

    def __init__(self, *, people: int, needed: int) -> None:
        self.people = people
        self.needed = needed
        super().__init__(people, needed)

    @property
    def sentence(self) -> str:
        return ngettext(
            "Für eine Erkenntnis braucht es Worte von %(needed)d Menschen; bisher ist es einer.",
            "Für eine Erkenntnis braucht es Worte von %(needed)d Menschen; bisher sind es %(people)d.",
            self.people,
        ) % {"needed": self.needed, "people": self.people}


class NotVerbatim(Exception):
    sentence = _(
        "Dieser Beleg steht so nicht in der Geschichte. Bitte markieren Sie die Worte, wie sie geschrieben sind."
    )
