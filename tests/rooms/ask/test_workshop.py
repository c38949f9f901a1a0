"""The workshop in the browser without scripts: help, check, taking over, keeping, preview, all versions."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from pytest_django import DjangoAssertNumQueries

from resonanz.ask import actions
from resonanz.ask.enums import State
from resonanz.ask.models import Inquiry, KeptWording
from resonanz.ask.rules.library import guidance
from tests.rooms.ask.test_views import EDIT, NEW, OPEN, fields
from tests.support.people import People

CHECK = "/team/anliegen/frage-pruefen/"
PREVIEW = "/team/anliegen/kontakt/vorschau/"
GUEST = "/team/anliegen/kontakt/vorschau/gast/"
VERSIONS = "/anliegen/kontakt/versprechen/"
LEADING = "Finden Sie nicht auch, dass die Hotline besser geworden ist?"


def keys(page: str) -> list[str]:
    return re.findall(r'name="keep_([0-9a-f]{12})"', page)


def reasons(page: str, reason: str = "wir nur darüber entscheiden.") -> dict[str, str]:
    return {f"keep_{key}": reason for key in keys(page)}


def test_the_page_helps_beside_every_field(people: People) -> None:
    page = people.client(people.mira).get(NEW).content.decode()
    for row in guidance("de").values():
        assert row.says in page
        assert row.good in page
        assert row.because in page


def test_the_page_costs_the_database_little(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    people.inquiry()
    client = people.client(people.mira)
    with django_assert_max_num_queries(7):
        client.get(EDIT)
    with django_assert_max_num_queries(5):
        client.get(NEW)


def test_check_marks_the_words_says_why_and_offers_another_wording(people: People) -> None:
    page = people.client(people.mira).post(CHECK, {"question": LEADING, "title": ""}).content.decode()
    assert "<mark>Finden Sie nicht auch" in page
    assert "legt die Antwort nahe" in page
    assert "So übernehmen" in page
    assert "<html" not in page
    assert Inquiry.objects.count() == 0


def test_check_of_a_good_question_says_so(people: People) -> None:
    page = people.client(people.mira).post(CHECK, {"question": "Was ist passiert?"}).content.decode()
    assert "Die Fragenprüfung hat nichts gefunden." in page
    assert people.client(people.mira).post(CHECK, {}).content.decode().strip() == ""


def test_check_keeps_the_reasons_that_were_typed(people: People) -> None:
    client = people.client(people.mira)
    first = client.post(CHECK, {"question": LEADING}).content.decode()
    again = client.post(CHECK, {"question": f"{LEADING} Danke.", **reasons(first)}).content.decode()
    assert again.count('value="wir nur darüber entscheiden."') == len(keys(first))


def test_check_brings_a_taken_wording_to_its_field(people: People) -> None:
    client = people.client(people.mira)
    sent = {"question": f"Guten Tag. {LEADING}"}
    page = client.post(CHECK, {**sent, "take": keys(client.post(CHECK, sent).content.decode())[0]}).content.decode()
    taken = re.search(r'<span data-take-into="id_question" hidden>Guten Tag\. ([^<]+)</span>', page)
    assert taken
    assert "Finden Sie nicht auch" not in page


def test_check_counts_what_is_too_long(people: People) -> None:
    page = people.client(people.mira).post(CHECK, {"question": "Was? " * 1000}).content.decode()
    assert "5000 Zeichen" in page


@pytest.mark.parametrize("text", ["\x00", "\ud83d", "<script>Finden Sie nicht auch, dass?</script>", "a" * 70_000])
def test_check_survives_and_escapes_whatever_is_typed(people: People, text: str) -> None:
    sent = urlencode({"question": text}, errors="surrogatepass")
    response = people.client(people.mira).post(CHECK, sent, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 200
    assert "<script>" not in response.content.decode()


def test_check_is_for_the_team_only(people: People) -> None:
    assert people.client().post(CHECK, {"question": LEADING}).status_code == 302
    assert people.client(people.mira).get(CHECK).status_code == 405


def test_taking_over_without_scripts_saves_nothing_and_keeps_the_rest(people: People) -> None:
    inquiry = people.inquiry(is_open=False)
    client = people.client(people.mira)
    sent = fields(people, question=LEADING, why="Ein anderer Grund.")
    key = keys(client.post(CHECK, sent).content.decode())[0]
    page = client.post(EDIT, {**sent, "take": key}).content.decode()
    assert "Noch nicht gespeichert." in page
    assert "Ein anderer Grund." in page
    assert "Finden Sie nicht auch" not in page
    inquiry.refresh_from_db()
    assert (inquiry.question, inquiry.why) == ("Erzählen Sie, was passiert ist.", "Wir bauen die Hotline um.")
    assert client.post(NEW, {**sent, "take": "-", "slug": "anderes"}).status_code == 200
    assert Inquiry.objects.count() == 1


def test_a_leading_question_is_saved_as_a_draft_but_not_opened(people: People) -> None:
    client = people.client(people.mira)
    page = client.post(NEW, fields(people, question=LEADING), follow=True).content.decode()
    assert "<mark>Finden Sie nicht auch" in page
    response = client.post(OPEN)
    assert response.status_code == 422
    assert "Fassen Sie es anders, oder sagen Sie den Gefragten, warum" in response.content.decode()
    assert Inquiry.objects.get().state == State.DRAFT


def test_a_reason_lets_it_open_and_the_asked_read_it(people: People) -> None:
    client = people.client(people.mira)
    page = client.post(NEW, fields(people, question=LEADING), follow=True).content.decode()
    client.post(EDIT, {**fields(people, question=LEADING), **reasons(page)})
    assert KeptWording.objects.count() == len(keys(page))
    assert 'value="wir nur darüber entscheiden."' in client.get(EDIT).content.decode()
    assert client.post(OPEN).status_code == 302
    guest = people.client().get("/anliegen/kontakt/").content.decode()
    assert "Wir fragen trotzdem so, weil wir nur darüber entscheiden." in guest
    assert "wir nur darüber entscheiden." in people.client().get(VERSIONS).content.decode()


def test_missing_parts_are_listed_with_their_sentences(people: People) -> None:
    people.inquiry(is_open=False, answer_by=None)
    page = people.client(people.mira).get(EDIT).content.decode()
    assert "Es fehlt der Tag, bis zu dem Sie antworten." in page


def test_a_question_that_is_too_long_stays_in_the_form(people: People) -> None:
    long = "Was ist passiert? " * 278
    page = people.client(people.mira).post(NEW, fields(people, question=long)).content.decode()
    assert "Bitte kürzen Sie um" in page
    assert long.strip() in page
    assert "maxlength" not in re.findall(r"<textarea[^>]*>", page)[1]
    assert Inquiry.objects.count() == 0


def test_the_preview_frames_the_real_page_and_a_sheet_of_paper(people: People) -> None:
    inquiry = people.inquiry(is_open=False)
    response = people.client(people.mira).get(PREVIEW)
    page = response.content.decode()
    assert f'src="{GUEST}"' in page
    assert "frame-src 'self'" in response["Content-Security-Policy"]
    assert inquiry.code in page
    assert "<svg" in page


def test_the_framed_page_is_a_guests_even_for_a_draft(people: People) -> None:
    people.inquiry(is_open=False)
    response = people.client(people.mira).get(GUEST)
    page = response.content.decode()
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert 'name="story"' in page
    assert "Mira" not in re.sub(r"<aside.*?</aside>", "", page, flags=re.DOTALL)
    assert "<script" not in page


def test_no_other_page_can_be_framed(people: People) -> None:
    people.inquiry()
    response = people.client(people.mira).get("/anliegen/kontakt/")
    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert "<script" in response.content.decode()


@pytest.mark.parametrize("path", [PREVIEW, GUEST])
def test_the_preview_is_for_the_team_only(people: People, path: str) -> None:
    people.inquiry()
    assert people.client().get(path).status_code == 302
    assert people.client(people.mira).get(path.replace("kontakt", "anderes")).status_code == 404


def test_all_versions_are_public_with_before_and_after(people: People) -> None:
    inquiry = people.inquiry()
    later = people.today() + timedelta(days=60)
    actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, answer_by=later, why="Wir bauen um, und zwar gleich.")
    actions.close_inquiry(inquiry=inquiry, by=people.mira.pk)
    page = people.client().get(VERSIONS).content.decode()
    assert page.count("Wir bauen die Hotline um.") == 2
    assert "Wir bauen um, und zwar gleich." in page
    assert "Geschlossen; das Wort gilt weiter" in page
    assert page.count("/protokollbuch/") >= 3
    assert VERSIONS in people.client().get("/anliegen/kontakt/").content.decode()


def test_versions_of_a_draft_are_nobodys_business(people: People) -> None:
    people.inquiry(is_open=False)
    assert people.client().get(VERSIONS).status_code == 404
    assert people.client(people.mira).get(VERSIONS).status_code == 404


def test_an_unchanged_promise_says_nothing_about_changes(people: People) -> None:
    people.inquiry()
    assert "zuletzt am" not in people.client().get("/anliegen/kontakt/").content.decode()


def test_the_check_has_an_address_that_no_inquiry_can_take(people: People) -> None:
    page = people.client(people.mira).post(NEW, fields(people, slug="frage-pruefen")).content.decode()
    assert "Eine Adresse besteht aus" in page


def test_a_saved_draft_is_no_longer_kept_on_the_device(people: People) -> None:
    client = people.client(people.mira)
    page = client.post(NEW, fields(people), follow=True).content.decode()
    assert 'data-clear-draft="inquiry-new"' in page
    assert "data-clear-draft" not in client.get(EDIT).content.decode()
