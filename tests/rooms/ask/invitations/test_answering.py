"""What the invited do with a code. A GET changes nothing, a story is never joined to its invitation."""

from __future__ import annotations

from datetime import timedelta

import pytest

from resonanz.ask import actions
from resonanz.ask.enums import CandidateState, InvitationState
from resonanz.ask.models import Inquiry, Invitation
from resonanz.ask.rules.invitations import make_mark
from resonanz.ground import clock
from resonanz.listen.models import Story
from resonanz.people.models import Objection
from tests.support.invited import drawn, invited, listed, path_of, sent
from tests.support.people import People

pytestmark = pytest.mark.django_db
STORY = {"story": "Niemand rief zurück.", "roles": ["customer"], "permission": "team", "feeling": ""}


@pytest.fixture
def row(inquiry: Inquiry, people: People) -> Invitation:
    listed(inquiry, people, 1)
    [row] = invited(inquiry, people)
    sent()
    row.refresh_from_db()
    return row


def test_looking_redeems_nothing(row: Invitation, people: People) -> None:
    client = people.client()
    before = Invitation.objects.values().get(pk=row.pk)
    page = client.get(path_of(row))
    assert page.status_code == 200
    assert page["X-Robots-Tag"] == "noindex"
    assert "session" not in client.cookies
    for said in ("Warum wir fragen", "Wer es liest", "Was wir dafür zeigen", "Ich kann doch nicht"):
        assert said in page.content.decode()
    assert Invitation.objects.values().get(pk=row.pk) == before


def test_typing_a_code_forgives_case_dash_and_letters(row: Invitation, people: People) -> None:
    code = path_of(row)[3:-1]
    typed = code.lower().replace("-", " ").replace("0", "o")
    answer = people.client().post("/e/", {"code": typed})
    assert (answer.status_code, answer["Location"]) == (302, path_of(row))


@pytest.mark.parametrize(("typed", "status"), [("", 422), ("!!", 422), ("ABCD-EFGH", 404), ("x" * 41, 422)])
def test_what_is_no_code_gets_a_sentence(people: People, typed: str, status: int) -> None:
    assert people.client().post("/e/", {"code": typed}).status_code == status


def test_after_many_wrong_codes_even_a_right_one_is_not_confirmed(
    row: Invitation, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resonanz.ask.views.invitations._MOST_WRONG", 2)
    client = people.client()
    assert [client.get(f"/e/WRNG-000{n}/").status_code for n in range(3)] == [404, 404, 429]
    assert client.get(path_of(row)).status_code == 429
    assert client.post("/e/", {"code": path_of(row)[3:-1]}).status_code == 429


def test_telling_is_noted_by_the_day_and_joined_to_nothing(row: Invitation, people: People) -> None:
    client = people.client()
    answer = client.post(path_of(row), {"deed": "tell"})
    assert answer["Location"] == f"/anliegen/{row.inquiry.slug}/"
    row.refresh_from_db()
    assert row.state == InvitationState.SENT
    assert client.post(answer["Location"], STORY).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.reacted_on) == (InvitationState.ANSWERED, clock.today())
    story = Story.objects.get()
    assert story.person is None
    assert "invitation" not in client.session
    again = client.get(path_of(row)).content.decode()
    assert "schon geantwortet" in again
    assert "Noch etwas erzählen" in again


def test_a_story_without_the_mark_answers_no_invitation(row: Invitation, people: People) -> None:
    people.client().post(f"/anliegen/{row.inquiry.slug}/", STORY)
    row.refresh_from_db()
    assert (Story.objects.count(), row.state) == (1, InvitationState.SENT)


@pytest.mark.parametrize("mark", ["", "x", None, 7])
def test_a_mark_that_is_not_ours_is_worth_nothing(row: Invitation, mark: object) -> None:
    assert not actions.note_answered(mark=mark, inquiry_id=row.inquiry_id)


def test_a_mark_of_another_inquiry_is_worth_nothing(row: Invitation) -> None:
    assert not actions.note_answered(mark=make_mark(row.pk, row.inquiry_id + 1), inquiry_id=row.inquiry_id)
    assert not actions.note_answered(mark=make_mark(row.pk, row.inquiry_id + 1), inquiry_id=row.inquiry_id + 1)


def test_declining_is_one_press_and_the_next_moves_up(inquiry: Inquiry, people: People) -> None:
    listed(inquiry, people, 1, state=CandidateState.DRAWN)
    listed(inquiry, people, 1, state=CandidateState.WAITING, start=1)
    drawn(inquiry, people)
    [row] = invited(inquiry, people)
    sent()
    client = people.client()
    page = client.post(path_of(row), {"deed": "decline"}, follow=True).content.decode()
    assert "Danke fürs Bescheidsagen" in page
    client.post(path_of(row), {"deed": "decline"})
    assert actions.fill_places(inquiry.pk) == 1
    assert list(sent()) == ["gast1@beispiel.example"]
    assert Invitation.objects.get(pk=row.pk).state == InvitationState.DECLINED


def test_never_again_objects_and_declines(row: Invitation, people: People) -> None:
    page = people.client().post(path_of(row), {"deed": "never"})
    assert "Wir laden Sie nicht mehr ein" in page.content.decode()
    row.refresh_from_db()
    assert row.state == InvitationState.DECLINED
    assert Objection.objects.get(ended_at=None).account_id == row.candidate.account_id  # type: ignore[union-attr]


def test_an_expired_a_closed_and_an_erased_one_say_so(row: Invitation, people: People) -> None:
    Invitation.objects.filter(pk=row.pk).update(expires_on=clock.today() - timedelta(days=1))
    assert "Diese Einladung galt bis zum" in people.client().get(path_of(row)).content.decode()
    assert people.client().post(path_of(row), {"deed": "tell"}).status_code == 409
    assert actions.expire() == 1
    actions.close_inquiry(inquiry=row.inquiry, by=people.mira.pk)
    assert "Dieses Anliegen ist geschlossen" in people.client().get(path_of(row)).content.decode()
    row.candidate.account.delete()  # type: ignore[union-attr]
    assert people.client().get(path_of(row)).status_code == 404


def test_small_numbers_are_not_said(row: Invitation, people: People, inquiry: Inquiry) -> None:
    assert "Weniger als 5 Menschen." in people.client().get(path_of(row)).content.decode()
    listed(inquiry, people, 6, start=10)
    invited(inquiry, people)
    sent()
    assert "7 Menschen." in people.client().get(path_of(row)).content.decode()


def test_the_page_speaks_english_to_whoever_reads_it(row: Invitation, people: People) -> None:
    page = people.client().get(path_of(row), headers={"accept-language": "en"})
    assert 'lang="en"' in page.content.decode()


def test_an_unknown_deed_does_nothing(row: Invitation, people: People) -> None:
    assert people.client().post(path_of(row), {"deed": "explode"}).status_code == 404
