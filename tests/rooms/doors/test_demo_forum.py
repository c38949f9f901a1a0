"""The forums of the demo: an evening with everything that evenings have, and the next one."""

from __future__ import annotations

from collections import Counter
from importlib.resources import as_file, files

import pytest
from django.test import Client

from resonanz.act import reads as act_reads
from resonanz.act.enums import Outcome, Pledge, Word
from resonanz.act.models import Decision
from resonanz.ask import actions as ask
from resonanz.ask.models import Invitation
from resonanz.doors import demo_forum
from resonanz.forum import reads
from resonanz.forum.enums import CameTrue, Phase, RoundState, Stage, Turn, Verdict
from resonanz.forum.models import AgendaWish, Contribution, Forum, Happening, QueueTurn, Seat
from resonanz.ground import clock
from resonanz.listen.models import Story
from resonanz.understand.models import Insight, Placement
from resonanz_engine import defaults, listening
from resonanz_engine.adapters.remembered import Remembered
from tests.rooms.doors.conftest import Steps
from tests.rooms.doors.demo_pages import check_mission, check_tour, host
from tests.support.quiet import audited

pytestmark = pytest.mark.django_db


@pytest.mark.timeout(600)
def test_one_evening_was_held_and_the_next_is_announced(told: Steps) -> None:
    """Everything at once, because loading the demo takes a while."""
    held = Forum.objects.get(inquiry__slug="kundenforum-1")
    check_evening(held)
    check_promises(held)
    check_readiness(held)
    check_next()
    check_inside()
    check_cards()
    check_mission()
    check_tour()
    assert audited() == []


def check_evening(held: Forum) -> None:
    assert (held.stage, held.number, held.inquiry.state) == (Stage.BALANCED, 1, "closed")
    assert (Seat.objects.filter(forum=held).count(), Seat.objects.filter(is_remote=True).count()) == (24, 2)
    rounds = reads.rounds_of(held.pk)
    assert [row.state for row in rounds].count(RoundState.SKIPPED) == 1
    assert [row.extra_minutes for row in rounds if row.extra_minutes] == [10]
    told = reads.told_by_round(held.pk)
    assert [told.get(row.pk, 0) for row in rounds] == [12, 17, 14, 0, 13, 0, 0, 10]
    wishes = Contribution.objects.filter(round=rounds[4])
    assert (wishes.count(), wishes.filter(answers=None).count()) == (13, 1)
    assert Contribution.objects.get(is_late=True).round == rounds[2]
    turns = Counter(QueueTurn.objects.values_list("state", flat=True))
    assert turns == {Turn.DONE: 4, Turn.DECLINED: 1, Turn.LEFT: 1}
    stories = Story.objects.filter(inquiry=held.inquiry)
    counted = (stories.count(), stories.exclude(withdrawn_at=None).count(), stories.exclude(superseded_at=None).count())
    # One corrected, one withdrawn by its teller while everybody looked through their words; the team wrote two down.
    assert (*counted, stories.exclude(origin="").count()) == (67, 1, 1, 2)
    happened = Happening.objects.filter(forum=held).count()
    assert (Placement.objects.filter(inquiry_id=held.inquiry_id).count(), happened) == (65, 23)
    assert reads.after(held).unread == 0


def check_promises(held: Forum) -> None:
    promises = act_reads.commitments_of(held.inquiry_id)
    assert [promise.key for promise in promises] == [
        Outcome.KEPT,
        Outcome.MISSED,
        Outcome.OPEN,
        Outcome.OPEN,
    ]
    moved = promises[2]
    assert (moved.steps[-1].deed, moved.due_on > moved.promised_for) == (Pledge.MOVED, True)
    insights = Insight.objects.filter(inquiry=held.inquiry)
    decided = Decision.objects.filter(insight__in=insights).values_list("word", flat=True)
    assert set(decided) == {word.value for word in Word}
    assert all(insight.people >= 5 for insight in insights)


def check_readiness(held: Forum) -> None:
    before, after = reads.moods(held)
    assert (before.phase, before.people, after.people) == (Phase.BEFORE, 8, 8)
    assert before.mean is not None
    assert after.mean is not None
    assert before.mean < 2.5
    assert after.mean > 4
    seen = reads.fears(held)
    assert len(seen) == 5
    assert all(one.fear.answer for one in seen)
    assert [sum(one.outcomes.values()) for one in seen if one.outcomes] == [8] * 5
    assert sum(one.outcomes[CameTrue.YES] for one in seen if one.outcomes) == 2


def check_next() -> None:
    following = Forum.objects.get(inquiry__slug="kundenforum-2")
    assert (following.stage, following.number, following.inquiry.state) == (Stage.ANNOUNCED, 2, "open")
    assert following.starts_at is not None
    assert 20 <= (following.starts_at - clock.now()).days <= 21
    kinds = [row.kind for row in reads.rounds_of(following.pk)]
    assert (kinds[1], kinds.count("talk")) == ("balance", 1)
    taken, declined, waiting = AgendaWish.objects.order_by("pk")
    assert (taken.verdict, declined.verdict, waiting.verdict) == (Verdict.TAKEN, Verdict.DECLINED, Verdict.WAITING)
    assert taken.round is not None
    assert (taken.round.kind, bool(declined.reason)) == ("talk", True)


def check_inside() -> None:
    """An evening among staff, held and answered for, of which nothing leads to a seat; and the next one as a draft."""
    held, following = (Forum.objects.get(inquiry__slug=slug) for slug in ("unter-uns", "unter-uns-2"))
    assert (held.stage, held.is_for_staff, held.number, held.inquiry.state) == (Stage.BALANCED, True, 1, "closed")
    assert (following.stage, following.number, following.previous) == (Stage.DRAFT, 2, held)
    assert held.inquiry.says_du
    seats = Seat.objects.filter(forum=held)
    assert (seats.count(), seats.exclude(name="").count()) == (26, 0)
    said = Contribution.objects.filter(forum=held)
    assert (said.count(), said.exclude(seat=None, table=None).count()) == (41, 0)
    assert {tuple(row.story.roles) for row in said.select_related("story")} == {("employee",)}
    assert reads.after(held).unread == 0
    minutes = reads.minutes_of(held)
    assert (minutes.shown, minutes.closed, minutes.table) == (40, 1, None)
    promises = [promise.key for promise in minutes.commitments]
    assert promises == [Outcome.KEPT, Outcome.KEPT, Outcome.MISSED, Outcome.OPEN]
    words = Decision.objects.filter(insight__inquiry=held.inquiry).values_list("word", flat=True)
    assert set(words) == {Word.DONE, Word.IN_PROGRESS, Word.NOT_POSSIBLE}
    guest, team = Client(), host()
    for page in ("/forum/unter-uns/protokoll/", "/anliegen/unter-uns/bilanz/"):
        assert (guest.get(page).status_code, team.get(page).status_code) == (404, 200)
    shown = team.get("/forum/unter-uns/protokoll/").content.decode()
    assert "Ich werde danach gemessen, wie schnell ich auflege." in shown
    assert "Manches schreibe ich auch hier nicht auf." not in shown
    for page in ("/", "/bilanz/", "/rundgang/5/"):
        assert "Gemessen wird das Auflegen" not in guest.get(page).content.decode()


def check_cards() -> None:
    """A guest who types the code of a card that carries no name comes in."""
    cards = list(Invitation.objects.filter(candidate=None))
    assert len(cards) == 4
    for card in cards:
        answer = Client().get(f"/e/{ask.code_for(card)}/", follow=True)
        assert answer.status_code == 200
        assert "abgelaufen" not in answer.content.decode()
    assert all(card.expires_on > clock.today() for card in cards)


def test_the_vectors_of_the_forum_are_those_of_its_words() -> None:
    texts = demo_forum.texts(demo_forum.content())
    folder = files("resonanz.doors") / "data/demo"
    with as_file(folder / "forum.npz") as path:
        reader = Remembered(defaults.embedder(), path)
        read = [defaults.readable(text) for text in texts]
        read += listening.passage_texts(texts, listening.passages(texts))
        assert [text for text in read if not reader.knows(text)] == []
