"""Thanks and praise: own words, recorded, reaching one person, counted nowhere."""

from __future__ import annotations

import json

import pytest
from django.db import IntegrityError, transaction

from resonanz.answer import actions, reads
from resonanz.answer.errors import NobodyToAnswer, NobodyToReach, NoOwnWords, NotPraised
from resonanz.answer.models import Thanks
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.people.models import Account
from resonanz.trust.enums import Field
from resonanz.trust.events import Openings, opening_entries
from resonanz.trust.models import LedgerEntry, LedgerOpening
from resonanz.trust.rules.leaves import canonical, commitment
from tests.support.people import People

pytestmark = pytest.mark.django_db

PRAISE = "Herr Perk rief\nam selben Tag zurück."


@pytest.fixture
def story(people: People) -> Story:
    return people.tells(people.inquiry(), "Die Rechnung war falsch.", works_well=PRAISE)[0]


def test_thanks_are_recorded_with_the_deed(people: People, story: Story) -> None:
    thanks = actions.thank_teller(story=story, sentence="  Das hat uns geholfen. ", by=people.mira.pk)
    leaf = json.loads(bytes(LedgerEntry.objects.get(index=thanks.entry_index).leaf))
    assert (leaf["k"], leaf["r"], leaf["f"]) == ("thanks", "host", f"entry:{story.entry_index}")
    assert (thanks.sentence, thanks.to, thanks.part) == ("Das hat uns geholfen.", None, "")


@pytest.mark.parametrize("sentence", ["", "   ", "\n"])
def test_thanks_without_own_words_are_refused(people: People, story: Story, sentence: str) -> None:
    with pytest.raises(NoOwnWords):
        actions.thank_teller(story=story, sentence=sentence, by=people.mira.pk)
    with pytest.raises(NoOwnWords):
        actions.pass_praise(story=story, words="Tag", sentence=sentence, to=people.jonas.pk, by=people.mira.pk)
    assert not Thanks.objects.exists()


def test_nobody_is_thanked_who_cannot_read_it(people: People, story: Story) -> None:
    listen.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    story.refresh_from_db()
    with pytest.raises(NobodyToAnswer):
        actions.thank_teller(story=story, sentence="Danke Ihnen.", by=people.mira.pk)


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        (PRAISE, PRAISE),
        (PRAISE.replace("\n", "\r\n"), PRAISE),
        ("am selben Tag", "am selben Tag"),
        ("Die Rechnung", "Die Rechnung"),
    ],
)
def test_praise_is_passed_on_word_for_word(people: People, story: Story, words: str, passage: str) -> None:
    thanks = actions.pass_praise(story=story, words=words, sentence="Für Sie.", to=people.jonas.pk, by=people.mira.pk)
    assert thanks.passage == passage
    assert [row.pk for row in reads.praise_for(people.jonas.pk)] == [thanks.pk]
    assert not reads.praise_for(people.mira.pk).exists()


@pytest.mark.parametrize("words", ["", "  ", "Herr Perk rief am selben", "herr perk"])
def test_praise_that_nobody_wrote_is_refused(people: People, story: Story, words: str) -> None:
    with pytest.raises(NotPraised):
        actions.pass_praise(story=story, words=words, sentence="Für Sie.", to=people.jonas.pk, by=people.mira.pk)


def test_praise_reaches_only_those_who_work_here(people: People, story: Story) -> None:
    guest = Account.objects.create(name="Gast", email="gast@example.org", created_at=people.mira.created_at)
    Account.objects.filter(pk=people.jonas.pk).update(is_active=False)
    for to in (guest.pk, people.jonas.pk, 10**9):
        with pytest.raises(NobodyToReach):
            actions.pass_praise(story=story, words=PRAISE, sentence="Für Sie.", to=to, by=people.mira.pk)


def test_the_name_is_shown_only_by_the_person_itself(people: People, story: Story) -> None:
    thanks = actions.pass_praise(story=story, words=PRAISE, sentence="Für Sie.", to=people.jonas.pk, by=people.mira.pk)
    assert reads.whom_it_reached(thanks) == "jemanden mit der Aufgabe „Leitung“"
    assert not actions.show_name(thanks_id=thanks.pk, by=people.mira.pk, is_named=True)
    assert actions.show_name(thanks_id=thanks.pk, by=people.jonas.pk, is_named=True)
    (shown,) = reads.thanks_for([story.pk])
    assert reads.whom_it_reached(shown) == "Jonas Perk, Leitung"
    assert actions.show_name(thanks_id=thanks.pk, by=people.jonas.pk, is_named=False)
    Account.objects.filter(pk=people.jonas.pk).update(function="")
    (shown,) = reads.thanks_for([story.pk])
    assert reads.whom_it_reached(shown) == "jemanden aus dem Team"


def test_the_passage_goes_with_the_words_and_nothing_proves_it(people: People, story: Story) -> None:
    thanks = actions.pass_praise(story=story, words=PRAISE, sentence="Für Sie.", to=people.jonas.pk, by=people.mira.pk)
    listen.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    (left,) = reads.thanks_for([story.pk])
    assert (left.passage, left.part, left.start, left.end, left.sentence) == ("", "", None, None, "Für Sie.")
    opening = LedgerOpening.objects.get(index=thanks.entry_index)
    assert opening.meta_salt is None
    assert opening.body_salt is not None


def test_every_entry_opens_to_what_is_shown(people: People, story: Story) -> None:
    actions.thank_teller(story=story, sentence="Das half uns.", by=people.mira.pk)
    actions.pass_praise(story=story, words=PRAISE, sentence="Für Sie.", to=people.jonas.pk, by=people.mira.pk)
    openings = Openings()
    opening_entries.run(openings)
    for thanks in Thanks.objects.all():
        leaf = json.loads(bytes(LedgerEntry.objects.get(index=thanks.entry_index).leaf))
        salts, values = LedgerOpening.objects.get(index=thanks.entry_index), openings.opens[thanks.entry_index]
        assert leaf["a"] == commitment(bytes(salts.author_salt or b""), Field.AUTHOR, values["author"].encode())
        assert leaf["b"] == commitment(bytes(salts.body_salt or b""), Field.BODY, canonical(values["body"]))
        assert leaf["m"] == commitment(bytes(salts.meta_salt or b""), Field.META, canonical(values["meta"]))
    listen.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    openings = Openings()
    opening_entries.run(openings)
    assert [set(openings.opens[thanks.entry_index]) for thanks in Thanks.objects.order_by("pk")] == [
        {"author", "body", "meta"},
        {"author", "body"},
    ]


def test_a_passage_needs_somebody_to_reach(people: People, story: Story) -> None:
    thanks = actions.thank_teller(story=story, sentence="Das half uns.", by=people.mira.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Thanks.objects.filter(pk=thanks.pk).update(part="text", start=0, end=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        Thanks.objects.filter(pk=thanks.pk).update(is_named=True)
