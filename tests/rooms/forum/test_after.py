"""The page on which the team finishes what an evening began."""

from __future__ import annotations

from datetime import timedelta

from resonanz.act import actions as act_actions
from resonanz.act.enums import Word
from resonanz.forum.enums import Stage
from resonanz.forum.models import Forum
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from tests.rooms.forum.evenings import evening, later
from tests.rooms.forum.support import drafted
from tests.support.people import People

AFTER = "/team/forum/forum/nacharbeit/"


def test_only_the_team_comes_in(people: People) -> None:
    drafted(people)
    assert people.client().get(AFTER).status_code == 302
    assert "Der Abend ist noch nicht vorbei" in people.client(people.mira).get(AFTER).content.decode()
    assert people.client(people.mira).get("/team/forum/keines/nacharbeit/").status_code == 404


def test_a_seal_before_the_time_is_refused_with_the_reason(people: People) -> None:
    it = evening(people)
    it.says(2, "Der Bus fuhr an mir vorbei.")
    it.ends()
    client = people.client(people.mira)
    page = client.get(AFTER).content.decode()
    assert "Bis dahin gehört die Zeit den Gästen." in page
    assert 'value="seal"' not in page
    answer = client.post(AFTER, {"deed": "seal"}, follow=True)
    assert "Die Gäste sehen ihre Worte noch durch." in answer.content.decode()
    assert Forum.objects.get().stage == Stage.REVIEW


def test_what_guests_did_with_their_words_is_counted(people: People) -> None:
    it = evening(people)
    gone = it.says(2, "Ich verschwinde.")
    narrowed = it.says(2, "Doch nicht für alle.")
    renewed = it.says(2, "Erste Fassung.")
    it.ends()
    with later(timedelta(days=1)):
        listen.withdraw_stories(story_ids=[gone.pk], ground=Withdrawal.TELLER)
        listen.change_permission(story=narrowed, permission="forum")
        listen.supersede_story(
            story=renewed, place=it.forum.inquiry.place, key="a key for a version", text="Zweite Fassung."
        )
        page = people.client(people.mira).get(AFTER).content.decode()
    for label in ("Seit dem Abend neu gefasst", "Zurückgezogen", "Freigabe geändert"):
        assert f"<dt>{label}</dt><dd>1</dd>" in page


def test_from_the_seal_to_the_balance_with_what_is_missing_on_the_way(people: People) -> None:
    it = evening(people)
    it.says(2, "Der Bus fuhr an mir vorbei.")
    it.ends()
    client = people.client(people.mira)
    with later():
        assert "wartet auf sein Siegel" in client.get("/team/").content.decode()
        assert "Versiegelt." in client.post(AFTER, {"deed": "seal"}, follow=True).content.decode()
        assert "nur einmal" in client.post(AFTER, {"deed": "seal"}, follow=True).content.decode()
        assert "Es gibt noch keine Erkenntnis" in client.post(AFTER, {"deed": "balance"}, follow=True).content.decode()
        insight = it.understood()
        page = client.get(AFTER).content.decode()
        assert f"/team/erkenntnis/{insight.pk}/" in page
        assert 'value="balance"' not in page
        assert "Eine Erkenntnis wartet noch" in client.post(AFTER, {"deed": "balance"}, follow=True).content.decode()
        act_actions.decide(
            insight=insight, place=it.forum.inquiry.place, word=Word.DONE, by=people.mira.pk, done_on=people.today()
        )
        assert "Veröffentlicht." in client.post(AFTER, {"deed": "balance"}, follow=True).content.decode()
        assert Forum.objects.get().stage == Stage.BALANCED
        assert "Es beginnt mit der Bilanz von diesem." in client.get(AFTER).content.decode()
        assert "naechstes" not in client.get(AFTER).content.decode()
        drafted(people, slug="naechstes")
        assert "Kundenforum 2" in client.get(AFTER).content.decode()
        assert "Das Protokoll wartet" not in client.get("/team/").content.decode()


def test_nonsense_does_nothing(people: People) -> None:
    it = evening(people)
    it.ends()
    assert people.client(people.mira).post(AFTER, {"deed": "alles"}).status_code == 302
    assert Forum.objects.get().stage == Stage.REVIEW
