"""The open invitation: nobody is on the list before their mailbox said yes, and nobody learns who is."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from resonanz.ask import actions
from resonanz.ask.enums import CandidateState, Found
from resonanz.ask.errors import CannotDraw
from resonanz.ask.models import Candidate, Inquiry
from resonanz.ask.rules.applying import Application, read_reference, same_mailbox, write_reference
from resonanz.ground import clock
from resonanz.ground.models import Message
from resonanz.people import actions as people_actions
from resonanz.people.enums import Channel, Ending, Purpose
from resonanz.people.models import Account, Consent
from resonanz.people.reads import may_contact
from tests.rooms.ask.audience_support import sealed, somebody
from tests.rooms.people.support import reachable
from tests.support.people import People

PAGE = "/anliegen/kontakt/mitmachen/"


@pytest.fixture
def inquiry(people: People, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Inquiry:
    reachable(monkeypatch, settings)
    made = people.inquiry()
    sealed(made)
    return made


def confirm(people: People, message: Message | None = None) -> str:
    """Presses the button behind the link of the newest mail; answers the page."""
    mail = message or Message.objects.latest("pk")
    path = re.search(r"https?://[^/\s]+(/einwilligungen/bestaetigen/\S+)", mail.body)
    assert path is not None
    return str(people.client().post(path[1]).content.decode())


def without_tokens(page: bytes) -> bytes:
    """The protection of forms is another one on each page."""
    return re.sub(rb'value="[A-Za-z0-9]{64}"', b"", page)


def test_three_apply_and_stand_on_the_list_once_they_confirmed(people: People, inquiry: Inquiry) -> None:
    for n in range(3):
        data = {"email": f"gast{n}@beispiel.example", "groups": ["kundinnen", "fruehere"]}
        answer = people.client().post(f"{PAGE}?von=poster", data)
        assert answer.status_code == 200
        assert Candidate.objects.count() == n
        page = confirm(people)
        row = Candidate.objects.latest("pk")
        assert f"Ihre Losnummer ist {row.number}" in page
        assert (row.groups, row.found, row.door) == (["fruehere", "kundinnen"], Found.APPLIED, "poster")
        assert may_contact(row.account, Purpose.INVITATION, Channel.EMAIL).allowed
    assert "Liste, aus der gelost wird" in Message.objects.latest("pk").body


def test_a_second_application_and_other_spellings_are_one_person(people: People, inquiry: Inquiry) -> None:
    for email in ("ada@beispiel.example", "ADA@Beispiel.Example", "ada+forum@beispiel.example"):
        people.client().post(PAGE, {"email": email, "groups": ["kundinnen"]})
        page = confirm(people)
    assert Candidate.objects.count() == 1
    assert "anderen Schreibweise" in page
    # Pressing twice does no harm.
    assert "Ihre Losnummer" in confirm(people, Message.objects.earliest("pk"))
    assert Candidate.objects.count() == 1


def test_the_answer_is_the_same_for_everybody(people: People, inquiry: Inquiry) -> None:
    known = somebody(email="bekannt@beispiel.example", name="Ada")
    pages = [
        people.client().post(PAGE, {"email": email, "groups": ["kundinnen"]}).content
        for email in ("neu@beispiel.example", "bekannt@beispiel.example")
    ]
    pages = [without_tokens(page) for page in pages]
    assert pages[0] == pages[1]
    for message in Message.objects.order_by("pk"):
        confirm(people, message)
    again = people.client().post(PAGE, {"email": "neu@beispiel.example", "groups": ["kundinnen"]}).content
    assert without_tokens(again) == pages[0]
    assert Candidate.objects.filter(account=known).exists()


def test_who_works_here_is_shown_as_such(people: People, inquiry: Inquiry) -> None:
    people_actions.name_domains(domains=["auenfurt.example"])
    people.client().post(PAGE, {"email": "lager@auenfurt.example", "groups": ["kundinnen"]})
    confirm(people)
    assert Candidate.objects.get().groups == ["kundinnen", "mitarbeitende"]


def test_programs_get_the_same_answer_and_leave_nothing(people: People, inquiry: Inquiry) -> None:
    data = {"email": "bot@beispiel.example", "website": "https://spam.example"}
    assert "Noch ein Schritt" in people.client().post(PAGE, data).content.decode()
    assert not Account.objects.filter(email="bot@beispiel.example").exists()
    assert not Message.objects.exists()


@pytest.mark.parametrize("data", [{}, {"email": "kein-briefkasten"}, {"email": "a@b.example", "groups": ["x"]}])
def test_what_cannot_be_is_explained(people: People, inquiry: Inquiry, data: dict[str, Any]) -> None:
    assert people.client().post(PAGE, data).status_code == 422
    assert not Consent.objects.exists()


def test_nobody_is_flooded_by_a_strangers_hand(people: People, inquiry: Inquiry) -> None:
    answers = [people.client().post(PAGE, {"email": "opfer@beispiel.example"}).status_code for _ in range(7)]
    assert answers == [200] * 5 + [429] * 2
    assert Message.objects.count() == 3


def test_after_the_last_day_nobody_comes_onto_the_list(people: People, inquiry: Inquiry) -> None:
    people.client().post(PAGE, {"email": "spaet@beispiel.example"})
    people.client().post(PAGE, {"email": "noch@beispiel.example"})
    confirm(people)
    with clock.held_at(clock.now() + timedelta(days=13, hours=23)):
        assert "Auf die Liste setzen" in people.client().get(PAGE).content.decode()
    with clock.held_at(clock.now() + timedelta(days=14, minutes=1)):
        page = people.client().get(PAGE).content.decode()
        assert "Auf die Liste setzen" not in page
        assert people.client().post(PAGE, {"email": "zu@beispiel.example"}).status_code == 422
    reference = write_reference(Application(inquiry_id=inquiry.pk, door="page", places=(0,)))
    late = Account.objects.get(email="spaet@beispiel.example")
    with clock.held_at(clock.now() + timedelta(days=15)):
        assert "geschlossen" in actions.confirm_application(account_id=late.pk, reference=reference)
    assert not Candidate.objects.filter(account=late).exists()


def test_whoever_left_can_come_back_until_the_last_day(people: People, inquiry: Inquiry) -> None:
    people.client().post(PAGE, {"email": "ada@beispiel.example"})
    confirm(people)
    row = Candidate.objects.get()
    actions.leave_list(inquiry_id=inquiry.pk, account_id=row.account_id)
    people.client().post(PAGE, {"email": "ada@beispiel.example"})
    confirm(people)
    again = Candidate.objects.get()
    assert (again.state, again.number) == (CandidateState.LISTED, row.number)


def test_an_address_that_never_said_yes_is_forgotten(people: People, inquiry: Inquiry) -> None:
    people.client().post(PAGE, {"email": "nie@beispiel.example"})
    with clock.held_at(clock.now() + timedelta(days=15)):
        people_actions.drop_unconfirmed()
    assert not Account.objects.filter(email="nie@beispiel.example").exists()
    assert not Candidate.objects.exists()


def test_a_withdrawn_consent_is_not_used(people: People, inquiry: Inquiry) -> None:
    people.client().post(PAGE, {"email": "ada@beispiel.example"})
    confirm(people)
    row = Candidate.objects.get()
    people_actions.withdraw_consent(
        account_id=row.account_id, purpose=Purpose.INVITATION, channel=Channel.EMAIL, how=Ending.LINK
    )
    with clock.held_at(clock.now() + timedelta(days=15)), pytest.raises(CannotDraw, match="niemand"):
        actions.draw_places(inquiry=inquiry, by=None)


def test_without_a_mail_server_the_page_says_so(people: People, inquiry: Inquiry, settings: Any) -> None:
    settings.PUBLIC_URL = ""
    answer = people.client().post(PAGE, {"email": "ada@beispiel.example"})
    assert answer.status_code == 422
    assert "keine E-Mails" in answer.content.decode()


@trying(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(1, 10**12 - 1), st.sampled_from(["page", "poster"]), st.lists(st.sampled_from(range(12)), unique=True)
)
def test_what_travels_in_the_link_comes_back(inquiry_id: int, door: str, places: list[int]) -> None:
    told = Application(inquiry_id=inquiry_id, door=door, places=tuple(sorted(places)))
    reference = write_reference(told)
    assert len(reference) <= 40
    assert read_reference(reference) == told


@given(st.text(max_size=50))
def test_other_references_are_not_ours(reference: str) -> None:
    assert read_reference(f"story:{reference}") is None
    assert read_reference(f"apply:1:window:{reference}") is None


def test_one_mailbox_in_many_spellings() -> None:
    assert same_mailbox("Ada+x+y@Beispiel.Example ") == same_mailbox("ada@beispiel.example")
    assert same_mailbox("ada@beispiel.example") != same_mailbox("adah@beispiel.example")
