"""What tellers may do with what they told: add, take back, take the receipt home."""

from __future__ import annotations

import hmac
import json
from hashlib import sha256

import pytest

from resonanz.ground.codes import spoken
from resonanz.listen import actions
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.trust.actions import publish_checkpoint
from resonanz.trust.models import LedgerEntry
from tests.rooms.listen.support import KEY, kept, send
from tests.support.people import People

pytestmark = pytest.mark.usefixtures("own_log")
STONE = "Hier standen Worte, von der Erzählerin oder dem Erzähler zurückgezogen."


def told(people: People, text: str = "47 Minuten Musik.") -> tuple[Story, str]:
    story, code = people.tells(people.inquiry(), text)
    return story, f"/stimme/{spoken(code)}"


def test_supplement_stands_below_the_story(people: People) -> None:
    story, path = told(people)
    client = people.client()
    response = send(client, f"{path}/ergaenzen/", {"key": KEY, "text": "Und dann\r\nStille."})
    assert (response.status_code, response["Location"]) == (302, f"{path}/?ergaenzt")
    added = Story.objects.get(supplements=story)
    assert (added.text, added.teller) == ("Und dann\nStille.", story.teller)
    page = client.get(f"{path}/").content.decode()
    assert page.index("47 Minuten Musik.") < page.index("Stille.")


def test_supplement_sent_twice_is_stored_once(people: People) -> None:
    _story, path = told(people)
    for _ in range(2):
        assert send(people.client(), f"{path}/ergaenzen/", {"key": KEY, "text": "Stille."}).status_code == 302
    assert Story.objects.count() == 2


def test_supplement_other_words_with_the_same_key_stay_on_the_page(people: People) -> None:
    _story, path = told(people)
    send(people.client(), f"{path}/ergaenzen/", {"key": KEY, "text": "Stille."})
    response = send(people.client(), f"{path}/ergaenzen/", {"key": KEY, "text": "Lärm."})
    assert (response.status_code, kept(response, "text")) == (422, "Lärm.")
    assert "Das haben wir schon, und es bleibt, wie es war." in response.content.decode()


@pytest.mark.parametrize("text", ["", "   ", "a\x00b", "x" * 65_537])
def test_supplement_that_cannot_be_kept_stays_on_the_page(people: People, text: str) -> None:
    _story, path = told(people)
    response = send(people.client(), f"{path}/ergaenzen/", {"key": KEY, "text": text})
    assert (response.status_code, kept(response, "text")) == (422, text)
    assert Story.objects.count() == 1


def test_supplement_of_withdrawn_words_is_not_found(people: People) -> None:
    story, path = told(people)
    actions.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    assert people.client().get(f"{path}/ergaenzen/").status_code == 404
    assert send(people.client(), f"{path}/ergaenzen/", {"key": KEY, "text": "Doch."}).status_code == 404
    assert Story.objects.count() == 1


def test_withdraw_looking_erases_nothing(people: People) -> None:
    story, path = told(people)
    page = people.client().get(f"{path}/zurueckziehen/").content.decode()
    assert "47 Minuten Musik." in page
    assert "Das lässt sich nicht rückgängig machen." in page
    story.refresh_from_db()
    assert story.withdrawn_at is None


def test_withdraw_pressed_erases_the_whole_voice(people: People) -> None:
    story, path = told(people)
    client = people.client()
    send(client, f"{path}/ergaenzen/", {"key": KEY, "text": "Und dann Stille."})
    other, _code = people.tells(story.inquiry, "Ganz andere Worte.")
    response = client.post(f"{path}/zurueckziehen/")
    assert (response.status_code, response["Location"]) == (302, f"{path}/")
    assert list(Story.objects.order_by("pk").values_list("text", flat=True)) == ["", "", "Ganz andere Worte."]
    other.refresh_from_db()
    assert other.withdrawn_at is None


def test_withdraw_shows_the_tombstone(people: People) -> None:
    story, path = told(people)
    client = people.client()
    page = client.post(f"{path}/zurueckziehen/", follow=True).content.decode()
    assert f"{STONE} Eintrag {story.entry_index} im Protokollbuch zeigt, dass es sie gab." in page
    assert "47 Minuten Musik." not in page
    assert "Etwas ergänzen" not in page


def test_withdraw_twice_is_done_once(people: People) -> None:
    _story, path = told(people)
    client = people.client()
    client.post(f"{path}/zurueckziehen/")
    entries = LedgerEntry.objects.count()
    assert client.post(f"{path}/zurueckziehen/").status_code == 302
    assert LedgerEntry.objects.count() == entries


def test_receipt_file_proves_the_words_without_us(people: People) -> None:
    story, path = told(people)
    response = people.client().get(f"{path}/quittung.json")
    assert response["Content-Disposition"] == f'attachment; filename="quittung-{story.entry_index}.json"'
    content = json.loads(response.content)
    assert content["opens"]["body"] == {"text": "47 Minuten Musik.", "works_well": ""}
    words = json.dumps(content["opens"]["body"], sort_keys=True, separators=(",", ":")).encode()
    opened = hmac.new(bytes.fromhex(content["salts"]["body"]), b"body" + words, sha256).hexdigest()
    assert json.loads(content["leaf"])["b"] == opened
    assert content["badges"] == ["Kundin oder Kunde"]
    assert content["leaf_hash"] == sha256(b"\x00" + content["leaf"].encode()).hexdigest()


def test_receipt_file_keeps_every_letter_readable(people: People) -> None:
    _story, path = told(people, "Grüße 👩‍👧 \u202e")
    assert "Grüße 👩‍👧 \u202e" in people.client().get(f"{path}/quittung.json").content.decode()


def test_receipt_file_of_every_entry_of_the_voice(people: People) -> None:
    story, path = told(people)
    client = people.client()
    send(client, f"{path}/ergaenzen/", {"key": KEY, "text": "Und dann Stille."})
    send(client, f"{path}/neue-fassung/", {"key": KEY, "text": "74 Minuten Musik.", "works_well": ""})
    page = client.get(f"{path}/").content.decode()
    for entry, text in Story.objects.values_list("entry_index", "text"):
        address = f"{path}/quittung.json?eintrag={entry}"
        content = json.loads(client.get(address).content)
        assert (content["index"], content["opens"]["body"]["text"]) == (entry, text)
        assert address in page
    assert Story.objects.count() == 3
    assert json.loads(client.get(f"{path}/quittung.json").content)["index"] == story.entry_index


def test_receipt_of_somebody_elses_entry_is_not_found(people: People) -> None:
    story, path = told(people)
    other, _code = people.tells(story.inquiry, "Ganz andere Worte.")
    for entry in (other.entry_index, 0, "", "x", "-1", "9" * 40):
        for file in ("quittung.json", "quittung.svg"):
            found = people.client().get(f"{path}/{file}?eintrag={entry}")
            assert found.status_code == (200 if entry == "" and file == "quittung.json" else 404)


def test_receipt_of_a_voice_with_one_entry_has_no_second_link(people: People) -> None:
    _story, path = told(people)
    assert "quittung.json?eintrag=" not in people.client().get(f"{path}/").content.decode()


def test_receipt_carries_the_badge_that_stands_on_our_pages(people: People) -> None:
    _story, path = told(people)
    client = people.client(people.mira)
    client.post(f"{path}/zuordnen/")
    page = client.get(f"{path}/").content.decode()
    badges = json.loads(client.get(f"{path}/quittung.json").content)["badges"]
    assert "Arbeitet hier" in badges
    assert all(f">{badge}</span>" in page for badge in badges)


def test_receipt_picture_is_there_once_the_log_is_sealed(people: People) -> None:
    _story, path = told(people)
    client = people.client()
    assert client.get(f"{path}/quittung.svg").status_code == 404
    publish_checkpoint()
    response = client.get(f"{path}/quittung.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response.content.startswith(b'<svg xmlns="http://www.w3.org/2000/svg"')
    assert "no-store" in response["Cache-Control"]


def test_receipt_picture_after_withdrawing_is_gone(people: People) -> None:
    story, path = told(people)
    publish_checkpoint()
    actions.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    assert people.client().get(f"{path}/quittung.svg").status_code == 404


def test_receipt_file_after_withdrawing_is_gone(people: People) -> None:
    story, path = told(people)
    actions.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    assert people.client().get(f"{path}/quittung.json").status_code == 404


@pytest.mark.parametrize("page", ["", "ergaenzen/", "zurueckziehen/", "quittung.json", "quittung.svg"])
@pytest.mark.parametrize("code", ["7K3M-92QD-X4TB", "%00", "x" * 500, "ü"])
@pytest.mark.django_db
def test_pages_of_a_wrong_code_are_not_found(people: People, page: str, code: str) -> None:
    told(people)
    assert people.client().get(f"/stimme/{code}/{page}").status_code == 404


def test_pages_of_a_voice_are_private(people: People) -> None:
    _story, path = told(people)
    for page in ("", "ergaenzen/", "zurueckziehen/", "quittung.json"):
        response = people.client().get(f"{path}/{page}")
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"


def test_pages_of_a_voice_leave_no_session(people: People) -> None:
    _story, path = told(people)
    client = people.client()
    for page in ("", "ergaenzen/", "zurueckziehen/", "quittung.json"):
        client.get(f"{path}/{page}")
    assert set(client.cookies) <= {"csrf"}


def test_guessing_codes_is_limited_and_knowing_one_is_not(people: People) -> None:
    _story, path = told(people)
    client = people.client()
    for _ in range(125):
        assert client.get("/stimme/7K3M-92QD-X4TB/quittung.json").status_code == 404
    assert client.get(f"{path}/quittung.json").status_code == 200
