"""Writing for somebody else: the voice stays theirs, and the mark stays with the words whatever happens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from resonanz.ask import actions as ask
from resonanz.ask.errors import InquiryNotOpen
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen import actions, reads
from resonanz.listen.enums import Origin, Withdrawal
from resonanz.listen.errors import (
    CardOfAnother,
    CardTooEarly,
    CardUnknown,
    CardUsed,
    ConsentMissing,
    TooManyCards,
)
from resonanz.listen.models import Story, StoryCard
from resonanz.listen.rules.consents import BEHALF, sentence_of
from resonanz.listen.rules.entries import opens
from resonanz.listen.rules.problems import WordsRefused
from resonanz.people.errors import NameTaken
from resonanz.trust.enums import Via
from resonanz.trust.errors import KeyReused
from tests.rooms.listen.support import last_leaf
from tests.support.people import People
from tests.support.quiet import audited, card, dictated, key, words

pytestmark = pytest.mark.django_db

MARK = "aufgeschrieben von Jonas Perk, am Telefon"


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


def mark(story: Story) -> str:
    return reads.voice(story).note[0]


def test_what_is_written_down_is_the_voice_of_the_person_and_says_who_wrote_it(
    people: People, inquiry: Inquiry
) -> None:
    story, code = dictated(people, inquiry, roles=["customer", "non_customer"])
    assert (story.roles, story.person, story.origin) == (["customer", "non_customer"], None, Origin.PHONE)
    assert (story.scribe, story.agreed_to, story.via) == (people.jonas, BEHALF.version, Via.BEHALF)
    assert mark(story) == MARK
    assert reads.story_by_code(code).pk == story.pk
    assert "aufgeschrieben" not in mark(people.tells(inquiry, "Selbst erzählt.")[0])
    assert sentence_of(story.agreed_to).startswith("Ich schreibe auf")
    assert sentence_of("") == ""


def test_the_way_is_public_and_who_wrote_is_committed(people: People, inquiry: Inquiry) -> None:
    story, _ = dictated(people, inquiry)
    leaf = last_leaf()
    assert leaf["via"] == "behalf"
    assert "Jonas" not in str(leaf)
    assert audited() == []
    said = opens(story)["meta"]["written_down"]
    assert said == {"how": "phone", "by": f"account:{people.jonas.pk}", "agreed": BEHALF.version}
    assert "written_down" not in opens(people.tells(inquiry, "Selbst erzählt.")[0])["meta"]


@pytest.mark.parametrize("change", [{"origin": ""}, {"origin": "counter"}, {"scribe": None}, {"agreed_to": "behalf-9"}])
def test_the_database_keeps_the_mark_on(people: People, inquiry: Inquiry, change: dict[str, Any]) -> None:
    story, _ = dictated(people, inquiry)
    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.filter(pk=story.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.filter(pk=story.pk).update(scribe=people.mira)


def test_nobody_takes_the_mark_off_by_going_on_with_the_code(people: People, inquiry: Inquiry) -> None:
    story, _ = dictated(people, inquiry)
    actions.supplement_story(story=story, place=inquiry.place, key=key(), text="Und noch etwas.")
    actions.supersede_story(story=story, place=inquiry.place, key=key(), text="So war es wirklich.")
    later = list(Story.objects.exclude(pk=story.pk).order_by("pk"))
    sentence = "zuerst aufgeschrieben von Jonas Perk, am Telefon; dies kam danach mit dem Code"
    assert [mark(told) for told in later] == [sentence, sentence]
    assert audited() == []


def test_a_quotation_that_is_voted_on_says_it_too(people: People, inquiry: Inquiry) -> None:
    story, _ = dictated(people, inquiry)
    statement = actions.quote_statement(story=story, inquiry=inquiry, key=key(), words=story.text, by=people.mira)
    found = reads.statements_of(inquiry.pk).get(pk=statement.pk)
    assert MARK in reads.statement_voice(found).note


def test_without_a_yes_nothing_is_kept(people: People, inquiry: Inquiry) -> None:
    with pytest.raises(ConsentMissing):
        actions.write_down(inquiry=inquiry, key=key(), words=words(), origin="phone", agreed=False, by=people.jonas)
    for origin in ("card", "talk", "seen", "radio"):
        with pytest.raises(ValueError, match=origin):
            actions.write_down(inquiry=inquiry, key=key(), words=words(), origin=origin, agreed=True, by=people.jonas)
    assert not Story.objects.exists()


def test_the_same_key_writes_once_and_other_words_are_refused(people: People, inquiry: Inquiry) -> None:
    said = {"inquiry": inquiry, "key": key(), "origin": "counter", "agreed": True, "by": people.jonas}
    first = actions.write_down(words=words(), **said)
    again = actions.write_down(words=words(), **said)
    assert (again.story_id, again.code, again.is_new) == (first.story_id, first.code, False)
    with pytest.raises(KeyReused):
        actions.write_down(words=words("Etwas anderes."), **said)
    with pytest.raises(KeyReused):
        actions.write_down(words=words(), **{**said, "by": people.mira})


@pytest.mark.parametrize("text", ["", " \u200b ", "\x00", "x" * 65_537])
def test_what_is_no_text_is_refused(people: People, inquiry: Inquiry, text: str) -> None:
    with pytest.raises(WordsRefused):
        dictated(people, inquiry, text)


def test_nobody_is_named_like_the_team_and_a_closed_inquiry_takes_nothing(people: People, inquiry: Inquiry) -> None:
    with pytest.raises(NameTaken):
        dictated(people, inquiry, permission="public_named", name="Jonas Perk")
    ask.close_inquiry(inquiry=inquiry, by=people.mira.pk)
    inquiry.refresh_from_db()
    with pytest.raises(InquiryNotOpen):
        dictated(people, inquiry)


def test_withdrawing_takes_words_and_scribe_and_leaves_that_it_was_written_down(
    people: People, inquiry: Inquiry
) -> None:
    story, _ = dictated(people, inquiry)
    actions.change_permission(story=story, permission="team")
    actions.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    story.refresh_from_db()
    assert (story.text, story.scribe, story.origin) == ("", None, Origin.PHONE)
    assert mark(story) == "aufgeschrieben von jemandem aus dem Team, am Telefon"
    assert audited() == []
    assert reads.written_down_counts()["phone"] == 0


def test_an_address_of_the_house_is_not_taken(people: People, inquiry: Inquiry) -> None:
    from resonanz.people.actions import name_domains

    name_domains(domains=["auenfurt.example"])
    story, _ = dictated(people, inquiry)
    assert not actions.leave_address_for(
        story_id=story.pk, roles=story.roles, email="jonas@auenfurt.example", language="de"
    )
    assert mail.outbox == []


def test_cards_have_codes_of_their_own_and_the_same_key_prints_the_same(people: People, inquiry: Inquiry) -> None:
    once = key()
    codes = actions.print_cards(inquiry=inquiry, key=once, count=200, by=people.mira)
    assert len(set(codes)) == 200
    assert actions.print_cards(inquiry=inquiry, key=once, count=200, by=people.mira) == codes
    assert StoryCard.objects.count() == 200
    kept = {bytes(row) for row in StoryCard.objects.values_list("code_hash", flat=True)}
    assert not {code.encode() for code in codes} & kept
    for wrong in (0, -1, 201):
        with pytest.raises(TooManyCards):
            actions.print_cards(inquiry=inquiry, key=key(), count=wrong, by=people.mira)


def test_a_card_is_typed_in_once_and_opens_with_its_own_code(people: People, inquiry: Inquiry) -> None:
    code = card(people, inquiry)
    told = actions.type_in_card(inquiry=inquiry, code=f" {code.lower()} ", words=words(), by=people.mira)
    story = reads.story_by_code(code)
    assert (story.pk, story.origin, story.via) == (told.story_id, Origin.CARD, Via.CARD)
    assert mark(story) == "aufgeschrieben von Mira Holt, von einer Karte"
    again = actions.type_in_card(inquiry=inquiry, code=code, words=words(), by=people.mira)
    assert (again.story_id, again.is_new) == (told.story_id, False)
    with pytest.raises(CardUsed):
        actions.type_in_card(inquiry=inquiry, code=code, words=words("Etwas anderes."), by=people.mira)
    assert [(run.cards, run.used) for run in reads.print_runs(inquiry.pk)] == [(1, 1)]
    assert audited() == []


def test_codes_that_fit_no_card_say_so(people: People, inquiry: Inquiry) -> None:
    other = people.inquiry(slug="umzug", title="Wie war Ihr Umzug?")
    with pytest.raises(CardUnknown):
        actions.type_in_card(inquiry=inquiry, code="7K3M-92QD-X4TB", words=words(), by=people.mira)
    with pytest.raises(CardUnknown):
        actions.type_in_card(inquiry=inquiry, code="", words=words(), by=people.mira)
    with pytest.raises(CardOfAnother) as refused:
        actions.type_in_card(inquiry=inquiry, code=card(people, other), words=words(), by=people.mira)
    assert "Wie war Ihr Umzug?" in refused.value.sentence


def test_whoever_holds_the_card_may_tell_it_themselves_and_the_paper_counts_no_more(
    people: People, inquiry: Inquiry
) -> None:
    code = card(people, inquiry)
    actions.tell_on_card(inquiry=inquiry, code=code, words=words())
    story = reads.story_by_code(code)
    assert (story.origin, story.scribe, story.via) == ("", None, Via.WEB)
    with pytest.raises(CardUsed):
        actions.type_in_card(inquiry=inquiry, code=code, words=words("Auf dem Papier."), by=people.mira)


def test_staff_who_tell_on_a_card_carry_their_badge(people: People, inquiry: Inquiry) -> None:
    told = actions.tell_on_card(inquiry=inquiry, code=card(people, inquiry), words=words(), person=people.jonas)
    assert Story.objects.get(pk=told.story_id).roles == ["customer", "employee"]


def test_a_card_from_before_the_close_is_still_typed_in(people: People, inquiry: Inquiry) -> None:
    with clock.held_at(clock.now() - timedelta(days=4)):
        Inquiry.objects.filter(pk=inquiry.pk).update(opened_at=clock.now() - timedelta(days=1))
        code = card(people, inquiry)
    with clock.held_at(clock.now() - timedelta(days=1)):
        inquiry.refresh_from_db()
        ask.close_inquiry(inquiry=inquiry, by=people.mira.pk)
    inquiry.refresh_from_db()
    today = clock.today()
    with pytest.raises(InquiryNotOpen):
        actions.type_in_card(inquiry=inquiry, code=code, words=words(), by=people.mira)
    for day in (today + timedelta(days=1), today - timedelta(days=30)):
        with pytest.raises(CardTooEarly):
            actions.type_in_card(inquiry=inquiry, code=code, words=words(), by=people.mira, written_on=day)
    told = actions.type_in_card(
        inquiry=inquiry, code=code, words=words(), by=people.mira, written_on=today - timedelta(days=3)
    )
    assert Story.objects.get(pk=told.story_id).told_at.date() == today - timedelta(days=3)


def test_it_is_counted_how_much_was_written_down(people: People, inquiry: Inquiry) -> None:
    dictated(people, inquiry)
    actions.type_in_card(inquiry=inquiry, code=card(people, inquiry), words=words(), by=people.mira)
    people.tells(inquiry, "Selbst erzählt.")
    assert reads.written_down_counts() == {"phone": 1, "counter": 0, "table": 0, "card": 1, "talk": 0, "seen": 0}
