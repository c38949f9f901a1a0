"""One answer to everybody whose words carry an insight: each has it as a reply of their own, once."""

from __future__ import annotations

from typing import Any

import pytest

from resonanz.answer import actions, reads, tasks
from resonanz.answer.actions import answer_all, work_on_bulk
from resonanz.answer.errors import NobodyToAnswer
from resonanz.answer.models import BulkReply, Reply
from resonanz.ask.models import Inquiry
from resonanz.listen.actions import supplement_story, withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.trust.models import LedgerHead
from resonanz.understand.models import Insight
from tests.rooms.answer.support import guests, insight_of
from tests.support.people import People

pytestmark = pytest.mark.django_db

TEXT = "Seit Montag nimmt jemand ab. Bis Ende März prüft Frau Holt, ob das hält."
KEY = "a key of a form that is long"


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def insight(people: People, inquiry: Inquiry) -> Insight:
    return insight_of(people, inquiry, guests(people, inquiry), "Niemand hebt ab")


def said_to_all(people: People, insight: Insight, key: str = KEY) -> BulkReply:
    return answer_all(insight=insight, text=TEXT, key=key, by=people.mira.pk)


def test_everybody_gets_a_reply_of_their_own_with_its_own_entry(people: People, insight: Insight) -> None:
    before = LedgerHead.objects.get().size
    assert work_on_bulk(said_to_all(people, insight).pk) == 3
    replies = Reply.objects.all()
    assert {reply.text for reply in replies} == {TEXT}
    assert len({reply.story_id for reply in replies}) == len({reply.entry_index for reply in replies}) == 3
    assert LedgerHead.objects.get().size == before + 3
    assert BulkReply.objects.get().finished_at is not None


def test_working_twice_and_pressing_twice_answers_once(people: People, insight: Insight) -> None:
    first = said_to_all(people, insight)
    assert said_to_all(people, insight) == first
    assert (work_on_bulk(first.pk), work_on_bulk(first.pk)) == (3, 0)
    assert Reply.objects.count() == 3


def test_a_crash_in_the_middle_is_finished_by_the_next_run(
    people: People, insight: Insight, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = said_to_all(people, insight)
    real, calls = actions.reply_to, [0]

    def breaks(**asked: Any) -> Reply:
        calls[0] += 1
        if calls[0] == 2:
            raise OSError("crash")
        return real(**asked)

    monkeypatch.setattr("resonanz.answer.actions.bulk.reply_to", breaks)
    with pytest.raises(OSError, match="crash"):
        work_on_bulk(answer.pk)
    assert (Reply.objects.count(), BulkReply.objects.get().finished_at) == (1, None)
    monkeypatch.undo()
    tasks.finish_bulks(0)
    assert Reply.objects.count() == 3
    assert BulkReply.objects.get().finished_at is not None


def test_one_teller_with_two_stories_gets_one_answer(people: People, inquiry: Inquiry) -> None:
    story, _code = people.tells(inquiry, "Niemand hob ab.")
    added = supplement_story(story=story, place=inquiry.place, key="key of a supplement", text="Heute auch nicht.")
    both = [story, Story.objects.get(pk=added.story_id)]
    insight = insight_of(people, inquiry, [*both, *guests(people, inquiry, 2)], "Niemand hebt ab")
    assert work_on_bulk(said_to_all(people, insight).pk) == 3
    assert Reply.objects.get(story__teller=story.teller).story_id == story.pk


def test_voices_against_it_withdrawn_and_imported_ones_are_left_out(people: People, inquiry: Inquiry) -> None:
    gone, imported, stays, against = guests(people, inquiry, 4)
    insight = insight_of(people, inquiry, [gone, imported, stays], "Niemand hebt ab", counter=[against])
    answer = said_to_all(people, insight)
    withdraw_stories(story_ids=[gone.pk], ground=Withdrawal.TELLER)
    Story.objects.filter(pk=imported.pk).update(code_hash=None, source="alt.csv", external_id="1")
    work_on_bulk(answer.pk)
    assert [reply.story_id for reply in Reply.objects.all()] == [stays.pk]
    assert BulkReply.objects.get().finished_at is not None


def test_where_nobody_could_read_it_there_is_no_answer(people: People, inquiry: Inquiry) -> None:
    stories = guests(people, inquiry)
    insight = insight_of(people, inquiry, stories, "Niemand hebt ab")
    withdraw_stories(story_ids=[story.pk for story in stories], ground=Withdrawal.TELLER)
    with pytest.raises(NobodyToAnswer):
        said_to_all(people, insight)
    assert not BulkReply.objects.exists()


def test_more_than_a_page_waits_for_goes_through_the_queue(
    people: People, insight: Insight, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    monkeypatch.setattr("resonanz.answer.views.bulk.ask_to_answer_all", asked.append)
    client, url = people.client(people.mira), f"/team/erkenntnis/{insight.pk}/antworten/"
    assert client.post(url, {"text": TEXT, "key": KEY}).status_code == 302
    assert (asked, Reply.objects.count()) == ([BulkReply.objects.get().pk], 0)
    waiting = client.get(url + "stand/").content.decode()
    assert "3 noch nicht" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    tasks.answer_all(asked[0])
    done = client.get(url + "stand/").content.decode()
    assert "3 Menschen haben sie" in done
    assert "hx-get" not in done


def test_the_guard_looks_first_and_stops_nobody(people: People, insight: Insight) -> None:
    client, url = people.client(people.jonas), f"/team/erkenntnis/{insight.pk}/antworten/"
    words = {"text": "Wir bitten um Verständnis, das Aufkommen war hoch.", "key": KEY}
    shown = client.post(url, words).content.decode()
    assert "<mark>" in shown
    assert "So senden" in shown
    assert not BulkReply.objects.exists()
    assert client.post(url, {**words, "deed": "so"}).status_code == 302
    assert Reply.objects.count() == 3
    page = client.get(url).content.decode()
    assert f'data-clear-draft="bulk-{insight.pk}"' in page


def test_the_page_says_how_many_and_in_which_language(people: People, inquiry: Inquiry) -> None:
    german = guests(people, inquiry, 2)
    english, _code = people.tells(inquiry, "I waited for an hour and nobody called me back.")
    insight = insight_of(people, inquiry, [*german, english], "Niemand hebt ab")
    page = people.client(people.mira).get(f"/team/erkenntnis/{insight.pk}/antworten/").content.decode()
    assert "3 Menschen, deren Worte hier Beleg sind" in page
    assert "Einer davon hat auf Englisch erzählt." in page
    assert reads.languages_of(reads.tellers_of(insight.pk)) == {"de": 2, "en": 1}


@pytest.mark.parametrize("data", [{"text": " ", "key": KEY}, {}])
def test_an_empty_answer_goes_to_nobody(people: People, insight: Insight, data: dict[str, str]) -> None:
    response = people.client(people.mira).post(f"/team/erkenntnis/{insight.pk}/antworten/", data)
    assert (response.status_code, BulkReply.objects.count()) == (422, 0)
