"""Thanks by name: only with one's own yes, only as far as the words are public, and gone at once."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from resonanz.act.enums import Word
from resonanz.answer import actions, reads
from resonanz.answer.errors import CreditRefused, NobodyToReach, NotDoneYet
from resonanz.answer.models import CreditWish, MakerCredit
from resonanz.ask import actions as ask
from resonanz.ask import reads as ask_reads
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen import actions as listen
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.people.errors import NameTaken
from resonanz.people.models import Account
from resonanz.trust.enums import Field
from resonanz.trust.events import Openings, opening_entries
from resonanz.trust.models import LedgerEntry, LedgerOpening, Tombstone
from resonanz.trust.reads import Erasure
from resonanz.trust.rules.leaves import canonical, commitment
from resonanz.understand.models import Insight
from tests.rooms.answer.support import guests, insight_of, queries, said
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def stories(people: People, inquiry: Inquiry) -> list[Story]:
    """The first with a name, the others without."""
    named = people.tells(inquiry, "Ich habe lange gewartet.", permission="public_named", name="Lea S.")[0]
    return [named, *guests(people, inquiry, 2)]


@pytest.fixture
def insight(people: People, inquiry: Inquiry, stories: list[Story]) -> Insight:
    return insight_of(people, inquiry, stories, "Wer anruft, wartet")


def wish(story: Story, name: str = "") -> CreditWish:
    return actions.ask_for_credit(voices=listen_reads.voices_of(story), name=name)


def credit(insight: Insight) -> reads.Credit:
    return reads.credits_of([insight.pk]).get(insight.pk, reads.Credit())


def test_nobody_is_thanked_by_name_who_did_not_say_so(people: People, insight: Insight) -> None:
    said(people, insight, Word.DONE)
    assert not credit(insight).is_any
    page = people.client().get("/dank/").content.decode()
    assert "Wer anruft, wartet" in page
    assert "Lea S." not in page


def test_thanks_stand_once_it_is_done_and_go_when_it_is_not(
    people: People, stories: list[Story], insight: Insight
) -> None:
    wish(stories[0], "  Lea aus der Lindenstraße ")
    wish(stories[1])
    assert not credit(insight).is_any
    said(people, insight, Word.DONE)
    found = credit(insight)
    assert (found.names, found.roles) == (("Lea aus der Lindenstraße",), ("eine Kundin oder ein Kunde",))
    for address in ("/dank/", f"/anliegen/kontakt/bilanz/{insight.pk}/"):
        page = people.client().get(address).content.decode()
        assert ("Lea aus der Lindenstraße" in page, "eine Kundin oder ein Kunde" in page) == (True, True)
    said(people, insight, Word.NOT_POSSIBLE, reason="Doch nicht.", moment=clock.now())
    assert not credit(insight).is_any


def test_what_is_still_internal_is_thanked_to_nobody(people: People, stories: list[Story], insight: Insight) -> None:
    wish(stories[0], "Lea")
    day = clock.today() + timedelta(days=5)
    said(people, insight, Word.DONE, moment=clock.now(), public_on=day)
    assert not credit(insight).is_any
    assert not reads.thanks_page(1)[1]
    with clock.held_at(clock.now() + timedelta(days=6)):
        assert credit(insight).names == ("Lea",)
        assert [owed.insight.pk for owed in reads.thanks_page(1)[1]] == [insight.pk]


def test_taken_back_is_gone_at_once_from_every_page_and_from_the_ledger(
    people: People, stories: list[Story], insight: Insight
) -> None:
    made = wish(stories[0], "Lea aus der Lindenstraße")
    said(people, insight, Word.DONE)
    assert actions.take_credit_back(voices=listen_reads.voices_of(stories[0]))
    assert "Lindenstraße" not in people.client().get("/dank/").content.decode()
    assert not CreditWish.objects.exists()
    opening = LedgerOpening.objects.get(index=made.entry_index)
    assert (opening.author_salt, opening.body_salt, opening.meta_salt) == (None, None, None)
    assert Tombstone.objects.filter(target_index=made.entry_index).exists()
    assert not actions.take_credit_back(voices=listen_reads.voices_of(stories[0]))


def test_a_narrowed_permission_takes_name_and_then_role(people: People, stories: list[Story], insight: Insight) -> None:
    wish(stories[0], "Lea")
    said(people, insight, Word.DONE)
    listen.change_permission(story=stories[0], permission="public_anonymous")
    assert (credit(insight).names, credit(insight).roles) == ((), ("eine Kundin oder ein Kunde",))
    listen.change_permission(story=stories[0], permission="team")
    assert not credit(insight).is_any


def test_words_out_of_sight_are_not_thanked_in_sight(people: People, stories: list[Story], insight: Insight) -> None:
    wish(stories[0], "Lea")
    said(people, insight, Word.DONE)
    listen.hide_story(story=stories[0], ground="insult", note="Beleidigung.", by=people.mira)
    assert not credit(insight).is_any


def test_without_a_public_voice_there_is_no_public_thanks(people: People, inquiry: Inquiry) -> None:
    told = people.tells(inquiry, "Nur fürs Team.", permission="team")[0]
    with pytest.raises(CreditRefused, match="sieht nicht jeder"):
        wish(told)
    anonymous = people.tells(inquiry, "Ohne Namen.")[0]
    with pytest.raises(CreditRefused, match="ohne Namen"):
        wish(anonymous, "Lea")
    assert not CreditWish.objects.exists()


def test_nobody_takes_the_name_of_the_team(stories: list[Story]) -> None:
    with pytest.raises(NameTaken):
        wish(stories[0], "Mira Holt")


def test_who_works_here_never_stands_there(people: People, inquiry: Inquiry) -> None:
    told = people.tells(
        inquiry, "Ich arbeite hier.", roles=["employee", "customer"], permission="public_named", name="X"
    )
    with pytest.raises(CreditRefused, match="Wer hier arbeitet"):
        wish(told[0], "X")


def test_an_inquiry_among_staff_never_thanks_anybody(people: People, stories: list[Story], insight: Insight) -> None:
    wish(stories[0], "Lea")
    said(people, insight, Word.DONE)
    assert credit(insight).names == ("Lea",)
    ask.plan_audience(
        inquiry=insight.inquiry,
        places=3,
        rule="Alle.",
        apply_until=None,
        groups=[ask.Wanted(key="haus", role="employee", label="Haus", target=3)],
    )
    assert ask_reads.asked_inside() == {insight.inquiry_id}
    assert not credit(insight).is_any
    assert "Wer anruft" not in people.client().get("/dank/").content.decode()
    with pytest.raises(CreditRefused):
        wish(stories[1])


@pytest.mark.parametrize("way", ["withdraw", "words", "author"])
def test_the_wish_goes_with_the_words_or_with_who_told_them(stories: list[Story], insight: Insight, way: str) -> None:
    made = wish(stories[0], "Lea")
    if way == "withdraw":
        listen.withdraw_stories(story_ids=[stories[0].pk], ground=Withdrawal.TELLER)
    else:
        actions.erase(whom=reads.whom_voice(stories[0]), erasure=Erasure(way))
    assert not CreditWish.objects.exists()
    assert LedgerOpening.objects.get(index=made.entry_index).body_salt is None
    assert Tombstone.objects.filter(target_index=made.entry_index).count() == 1


def test_the_wish_goes_on_the_promised_day(people: People, stories: list[Story]) -> None:
    made = wish(stories[0], "Lea")
    with clock.held_at(clock.now() + timedelta(days=400)):
        actions.keep_promises()
    assert not CreditWish.objects.exists()
    assert Tombstone.objects.get(target_index=made.entry_index).ground == "retention"


def test_said_again_nothing_new_and_said_otherwise_the_old_goes(stories: list[Story]) -> None:
    first = wish(stories[0], "Lea")
    assert wish(stories[0], "Lea").pk == first.pk
    second = wish(stories[0], "L. S.")
    assert CreditWish.objects.get().entry_index == second.entry_index
    assert Tombstone.objects.filter(target_index=first.entry_index).exists()


def test_every_yes_opens_to_what_is_shown(people: People, stories: list[Story], insight: Insight) -> None:
    said(people, insight, Word.DONE)
    rows = [wish(stories[0], "Lea"), actions.agree_to_credit(insight=insight, is_named=True, by=people.jonas.pk)]
    actions.offer_credit(insight=insight, maker=people.mira.pk, by=people.jonas.pk)
    openings = Openings()
    opening_entries.run(openings)
    for row in rows:
        index = row.entry_index
        assert index is not None
        leaf = json.loads(bytes(LedgerEntry.objects.get(index=index).leaf))
        salts, values = LedgerOpening.objects.get(index=index), openings.opens[index]
        assert leaf["k"] == "credit"
        assert leaf["a"] == commitment(bytes(salts.author_salt or b""), Field.AUTHOR, values["author"].encode())
        assert leaf["b"] == commitment(bytes(salts.body_salt or b""), Field.BODY, canonical(values["body"]))
    assert not openings.orphans


def test_a_maker_is_named_only_by_themselves(people: People, insight: Insight) -> None:
    with pytest.raises(NotDoneYet):
        actions.offer_credit(insight=insight, maker=people.jonas.pk, by=people.mira.pk)
    said(people, insight, Word.DONE)
    actions.offer_credit(insight=insight, maker=people.jonas.pk, by=people.mira.pk)
    assert not credit(insight).is_any
    [offer] = reads.offers_to(people.jonas.pk)
    assert not reads.offers_to(people.mira.pk)
    assert not actions.decline_credit(credit_id=offer.pk, by=people.mira.pk)
    actions.agree_to_credit(insight=insight, is_named=False, by=people.jonas.pk)
    assert credit(insight).makers == ("Leitung",)
    actions.agree_to_credit(insight=insight, is_named=True, by=people.jonas.pk)
    assert credit(insight).makers == ("Jonas Perk, Leitung",)
    agreed = MakerCredit.objects.get().entry_index
    assert actions.decline_credit(credit_id=offer.pk, by=people.jonas.pk)
    assert not credit(insight).is_any
    assert Tombstone.objects.filter(target_index=agreed).exists()


def test_a_no_stays_between_two_people_and_is_not_asked_again(people: People, insight: Insight) -> None:
    said(people, insight, Word.DONE)
    actions.offer_credit(insight=insight, maker=people.jonas.pk, by=people.mira.pk)
    [offer] = reads.offers_to(people.jonas.pk)
    actions.decline_credit(credit_id=offer.pk, by=people.jonas.pk)
    client = people.client(people.mira)
    again = client.post(f"/team/erkenntnis/{insight.pk}/dank/", {"deed": "offer", "maker": people.jonas.pk})
    assert again.status_code == 302
    assert not reads.offers_to(people.jonas.pk)
    assert MakerCredit.objects.count() == 1


def test_only_members_of_the_team_are_makers(people: People, insight: Insight) -> None:
    said(people, insight, Word.DONE)
    guest = Account.objects.create(name="Gast", email="gast@example.org", created_at=clock.now())
    for maker in (guest.pk, 10**9, 0):
        with pytest.raises(NobodyToReach):
            actions.offer_credit(insight=insight, maker=maker, by=people.mira.pk)


def test_the_database_knows_no_maker_without_a_yes(people: People, insight: Insight) -> None:
    said(people, insight, Word.DONE)
    actions.offer_credit(insight=insight, maker=people.jonas.pk, by=people.mira.pk)
    for forged in ({"is_named": True}, {"agreed_at": clock.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            MakerCredit.objects.update(**forged)


def test_who_left_is_not_named_any_more(people: People, insight: Insight) -> None:
    said(people, insight, Word.DONE)
    actions.agree_to_credit(insight=insight, is_named=True, by=people.jonas.pk)
    Account.objects.filter(pk=people.jonas.pk).update(is_active=False, is_team=False)
    assert credit(insight).makers == ("ein früheres Mitglied des Teams",)


def test_a_hundred_more_cost_no_more_statements(people: People, inquiry: Inquiry, stories: list[Story]) -> None:
    first = insight_of(people, inquiry, stories, "Eins")
    said(people, first, Word.DONE)
    wish(stories[0], "Lea")
    few = queries(lambda: reads.thanks_page(1))
    for n in range(6):
        more = guests(people, inquiry)
        said(people, insight_of(people, inquiry, more, f"Noch {n}"), Word.DONE)
        wish(more[0])
    assert queries(lambda: reads.thanks_page(1)) == few


def test_the_thanks_are_paged_and_the_newest_stands_first(people: People, inquiry: Inquiry) -> None:
    stories = guests(people, inquiry)
    for n in range(21):
        said(people, insight_of(people, inquiry, stories, f"Erkenntnis {n:02}"), Word.DONE)
    first, second = (people.client().get("/dank/", {"page": page}).content.decode() for page in ("1", "2"))
    assert first.index("Erkenntnis 20") < first.index("Erkenntnis 19")
    assert ("Erkenntnis 00" in first, "Erkenntnis 00" in second) == (False, True)
    assert people.client().get("/dank/", {"page": "quatsch"}).status_code == 200
