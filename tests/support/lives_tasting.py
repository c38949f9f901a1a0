"""Concepts that are tasted in random histories."""

from __future__ import annotations

from contextlib import suppress

from resonanz.ask.models import Inquiry
from resonanz.listen import actions as listen
from resonanz.listen.enums import Maker, Missed, Permission
from resonanz.listen.models import Concept
from tests.support.lives_begun import REFUSED, ROLES, Begun


class Tasting(Begun):
    """A concept is served, and people taste it."""

    def serve(self) -> None:
        """A concept is opened, paused or uncovered; then comes the next one."""
        by, concept = self._reader(), Concept.objects.exclude(state="closed").order_by("pk").last()
        if concept is None:
            concept = listen.create_concept(
                inquiry=self.inquiry, name="Rückruf", opportunity=self._sentence(), by=self._reader()
            )
            for origin in Maker:
                listen.add_version(
                    concept=concept, what=self._sentence(), costs=self._sentence(), origin=origin.value, by=by
                )
        deed = self.random.choice([listen.pause_tasting, listen.close_tasting])
        if concept.state != "open":
            deed = listen.open_tasting
        with suppress(*REFUSED):
            deed(concept=concept, inquiry=Inquiry.objects.get(pk=self.inquiry.pk), by=by)

    def taste(self) -> None:
        """Somebody tastes a version or two, and answers the second question, now and then with a reason."""
        concept, first = Concept.objects.filter(state="open").first(), None
        for version in concept.versions.all()[: self.random.randint(1, 3)] if concept else ():
            key = f"a key of a taster {self.random.random()}"
            with suppress(*REFUSED):
                taste = listen.react(
                    inquiry=self.inquiry,
                    concept=concept,
                    version=version,
                    key=key,
                    text=self._sentence(),
                    first=first,
                    roles=self.random.choice(ROLES),
                    permission=Permission.PUBLIC_ANONYMOUS,
                ).taste
                first = first or taste.story
                if self.random.random() < 0.8:
                    why = self.random.choice(["", self._sentence()])
                    choice = self.random.choice([*Missed])
                    listen.say_missed(inquiry=self.inquiry, taste=taste, key=f"{key}+", choice=choice, why=why)
