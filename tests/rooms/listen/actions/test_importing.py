"""Taking in a foreign table: nothing twice, nothing overwritten, nothing resurrected, safe to kill."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

import resonanz_pruefe as pruefe
from resonanz.ground import clock
from resonanz.listen import actions
from resonanz.listen.actions import Tally
from resonanz.listen.enums import Withdrawal
from resonanz.listen.errors import ImportRefused
from resonanz.listen.models import Story
from resonanz.listen.rules.tables.rows import Refused
from resonanz.trust.models import LedgerEntry, LedgerHead
from tests.rooms.listen.support import commits_to, csv_file, leaf, take, tally, texts
from tests.support.log import Log
from tests.support.people import People

COLUMNS = {"id": "id", "text": "text", "date": "datum", "author": "verfasser"}
HEAD = "id;text;datum;verfasser"
ROWS = (HEAD, "1;47 Minuten Musik;2026-01-05;ada", "2;Rechnung falsch;2026-01-06;ben", "3;Alles gut;;ada")


class KilledError(Exception):
    """The process ends here."""


def test_take_table_stores_rows_as_stories_of_the_team_only(people: People, tmp_path: Path) -> None:
    inquiry = people.inquiry()
    assert tally(take(csv_file(tmp_path, *ROWS), inquiry)) == (3, 0, 0)
    story = Story.objects.get(external_id="1")
    assert (story.text, story.permission, story.name, story.via, story.source, story.roles) == (
        "47 Minuten Musik",
        "team",
        "",
        "import",
        "beschwerden",
        ["customer"],
    )
    assert story.told_at == datetime(2026, 1, 4, 23, 0, tzinfo=UTC)
    assert story.code_hash is None


def test_take_table_records_every_row(people: People, tmp_path: Path) -> None:
    inquiry = people.inquiry()
    take(csv_file(tmp_path, *ROWS), inquiry)
    for story in Story.objects.all():
        entry = leaf(story.entry_index)
        assert (entry["k"], entry["f"], entry["via"]) == ("contribution", inquiry.place, "import")
        assert commits_to(story.entry_index, {"text": story.text, "works_well": ""})


def test_take_table_without_a_date_was_told_when_it_came(people: People, tmp_path: Path) -> None:
    with clock.held_at(datetime(2027, 3, 28, 12, 0, tzinfo=UTC)):
        take(csv_file(tmp_path, *ROWS), people.inquiry())
    story = Story.objects.get(external_id="3")
    assert story.told_at == story.received_at == datetime(2027, 3, 28, 12, 0, tzinfo=UTC)


def test_take_table_dry_run_stores_nothing(people: People, tmp_path: Path) -> None:
    inquiry = people.inquiry()
    entries, size = LedgerEntry.objects.count(), LedgerHead.objects.get().size
    assert tally(take(csv_file(tmp_path, *ROWS), inquiry, dry_run=True)) == (3, 0, 0)
    assert (Story.objects.count(), LedgerEntry.objects.count(), LedgerHead.objects.get().size) == (
        0,
        entries,
        size,
    )


def test_take_table_dry_run_tells_what_the_real_one_does(people: People, tmp_path: Path) -> None:
    inquiry = people.inquiry()
    take(csv_file(tmp_path, HEAD, ROWS[1]), inquiry)
    path = csv_file(tmp_path, *ROWS, "1;Andere Worte;;", "4; ;;")
    foretold = tally(take(path, inquiry, columns=COLUMNS, dry_run=True))
    assert foretold == tally(take(path, inquiry, columns=COLUMNS)) == (2, 1, 2)


def test_take_table_second_time_brings_nothing(people: People, tmp_path: Path) -> None:
    inquiry = people.inquiry()
    path = csv_file(tmp_path, *ROWS)
    take(path, inquiry)
    entries = LedgerEntry.objects.count()
    assert tally(take(path, inquiry)) == (0, 3, 0)
    assert (Story.objects.count(), LedgerEntry.objects.count()) == (3, entries)


def test_take_table_without_ids_second_time_brings_nothing(people: People, tmp_path: Path) -> None:
    inquiry = people.inquiry()
    path = csv_file(tmp_path, "text", "gleich", "gleich", "anders")
    assert tally(take(path, inquiry)) == (3, 0, 0)
    assert tally(take(path, inquiry)) == (0, 3, 0)


def test_take_table_grown_file_brings_what_is_new(people: People, tmp_path: Path) -> None:
    inquiry = people.inquiry()
    take(csv_file(tmp_path, *ROWS[:2]), inquiry)
    assert tally(take(csv_file(tmp_path, *ROWS), inquiry)) == (2, 1, 0)
    assert texts(inquiry) == ["47 Minuten Musik", "Rechnung falsch", "Alles gut"]


def test_take_table_known_id_with_other_words_is_refused(people: People, tmp_path: Path) -> None:
    inquiry = people.inquiry()
    take(csv_file(tmp_path, *ROWS), inquiry)
    refused: list[Refused] = []
    changed = csv_file(tmp_path, HEAD, "2;Rechnung doch richtig;2026-01-06;ben")
    assert tally(take(changed, inquiry, refused=refused)) == (0, 0, 1)
    assert [(row.code, row.external_id, row.line, row.excerpt) for row in refused] == [
        ("id_known_with_other_text", "2", 2, "Rechnung doch richtig")
    ]
    assert Story.objects.get(external_id="2").text == "Rechnung falsch"


def test_take_table_same_ids_from_another_source_or_inquiry_are_others(people: People, tmp_path: Path) -> None:
    path = csv_file(tmp_path, *ROWS)
    first, second = people.inquiry(), people.inquiry(slug="rechnung")
    take(path, first)
    assert tally(take(path, first, source="bewertungen")) == (3, 0, 0)
    assert tally(take(path, second)) == (3, 0, 0)


def test_take_table_withdrawn_words_are_not_resurrected(people: People, tmp_path: Path) -> None:
    inquiry = people.inquiry()
    path = csv_file(tmp_path, *ROWS)
    take(path, inquiry)
    gone = Story.objects.get(external_id="1")
    actions.withdraw_stories(story_ids=[gone.pk], ground=Withdrawal.RETENTION)
    other_words = csv_file(tmp_path, HEAD, "1;Jetzt mit anderen Worten;;", name="anders.csv")
    assert tally(take(path, inquiry)) == (0, 3, 0)
    assert tally(take(other_words, inquiry)) == (0, 1, 0)
    gone.refresh_from_db()
    assert (gone.text, Story.objects.count()) == ("", 3)


def test_take_table_words_of_a_forgotten_author_are_known_without_their_id(people: People, tmp_path: Path) -> None:
    inquiry = people.inquiry()
    path = csv_file(tmp_path, *ROWS)
    take(path, inquiry)
    story = Story.objects.get(external_id="1")
    actions.forget_authors(story_ids=[story.pk])
    story.refresh_from_db()
    assert story.text == "47 Minuten Musik"
    assert not story.has_known_source
    assert story.external_id != "1"
    assert not Story.objects.filter(external_id__in=["1", "3"]).exists()
    assert "beschwerden" not in people.client(people.mira).get(f"/team/geschichte/{story.pk}/").content.decode()
    other_words = csv_file(tmp_path, HEAD, "1;Jetzt mit anderen Worten;;", name="anders.csv")
    assert tally(take(path, inquiry)) == (0, 3, 0)
    assert tally(take(other_words, inquiry)) == (0, 0, 1)
    log = Log()
    note = log.seal()
    assert pruefe.check_audit(log.audit_file(), note).code == pruefe.INTACT


def test_take_table_same_author_is_one_teller_and_not_stored(people: People, tmp_path: Path) -> None:
    take(csv_file(tmp_path, *ROWS), people.inquiry())
    ada, ben, again = (Story.objects.get(external_id=external_id) for external_id in ("1", "2", "3"))
    assert ada.teller == again.teller != ben.teller
    assert not Story.objects.filter(name__icontains="ada").exists()
    assert "ada" not in str(Story.objects.filter(pk=ada.pk).values())


def test_take_table_same_author_of_another_source_is_another_teller(people: People, tmp_path: Path) -> None:
    inquiry = people.inquiry()
    path = csv_file(tmp_path, HEAD, ROWS[1])
    take(path, inquiry)
    take(path, inquiry, source="bewertungen")
    assert len(set(Story.objects.values_list("teller", flat=True))) == 2


def test_take_table_without_authors_everybody_is_somebody_else(people: People, tmp_path: Path) -> None:
    take(csv_file(tmp_path, "id;text", "1;eins", "2;zwei"), people.inquiry())
    assert len(set(Story.objects.values_list("teller", flat=True))) == 2


def test_take_table_roles_from_the_column_else_from_the_plan(people: People, tmp_path: Path) -> None:
    path = csv_file(
        tmp_path, "id;text;rolle", "1;eins;Mitarbeiter", "2;zwei;", "3;drei;Kunde, Mitarbeiter", "4;vier;Zwerg"
    )
    found = take(path, people.inquiry(), roles=("customer", "non_customer"))
    assert list(Story.objects.order_by("pk").values_list("roles", flat=True)) == [
        ["employee"],
        ["customer", "non_customer"],
        ["customer", "employee"],
        ["other"],
    ]
    assert (found.taken, found.remarks) == (4, 1)


def test_take_table_one_bad_row_stops_no_other(people: People, tmp_path: Path) -> None:
    inquiry = people.inquiry()
    refused: list[Refused] = []
    path = csv_file(
        tmp_path, HEAD, "1;gut;;", "2;  ;;", "3;" + "x" * 65_537 + ";;", "4;Datum;31.02.2026;", "5;auch gut;;"
    )
    found = take(path, inquiry, refused=refused)
    assert tally(found) == (2, 0, 3)
    assert found.rows == 5
    assert [row.code for row in refused[:2]] == ["empty", "too_long"]
    assert found.samples == refused
    assert texts(inquiry) == ["gut", "auch gut"]


def test_take_table_shows_the_first_twenty_refusals_and_counts_all(people: People, tmp_path: Path) -> None:
    path = csv_file(tmp_path, HEAD, *(f"{n}; ;;" for n in range(25)))
    refused: list[Refused] = []
    found = take(path, people.inquiry(), refused=refused)
    assert (found.refused, len(found.samples), len(refused)) == (25, 20, 25)


def test_take_table_killed_in_between_goes_on_from_there(
    people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resonanz.listen.actions.importing._BATCH", 2)
    inquiry = people.inquiry()
    path = csv_file(tmp_path, HEAD, *(f"{n};Geschichte {n};;" for n in range(7)))
    prepared = actions.prepare_table(path, columns={})
    plan = actions.plan_import(inquiry=inquiry, source="beschwerden", mapping=prepared.mapping, roles=["other"])
    steps: list[int] = []

    def dies_after_two(_tally: Tally, _position: int) -> None:
        steps.append(Story.objects.count())
        if len(steps) == 2:
            raise KilledError

    with pytest.raises(KilledError):
        actions.take_table(prepared.table, plan, on_refused=lambda _row: None, on_step=dies_after_two)
    assert steps == [2, 4]
    assert tally(take(path, inquiry)) == (3, 4, 0)
    assert texts(inquiry) == [f"Geschichte {n}" for n in range(7)]


def test_take_table_steps_tell_how_far_it_is(people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resonanz.listen.actions.importing._BATCH", 2)
    path = csv_file(tmp_path, *ROWS)
    prepared = actions.prepare_table(path, columns={})
    plan = actions.plan_import(inquiry=people.inquiry(), source="b", mapping=prepared.mapping, roles=["other"])
    steps: list[tuple[int, int]] = []
    actions.take_table(
        prepared.table,
        plan,
        on_refused=lambda _row: None,
        on_step=lambda found, position: steps.append((found.rows, position)),
    )
    assert [rows for rows, _ in steps] == [2, 3]
    assert steps[-1][1] == prepared.table.total == path.stat().st_size


def test_take_with_report_lists_refusals_without_formulas(people: People, tmp_path: Path) -> None:
    path = csv_file(tmp_path, HEAD, "1;gut;;", '=1+1;"  ";;', "1;=HYPERLINK(1);;")
    prepared = actions.prepare_table(path, columns=COLUMNS)
    plan = actions.plan_import(inquiry=people.inquiry(), source="b", mapping=prepared.mapping, roles=["other"])
    report = tmp_path / "bericht.csv"
    actions.take_with_report(prepared.table, plan, report=report, on_step=lambda _tally, _position: None)
    with report.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[0] == ["Zeile", "Kennung", "Grund", "Anfang des Textes"]
    assert [(row[0], row[1], row[3]) for row in rows[1:]] == [("3", "'=1+1", ""), ("4", "1", "'=HYPERLINK(1)")]


def test_take_with_report_without_refusals_leaves_no_file(people: People, tmp_path: Path) -> None:
    prepared = actions.prepare_table(csv_file(tmp_path, *ROWS), columns={})
    plan = actions.plan_import(inquiry=people.inquiry(), source="b", mapping=prepared.mapping, roles=["other"])
    report = tmp_path / "bericht.csv"
    actions.take_with_report(prepared.table, plan, report=report, on_step=lambda _tally, _position: None)
    assert not report.exists()


def test_prepare_table_takes_what_was_said_before_what_it_guesses(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "id;text;worte", "1;eins;zwei")
    assert actions.prepare_table(path, columns={}).mapping.text == "text"
    assert actions.prepare_table(path, columns={"text": "worte"}).mapping.text == "worte"


@pytest.mark.parametrize(
    ("content", "columns"), [("", {}), ("id;text\n1;eins\n", {"text": "gibt es nicht"}), ("%PDF-1.7", {})]
)
def test_prepare_table_that_cannot_be_read_says_why(tmp_path: Path, content: str, columns: dict[str, str]) -> None:
    path = tmp_path / "datei.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ImportRefused) as refused:
        actions.prepare_table(path, columns=columns)
    assert len(refused.value.sentence) > 40
