"""Short ways to a tasting: concepts, versions, people who taste."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

from resonanz.ask.models import Inquiry
from resonanz.listen import actions, reads
from resonanz.listen.models import Concept, Missing, Story, Taste, Version
from tests.support.people import People

_numbers = count(1)
ORIGINS = ("ours", "competitor", "invented")


def key() -> str:
    return f"a key of a tasting {next(_numbers):06d}"


def concept(people: People, inquiry: Inquiry | None = None, *, versions: int = 2, is_open: bool = True) -> Concept:
    """A concept with versions A, B, …, whose marks are ours, a competitor's and invented in turn."""
    inquiry = inquiry or people.inquiry()
    made = actions.create_concept(
        inquiry=inquiry,
        name="Rückruf",
        opportunity="Wer arbeitet, könnte abends zurückgerufen werden.",
        by=people.mira.pk,
    )
    for number in range(versions):
        actions.add_version(
            concept=made,
            what=f"Wir rufen Sie zur Uhrzeit {number + 17} zurück.",
            costs=f"{number} Euro im Monat.",
            origin=ORIGINS[number % 3],
            by=people.mira.pk,
        )
    if is_open:
        actions.open_tasting(concept=made, inquiry=inquiry, by=people.mira.pk)
    return Concept.objects.select_related("inquiry").get(pk=made.pk)


def react(
    tasted: Concept, version: Version, text: str = "Das klingt gut.", *, first: Story | None = None, **more: Any
) -> tuple[Taste, str]:
    told = {"roles": ["customer"], "permission": "public_anonymous", **more}
    done = actions.react(
        inquiry=tasted.inquiry, concept=tasted, version=version, key=key(), text=text, first=first, **told
    )
    return done.taste, done.code


def answer(tasted: Concept, taste: Taste, choice: str = "very", why: str = "", **more: Any) -> Missing:
    return actions.say_missed(inquiry=tasted.inquiry, taste=taste, key=key(), choice=choice, why=why, **more)


def tastes(tasted: Concept, choices: Sequence[str], *, text: str = "Das klingt gut.", **more: Any) -> tuple[Story, str]:
    """Somebody goes through all versions, in the order of their letters, and answers as `choices` say."""
    first: Story | None = None
    code = ""
    for version, choice in zip(reads.versions_of(tasted.pk), choices, strict=True):
        taste, fresh = react(tasted, version, text, first=first, **more)
        first, code = first or taste.story, code or fresh
        answer(tasted, taste, choice)
    assert first is not None
    return first, code


def close(people: People, tasted: Concept) -> Concept:
    actions.close_tasting(concept=tasted, inquiry=tasted.inquiry, by=people.mira.pk)
    return Concept.objects.select_related("inquiry").get(pk=tasted.pk)
