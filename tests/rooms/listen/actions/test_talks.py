"""Interviews and observations: nothing becomes a source before it is released, and nobody is counted wrongly."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from resonanz.answer.actions import erase
from resonanz.answer.reads import whom_voice
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen import actions, reads
from resonanz.listen.enums import Origin, Withdrawal
from resonanz.listen.errors import ConsentMissing, NameMissing, NotASource, NoteGone, StoryUnknown, TalkEnded
from resonanz.listen.models import Story, Talk, TalkNote
from resonanz.listen.rules.guides import guides, read_questions
from resonanz.listen.rules.problems import WordsRefused
from resonanz.people.errors import NameTaken
from resonanz.trust.actions import erase_due
from resonanz.trust.reads import Erasure
from tests.support.people import People
from tests.support.quiet import audited, interview, key, observation

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


def release(talk: Talk, note: TalkNote, permission: str = "public_anonymous", **named: Any) -> Story:
    told = actions.release_quote(talk_id=talk.pk, note_id=note.pk, permission=permission, **named)
    return Story.objects.get(pk=told.story_id)


def test_nobody_is_asked_without_a_yes(people: People, inquiry: Inquiry) -> None:
    with pytest.raises(ConsentMissing):
        actions.begin_interview(
            inquiry=inquiry, key=key(), subject="x", questions=[], roles=["customer"], agreed=False, by=people.jonas
        )
    assert not Talk.objects.exists()


def test_the_same_key_begins_one_talk_and_the_code_is_kept_nowhere(people: People, inquiry: Inquiry) -> None:
    said: dict[str, Any] = {"subject": "Der Umzug", "questions": ["Was geschah?"], "roles": ["guest"]}
    once = {"inquiry": inquiry, "key": key(), "agreed": True, "by": people.jonas}
    first = actions.begin_interview(**said, **once)
    assert actions.begin_interview(**said, **once) == first
    talk = Talk.objects.get()
    assert first.code.encode() not in bytes(talk.code_hash or b"")
    found = reads.talk_by_code(first.code.lower())
    assert found is not None
    assert found.pk == talk.pk


def test_notes_carry_the_time_without_pauses_and_come_once(people: People, inquiry: Inquiry) -> None:
    talk, _code, _ = interview(people, inquiry)
    begin = talk.started_at

    def at(minutes: int, do: Any, **told: Any) -> Any:
        with clock.held_at(begin + timedelta(minutes=minutes)):
            return do(talk_id=talk.pk, **told)

    once = key()
    at(2, actions.note, key=once, kind="quote", text="Es zog sich.")
    at(3, actions.note, key=once, kind="quote", text="Es zog sich.")
    at(4, actions.pause)
    at(5, actions.pause)
    at(6, actions.note, key=key(), kind="seen", text="Sie sucht den Brief.")
    at(14, actions.go_on)
    at(15, actions.note, key=key(), kind="meant", text="Sie traut dem Brief nicht.")
    assert [(note.clock, note.kind) for note in reads.notes_of(talk.pk)] == [
        ("2:00", "quote"),
        ("4:00", "seen"),
        ("5:00", "meant"),
    ]
    at(16, actions.end_talk)
    with pytest.raises(TalkEnded):
        at(17, actions.note, key=key(), kind="seen", text="Zu spät.")


@pytest.mark.parametrize("text", ["", "\x00", "\u200b", "x" * 65_537])
def test_a_note_that_is_no_text_is_refused(people: People, inquiry: Inquiry, text: str) -> None:
    with pytest.raises(WordsRefused):
        interview(people, inquiry, text)


def test_a_released_quote_is_a_story_of_the_person_with_the_mark(people: People, inquiry: Inquiry) -> None:
    talk, code, (first, second) = interview(people, inquiry, "Es zog sich.", "Danach ging es.")
    with pytest.raises(StoryUnknown):
        reads.story_by_code(code)
    story, other = release(talk, first), release(talk, second, "team")
    assert (story.text, story.roles, story.person, story.origin) == ("Es zog sich.", ["customer"], None, Origin.TALK)
    assert reads.voice(story).note[0] == "aufgeschrieben von Jonas Perk, aus einem Gespräch"
    assert reads.story_by_code(code).pk == story.pk
    assert (other.teller, other.code_hash, other.permission) == (story.teller, None, "team")
    assert len(reads.tellers(inquiry.pk)) == 1
    assert set(TalkNote.objects.values_list("text", flat=True)) == {""}
    assert audited() == []


def test_only_quotes_of_a_talk_are_released_and_only_once(people: People, inquiry: Inquiry) -> None:
    talk, _code, (quote,) = interview(people, inquiry, "Es zog sich.")
    seen = actions.note(talk_id=talk.pk, key=key(), kind="seen", text="Sie seufzt.")
    meant = actions.note(talk_id=talk.pk, key=key(), kind="meant", text="Sie ist müde.")
    for note in (seen, meant):
        with pytest.raises(NotASource):
            release(talk, note)
        with pytest.raises(NotASource):
            actions.release_seen(talk_id=talk.pk, note_id=note.pk, permission="team")
    story = release(talk, quote)
    with pytest.raises(NoteGone):
        release(talk, quote)
    with pytest.raises(IntegrityError), transaction.atomic():
        TalkNote.objects.filter(pk=meant.pk).update(story=story, text="")
    other, _code, _notes = interview(people, inquiry)
    with pytest.raises(NoteGone):
        release(other, seen)


def test_names_are_checked_at_the_release(people: People, inquiry: Inquiry) -> None:
    talk, _code, (quote,) = interview(people, inquiry, "Es zog sich.")
    with pytest.raises(NameMissing):
        release(talk, quote, "public_named")
    with pytest.raises(NameTaken):
        release(talk, quote, "public_named", name="Mira Holt")
    assert release(talk, quote, "public_named", name="Lea Sommer").name == "Lea Sommer"


def test_a_correction_replaces_what_was_noted(people: People, inquiry: Inquiry) -> None:
    talk, _code, (quote,) = interview(people, inquiry, "Es war furchtbar.")
    actions.correct_quote(talk_id=talk.pk, note_id=quote.pk, text="Es war anstrengend.")
    story = release(talk, quote)
    assert story.text == "Es war anstrengend."
    with pytest.raises(NoteGone):
        actions.correct_quote(talk_id=talk.pk, note_id=quote.pk, text="Anders.")
    with pytest.raises(WordsRefused):
        actions.correct_quote(talk_id=talk.pk, note_id=quote.pk, text="")


def test_striking_a_released_sentence_takes_its_story_and_nothing_else(people: People, inquiry: Inquiry) -> None:
    talk, code, (first, second) = interview(people, inquiry, "Es zog sich.", "Danach ging es.")
    story = release(talk, first)
    actions.strike_note(talk_id=talk.pk, note_id=first.pk)
    story.refresh_from_db()
    assert (story.text, TalkNote.objects.get().pk) == ("", second.pk)
    later = release(talk, second)
    assert (later.teller, later.supplements_id) == (story.teller, story.pk)
    assert reads.story_by_code(code).pk == story.pk
    with pytest.raises(NoteGone):
        actions.strike_note(talk_id=talk.pk, note_id=first.pk)
    assert audited() == []


def test_withdrawing_with_the_code_takes_the_unreleased_notes_along(people: People, inquiry: Inquiry) -> None:
    talk, code, (first, _second) = interview(people, inquiry, "Es zog sich.", "Ein Geheimnis.")
    release(talk, first)
    told = reads.voices_of(reads.story_by_code(code))
    actions.withdraw_stories(story_ids=[story.pk for story in told], ground=Withdrawal.TELLER)
    assert not Talk.objects.exists()
    assert not TalkNote.objects.exists()
    assert audited() == []


def test_everything_of_a_talk_can_be_deleted(people: People, inquiry: Inquiry) -> None:
    talk, _code, (first, _second) = interview(people, inquiry, "Es zog sich.", "Ein Geheimnis.")
    story = release(talk, first)
    actions.erase_talk(talk_id=talk.pk)
    story.refresh_from_db()
    assert (story.text, Talk.objects.count(), TalkNote.objects.count()) == ("", 0, 0)
    assert audited() == []


@pytest.mark.parametrize("erasure", list(Erasure))
def test_the_file_of_the_voice_erases_the_notes(people: People, inquiry: Inquiry, erasure: Erasure) -> None:
    talk, _code, (first, _second) = interview(people, inquiry, "Es zog sich.", "Ein Geheimnis.")
    story = release(talk, first)
    erase(whom=whom_voice(story), erasure=erasure)
    assert not TalkNote.objects.exists()
    assert not Talk.objects.exists()
    assert audited() == []


def test_on_the_promised_day_notes_go_too(people: People, inquiry: Inquiry) -> None:
    interview(people, inquiry, "Es zog sich.")
    talk, _code, (quote,) = interview(people, inquiry, "Freigegeben.")
    release(talk, quote)
    observation(people, inquiry, "Acht Leute warten.")
    with clock.held_at(clock.now() + timedelta(days=301)):
        actions.erase_expired()
        erase_due()
    assert not Talk.objects.exists()
    assert not TalkNote.objects.exists()
    assert audited() == []


def test_what_was_seen_is_told_by_the_team_and_counts_as_one_employee(people: People, inquiry: Inquiry) -> None:
    talk, (first, second) = observation(people, inquiry, "Acht Leute warten.", "Zwei gehen wieder.")
    later, (third,) = observation(people, inquiry, "Heute sind es drei.")
    for held, note in ((talk, first), (talk, second), (later, third)):
        actions.release_seen(talk_id=held.pk, note_id=note.pk, permission="public_anonymous")
    stories = list(Story.objects.all())
    assert {tuple(story.roles) for story in stories} == {("employee",)}
    assert {story.person for story in stories} == {people.jonas}
    assert [roles for _teller, roles in reads.tellers(inquiry.pk)] == [{"employee"}]
    assert reads.voice(stories[0]).note[0] == "beobachtet und aufgeschrieben von Jonas Perk"
    assert not any(story.has_page for story in stories)
    assert reads.newest_praise(most=5) == []
    with pytest.raises(NotASource):
        release(talk, first)
    assert audited() == []


def test_an_observation_takes_no_quotes_as_sources(people: People, inquiry: Inquiry) -> None:
    talk, _ = observation(people, inquiry)
    quote = actions.note(talk_id=talk.pk, key=key(), kind="quote", text="Wann geht es weiter?")
    meant = actions.note(talk_id=talk.pk, key=key(), kind="meant", text="Sie sind ungeduldig.")
    for note in (quote, meant):
        with pytest.raises(NotASource):
            actions.release_seen(talk_id=talk.pk, note_id=note.pk, permission="team")


def test_guides_ask_open_questions_in_both_languages() -> None:
    from django.utils import translation

    assert [guide.key for guide in guides()] == ["day", "leaving", "wish"]
    german = guides()[0].questions
    with translation.override("en"):
        assert guides()[0].questions != german
    assert read_questions("- Was war?\n\n  * Und dann? \n") == ["Was war?", "Und dann?"]
