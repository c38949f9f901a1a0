"""A question on somebody else's website: asked, answered and receipted without a cookie."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from resonanz.ask import actions as ask_actions
from resonanz.ask.models import Inquiry
from resonanz.forum.enums import Form
from resonanz.ground import framing
from resonanz.ground.codes import read_code
from resonanz.ground.rate_limit import TooManyAttempts
from resonanz.listen import reads
from resonanz.listen.models import Story
from resonanz.listen.views import telling
from resonanz.people import actions as people_actions
from tests.rooms.forum.support import announced
from tests.support.people import People

pytestmark = pytest.mark.django_db

PATH = "/anliegen/kontakt/einbetten/"
SITE = "https://www.auenfurt.example"
OURS = {"origin": "http://testserver"}


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    people_actions.allow_framing(sites=[SITE])
    return people.inquiry()


@pytest.fixture
def frame() -> Client:
    """With every check of Django on, as a browser meets it."""
    return Client(enforce_csrf_checks=True, headers={"accept-language": "de"})


def hidden(frame: Client, path: str = PATH) -> dict[str, str]:
    page = frame.get(path).content.decode()
    return {name: _value(page, name) for name in ("key", "stamp")}


def _value(page: str, name: str) -> str:
    tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    assert tag is not None
    value = re.search(r'value="([^"]*)"', tag[0])
    assert value is not None
    return value[1]


def words(**changes: Any) -> dict[str, Any]:
    return {"story": "Der Bus fuhr an mir vorbei.", "roles": ["customer"], "permission": "team", **changes}


def send(frame: Client, said: dict[str, Any], path: str = PATH, **headers: str) -> Any:
    return frame.post(path, said, headers={**OURS, **headers})


def code_in(page: str) -> str:
    found = re.search(r'id="receipt-code"[^>]*>([^<]+)<', page)
    assert found is not None
    return found[1].strip()


def test_the_page_names_who_may_show_it_and_sets_no_cookie(inquiry: Inquiry, frame: Client) -> None:
    page = frame.get(PATH)
    assert f"frame-ancestors 'self' {SITE};" in page["Content-Security-Policy"] + ";"
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert not page.has_header("X-Frame-Options")
    assert not page.cookies
    assert "no-store" in page["Cache-Control"]
    content = page.content.decode()
    assert "<script" not in content
    assert "csrfmiddlewaretoken" not in content
    assert "data-autosave" not in content
    for owed in (inquiry.title, inquiry.why, inquiry.readers, inquiry.in_return):
        assert owed in content


def test_no_website_may_show_it_until_one_is_named(people: People, frame: Client) -> None:
    people.inquiry()
    page = frame.get(PATH)
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert "https" not in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "SAMEORIGIN"


def test_a_story_is_told_and_receipted_without_a_cookie(inquiry: Inquiry, frame: Client) -> None:
    answer = send(frame, {**hidden(frame), **words()})
    assert answer.status_code == 200
    assert not answer.cookies
    assert not frame.cookies
    assert f"frame-ancestors 'self' {SITE}" in answer["Content-Security-Policy"]
    code = code_in(answer.content.decode())
    story = reads.story_by_code(read_code(code))
    assert (story.text, story.roles, story.person) == ("Der Bus fuhr an mir vorbei.", ["customer"], None)
    assert f"http://testserver/stimme/{code}/?angekommen" in answer.content.decode()


def test_the_same_form_twice_is_one_story_with_one_code(inquiry: Inquiry, frame: Client) -> None:
    said = {**hidden(frame), **words()}
    codes = {code_in(send(frame, said).content.decode()) for _ in range(3)}
    assert len(codes) == 1
    assert Story.objects.count() == 1


def test_other_words_with_a_used_key_are_asked_about_once(inquiry: Inquiry, frame: Client) -> None:
    said = {**hidden(frame), **words()}
    send(frame, said)
    again = send(frame, {**said, "story": "Noch etwas."})
    assert again.status_code == 422
    page = again.content.decode()
    fresh = {"key": _value(page, "key"), "stamp": _value(page, "stamp")}
    assert fresh["key"] != said["key"]
    assert send(frame, {**words(story="Noch etwas."), **fresh}).status_code == 200
    assert Story.objects.count() == 2


@pytest.mark.parametrize("headers", [{"origin": SITE}, {"origin": "null"}, {"origin": "http://testserver.example"}])
def test_a_form_from_another_page_hands_nothing_in(inquiry: Inquiry, frame: Client, headers: dict[str, str]) -> None:
    """Its words stand in our own page, where one press by a human sends them, with another key."""
    said = {**hidden(frame), **words()}
    refused = frame.post(PATH, said, headers=headers)
    assert refused.status_code == 403
    page = refused.content.decode()
    assert "Der Bus fuhr an mir vorbei." in page
    assert not Story.objects.exists()
    assert _value(page, "key") != said["key"]
    fresh = {"key": _value(page, "key"), "stamp": _value(page, "stamp")}
    assert send(frame, {**words(), **fresh}).status_code == 200


@pytest.mark.parametrize("changes", [{"stamp": ""}, {"stamp": "x:y"}, {"key": "a key that is long enough"}])
def test_a_form_that_is_not_ours_hands_nothing_in(inquiry: Inquiry, frame: Client, changes: dict[str, str]) -> None:
    refused = send(frame, {**hidden(frame), **words(), **changes})
    assert refused.status_code == 403
    assert not Story.objects.exists()


def test_a_stamp_of_another_inquiry_is_none(people: People, inquiry: Inquiry, frame: Client) -> None:
    people.inquiry(slug="rechnung")
    said = {**hidden(frame, "/anliegen/rechnung/einbetten/"), **words()}
    assert send(frame, said).status_code == 403


def test_a_page_that_was_open_for_long_needs_one_more_press(
    inquiry: Inquiry, frame: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {**hidden(frame), **words()}
    monkeypatch.setattr(framing, "_DAY", timedelta(seconds=-1).total_seconds())
    late = send(frame, said)
    monkeypatch.undo()
    assert late.status_code == 422
    page = late.content.decode()
    # Its own key: had it arrived before, this would still be the same story.
    assert _value(page, "key") == said["key"]
    assert "Der Bus fuhr an mir vorbei." in page
    assert send(frame, {**said, "stamp": _value(page, "stamp")}).status_code == 200


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"story": ""}, "Hier steht noch nichts. Ein Satz genügt."),
        ({"roles": []}, "Bitte wählen Sie, wer spricht."),
        ({"permission": "public_named"}, "Wenn Ihr Name dabeistehen soll, brauchen wir ihn."),
        ({"story": "a\x00b"}, "Das ging noch nicht."),
    ],
)
def test_bad_input_keeps_the_words(inquiry: Inquiry, frame: Client, changes: dict[str, Any], sentence: str) -> None:
    refused = send(frame, {**hidden(frame), **words(works_well="Der Schalter."), **changes})
    assert refused.status_code == 422
    assert sentence in refused.content.decode()
    assert "Der Schalter." in refused.content.decode()
    assert not Story.objects.exists()
    assert not refused.cookies


def test_who_is_signed_in_is_nobody_here(people: People, inquiry: Inquiry) -> None:
    """On a website of the same organisation the browser may send our cookie; it is not looked at."""
    host = people.client(people.mira)
    page = host.get(PATH).content.decode()
    assert "Mira Holt" not in page
    assert not host.get(PATH).cookies
    send(host, {**hidden(host), **words()})
    assert Story.objects.get().person is None


def test_what_is_not_asked_in_public_is_asked_in_no_frame(people: People, frame: Client) -> None:
    people_actions.allow_framing(sites=[SITE])
    people.inquiry(slug="entwurf", is_open=False)
    announced(people, slug="innen", form=Form.STAFF)
    for slug in ("entwurf", "innen", "gibt-es-nicht"):
        page = people.client(people.mira).get(f"/anliegen/{slug}/einbetten/")
        assert page.status_code == 404
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_a_closed_one_says_so_and_keeps_late_words(people: People, inquiry: Inquiry, frame: Client) -> None:
    said = {**hidden(frame), **words()}
    ask_actions.close_inquiry(inquiry=inquiry, by=people.mira.pk)
    page = frame.get(PATH).content.decode()
    assert "nimmt keine Geschichten mehr an" in page
    assert "<form" not in page
    late = send(frame, said)
    assert late.status_code == 409
    assert "Der Bus fuhr an mir vorbei." in late.content.decode()


def test_many_from_one_place_are_slowed(inquiry: Inquiry, frame: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def many(*_: object, **__: object) -> None:
        raise TooManyAttempts(retry_after=60)

    monkeypatch.setattr(telling, "count_attempt", many)
    refused = send(frame, {**hidden(frame), **words()})
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert "Der Bus fuhr an mir vorbei." in refused.content.decode()


def test_the_script_comes_only_where_the_tag_asks_for_it(inquiry: Inquiry, frame: Client) -> None:
    page = frame.get(f"{PATH}?hoehe&sprache=en").content.decode()
    assert page.count("<script") == 1
    assert "ground/js/frame.js" in page
    assert f'data-frame-hosts="{SITE}"' in page
    assert '<html lang="en">' in page
    assert 'action="/anliegen/kontakt/einbetten/?hoehe&amp;sprache=en"' in page


def test_the_preview_has_no_button(inquiry: Inquiry, frame: Client) -> None:
    page = frame.get(f"{PATH}?vorschau").content.decode()
    assert "<button" not in page
