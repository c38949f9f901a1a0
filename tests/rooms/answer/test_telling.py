"""Being told what became of one's words: from leaving an address to the last mail."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from resonanz.act.enums import Word
from resonanz.answer.actions import reply_to, stop_outcome, tell_outcomes
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen.actions import attach_story, hide_story, withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.people.actions import add_member, describe_organisation
from resonanz.people.enums import ATTACHED
from resonanz.people.models import Account, Consent, RelationChange
from resonanz.people.reads import budget_left, contacts_of
from resonanz.trust.events import Openings, opening_entries
from tests.rooms.answer.support import guests, insight_of, said
from tests.rooms.people.support import link_in, mails, reachable
from tests.support.people import People

pytestmark = pytest.mark.django_db
LEA = "lea@beispiel.example"


@pytest.fixture(autouse=True)
def _reachable(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    reachable(monkeypatch, settings)


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def voice(people: People, inquiry: Inquiry) -> tuple[Story, str]:
    return people.tells(inquiry, "Herr Kolbe rief nie zurück.", permission="team")


def asks(people: People, code: str, email: str = LEA) -> int:
    return people.client().post(f"/stimme/{code}/adresse/", {"email": email}).status_code


def confirmed(people: People, code: str, email: str = LEA) -> Account:
    assert asks(people, code, email) == 302
    [(_to, _subject, body)] = mails()
    people.client().post(link_in(body, "/einwilligungen/bestaetigen/"))
    return Account.objects.get(email=email)


def test_an_address_is_linked_only_after_the_mailbox_said_yes(people: People, voice: tuple[Story, str]) -> None:
    story, code = voice
    assert "Möchten Sie hören, was daraus wird?" in people.client().get(f"/stimme/{code}/").content.decode()
    asks(people, code)
    page = people.client().get(f"/stimme/{code}/").content.decode()
    assert ("l…@beispiel.example" in page, LEA in page) == (True, False)
    assert Story.objects.get(pk=story.pk).person is None
    [(_to, _subject, body)] = mails()
    people.client().get(link_in(body, "/einwilligungen/bestaetigen/"))
    assert Story.objects.get(pk=story.pk).person is None
    people.client().post(link_in(body, "/einwilligungen/bestaetigen/"))
    account = Account.objects.get(email=LEA)
    assert (Story.objects.get(pk=story.pk).person_id, account.is_team) == (account.pk, False)
    assert "Wir schreiben an l…@beispiel.example" in people.client().get(f"/stimme/{code}/").content.decode()


def test_reply_and_decision_of_one_sitting_come_in_one_mail_without_a_guests_word_in_its_head(
    people: People, inquiry: Inquiry, voice: tuple[Story, str]
) -> None:
    story, code = voice
    lea = confirmed(people, code)
    insight = insight_of(people, inquiry, [story, *guests(people, inquiry, 2)], "Kolbe ruft nicht zurück")
    now = clock.now()
    reply_to(story=story, text="Das tut uns leid, Frau Sommer.", by=people.mira.pk)
    said(people, insight, Word.IN_PROGRESS, moment=now, owner="Hotline", due_on=people.today() + timedelta(days=9))
    assert tell_outcomes() == 1
    [(to, subject, body)] = mails()
    assert (to, subject) == (LEA, "Es gibt etwas Neues zu Ihren Worten")
    assert "- Mira Holt, Kundendienst hat Ihnen geantwortet [Arbeitet hier]." in body
    assert "- Entschieden: In Arbeit, bis " in body
    assert not any(word in body for word in ("Kolbe", "Frau Sommer", "<", "http://"))
    assert (budget_left(lea.pk), contacts_of(lea.pk).count()) == (3, 1)
    assert tell_outcomes() == 0
    with clock.held_at(clock.now() + timedelta(days=3)):
        assert tell_outcomes() == 0


def test_at_most_one_a_day_and_each_state_once(people: People, voice: tuple[Story, str]) -> None:
    story, code = voice
    confirmed(people, code)
    start = clock.now()
    sent: list[int] = []
    for hour in range(0, 80, 4):
        with clock.held_at(start + timedelta(hours=hour)):
            if hour < 40:
                reply_to(story=story, text=f"Antwort {hour}", by=people.mira.pk)
            sent += [hour] * tell_outcomes()
    assert sent == [0, 24, 48]
    with clock.held_at(start + timedelta(days=4)):
        assert [body.count("hat Ihnen geantwortet") for _, _, body in mails()] == [1, 6, 3]


def test_the_link_in_the_mail_shows_words_only_after_a_press(people: People, voice: tuple[Story, str]) -> None:
    story, code = voice
    confirmed(people, code)
    reply_to(story=story, text="Das tut uns leid.", by=people.mira.pk)
    tell_outcomes()
    [(_to, _subject, body)] = mails()
    path = link_in(body, "/stimme/nachricht/")
    assert "Kolbe" not in people.client().get(path).content.decode()
    page = people.client().post(path).content.decode()
    assert ["Kolbe" in page, "Das tut uns leid." in page, "zurueckziehen" in page] == [True, True, False]
    stop_outcome(story=Story.objects.get(pk=story.pk))
    assert people.client().post(path).status_code == 410
    assert people.client().get("/stimme/nachricht/erfunden/").status_code == 410


def test_whose_words_they_are_is_provable_until_the_address_is_taken_back(
    people: People, voice: tuple[Story, str]
) -> None:
    story, code = voice
    lea = confirmed(people, code)
    noted = RelationChange.objects.get(account=lea)
    assert noted.body == {"deed": ATTACHED, "entries": [story.entry_index]}
    openings = Openings()
    opening_entries.run(openings)
    assert openings.opens[noted.entry_index]["body"] == noted.body
    people.client().post(f"/stimme/{code}/adresse/", {"deed": "stop"})
    assert not RelationChange.objects.filter(account=lea).exists()


def test_erased_words_are_linked_to_nobody(people: People, voice: tuple[Story, str]) -> None:
    story, _ = voice
    withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    assert attach_story(story=story, place=story.inquiry.place, person=people.mira) == 0


def test_stopping_takes_the_link_the_consent_and_the_address_away(people: People, voice: tuple[Story, str]) -> None:
    story, code = voice
    lea = confirmed(people, code)
    reply_to(story=story, text="Das tut uns leid.", by=people.mira.pk)
    tell_outcomes()
    people.client().post(f"/stimme/{code}/adresse/", {"deed": "stop"})
    lea.refresh_from_db()
    assert (lea.email, Story.objects.get(pk=story.pk).person, mails()) == (None, None, [])
    assert Consent.objects.filter(withdrawn_at=None).count() == 0


def test_stopping_leaves_the_voice_of_an_account_with_it(people: People, voice: tuple[Story, str]) -> None:
    story, code = voice
    lea = confirmed(people, code)
    Account.objects.filter(pk=lea.pk).update(name="Lea Sommer", last_login=clock.now())
    assert "außer sie gehört zu einem Konto" in people.client().get(f"/stimme/{code}/").content.decode()
    people.client().post(f"/stimme/{code}/adresse/", {"deed": "stop"})
    lea.refresh_from_db()
    assert (lea.email, Story.objects.get(pk=story.pk).person_id) == (LEA, lea.pk)
    assert Consent.objects.filter(withdrawn_at=None).count() == 0


def test_the_link_in_the_mail_shows_decisions_of_moderation_too(people: People, voice: tuple[Story, str]) -> None:
    story, code = voice
    confirmed(people, code)
    hide_story(story=story, ground="third_party", note="Ihr Satz nennt einen Kollegen.", by=people.mira)
    reply_to(story=story, text="Das tut uns leid.", by=people.mira.pk)
    tell_outcomes()
    [(_to, _subject, body)] = mails()
    page = people.client().post(link_in(body, "/stimme/nachricht/")).content.decode()
    assert "Ihr Satz nennt einen Kollegen." in page
    assert ("Widersprechen</a>" in page, code in page) == (False, False)


def test_with_the_words_goes_an_address_that_served_only_them(
    people: People, voice: tuple[Story, str], django_capture_on_commit_callbacks: Any
) -> None:
    story, code = voice
    lea = confirmed(people, code)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    lea.refresh_from_db()
    assert lea.email is None


def test_nobody_who_works_here_is_told_as_a_customer(people: People, inquiry: Inquiry) -> None:
    describe_organisation(domains=["auenfurt.example"])
    story, code = people.tells(inquiry, "Alles bestens.", roles=["customer"])
    for email in ("mira@auenfurt.example", "x@post.AUENFURT.example"):
        assert asks(people, code, email) == 409
    add_member(name="Ole", email="ole@daheim.example", by=None)
    assert asks(people, code, "ole@daheim.example") == 302
    [(_to, _subject, body)] = mails()
    people.client().post(link_in(body, "/einwilligungen/bestaetigen/"))
    assert Story.objects.get(pk=story.pk).person is None
    assert asks(people, code, "lea@auenfurt.example.beispiel.example") == 302


@pytest.mark.parametrize("email", ["", "keine", "a@b\r\nBcc: c@d.example", "a@b.example, c@d.example"])
def test_a_wrong_address_says_so(people: People, voice: tuple[Story, str], email: str) -> None:
    assert asks(people, voice[1], email) == 422
    assert Consent.objects.count() == 0


def test_what_was_said_before_somebody_asked_is_not_news(people: People, voice: tuple[Story, str]) -> None:
    story, code = voice
    with clock.held_at(clock.now() - timedelta(days=2)):
        reply_to(story=story, text="Alt.", by=people.mira.pk)
    confirmed(people, code)
    assert tell_outcomes() == 0


def test_the_mail_speaks_the_language_of_the_wording(people: People, voice: tuple[Story, str]) -> None:
    story, code = voice
    people.client().post(f"/stimme/{code}/adresse/", {"email": LEA}, headers={"accept-language": "en"})
    [(_to, subject, body)] = mails()
    assert subject == "Please confirm: may we write to you?"
    people.client().post(link_in(body, "/einwilligungen/bestaetigen/"))
    reply_to(story=story, text="Das tut uns leid.", by=people.mira.pk)
    tell_outcomes()
    [(_to, subject, _body)] = mails()
    assert subject == "There is news about your words"


def test_news_for_many_costs_the_same_number_of_questions(
    people: People, inquiry: Inquiry, django_assert_max_num_queries: Any
) -> None:
    from resonanz.answer.reads import all_news

    for n in range(4):
        story, code = people.tells(inquiry, f"Geschichte {n}")
        confirmed(people, code, f"gast{n}@beispiel.example")
        reply_to(story=story, text="Ja.", by=people.mira.pk)
    with django_assert_max_num_queries(10):
        assert len(list(all_news())) == 4
