"""Once words have arrived, the page says so to the device, which lets the draft and its used key go."""

from __future__ import annotations

import pytest

from resonanz.ask.models import Inquiry
from resonanz.listen.models import Concept
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


def test_a_concept_and_its_versions(people: People, inquiry: Inquiry) -> None:
    mira = people.client(people.mira)
    url, told = f"/team/anliegen/{inquiry.slug}/kostproben/", {"name": "Rückruf", "opportunity": "Wenn alle warten."}
    assert "data-clear-draft" not in mira.post(url, {"name": ""}).content.decode()
    made = mira.post(url, told, follow=True).content.decode()
    assert f'data-clear-draft="concept-{inquiry.code}"' in made
    concept = Concept.objects.get()
    dish = {"what": "Sie drücken eine Taste, und wir rufen an.", "costs": "Nichts.", "origin": "ours"}
    added = mira.post(f"/team/kostprobe/{concept.pk}/fassung/", dish, follow=True).content.decode()
    assert f'data-clear-draft="dish-{concept.pk}"' in added


def test_hiding_and_objecting(people: People, inquiry: Inquiry) -> None:
    story, code = people.tells(inquiry, "Frau Nordmann wohnt in Nummer 7.")
    mira = people.client(people.mira)
    hidden = {"deed": "hide", "hide-ground": "third_party", "hide-note": "Ihr Satz nennt eine Nachbarin."}
    page = mira.post(f"/team/geschichte/{story.pk}/moderation/", hidden, follow=True).content.decode()
    assert f'data-clear-draft="hide-{story.pk}"' in page
    objection = f"/stimme/{code}/widerspruch/{story.entry_index}/"
    assert f'data-autosave="appeal-{story.entry_index}"' in people.client().get(objection).content.decode()
    words = {"key": "k" * 20, "text": "Sie weiß davon."}
    arrived = people.client().post(objection, words, follow=True).content.decode()
    assert f'data-clear-draft="appeal-{story.entry_index}"' in arrived
