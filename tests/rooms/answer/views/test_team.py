"""For the team: one story with everything around it, one insight with its decision."""

from __future__ import annotations

import pytest

from resonanz.act.models import Decision
from resonanz.answer.models import Reply
from resonanz.ask.models import Inquiry
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand.models import Insight
from tests.rooms.answer.support import guests, insight_of
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def insight(people: People, inquiry: Inquiry) -> Insight:
    return insight_of(people, inquiry, guests(people, inquiry), "Wer anruft, wartet")


def test_guests_see_nothing_of_it(people: People, inquiry: Inquiry, insight: Insight) -> None:
    story, _ = people.tells(inquiry, "Herr Kolbe.", permission="team")
    for url in (
        f"/team/geschichte/{story.pk}/",
        f"/team/erkenntnis/{insight.pk}/",
        "/team/anliegen/kontakt/erkenntnisse/",
    ):
        response = people.client().get(url)
        assert (response.status_code, b"Kolbe" in response.content) == (302, False)
    assert people.client().post(f"/team/geschichte/{story.pk}/antwort/", {"text": "Ich war's"}).status_code == 302
    assert not Reply.objects.exists()


def test_a_story_has_its_neighbours(people: People, inquiry: Inquiry) -> None:
    old, here, new = guests(people, inquiry)
    people.tells(people.inquiry(slug="schalter"), "Woanders")
    response = people.client(people.mira).get(f"/team/geschichte/{here.pk}/")
    assert (response.context["newer_url"], response.context["older_url"]) == (
        f"/team/geschichte/{new.pk}/",
        f"/team/geschichte/{old.pk}/",
    )


def test_among_the_unread_one_goes_from_unread_to_unread(people: People, inquiry: Inquiry) -> None:
    old, read, new = guests(people, inquiry)
    Story.objects.filter(pk=read.pk).update(first_read_at=read.received_at)
    context = people.client(people.mira).get(f"/team/geschichte/{new.pk}/?zeigen=ungelesen").context
    assert (context["newer_url"], context["older_url"]) == ("", f"/team/geschichte/{old.pk}/?zeigen=ungelesen")


def test_a_reply_is_sent_under_ones_own_name(people: People, inquiry: Inquiry) -> None:
    story, code = people.tells(inquiry, "Niemand hob ab.")
    response = people.client(people.jonas).post(f"/team/geschichte/{story.pk}/antwort/", {"text": "Das tut mir leid."})
    assert (response.status_code, response["Location"]) == (302, f"/team/geschichte/{story.pk}/")
    assert Reply.objects.get().author == people.jonas
    assert "Jonas Perk, Leitung" in people.client().get(f"/stimme/{code}/").content.decode()


def test_the_draft_of_a_reply_goes_once_the_reply_is_there(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "Niemand hob ab.")
    draft = f'data-clear-draft="reply-{story.pk}"'
    jonas, page = people.client(people.jonas), f"/team/geschichte/{story.pk}/antwort/"
    assert draft not in jonas.post(page, {"text": " "}, follow=True).content.decode()
    assert draft in jonas.post(page, {"text": "Das tut mir leid."}, follow=True).content.decode()
    assert draft not in jonas.get(page).content.decode()


def test_an_empty_reply_is_not_sent(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "Niemand hob ab.")
    response = people.client(people.jonas).post(f"/team/geschichte/{story.pk}/antwort/", {"text": "  "})
    assert (list(response.context["form"].errors), Reply.objects.count()) == (["text"], 0)


def test_an_imported_story_cannot_be_answered(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "Aus einer Datei.")
    Story.objects.filter(pk=story.pk).update(code_hash=None, source="alt.csv", external_id="4711")
    client = people.client(people.mira)
    shown = client.get(f"/team/geschichte/{story.pk}/")
    assert (shown.context["can_reply"], "4711" in shown.content.decode()) == (False, True)
    client.post(f"/team/geschichte/{story.pk}/antwort/", {"text": "Hallo?"})
    assert not Reply.objects.exists()


def test_a_withdrawn_story_shows_a_tombstone(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "Niemand hob ab.")
    withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    client = people.client(people.mira)
    shown = client.get(f"/team/geschichte/{story.pk}/")
    assert (shown.status_code, "Niemand hob ab." in shown.content.decode()) == (200, False)
    client.post(f"/team/geschichte/{story.pk}/antwort/", {"text": "Hallo?"})
    assert not Reply.objects.exists()


@pytest.mark.parametrize("url", ["/team/geschichte/0/", "/team/erkenntnis/0/", "/team/anliegen/fehlt/erkenntnisse/"])
def test_what_does_not_exist_is_not_found(people: People, url: str) -> None:
    assert people.client(people.mira).get(url).status_code == 404


def test_a_decision_is_made_and_then_public(people: People, inquiry: Inquiry, insight: Insight) -> None:
    data = {
        "word": "in_progress",
        "reason": "Wir bauen um.",
        "owner": "Ole",
        "due_on": "2099-05-02",
        "done_on": "2020-01-01",
    }
    response = people.client(people.jonas).post(f"/team/erkenntnis/{insight.pk}/", data)
    assert (response.status_code, response["Location"]) == (302, f"/team/erkenntnis/{insight.pk}/")
    decision = Decision.objects.get()
    assert (decision.word, decision.reason, decision.owner, str(decision.due_on), decision.done_on) == (
        "in_progress",
        "Wir bauen um.",
        "Ole",
        "2099-05-02",
        None,
    )
    assert decision.decided_by == people.jonas
    assert "Wir bauen um." in people.client().get("/anliegen/kontakt/bilanz/").content.decode()


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"word": ""}, ["word"]),
        ({"word": "not_possible", "owner": "Ole"}, ["reason"]),
        ({"word": "in_progress", "reason": "Bald."}, ["owner", "due_on"]),
        ({"word": "done", "done_on": "2099-01-01"}, ["done_on"]),
    ],
)
def test_an_incomplete_decision_is_said_and_kept(
    people: People, insight: Insight, data: dict[str, str], wrong: list[str]
) -> None:
    response = people.client(people.mira).post(f"/team/erkenntnis/{insight.pk}/", data)
    form = response.context["form"]
    assert (response.status_code, list(form.errors), Decision.objects.count()) == (422, wrong, 0)
    assert {name: form[name].value() for name in data} == data


def test_the_list_of_insights_is_the_balance(people: People, insight: Insight) -> None:
    response = people.client(people.mira).get("/team/anliegen/kontakt/erkenntnisse/")
    assert [row.insight.pk for row in response.context["balance"].rows] == [insight.pk]


def test_earlier_versions_and_decisions_stay_on_the_page(people: People, insight: Insight) -> None:
    client = people.client(people.mira)
    for data in ({"word": "not_possible", "reason": "Zu teuer."}, {"word": "exists", "reason": "Doch, unter Post."}):
        client.post(f"/team/erkenntnis/{insight.pk}/", data)
    page = client.get(f"/team/erkenntnis/{insight.pk}/").content.decode()
    assert ("Zu teuer." in page, "Doch, unter Post." in page) == (True, True)
