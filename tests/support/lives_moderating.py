"""Moderation in random histories."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from resonanz.listen import actions as listen
from resonanz.listen.models import Story
from tests.support.lives_begun import REFUSED, Begun


class Moderating(Begun):
    """Words are held back, hidden, objected about and released."""

    def hold(self) -> None:
        """Sometimes it is noted that the deadline has passed, sometimes it passes unnoted."""
        with suppress(*REFUSED):
            listen.hold_story(
                story=self._story(), ground="insult", by=self._member(), lasting=timedelta(hours=self._hours())
            )
        if self.random.random() < 0.5:
            listen.release_due()

    def hide(self) -> None:
        with suppress(*REFUSED):
            listen.hide_story(story=self._story(), ground="third_party", note=self._sentence(), by=self._member())

    def release(self) -> None:
        for story in self._withheld()[:1]:
            listen.release_story(story=story, by=self._member(), note=self.random.choice(["", self._sentence()]))

    def object(self) -> None:
        for story in self._withheld()[:1]:
            with suppress(*REFUSED):
                listen.appeal(story=story, key=f"an objection {self.random.random()}", text=self._sentence())

    def answer_objection(self) -> None:
        for story in self._withheld():
            with suppress(*REFUSED):
                listen.decide_appeal(
                    story=story, granted=self.random.random() < 0.5, note=self._sentence(), by=self._member()
                )

    def _withheld(self) -> list[Story]:
        found = [story for story in self._stories() if story.is_withheld]
        self.random.shuffle(found)
        return found
