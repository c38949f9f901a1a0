"""The pages on which the team says which programs are told, and what a message holds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from resonanz.doors.hooks.events import Told
from resonanz.ground.models import Hook, HookDelivery
from tests.support.people import People

pytestmark = pytest.mark.django_db
LIST = "/team/organisation/meldungen/"


@pytest.fixture
def host(people: People) -> Client:
    client = Client()
    client.force_login(people.mira)
    return client


def add(host: Client, **changes: Any) -> Any:
    said = {"name": "Aufgaben", "url": "https://example.org/hook", "events": [Told.STORY_RECEIVED], **changes}
    return host.post(LIST, said)


def test_the_secret_is_shown_once(host: Client) -> None:
    page = add(host).content.decode()
    hook = Hook.objects.get()
    assert hook.secret in page
    for address in (LIST, f"{LIST}{hook.pk}/"):
        assert hook.secret not in host.get(address).content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"url": "http://example.org/"}, "Die Adresse muss mit https:// beginnen."),
        ({"url": "https://127.0.0.1/"}, "Diese Adresse liegt nicht im öffentlichen Netz. Dorthin senden wir nichts."),
        ({"url": "https://a:b@example.org/"}, "Bitte ohne Namen und Kennwort in der Adresse; die Unterschrift genügt."),
        ({"events": []}, "Hier fehlt noch etwas."),
        ({"events": ["story.words"]}, "story.words"),
    ],
)
def test_bad_input_comes_back_with_a_sentence(host: Client, changes: Any, sentence: str) -> None:
    answer = add(host, **changes)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Hook.objects.exists()


def test_deeds(host: Client) -> None:
    add(host)
    hook = Hook.objects.get()
    place = f"{LIST}{hook.pk}/"
    assert host.post(f"{place}probe/").status_code == 302
    delivery = HookDelivery.objects.get()
    assert (delivery.event, json.loads(delivery.body)["data"]) == ("trial", {})
    assert "trial" in host.get(place).content.decode()
    host.post(f"{place}anhalten/")
    assert not Hook.objects.get().is_active
    assert "Angehalten." in host.get(place).content.decode()
    host.post(f"{place}weiter/")
    assert Hook.objects.get().is_active
    assert host.post(f"/team/organisation/meldung/{delivery.pk}/noch-einmal/").status_code == 302
    assert host.post(f"/team/organisation/meldung/{delivery.pk + 1}/noch-einmal/").status_code == 404
    assert host.post(f"{place}unsinn/").status_code == 404
    host.post(f"{place}loeschen/")
    assert not Hook.objects.exists()
    assert not HookDelivery.objects.exists()


def test_nobody_else_gets_in() -> None:
    assert Client().get(LIST).status_code == 302
    assert Client().post(LIST, {}).status_code == 302
