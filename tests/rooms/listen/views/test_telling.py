"""The page where a guest is asked and answers: whatever happens, the words stay."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from resonanz.ask import actions as ask
from resonanz.ground import clock
from resonanz.listen import reads
from resonanz.listen.models import Story
from tests.rooms.listen.support import FORM, KEY, kept, said, send
from tests.support.people import People

PATH = "/anliegen/kontakt/"
OVERDUE = "Zugesagt war der "


def test_tell_leads_to_the_receipt(people: People) -> None:
    people.inquiry()
    response = send(people.client(), PATH, said(works_well="Die Frau war nett."))
    story = Story.objects.get()
    assert response.status_code == 302
    assert response["Location"].startswith("/stimme/")
    assert response["Location"].endswith("/?angekommen")
    assert reads.story_by_code(response["Location"].split("/")[2]) == story
    assert (story.text, story.works_well, story.permission) == ("47 Minuten Musik.", "Die Frau war nett.", "team")


def test_tell_sent_twice_is_one_story_with_one_code(people: People) -> None:
    people.inquiry()
    places = [send(people.client(), PATH, said())["Location"] for _ in range(2)]
    assert places[0] == places[1]
    assert Story.objects.count() == 1


def test_tell_other_words_from_the_same_page_are_kept_and_can_be_sent(people: People) -> None:
    people.inquiry()
    client = people.client()
    send(client, PATH, said())
    response = send(client, PATH, said(story="48 Minuten Musik."))
    assert response.status_code == 422
    assert kept(response, "story") == "48 Minuten Musik."
    assert "Von dieser Seite haben Sie schon etwas abgegeben, und das bleibt, wie es war." in response.content.decode()
    assert Story.objects.get().text == "47 Minuten Musik."
    key = response.context["form"]["key"].value()  # type: ignore[attr-defined]
    assert key != KEY
    assert send(client, PATH, said(story="48 Minuten Musik.", key=key)).status_code == 302
    assert Story.objects.count() == 2


def test_tell_closed_inquiry_keeps_the_words(people: People) -> None:
    inquiry = people.inquiry()
    ask.close_inquiry(inquiry=inquiry, by=people.mira.pk)
    response = send(people.client(), PATH, said(story="Zu spät, aber wichtig."))
    assert response.status_code == 409
    assert kept(response, "story") == "Zu spät, aber wichtig."
    assert "Dieses Anliegen nimmt gerade keine Geschichten an." in response.content.decode()
    assert Story.objects.count() == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Hier steht noch nichts. Ein Satz genügt."),
        ("  \t\n ", "Hier steht noch kein lesbares Zeichen."),
        ("\u200b\u200d", "Hier steht noch kein lesbares Zeichen."),
        ("vorher\x00nachher", "Der Text enthält ein Nullzeichen, das sich nicht speichern lässt."),
        ("x" * 65_537, "Der Text ist 65537 Byte lang, möglich sind höchstens 65536 Byte."),
    ],
)
def test_tell_words_that_cannot_be_kept_stay_on_the_page(people: People, text: str, sentence: str) -> None:
    people.inquiry()
    response = send(people.client(), PATH, said(story=text, works_well="Das hier war gut."))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert kept(response, "story") == text
    assert kept(response, "works_well") == "Das hier war gut."
    assert Story.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"roles": []}, "Bitte wählen Sie, wer spricht."),
        ({"roles": ["team"]}, "Geschichte"),
        ({"permission": "all"}, "Geschichte"),
        ({"permission": ""}, "Geschichte"),
        ({"feeling": "wütend"}, "Geschichte"),
        ({"permission": "public_named", "name": "  "}, "Wenn Ihr Name dabeistehen soll, brauchen wir ihn."),
        ({"name": "A" * 81}, "Geschichte"),
        ({"works_well": "\x00"}, "Nullzeichen"),
    ],
)
def test_tell_other_fields_wrong_keep_the_words(people: People, changes: dict[str, object], sentence: str) -> None:
    people.inquiry()
    response = send(people.client(), PATH, said(**changes))
    assert response.status_code == 422
    assert kept(response, "story") == "47 Minuten Musik."
    assert sentence in response.content.decode()
    assert Story.objects.count() == 0


@pytest.mark.parametrize("key", ["", "short", "k" * 101, "a key with \x00 in it, long enough"])
def test_tell_without_a_usable_key_still_arrives(people: People, key: str) -> None:
    people.inquiry()
    assert send(people.client(), PATH, said(key=key)).status_code == 302
    assert Story.objects.count() == 1


def test_tell_html_is_shown_as_it_was_typed(people: People) -> None:
    people.inquiry()
    attack = '</textarea><script>alert("1")</script><img src=x onerror=alert(1)>'
    client = people.client()
    refused = send(client, PATH, said(story=attack, roles=[]))
    assert kept(refused, "story") == attack
    page = client.get(send(client, PATH, said(story=attack))["Location"]).content.decode()
    for shown in (refused.content.decode(), page):
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
        assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;" in shown


def test_tell_line_breaks_of_the_form_become_plain_ones(people: People) -> None:
    people.inquiry()
    send(people.client(), PATH, said(story="\r\nerste\r\n\r\nzweite\rdritte\n"))
    assert Story.objects.get().text == "\nerste\n\nzweite\rdritte\n"


@pytest.mark.parametrize("text", ["  eingerückt  ", "\u202eabc\u2066", "👩‍👩‍👧 e\u0301 \u00a0", "=1+1", "a\tb"])
def test_tell_words_are_not_trimmed_or_mended(people: People, text: str) -> None:
    people.inquiry()
    send(people.client(), PATH, said(story=text))
    assert Story.objects.get().text == text


@pytest.mark.parametrize(("permission", "name"), [("public_named", "Ada Öz"), ("public_anonymous", ""), ("team", "")])
def test_tell_name_is_kept_only_where_it_is_meant(people: People, permission: str, name: str) -> None:
    people.inquiry()
    send(people.client(), PATH, said(permission=permission, name="Ada Öz"))
    assert Story.objects.get().name == name


def test_tell_leaves_no_session_and_only_our_cookie(people: People) -> None:
    people.inquiry()
    client = people.client()
    client.get(PATH)
    client.get(send(client, PATH, said())["Location"])
    assert set(client.cookies) == {"csrf"}


def test_tell_without_csrf_is_refused_and_the_words_are_carried(people: People) -> None:
    people.inquiry()
    response = send(Client(enforce_csrf_checks=True), PATH, said(story="Noch da.\nZeile zwei."))
    assert response.status_code == 403
    assert kept(response, "story") == "Noch da.\nZeile zwei."
    assert Story.objects.count() == 0


def test_tell_too_much_from_one_address_keeps_the_words(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    from resonanz.ground.rate_limit import TooManyAttempts

    def refuse(*_request: object, **_limits: object) -> None:
        raise TooManyAttempts(retry_after=60)

    people.inquiry()
    monkeypatch.setattr("resonanz.listen.views.telling.count_attempt", refuse)
    response = send(people.client(), PATH, said())
    assert (response.status_code, kept(response, "story")) == (429, "47 Minuten Musik.")
    assert "Von diesem Anschluss kommt gerade sehr viel." in response.content.decode()


def test_inquiry_page_says_what_we_owe(people: People) -> None:
    people.inquiry()
    page = people.client().get(PATH).content.decode()
    for owed in ("Wir bauen die Hotline um.", "Zwei Menschen aus dem Kundendienst.", "Unsere Wartezeiten."):
        assert owed in page
    assert "Das ging noch nicht." not in page


def test_inquiry_page_makes_a_new_key_for_every_draft(people: People) -> None:
    people.inquiry()
    keys = {people.client().get(PATH).context["form"]["key"].value() for _ in range(3)}
    assert len(keys) == 3


def test_inquiry_page_of_a_draft_is_for_the_team(people: People) -> None:
    people.inquiry(is_open=False)
    assert people.client().get(PATH).status_code == 404
    assert send(people.client(), PATH, said()).status_code == 404
    page = people.client(people.mira).get(PATH)
    assert "Das ist die Vorschau eines Entwurfs." in page.content.decode()
    assert send(people.client(people.mira), PATH, said()).status_code == 409
    assert Story.objects.count() == 0


def test_inquiry_page_overdue_says_so(people: People) -> None:
    people.inquiry()
    with clock.held_at(clock.now() + timedelta(days=31)):
        assert OVERDUE in people.client().get(PATH).content.decode()
    assert OVERDUE not in people.client().get(PATH).content.decode()


def test_inquiry_page_closed_shows_no_form(people: People) -> None:
    ask.close_inquiry(inquiry=people.inquiry(), by=people.mira.pk)
    page = people.client().get(PATH).content.decode()
    assert "Dieses Anliegen nimmt keine Geschichten mehr an." in page
    assert 'name="story"' not in page


def test_inquiry_page_unknown_is_not_found(people: People) -> None:
    assert people.client().get("/anliegen/gibt-es-nicht/").status_code == 404
    assert people.client().put(PATH, "x", content_type=FORM).status_code == 405


def test_by_code_leads_to_what_is_public(people: People) -> None:
    asked, draft = people.inquiry(), people.inquiry(slug="entwurf", is_open=False)
    client = people.client()
    assert client.get(f"/c/{asked.code.lower()}/")["Location"] == PATH
    assert client.get(f"/c/{asked.code[:3]}-{asked.code[3:]}/")["Location"] == PATH
    assert client.get(f"/c/{draft.code}/").status_code == 404
    assert client.get("/c/ZZZZZZ/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_inquiry_page_of_a_guest_asks_the_database_eleven_times(
    people: People, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    inquiry = people.inquiry()
    for n in range(count):
        people.inquiry(slug=f"anderes-{n}")
        people.tells(inquiry, f"Geschichte {n}")
    with django_assert_num_queries(11):
        people.client().get(PATH)
