"""The reply workshop: one page around one story; a guard that stops nobody and keeps nothing."""

from __future__ import annotations

import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps

from resonanz.answer.actions import keep_draft, reply_to, sleep_on
from resonanz.answer.models import Reply, ReplyDraft
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.people.models import FileNote
from resonanz.trust.models import LedgerEntry
from tests.rooms.answer.support import guests, insight_of, queries
from tests.support.people import People

pytestmark = pytest.mark.django_db

FIGHTS = "Wir bitten um Verständnis, das Aufkommen war hoch."
GOOD = "Das hätte Ihnen nicht passieren dürfen. Bis Freitag ruft Frau Holt Sie an."
CHECK = "/team/antwort/pruefen/"


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def told(people: People, inquiry: Inquiry) -> tuple[Story, str]:
    return people.tells(inquiry, "Niemand hob ab.")


def page_of(story: Story) -> str:
    return f"/team/geschichte/{story.pk}/antwort/"


def everything() -> dict[str, list[Any]]:
    return {
        str(model._meta.label): [str(sorted(row.items())) for row in model._base_manager.order_by("pk").values()]
        for model in apps.get_models()
    }


def test_the_page_shows_everything_around_the_story(people: People, inquiry: Inquiry) -> None:
    stories = guests(people, inquiry)
    insight_of(people, inquiry, stories, "Warten kostet Vertrauen")
    reply_to(story=stories[0], text="Frühere Worte.", by=people.jonas.pk)
    page = people.client(people.mira).get(page_of(stories[0])).content.decode()
    for part in ("Gast 0 hat lange gewartet.", "Warten kostet Vertrauen", "Frühere Worte.", "Notizen im Team"):
        assert part in page
    story_page = people.client(people.mira).get(f"/team/geschichte/{stories[0].pk}/").content.decode()
    assert f'href="{page_of(stories[0])}"' in story_page


def test_a_good_reply_goes_out_at_once(people: People, told: tuple[Story, str]) -> None:
    story, code = told
    sent = people.client(people.mira).post(page_of(story), {"text": GOOD, "deed": "send"})
    assert (sent.status_code, sent["Location"]) == (302, f"/team/geschichte/{story.pk}/")
    assert GOOD in people.client().get(f"/stimme/{code}/").content.decode()


def test_a_finding_is_shown_once_and_then_it_goes(people: People, told: tuple[Story, str]) -> None:
    story, _code = told
    client = people.client(people.mira)
    shown = client.post(page_of(story), {"text": FIGHTS, "deed": "send"})
    page = shown.content.decode()
    assert (shown.status_code, Reply.objects.count()) == (200, 0)
    assert ">So senden</button>" in page
    assert ">Noch einmal lesen</a>" in page
    assert "<mark>" in page
    assert 'name="shown"' in page
    assert client.post(page_of(story), {"text": FIGHTS, "deed": "so"}).status_code == 302
    assert Reply.objects.get().text == FIGHTS


def test_after_reading_again_nobody_is_asked_twice(people: People, told: tuple[Story, str]) -> None:
    changed = {"text": FIGHTS + " Ihr Team", "deed": "send", "shown": "1"}
    assert people.client(people.mira).post(page_of(told[0]), changed).status_code == 302
    assert Reply.objects.count() == 1


def test_while_typing_nothing_is_stored_logged_or_counted(
    people: People, told: tuple[Story, str], caplog: pytest.LogCaptureFixture
) -> None:
    client = people.client(people.mira)
    client.get(page_of(told[0]))
    before = everything()
    with caplog.at_level(logging.DEBUG, logger="resonanz"):
        checked = client.post(CHECK, {"text": FIGHTS, "told_in": "de"})
        client.post(page_of(told[0]), {"text": FIGHTS, "deed": "send"})
        client.post(page_of(told[0]), {"text": FIGHTS, "deed": "check"})
    assert "<mark>" in checked.content.decode()
    assert everything() == before
    assert caplog.records == []


def test_nothing_that_is_kept_tells_a_marked_reply_from_another(people: People, inquiry: Inquiry) -> None:
    one, other = guests(people, inquiry, 2)
    client = people.client(people.mira)
    client.post(page_of(one), {"text": FIGHTS, "deed": "so"})
    client.post(page_of(other), {"text": GOOD, "deed": "send"})
    marked, plain = (dict[str, Any](row) for row in Reply.objects.order_by("pk").values())
    differ = {name for name in marked if marked[name] != plain[name]}
    assert differ <= {"id", "story_id", "text", "created_at", "entry_index"}
    leaves = [json.loads(bytes(LedgerEntry.objects.get(index=reply.entry_index).leaf)) for reply in Reply.objects.all()]
    assert set(leaves[0]) == set(leaves[1])
    assert {leaf["k"] for leaf in leaves} == {"reply"}


def test_a_third_language_was_not_checked(people: People, told: tuple[Story, str]) -> None:
    french = "Nous sommes vraiment désolés et nous vous remercions pour votre message."
    client = people.client(people.mira)
    assert "nicht geprüft" in client.post(CHECK, {"text": french}).content.decode()
    assert client.post(page_of(told[0]), {"text": french, "deed": "send"}).status_code == 302


def test_the_offered_form_goes_into_the_field_with_and_without_scripts(people: People, told: tuple[Story, str]) -> None:
    client = people.client(people.mira)
    shown = client.post(CHECK, {"text": FIGHTS}).context["guard"].places[0]
    by_script = client.post(CHECK, {"text": FIGHTS, "take": shown.key}).content.decode()
    assert f'<span data-take-into="id_text" hidden>{shown.instead}</span>' in by_script
    plain = client.post(page_of(told[0]), {"text": FIGHTS, "take": shown.key})
    assert plain.context["form"]["text"].value() == shown.instead
    assert "Noch nicht gesendet." in plain.content.decode()
    assert not Reply.objects.exists()


def test_marks_are_made_by_the_template_and_words_stay_words(people: People) -> None:
    page = people.client(people.mira).post(CHECK, {"text": "<script>x</script> " + FIGHTS}).content.decode()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_another_language_than_the_story_is_said(people: People, inquiry: Inquiry) -> None:
    story, _code = people.tells(inquiry, "I waited for an hour and nobody called me back.")
    client = people.client(people.mira)
    assert "Diese Geschichte ist auf Englisch erzählt." in client.get(page_of(story)).content.decode()
    checked = client.post(CHECK, {"text": GOOD, "told_in": "en"}).content.decode()
    assert "Die Geschichte ist auf Englisch erzählt, Ihre Antwort ist auf Deutsch." in checked


def test_a_night_between_writing_and_sending(people: People, told: tuple[Story, str]) -> None:
    story, client = told[0], people.client(people.mira)
    slept = client.post(page_of(story), {"text": GOOD, "deed": "sleep"}, follow=True).content.decode()
    assert "Dieser Entwurf schläft." in slept
    assert GOOD in slept
    for deed in ("send", "so"):
        assert client.post(page_of(story), {"text": GOOD, "deed": deed}).status_code == 409
    assert not Reply.objects.exists()
    assert "Eine Nacht darüber geschlafen" not in client.get("/team/").content.decode()
    with clock.held_at(clock.now() + timedelta(days=2)):
        assert page_of(story) in people.client(people.mira).get("/team/").content.decode()
        assert page_of(story) not in people.client(people.jonas).get("/team/").content.decode()
    assert client.post(page_of(story), {"text": GOOD, "deed": "now"}).status_code == 302
    assert (Reply.objects.count(), ReplyDraft.objects.count()) == (1, 0)


def test_waking_a_draft_with_findings_still_shows_them_once(people: People, told: tuple[Story, str]) -> None:
    story, client = told[0], people.client(people.mira)
    sleep_on(story=story, text=FIGHTS, by=people.mira.pk)
    assert 'value="so_now"' in client.post(page_of(story), {"text": FIGHTS, "deed": "now"}).content.decode()
    assert client.post(page_of(story), {"text": FIGHTS, "deed": "so_now"}).status_code == 302


def test_a_draft_is_kept_while_writing_and_seen_by_nobody_else(people: People, told: tuple[Story, str]) -> None:
    story = told[0]
    kept = people.client(people.mira).post(page_of(story) + "behalten/", {"text": "Ein Anfang"})
    assert "Nur Sie sehen ihn." in kept.content.decode()
    assert "Ein Anfang" in people.client(people.mira).get(page_of(story)).content.decode()
    others = people.client(people.jonas).get(page_of(story)).content.decode()
    assert "Ein Anfang" not in others
    assert "Auch Mira Holt, Kundendienst schreibt gerade an einer Antwort." in others


def test_a_withdrawn_story_takes_the_draft_along_and_says_so(people: People, told: tuple[Story, str]) -> None:
    story, client = told[0], people.client(people.mira)
    keep_draft(story=story, text=GOOD, by=people.mira.pk)
    withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    page = client.get(page_of(story)).content.decode()
    assert "Ihr Entwurf ist mit ihr gelöscht" in page
    assert GOOD not in page
    assert client.post(page_of(story), {"text": GOOD, "deed": "send"}).status_code == 409
    assert "zurückgezogen" in client.post(page_of(story) + "behalten/", {"text": GOOD}).content.decode()
    assert "zurückgezogen" in client.get("/team/").content.decode()
    client.post(page_of(story), {"deed": "drop"})
    assert (ReplyDraft.objects.count(), Reply.objects.count()) == (0, 0)


def test_notes_stand_in_the_file_of_whoever_told(people: People, told: tuple[Story, str]) -> None:
    story, code = told
    sent = people.client(people.jonas).post(f"/team/geschichte/{story.pk}/notiz/", {"note-text": "Ich kenne den Fall."})
    assert sent.status_code == 302
    mira = people.client(people.mira)
    assert "Ich kenne den Fall." in mira.get(page_of(story)).content.decode()
    mine = people.client().get(f"/stimme/{code}/akte/").content.decode()
    assert "Ich kenne den Fall." in mine
    assert "Jonas Perk, Leitung" in mine
    number = FileNote.objects.get().pk
    people.client().post(f"/stimme/{code}/akte/bemerkung/{number}/")
    mira.post(f"/team/geschichte/{story.pk}/notiz/", {"drop": number})
    assert FileNote.objects.count() == 1
    people.client(people.jonas).post(f"/team/geschichte/{story.pk}/notiz/", {"drop": number})
    assert FileNote.objects.count() == 0


def test_notes_about_a_voice_reach_the_file_of_its_account(people: People, told: tuple[Story, str]) -> None:
    story, _code = told
    people.client(people.mira).post(f"/team/geschichte/{story.pk}/notiz/", {"note-text": "Vor dem Konto."})
    Story.objects.filter(pk=story.pk).update(person=people.jonas)
    assert "Vor dem Konto." in people.client(people.jonas).get("/akte/").content.decode()


def test_with_the_words_go_the_notes_about_them(people: People, told: tuple[Story, str]) -> None:
    story, code = told
    people.client(people.mira).post(f"/team/geschichte/{story.pk}/notiz/", {"note-text": "Fall 7"})
    people.client().post(f"/stimme/{code}/akte/", {"text": "Stimmt so nicht."})
    withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    assert FileNote.objects.get().text == "Stimmt so nicht."


@pytest.mark.parametrize("data", [{}, {"note-text": " "}, {"drop": "x"}, {"drop": "9" * 40}])
def test_a_note_without_words_is_none(people: People, told: tuple[Story, str], data: dict[str, str]) -> None:
    response = people.client(people.mira).post(f"/team/geschichte/{told[0].pk}/notiz/", data)
    assert response.status_code in {302, 422}
    assert not FileNote.objects.exists()


@pytest.mark.parametrize("deed", ["send", "keep", "sleep", "now", "so", "", "other"])
def test_an_empty_reply_is_never_sent(people: People, told: tuple[Story, str], deed: str) -> None:
    response = people.client(people.mira).post(page_of(told[0]), {"text": " ", "deed": deed})
    assert (response.status_code, Reply.objects.count(), ReplyDraft.objects.count()) == (422, 0, 0)


def test_the_page_costs_the_same_whatever_stands_on_it(people: People, inquiry: Inquiry) -> None:
    stories = guests(people, inquiry)
    insight_of(people, inquiry, stories, "Warten kostet Vertrauen")
    client, url = people.client(people.mira), page_of(stories[0])

    def fill() -> None:
        reply_to(story=stories[0], text="Noch etwas.", by=people.jonas.pk)
        client.post(f"/team/geschichte/{stories[0].pk}/notiz/", {"note-text": "Noch eine."})

    fill()
    keep_draft(story=stories[0], text="Ich.", by=people.jonas.pk)
    client.get(url)
    one = queries(lambda: client.get(url))
    fill()
    fill()
    assert queries(lambda: client.get(url)) == one
    assert one <= 45
