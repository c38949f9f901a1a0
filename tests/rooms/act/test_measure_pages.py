from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from resonanz.act import actions
from resonanz.act.enums import Turnout
from resonanz.act.models import Measure
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from resonanz.understand import reads as understand_reads
from resonanz.understand.models import Insight
from tests.rooms.act.trials import LETTERS, end, page
from tests.support.people import People

pytestmark = pytest.mark.django_db


class TestMeasures:
    def test_from_the_insight_and_back_in_one_click(self, team: Client, insight: Insight) -> None:
        assert f"/team/erkenntnis/{insight.pk}/massnahme/" in page(team, f"/team/erkenntnis/{insight.pk}/")
        answer = team.post(f"/team/erkenntnis/{insight.pk}/massnahme/", {"title": "Wir rufen zurück", "what": ""})
        made = Measure.objects.get()
        assert answer.headers["Location"] == f"/team/massnahme/{made.pk}/"
        shown = page(team, f"/team/massnahme/{made.pk}/")
        assert f'href="/team/erkenntnis/{insight.pk}/"' in shown
        stories = {row.story_id for row in understand_reads.evidence_of([insight.pk])}
        assert all(f"/team/geschichte/{pk}/" in shown for pk in stories)
        assert f'href="/team/massnahme/{made.pk}/"' in page(team, f"/team/erkenntnis/{insight.pk}/")
        assert f'href="/team/massnahme/{made.pk}/"' in page(team, "/team/anliegen/kontakt/massnahmen/")

    def test_a_measure_without_words_is_refused_in_a_sentence(self, team: Client, insight: Insight) -> None:
        answer = team.post(f"/team/erkenntnis/{insight.pk}/massnahme/", {"title": " ", "what": "Viel"})
        assert answer.status_code == 422
        assert Measure.objects.count() == 0

    def test_picked_up_noted_laid_down_and_ended(self, team: Client, measure: Measure) -> None:
        def step(deed: str, **more: str) -> int:
            return team.post(f"/team/massnahme/{measure.pk}/schritt/", {"deed": deed, **more}).status_code

        assert step("taken") == 302
        assert "Mira Holt" in page(team, f"/team/massnahme/{measure.pk}/")
        assert [step("note", **{"note-words": "Der Entwurf liegt vor."}), step("laid")] == [302, 302]
        assert [step("done"), step("steal")] == [422, 404]
        assert step("given_up", **{"end-words": "Zu teuer."}) == 302
        assert step("taken") == 302
        shown = page(team, f"/team/massnahme/{measure.pk}/")
        assert "Zu teuer." in shown
        assert "Diese Maßnahme ist schon zu Ende." in shown
        assert [row.deed for row in measure.steps.all()] == ["taken", "note", "laid", "given_up"]

    def test_the_measure_stays_when_all_its_stories_are_gone(
        self, people: People, team: Client, insight: Insight, measure: Measure
    ) -> None:
        told = {row.story_id for row in understand_reads.evidence_of([insight.pk])}
        assert "zurückgezogen oder gelöscht" not in page(team, f"/team/massnahme/{measure.pk}/")
        listen.withdraw_stories(story_ids=sorted(told), ground=Withdrawal.TELLER)
        shown = page(team, f"/team/massnahme/{measure.pk}/")
        assert "wurden zurückgezogen oder gelöscht" in shown
        assert measure.title in page(team, "/team/anliegen/kontakt/massnahmen/")
        actions.pick_up_measure(measure_id=measure.pk, by=people.jonas.pk)

    @pytest.mark.parametrize(
        "path", ["massnahme/999/", "versuch/999/", "versuch/999/bild.svg", "anliegen/nie/massnahmen/"]
    )
    def test_what_is_not_there_is_not_found(self, team: Client, path: str) -> None:
        assert team.get(f"/team/{path}").status_code == 404

    def test_nobody_from_outside_gets_in(self, people: People, measure: Measure) -> None:
        for path in (f"/team/massnahme/{measure.pk}/", "/team/anliegen/kontakt/massnahmen/"):
            assert people.client().get(path).status_code == 302


class TestPublic:
    def shown(self, people: People, insight: Insight) -> str:
        return page(people.client(), f"/anliegen/kontakt/bilanz/{insight.pk}/")

    def test_measures_stand_there_without_names(
        self, people: People, insight: Insight, measure: Measure, begin: Callable[..., int]
    ) -> None:
        actions.pick_up_measure(measure_id=measure.pk, by=people.jonas.pk)
        begin()
        shown = self.shown(people, insight)
        assert measure.title in shown
        assert "Läuft noch" in shown
        assert "Bis dahin steht hier kein Ergebnis." in shown
        assert "Jonas" not in shown
        assert "Darauf achtet" not in shown

    def test_who_agreed_is_named(self, people: People, insight: Insight, begin: Callable[..., int]) -> None:
        begin(is_named=True)
        assert f"Darauf achtet: {people.mira.signature}" in self.shown(people, insight)

    def test_drafts_are_nobodys_business(self, people: People, insight: Insight, measure: Measure) -> None:
        actions.draft_experiment(measure=measure, plan=LETTERS, by=people.mira.pk)
        assert LETTERS.hypothesis not in self.shown(people, insight)

    def test_results_with_what_was_learned_also_when_it_failed(
        self, people: People, insight: Insight, begin: Callable[..., int]
    ) -> None:
        pk = begin()
        end(people, pk)
        said = "Der Brief hilft so nicht."
        actions.learn_from_experiment(experiment_id=pk, words=said, turnout=Turnout.NOT_HELD, by=people.mira.pk)
        shown = self.shown(people, insight)
        assert "8 Prozentpunkte weniger" in shown
        assert said in shown
        picture = people.client().get(f"/anliegen/kontakt/versuch/{pk}/bild.svg")
        assert picture.status_code == 200

    @pytest.mark.parametrize("hits", [1, 4, 96])
    def test_no_small_group_of_people_is_shown(
        self, people: People, insight: Insight, begin: Callable[..., int], hits: int
    ) -> None:
        pk = begin()
        end(people, pk, new=(hits, 100))
        shown = self.shown(people, insight)
        assert "Eine Gruppe ist kleiner als fünf Menschen." in shown
        assert "Intervall" not in shown
        assert people.client().get(f"/anliegen/kontakt/versuch/{pk}/bild.svg").status_code == 404
        assert "Intervall" in page(people.client(people.mira), f"/team/versuch/{pk}/")

    def test_things_may_be_few(self, people: People, insight: Insight, begin: Callable[..., int]) -> None:
        pk = begin(counts_people=False)
        end(people, pk, new=(2, 100))
        assert "2 von 100" in self.shown(people, insight)

    def test_no_picture_at_another_address_nor_before_the_end(
        self, people: People, inquiry: Inquiry, begin: Callable[..., int]
    ) -> None:
        people.inquiry(slug="anderes")
        pk = begin(until=clock.today() + timedelta(days=9))
        assert people.client().get(f"/anliegen/kontakt/versuch/{pk}/bild.svg").status_code == 404
        end(people, pk)
        assert people.client().get(f"/anliegen/anderes/versuch/{pk}/bild.svg").status_code == 404
        assert people.client().get(f"/anliegen/{inquiry.slug}/versuch/{pk}/bild.svg").status_code == 200
