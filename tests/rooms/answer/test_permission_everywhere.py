"""A changed permission holds on every page at once: words that could leak are looked for everywhere."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from resonanz.ask.models import Inquiry
from resonanz.listen.actions import change_permission
from resonanz.understand.models import Insight
from tests.rooms.answer.support import insight_of
from tests.support.people import People

pytestmark = pytest.mark.django_db
SECRETS = ("Kolbe", "Quittenbaum", "Nettelbeck", "Lea Sommer")


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def insight(people: People, inquiry: Inquiry) -> Insight:
    told = "Herr Kolbe stand unter dem Quittenbaum und schwieg."
    story, _ = people.tells(inquiry, told, permission="public_named", name="Lea Sommer", works_well="Frau Nettelbeck")
    others = [people.tells(inquiry, f"Gast {n} hat gewartet.")[0] for n in range(2)]
    return insight_of(people, inquiry, [story, *others], "Wer fragt, bekommt keine Antwort")


def everywhere_public(insight: Insight, others_code: str) -> str:
    """All pages that somebody without an account can open, and one guest's own."""
    client = Client(headers={"accept-language": "de"})
    paths = [
        "/",
        "/anliegen/kontakt/",
        "/anliegen/kontakt/bilanz/",
        f"/anliegen/kontakt/bilanz/{insight.pk}/",
        f"/stimme/{others_code}/",
        f"/stimme/{others_code}/quittung.json",
        "/was-wir-speichern/",
    ]
    return "\n".join(client.get(path).content.decode() for path in paths)


@pytest.mark.parametrize("step", ["team", "forum"])
def test_narrowed_words_vanish_from_every_public_page_at_once(
    people: People, inquiry: Inquiry, insight: Insight, step: str
) -> None:
    _, code = people.tells(inquiry, "Ich auch nicht.")
    public = everywhere_public(insight, code)
    assert all(secret in public for secret in SECRETS)
    story = insight.evidence.get(story__name="Lea Sommer").story
    change_permission(story=story, permission=step)
    narrowed = everywhere_public(insight, code)
    assert not any(secret in narrowed for secret in SECRETS)
    assert "Eine weitere Stelle zeigen wir nicht: Wer sie erzählt hat, hat sie nicht für alle freigegeben." in narrowed


def test_anonymous_means_words_without_the_name(people: People, inquiry: Inquiry, insight: Insight) -> None:
    _, code = people.tells(inquiry, "Ich auch nicht.")
    story = insight.evidence.get(story__name="Lea Sommer").story
    change_permission(story=story, permission="public_anonymous")
    public = everywhere_public(insight, code)
    assert ["Kolbe" in public, "Lea Sommer" in public] == [True, False]
    team = people.client(people.mira).get(f"/team/geschichte/{story.pk}/").content.decode()
    assert "Lea Sommer" not in team


def test_widened_words_appear_and_the_team_sees_them_at_every_step(
    people: People, inquiry: Inquiry, insight: Insight
) -> None:
    _, code = people.tells(inquiry, "Ich auch nicht.")
    story = insight.evidence.get(story__name="Lea Sommer").story
    for step, is_public in (("team", False), ("forum", False), ("public_anonymous", True)):
        change_permission(story=story, permission=step)
        assert ("Kolbe" in everywhere_public(insight, code)) is is_public
        assert "Kolbe" in people.client(people.mira).get(f"/team/erkenntnis/{insight.pk}/").content.decode()
    assert json.dumps(step)
