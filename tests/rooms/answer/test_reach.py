"""How an answer comes to its teller: in their language, on the way they allowed, and what is said when it does not."""

from __future__ import annotations

from typing import Any

import pytest

from resonanz.answer.actions import reply_to, tell_outcomes
from resonanz.ask.models import Inquiry
from resonanz.ground.models import Message
from resonanz.listen.models import Story
from resonanz.people.actions import note_refused
from resonanz.people.models import Contact
from resonanz.people.reads import member
from tests.rooms.answer.test_telling import LEA, confirmed
from tests.rooms.people.support import mails, reachable
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reachable(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    reachable(monkeypatch, settings)


@pytest.fixture
def voice(people: People) -> tuple[Story, str]:
    inquiry: Inquiry = people.inquiry()
    return people.tells(inquiry, "Niemand hob ab.")


def workshop(people: People, story: Story) -> str:
    return people.client(people.mira).get(f"/team/geschichte/{story.pk}/antwort/").content.decode()


def test_without_an_address_the_page_of_the_voice_has_it(people: People, voice: tuple[Story, str]) -> None:
    story, code = voice
    assert "Sie liest es mit dem Code ihrer Quittung." in workshop(people, story)
    reply_to(story=story, text="Das tut uns leid.", by=people.mira.pk)
    assert "Das tut uns leid." in people.client().get(f"/stimme/{code}/").content.decode()


def test_the_receipt_names_the_page_where_answers_stand(people: People, voice: tuple[Story, str]) -> None:
    receipt = people.client().get(f"/stimme/{voice[1]}/?angekommen").context["receipt"]
    assert "„Meine Stimme“" in receipt.sentence


def test_the_team_learns_in_which_language_the_mail_will_be(people: People, voice: tuple[Story, str]) -> None:
    story, code = voice
    confirmed(people, code)
    assert "Dazu geht eine E-Mail auf Deutsch" in workshop(people, story)


def test_an_address_that_takes_nothing_any_more_is_said_on_both_sides(people: People, voice: tuple[Story, str]) -> None:
    story, code = voice
    lea = confirmed(people, code)
    note_refused(address=LEA, reason="gone")
    for page in (workshop(people, story), people.client(people.mira).get(f"/team/geschichte/{story.pk}/")):
        text = page if isinstance(page, str) else page.content.decode()
        assert "E-Mail an diese Person kam am" in text
        assert LEA not in text
    wish = people.client().get(f"/stimme/{code}/").content.decode()
    assert "Unsere letzte E-Mail an" in wish
    assert LEA not in wish
    before = Message.objects.count()
    reply_to(story=story, text="Das tut uns leid.", by=people.mira.pk)
    assert (tell_outcomes(), Message.objects.count()) == (0, before)
    assert member(lea.pk).email == LEA


def test_a_second_run_after_a_crash_writes_no_second_mail(people: People, voice: tuple[Story, str]) -> None:
    story, code = voice
    lea = confirmed(people, code)
    reply_to(story=story, text="Das tut uns leid.", by=people.mira.pk)
    assert tell_outcomes() == 1
    before = (Message.objects.count(), Contact.objects.filter(account=lea).count())
    assert [tell_outcomes() for _ in range(3)] == [0, 0, 0]
    assert (Message.objects.count(), Contact.objects.filter(account=lea).count()) == before


def test_a_crash_inside_the_reserve_leaves_neither_mail_nor_mark(
    people: People, voice: tuple[Story, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    story, code = voice
    lea = confirmed(people, code)
    reply_to(story=story, text="Das tut uns leid.", by=people.mira.pk)
    before = (Message.objects.count(), Contact.objects.filter(account=lea).count())

    def breaks(self: Contact, **asked: object) -> None:
        raise OSError("power is gone")

    with monkeypatch.context() as patched:
        patched.setattr(Contact, "save", breaks)
        with pytest.raises(OSError, match="power"):
            tell_outcomes()
    assert (Message.objects.count(), Contact.objects.filter(account=lea).count()) == before
    assert (tell_outcomes(), tell_outcomes()) == (1, 0)
    assert [to for to, _subject, _body in mails()] == [LEA]


def test_one_mail_holds_everything_that_is_new(people: People, voice: tuple[Story, str]) -> None:
    story, code = voice
    confirmed(people, code)
    before = Message.objects.count()
    for text in ("Das tut uns leid.", "Und noch etwas.", "Und zuletzt."):
        reply_to(story=story, text=text, by=people.mira.pk)
    assert tell_outcomes() == 1
    assert Message.objects.count() == before + 1
    assert Message.objects.latest("pk").body.count("hat Ihnen geantwortet") == 3
