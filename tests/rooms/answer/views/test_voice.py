"""Meine Stimme: whoever holds the code sees what became of the words, and nothing of anybody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import RequestFactory

from resonanz.act.enums import Word
from resonanz.answer.actions import reply_to
from resonanz.ask.models import Inquiry
from resonanz.ground.codes import spoken
from resonanz.ground.rate_limit import count_attempt
from resonanz.listen.actions import mark_read, supplement_story, withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.trust.actions import publish_checkpoint
from tests.rooms.answer.support import guests, insight_of, queries, said
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


def url_of(code: str) -> str:
    return f"/stimme/{spoken(code)}/"


def html(people: People, code: str, query: str = "") -> str:
    response = people.client().get(url_of(code) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_teller_sees_words_readers_replies_and_decisions(people: People, inquiry: Inquiry) -> None:
    mine, code = people.tells(inquiry, "Niemand hob ab.", permission="team")
    mark_read(story_ids=[mine.pk], by=people.jonas.pk)
    insight = insight_of(people, inquiry, [mine, *guests(people, inquiry, 2)], "Wer anruft, wartet")
    said(people, insight, Word.NOT_POSSIBLE, reason="Es fehlen vier Menschen.")
    reply_to(story=mine, text="Das tut mir leid.", by=people.mira.pk)
    page = html(people, code)
    for part in ("Niemand hob ab.", "Jonas Perk", "Wer anruft, wartet", "Geht nicht", "Es fehlen vier", "tut mir leid"):
        assert part in page
    assert "Mira Holt" in page


def test_words_and_readers_of_others_are_never_shown(people: People, inquiry: Inquiry) -> None:
    mine, code = people.tells(inquiry, "Niemand hob ab.")
    secret, _ = people.tells(inquiry, "Herr Kolbe hat mich angeschrien.", permission="team")
    third, _ = people.tells(inquiry, "Frau Nettelbeck lachte.", permission="public_named", name="Lea Sommer")
    mark_read(story_ids=[secret.pk, third.pk], by=people.jonas.pk)
    reply_to(story=secret, text="Nur für den anderen.", by=people.mira.pk)
    insight_of(people, inquiry, [mine, secret, third], "Wer anruft, wartet")
    page = html(people, code)
    assert "Wer anruft, wartet" in page
    for foreign in ("Kolbe", "Nettelbeck", "Lea Sommer", "Jonas Perk", "Nur für den anderen"):
        assert foreign not in page


def test_a_supplement_stands_with_its_story(people: People, inquiry: Inquiry) -> None:
    story, code = people.tells(inquiry, "Niemand hob ab.")
    supplement_story(story=story, place=inquiry.place, key="key of a supplement", text="Auch heute nicht.")
    assert "Auch heute nicht." in html(people, code)


def test_html_in_words_is_escaped(people: People, inquiry: Inquiry) -> None:
    _, code = people.tells(inquiry, "<script>alert(1)</script>")
    page = html(people, code)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_withdrawn_words_are_gone_and_the_page_stays(people: People, inquiry: Inquiry) -> None:
    story, code = people.tells(inquiry, "Niemand hob ab.")
    withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    response = people.client().get(url_of(code))
    assert (response.status_code, response.context["receipt"]) == (200, None)
    assert "Niemand hob ab." not in response.content.decode()


@pytest.mark.parametrize("query", ["", "?angekommen", "?ergaenzt"])
def test_the_receipt_is_kept_in_no_cache_and_no_index(people: People, inquiry: Inquiry, query: str) -> None:
    story, code = people.tells(inquiry, "Niemand hob ab.")
    response = people.client().get(url_of(code) + query)
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("private, no-store", "noindex")
    assert spoken(code) in response.content.decode()
    assert response.context["receipt"].facts[0][1] == str(story.entry_index)
    assert response.cookies.get("session") is None


def test_an_address_that_is_no_secret_may_be_found(people: People, inquiry: Inquiry) -> None:
    assert "X-Robots-Tag" not in people.client().get("/anliegen/kontakt/bilanz/")


def test_the_code_is_forgiving_in_the_address(people: People, inquiry: Inquiry) -> None:
    _, code = people.tells(inquiry, "Niemand hob ab.")
    for typed in (code, code.lower(), spoken(code).lower()):
        assert people.client().get(f"/stimme/{typed}/").status_code == 200


def test_the_code_is_forgiving_when_typed(people: People, inquiry: Inquiry) -> None:
    _, code = people.tells(inquiry, "Niemand hob ab.")
    misread = code.replace("0", "o").replace("1", "l").lower()
    for typed in (code, f"  {spoken(code)} ", " ".join(code), misread):
        response = people.client().post("/stimme/", {"code": typed})
        assert (response.status_code, response["Location"]) == (302, url_of(code))


def test_an_unknown_code_is_not_found_and_kept_in_its_field(people: People, inquiry: Inquiry) -> None:
    response = people.client().post("/stimme/", {"code": '"><b>0000'})
    page = response.content.decode()
    assert response.status_code == 404
    assert "Unter diesem Code finden wir nichts." in page
    assert ("&quot;&gt;&lt;b&gt;0000" in page, "<b>0000" in page) == (True, False)
    assert people.client().get("/stimme/0000-0000-0000/").status_code == 404


def test_an_empty_code_is_asked_for_again(people: People) -> None:
    response = people.client().post("/stimme/", {"code": ""})
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["code"])


def exhausted() -> None:
    request = RequestFactory().get("/")
    for _ in range(120):
        count_attempt(request, name="code", most=120, seconds=3600)


def test_after_too_many_attempts_typing_has_to_wait(people: People, inquiry: Inquiry) -> None:
    _, code = people.tells(inquiry, "Niemand hob ab.")
    exhausted()
    assert people.client().post("/stimme/", {"code": code}).status_code == 429
    elsewhere = people.client()
    assert elsewhere.post("/stimme/", {"code": code}, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_teller_may_look_as_often_as_they_like(people: People, inquiry: Inquiry) -> None:
    _, code = people.tells(inquiry, "Niemand hob ab.")
    exhausted()
    assert people.client().get(url_of(code)).status_code == 200
    assert people.client().get("/stimme/0000-0000-0000/").status_code == 404


def test_the_page_costs_the_same_with_one_and_three(people: People, inquiry: Inquiry) -> None:
    mine, code = people.tells(inquiry, "Niemand hob ab.")
    others, client = guests(people, inquiry, 2), people.client()
    said(people, insight_of(people, inquiry, [mine, *others], "eins"), Word.EXISTS)
    one = queries(lambda: client.get(url_of(code)))
    for title in ("zwei", "drei"):
        said(people, insight_of(people, inquiry, [mine, *others], title), Word.EXISTS)
    assert queries(lambda: client.get(url_of(code))) == one
    # Words, way, moderation, wish, wishes for an agenda, the evening, changed promises, receipt,
    # whether it is known inside only, whether an answer was asked for, thanks by name and whether they may be (three),
    # what was judged and said in three words (two), and whose house it is.
    assert one <= 26


def test_receipt_says_how_firmly_it_stands(own_log: Path, people: People) -> None:
    _story, code = people.tells(people.inquiry(), "47 Minuten Musik")
    page = people.client().get(url_of(code)).content.decode()
    assert "<strong>Versprochen.</strong>" in page
    assert "quittung.svg" not in page
    published = publish_checkpoint()
    assert published is not None
    page = people.client().get(url_of(code)).content.decode()
    assert "<strong>Im Protokollbuch besiegelt, Prüfpunkt vom " in page
    for link in ("quittung.json", "quittung.svg", "/pruefen.html", "/resonanz-pruefe.py"):
        assert link in page
    (own_log / "secrets" / "log.key").unlink()
    other, second = people.tells(people.inquiry(slug="zweites"), "Und danach Stille")
    assert other.entry_index >= published.size
    assert "<strong>Noch nicht unterschrieben.</strong>" in people.client().get(url_of(second)).content.decode()


def test_an_answer_can_be_answered_and_never_stands_beside_not_yet_read(people: People, inquiry: Inquiry) -> None:
    mine, code = people.tells(inquiry, "Niemand hob ab.")
    assert "Noch nicht. Sobald ein Mensch" in html(people, code)
    reply_to(story=mine, text="An welchem Tag war das?", by=people.mira.pk)
    page = html(people, code)
    assert "Noch nicht. Sobald ein Mensch" not in page
    assert f'<a href="{url_of(code)}ergaenzen/">Darauf antworten</a>' in page
