"""What the outbox of a telephone gets from the same addresses: JSON, the right status, and nothing twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from resonanz.ask import actions as ask
from resonanz.ground import clock
from resonanz.listen import reads
from resonanz.listen.models import Story
from tests.rooms.listen.support import FORM, said
from tests.support.people import People

PATH = "/anliegen/kontakt/"
HOUR = 3_600_000


def post(client: Client, fields: dict[str, Any], path: str = PATH) -> tuple[int, dict[str, Any]]:
    answer = client.post(path, urlencode(fields, doseq=True), content_type=FORM, headers={"accept": "application/json"})
    assert answer["Content-Type"] == "application/json"
    assert answer["Cache-Control"] == "no-store"
    return answer.status_code, answer.json()


def test_received_and_received_again(people: People) -> None:
    people.inquiry()
    client = people.client()
    status, answer = post(client, said())
    assert status == 201
    assert answer["address"] == f"/stimme/{answer['code']}/?angekommen"
    assert reads.story_by_code(answer["code"]).text == "47 Minuten Musik."
    assert post(client, said(waited_ms="7200000")) == (200, answer)
    assert Story.objects.count() == 1


def test_refused_with_sentences_by_field(people: People) -> None:
    people.inquiry()
    status, answer = post(people.client(), said(story="", roles=[]))
    assert status == 422
    assert answer["refused"]["story"] == ["Hier steht noch nichts. Ein Satz genügt."]
    assert set(answer["refused"]) == {"story", "roles"}
    assert Story.objects.count() == 0


def test_the_same_key_with_other_words_is_refused(people: People) -> None:
    people.inquiry()
    client = people.client()
    post(client, said())
    status, answer = post(client, said(story="Etwas anderes."))
    assert status == 422
    assert answer["refused"][""][0].startswith("Von dieser Seite haben Sie schon etwas abgegeben")


def test_words_that_waited_are_told_when_they_were_written(people: People) -> None:
    people.inquiry()
    post(people.client(), said(waited_ms=str(5 * HOUR)))
    story = Story.objects.get()
    assert story.received_at - story.told_at == timedelta(hours=5)
    assert reads.voice(story).note[1].startswith("erst später angekommen: ")


@pytest.mark.parametrize("waited", ["0", "30000", "-7200000", "bald"])
def test_words_that_did_not_wait_are_not_marked(people: People, waited: str) -> None:
    people.inquiry()
    post(people.client(), said(waited_ms=waited))
    story = Story.objects.get()
    assert story.told_at == story.received_at
    assert len(reads.voice(story).note) == 1


def test_after_72_hours_only_what_had_arrived_is_receipted(people: People) -> None:
    people.inquiry()
    client = people.client()
    late = str(73 * HOUR)
    status, answer = post(client, said(waited_ms=late))
    assert status == 410
    assert "72 Stunden" in answer["refused"][""][0]
    assert Story.objects.count() == 0
    _, first = post(client, said())
    assert post(client, said(waited_ms=late)) == (200, first)


def test_written_before_the_close_is_taken_and_after_it_is_not(people: People) -> None:
    inquiry = people.inquiry()
    with clock.held_at(clock.now() - timedelta(hours=3)):
        ask.open_inquiry(inquiry=inquiry, by=people.mira.pk)
    inquiry.opened_at = clock.now() - timedelta(hours=9)
    inquiry.save()
    with clock.held_at(clock.now() - timedelta(hours=2)):
        ask.close_inquiry(inquiry=inquiry, by=people.mira.pk)
    client = people.client()
    assert post(client, said(key="written one hour after it", waited_ms=str(HOUR)))[0] == 409
    assert post(client, said(key="written before it was opened", waited_ms=str(20 * HOUR)))[0] == 409
    assert post(client, said(key="written one hour before it", waited_ms=str(3 * HOUR)))[0] == 201
    assert Story.objects.count() == 1


def test_a_supplement_is_received_once(people: People) -> None:
    _story, code = people.tells(people.inquiry(), "47 Minuten.")
    path = f"/stimme/{code}/ergaenzen/"
    fields = {"key": "the key of a supplement", "text": "Und dann noch zehn.", "waited_ms": str(2 * HOUR)}
    client = people.client()
    status, answer = post(client, fields, path)
    assert (status, answer["address"]) == (201, f"/stimme/{code}/?ergaenzt")
    assert post(client, fields, path) == (200, answer)
    added = Story.objects.exclude(supplements=None).get()
    assert added.received_at - added.told_at == timedelta(hours=2)
    assert post(client, {**fields, "text": ""}, path)[0] == 422
    assert post(client, {**fields, "key": "another key of a supplement", "waited_ms": str(99 * HOUR)}, path)[0] == 410


def test_a_stale_token_is_answered_with_a_fresh_one(people: People) -> None:
    people.inquiry()
    client = Client(enforce_csrf_checks=True)
    status, answer = post(client, said())
    assert status == 403
    assert post(client, said(csrfmiddlewaretoken=answer["token"]))[0] == 201


def test_an_inquiry_that_is_gone_says_so(people: People) -> None:
    status, answer = post(people.client(), said(), "/anliegen/gibt-es-nicht/")
    assert status == 404
    assert answer["refused"] == {"": ["Hier ist nichts"]}


def test_too_many_say_when_to_come_back(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    from resonanz.ground.rate_limit import TooManyAttempts
    from resonanz.listen.views import telling

    def many(*_: object, **__: object) -> None:
        raise TooManyAttempts(retry_after=77)

    people.inquiry()
    monkeypatch.setattr(telling, "count_attempt", many)
    answer = people.client().post(PATH, said(), headers={"accept": "application/json"})
    assert (answer.status_code, answer["Retry-After"]) == (429, "77")


def test_only_open_questions_of_nobody_are_kept_on_a_device(people: People) -> None:
    inquiry = people.inquiry()
    assert people.client().get(PATH)["Resonanz-Offline"] == "1"
    assert "Resonanz-Offline" not in people.client(people.mira).get(PATH)
    assert "Resonanz-Offline" not in people.client().post(PATH, said(story=""))
    ask.close_inquiry(inquiry=inquiry, by=people.mira.pk)
    assert "Resonanz-Offline" not in people.client().get(PATH)
