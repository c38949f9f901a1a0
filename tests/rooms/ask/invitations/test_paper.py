"""Letters, cards and the code on a screen."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from resonanz.ask import actions
from resonanz.ask.enums import InvitationState
from resonanz.ask.models import Inquiry, Invitation
from resonanz.people.enums import Channel
from tests.support.invited import invited, listed, path_of, with_address
from tests.support.people import People

pytestmark = pytest.mark.django_db


def test_letters_are_one_pdf_and_leave_with_one_press(inquiry: Inquiry, people: People) -> None:
    with_address(listed(inquiry, people, 2, ground=False))
    with_address(listed(inquiry, people, 1, ground=False, language="en", start=2))
    invited(inquiry, people, Channel.LETTER)
    client = people.client(people.mira)
    base = f"/team/anliegen/{inquiry.slug}/einladungen"
    pdf = client.get(f"{base}/papier/?was=briefe")
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    assert "3 warten auf den Druck." in client.get(f"{base}/").content.decode()
    assert client.post(f"{base}/hinaus/", {"was": "briefe"}).status_code == 302
    assert set(Invitation.objects.values_list("state", flat=True)) == {InvitationState.SENT}
    assert client.get(f"{base}/papier/?was=briefe").status_code == 302
    assert client.get(f"{base}/papier/?was=alles").status_code == 404


def test_cards_belong_to_nobody_and_cost_no_budget(inquiry: Inquiry, people: People) -> None:
    client = people.client(people.mira)
    base = f"/team/anliegen/{inquiry.slug}/einladungen"
    client.post(f"{base}/karten/", {"count": "5", "language": "en", "deed": "many"})
    cards = list(Invitation.objects.all())
    assert [(card.candidate_id, card.contact_id, card.language) for card in cards] == [(None, None, "en")] * 5
    assert client.get(f"{base}/papier/?was=karten").content.startswith(b"%PDF")
    page = people.client().get(path_of(cards[0])).content.decode()
    assert "Nicht mehr einladen" not in page
    assert people.client().post(path_of(cards[0]), {"deed": "never"}).status_code == 404
    guest = people.client()
    guest.post(path_of(cards[0]), {"deed": "tell"})
    story = {"story": "Am Schalter war es nett.", "roles": ["customer"], "permission": "team", "feeling": ""}
    guest.post(f"/anliegen/{inquiry.slug}/", story)
    assert Invitation.objects.get(pk=cards[0].pk).state == InvitationState.ANSWERED


@pytest.mark.parametrize("count", ["0", "501", "x", ""])
def test_nonsense_makes_no_cards(inquiry: Inquiry, people: People, count: str) -> None:
    client = people.client(people.mira)
    client.post(f"/team/anliegen/{inquiry.slug}/einladungen/karten/", {"count": count, "language": "de"})
    assert Invitation.objects.count() == 0


def test_a_code_on_the_screen(inquiry: Inquiry, people: People) -> None:
    client = people.client(people.mira)
    answer = client.post(
        f"/team/anliegen/{inquiry.slug}/einladungen/karten/", {"count": "1", "language": "de", "deed": "one"}
    )
    page = client.get(answer["Location"]).content.decode()
    [card] = Invitation.objects.all()
    assert actions.code_for(card) in page
    assert "<svg" in page


@pytest.mark.parametrize(
    ("public", "base"), [("", "http://testserver"), ("https://haus.example", "https://haus.example")]
)
def test_a_code_on_the_screen_leads_somewhere_without_a_public_address(
    inquiry: Inquiry, people: People, settings: Settings, public: str, base: str
) -> None:
    settings.PUBLIC_URL = public
    client = people.client(people.mira)
    answer = client.post(
        f"/team/anliegen/{inquiry.slug}/einladungen/karten/", {"count": "1", "language": "de", "deed": "one"}
    )
    [card] = Invitation.objects.all()
    assert f'href="{base}/e/{actions.code_for(card)}/"' in client.get(answer["Location"]).content.decode()
