from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from resonanz.act import actions
from resonanz.act.enums import Comparison, ExperimentState, MeasureDeed
from resonanz.act.models import Experiment, Measure
from resonanz.ground.uploads import uploads_folder
from resonanz.understand.models import Insight
from tests.rooms.act.trials import LETTERS, MINUTES, PAIRS, end, page, trial, words
from tests.support.people import People

pytestmark = pytest.mark.django_db


TYPED = {
    "hypothesis": LETTERS.hypothesis,
    "what": LETTERS.what,
    "kind": "two_shares",
    "unit": "",
    "label_new": "Neuer Brief",
    "label_old": "Alter Brief",
    "n_per_group": "100",
    "until": "",
    "counts_people": "on",
}


class TestPlan:
    def test_a_draft_is_kept_changed_and_begun(self, team: Client, measure: Measure) -> None:
        team.post(f"/team/massnahme/{measure.pk}/versuch/", {**TYPED, "n_per_group": ""})
        pk = Experiment.objects.get().pk
        refused = team.post(f"/team/versuch/{pk}/beginnen/")
        assert refused.status_code == 422
        assert "Wann ist Schluss?" in words(refused)
        assert LETTERS.hypothesis in words(refused)
        assert team.post(f"/team/versuch/{pk}/plan/", TYPED).status_code == 302
        assert team.post(f"/team/versuch/{pk}/beginnen/", {"is_named": "on"}).status_code == 302
        found = trial(pk)
        assert (found.state, found.plan) == (ExperimentState.RUNNING, LETTERS)
        assert found.watch is not None
        assert found.watch.is_named

    def test_after_the_start_the_plan_is_closed(self, team: Client, begin: Callable[..., int]) -> None:
        pk = begin()
        for answer in (
            team.get(f"/team/versuch/{pk}/plan/"),
            team.post(f"/team/versuch/{pk}/plan/", {**TYPED, "n_per_group": "10"}),
            team.post(f"/team/versuch/{pk}/beginnen/"),
        ):
            assert answer.status_code == 302
        assert trial(pk).plan == LETTERS
        assert "ist ein neuer Versuch" in page(team, f"/team/versuch/{pk}/")

    def test_no_new_experiment_on_what_is_over(self, people: People, team: Client, measure: Measure) -> None:
        actions.end_measure(measure_id=measure.pk, deed=MeasureDeed.DONE, by=people.mira.pk, words="Fertig.")
        assert team.post(f"/team/massnahme/{measure.pk}/versuch/", TYPED).status_code == 302
        assert Experiment.objects.count() == 0


class TestNumbers:
    def test_typed_counts_are_kept(self, team: Client, begin: Callable[..., int]) -> None:
        pk = begin()
        sent = {"after": "1", "hits_a": "12", "total_a": "1.000", "hits_b": "", "total_b": ""}
        assert team.post(f"/team/versuch/{pk}/zahlen/", sent).status_code == 302
        assert "Neuer Brief: 12 von 1000" in page(team, f"/team/versuch/{pk}/")

    @pytest.mark.parametrize(
        ("sent", "says"),
        [
            ({"hits_a": "13", "total_a": "12"}, "Das geht nicht auf: 13 von 12."),
            ({"hits_a": "-1", "total_a": "12"}, "Eine Anzahl kann nicht negativ sein."),
            ({"hits_a": "1,5", "total_a": "12"}, "keine ganze Zahl"),
            ({"hits_a": "12", "total_a": ""}, "ist keine Zahl"),
            ({"hits_a": "NaN", "total_a": "12"}, "„NaN“ ist keine Zahl."),
            ({}, "Es ist nichts eingetragen."),
        ],
    )
    def test_typed_contradictions_are_refused_in_sentences(
        self, team: Client, begin: Callable[..., int], sent: dict[str, str], says: str
    ) -> None:
        pk = begin()
        answer = team.post(f"/team/versuch/{pk}/zahlen/", {"after": "1", **sent})
        assert answer.status_code == 422
        assert says in words(answer)
        assert trial(pk).lots == []

    def test_pasted_values_with_german_commas(self, team: Client, begin: Callable[..., int]) -> None:
        pk = begin(MINUTES)
        sent = {"after": "1", "values_a": "3,5\n4\n2,25", "values_b": "", "sign": ""}
        assert team.post(f"/team/versuch/{pk}/zahlen/", sent).status_code == 302
        assert trial(pk).lots[0].step.numbers == {"a": ["3.5", "4", "2.25"]}

    def test_ambiguous_values_are_refused_until_the_sign_is_said(self, team: Client, begin: Callable[..., int]) -> None:
        pk = begin(MINUTES)
        sent = {"after": "1", "values_a": "1.234", "values_b": "", "sign": ""}
        refused = team.post(f"/team/versuch/{pk}/zahlen/", sent)
        assert refused.status_code == 422
        assert "kann zweierlei heißen" in words(refused)
        assert team.post(f"/team/versuch/{pk}/zahlen/", {**sent, "sign": "."}).status_code == 302
        assert trial(pk).lots[0].step.numbers == {"a": ["1.234"]}

    def test_sent_twice_counts_once(self, team: Client, begin: Callable[..., int]) -> None:
        pk = begin()
        for _ in range(2):
            team.post(f"/team/versuch/{pk}/zahlen/", {"after": "1", "hits_a": "1", "total_a": "10"})
        assert trial(pk).sizes[0] == ("Neuer Brief", 10)

    def test_struck_with_a_reason_and_still_there(self, team: Client, begin: Callable[..., int]) -> None:
        pk = begin()
        team.post(f"/team/versuch/{pk}/zahlen/", {"after": "1", "hits_a": "1", "total_a": "10"})
        lot = trial(pk).lots[0].step.pk
        refused = team.post(f"/team/versuch/zahlen/{lot}/streichen/", {"strike-reason": ""})
        assert refused.status_code == 422
        team.post(f"/team/versuch/zahlen/{lot}/streichen/", {"strike-reason": "Falsche Woche."})
        shown = page(team, f"/team/versuch/{pk}/")
        assert "<s>Neuer Brief: 1 von 10</s>" in shown
        assert "Falsche Woche." in shown


class TestFile:
    def sent(self, team: Client, pk: int, content: bytes, name: str = "zahlen.csv", **more: str) -> Any:
        file = SimpleUploadedFile(name, content)
        return team.post(f"/team/versuch/{pk}/zahlen/datei/", {"sheet-after": "1", "sheet-file": file, **more})

    def test_only_the_two_columns_are_kept_and_never_the_file(self, team: Client, begin: Callable[..., int]) -> None:
        pk = begin(MINUTES)
        content = b"Kunde;Gruppe;Dauer\nAda Muster;Neuer Brief;3,5\nBen;Alter Brief;7\nCem;neuer brief;4\n"
        answer = self.sent(team, pk, content, **{"sheet-first": "Dauer", "sheet-second": "Gruppe", "sheet-sign": ""})
        assert answer.status_code == 302
        assert trial(pk).lots[0].step.numbers == {"a": ["3.5", "4"], "b": ["7"]}
        assert "Ada" not in page(team, f"/team/versuch/{pk}/")
        assert list(uploads_folder().iterdir()) == []

    def test_headers_are_recognised(self, team: Client, begin: Callable[..., int]) -> None:
        pk = begin()
        content = b"Gruppe,Wert\nNeuer Brief,ja\nNeuer Brief,nein\nAlter Brief,1\n"
        assert self.sent(team, pk, content).status_code == 302
        assert trial(pk).lots[0].step.numbers == {"a": {"hits": 1, "total": 2}, "b": {"hits": 1, "total": 1}}

    def test_pairs_stand_in_two_columns(self, team: Client, begin: Callable[..., int]) -> None:
        pk = begin(PAIRS)
        assert self.sent(team, pk, b"vorher;nachher\n5;3,5\n6;4\n").status_code == 302
        assert trial(pk).lots[0].step.numbers == {"a": ["3.5", "4"], "b": ["5", "6"]}

    def test_a_workbook_is_read(self, team: Client, begin: Callable[..., int]) -> None:
        book, target = openpyxl.Workbook(), BytesIO()
        for row in (["Wert"], [3.5], [4], [2.25]):
            book.active.append(row)
        book.save(target)
        pk = begin(MINUTES, kind=Comparison.ONE_MEAN)
        assert self.sent(team, pk, target.getvalue(), "zahlen.xlsx").status_code == 302
        assert trial(pk).sizes == [("Neuer Brief", 3)]

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"Gruppe;Wert\nDritter Brief;3\n", "Zeile 2: Die Gruppe „Dritter Brief“ steht nicht im Plan."),
            (b"Gruppe;Wert\nNeuer Brief;viel\n", "Zeile 2: „viel“ ist keine Zahl."),
            (b"Gruppe;Wert\nNeuer Brief;3,5\nAlter Brief;1.234\n", "Zeile 3: „1.234“ kann zweierlei heißen"),
            (b"Gruppe;Wert\nNeuer Brief;NaN\n", "Zeile 2: „NaN“ ist keine Zahl."),
            (b"Gruppe;Dauer\nNeuer Brief;3\n", "Vorhanden sind: Gruppe, Dauer."),
            (b"Gruppe;Wert\n", "Es ist nichts eingetragen."),
            (b"\x89PNG\r\n\x1a\n0000", "keine Tabelle"),
        ],
    )
    def test_a_file_that_contradicts_the_plan_is_refused_whole(
        self, team: Client, begin: Callable[..., int], content: bytes, says: str
    ) -> None:
        pk = begin(MINUTES)
        answer = self.sent(team, pk, content)
        assert answer.status_code == 422
        assert says in words(answer)
        assert trial(pk).lots == []
        assert list(uploads_folder().iterdir()) == []


class TestResult:
    def test_before_the_rule_there_is_no_verdict(self, people: People, team: Client, begin: Callable[..., int]) -> None:
        pk = begin()
        numbers = {"a": {"hits": 1, "total": 60}, "b": {"hits": 50, "total": 60}}
        actions.enter_shares(experiment_id=pk, numbers=numbers, by=people.mira.pk)
        shown = page(team, f"/team/versuch/{pk}/")
        assert "Noch nicht zu Ende." in shown
        assert "Intervall" not in shown
        assert "Zufall" not in shown
        assert team.get(f"/team/versuch/{pk}/bild.svg").status_code == 404

    def test_ended_by_rule_it_speaks_in_words_picture_and_table(
        self, people: People, team: Client, begin: Callable[..., int]
    ) -> None:
        pk = begin()
        numbers = {"a": {"hits": 12, "total": 100}, "b": {"hits": 20, "total": 100}}
        actions.enter_shares(experiment_id=pk, numbers=numbers, by=people.mira.pk)
        assert "Die vereinbarte Regel ist erreicht." in page(team, f"/team/versuch/{pk}/")
        team.post(f"/team/versuch/{pk}/beenden/")
        shown = page(team, f"/team/versuch/{pk}/")
        assert "8 Prozentpunkte weniger (95-%-Intervall: 18 weniger bis 2 mehr)" in shown
        assert "Das kann auch Zufall sein." in shown
        assert "7 bis 20 %" in shown
        for query in ("", "?dunkel"):
            picture = team.get(f"/team/versuch/{pk}/bild.svg{query}")
            assert picture.headers["Content-Type"] == "image/svg+xml"
            assert "Neuer Brief" in picture.content.decode()

    def test_stopped_early_it_says_so_everywhere(
        self, team: Client, measure: Measure, insight: Insight, begin: Callable[..., int]
    ) -> None:
        pk = begin()
        assert team.post(f"/team/versuch/{pk}/beenden/").status_code == 302
        assert trial(pk).state == ExperimentState.RUNNING
        assert team.post(f"/team/versuch/{pk}/beenden/", {"early": "1", "stop-reason": " "}).status_code == 422
        team.post(f"/team/versuch/{pk}/beenden/", {"early": "1", "stop-reason": "Der Drucker ist kaputt."})
        said = {"words": "Erst den Drucker prüfen.", "turnout": "unclear"}
        team.post(f"/team/versuch/{pk}/gelernt/", said)
        for address in (
            f"/team/versuch/{pk}/",
            f"/team/massnahme/{measure.pk}/",
            "/team/anliegen/kontakt/massnahmen/",
            f"/team/erkenntnis/{insight.pk}/",
            f"/anliegen/kontakt/bilanz/{insight.pk}/",
        ):
            assert "Vorzeitig beendet" in page(team, address), address

    def test_learning_is_owed(self, people: People, team: Client, begin: Callable[..., int]) -> None:
        pk = begin()
        end(people, pk)
        for sent in ({"words": "", "turnout": "held"}, {"words": "Viel."}, {"words": "Viel.", "turnout": "won"}):
            assert team.post(f"/team/versuch/{pk}/gelernt/", sent).status_code == 422
        team.post(f"/team/versuch/{pk}/gelernt/", {"words": "Der Brief ist zu lang.", "turnout": "not_held"})
        assert "Der Brief ist zu lang." in page(team, f"/team/versuch/{pk}/")

    def test_somebody_else_watches(self, people: People, begin: Callable[..., int]) -> None:
        pk, jonas = begin(), people.client(people.jonas)
        jonas.post(f"/team/versuch/{pk}/achten/", {"is_named": "on"})
        assert trial(pk).public_watcher == people.jonas
        assert "Jonas Perk" in page(jonas, f"/team/versuch/{pk}/")
