"""Stories, insights and commitments as CSV and as a workbook."""

from __future__ import annotations

import tracemalloc
from datetime import timedelta
from pathlib import Path

import pytest

from resonanz.act.actions import commit_to
from resonanz.act.enums import Word
from resonanz.ask.models import Inquiry
from resonanz.doors.exports.sheets import LONGEST_CELL, Sheet, parts_of, write_csv, write_workbook
from resonanz.ground import clock
from resonanz.ground.tables import open_table
from resonanz.ground.tables.guard import guard_cell
from resonanz.listen import actions as listen
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Reading, Story
from resonanz.listen.rules.tables.mapping import guess_mapping
from resonanz.listen.rules.tables.roles import read_roles
from resonanz.people.enums import Badge, Role
from resonanz.trust.models import LedgerEntry
from tests.rooms.answer.support import DAY, NOON, insight_of, queries, said
from tests.rooms.doors.exports.support import HOUSE, OF_INQUIRY, lines, sheets, stored, taken
from tests.rooms.understand.support import theme_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db

WORDS = "Die Hotline 🙂 ließ mich warten;\nder Anschluß\u0308 „fehlt“."


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


def test_a_story_stands_in_one_line_with_all_that_belongs_to_it(people: People, inquiry: Inquiry) -> None:
    story = people.tells(inquiry, WORDS, works_well="Der Chat", roles=["customer", "other"], feeling="ratlos")[0]
    theme_by_hand(inquiry, [story], key=1, name=(4, 11))
    today = people.today().isoformat()
    assert lines(taken(people, "geschichten.csv")) == [
        {
            "Kennung": str(story.entry_index),
            "Anliegen": inquiry.title,
            "Datum": today,
            "Rolle": "Kundin oder Kunde, Etwas anderes",
            "Name": "",
            "Freigabe": "Alle, ohne Namen",
            "Was gut läuft": "Der Chat",
            "Geschichte": WORDS,
            "Gefühl": "ratlos",
            "Thema": "Hotline",
            "Weitere Themen": "",
            "Wie es kam": "",
            "Zuerst gelesen am": "",
        }
    ]


def test_whoever_takes_words_out_stands_as_their_reader(people: People, inquiry: Inquiry) -> None:
    told = [people.tells(inquiry, f"Satz {n}")[0] for n in range(3)]
    listen.mark_read(story_ids=[told[0].pk], by=people.jonas.pk)
    assert [line["Geschichte"] for line in lines(taken(people, "geschichten.csv", unread=""))] == ["Satz 0"]
    mine = Reading.objects.filter(account=people.mira)
    assert [reading.story_id for reading in mine] == [told[0].pk]
    assert len(lines(taken(people, "geschichten.csv"))) == 3
    assert mine.all().count() == 3
    entries = LedgerEntry.objects.count()
    taken(people, "geschichten.csv")
    assert LedgerEntry.objects.count() == entries


def test_files_without_stories_make_nobody_a_reader(people: People, inquiry: Inquiry) -> None:
    people.tells(inquiry, WORDS)
    for file in ("erkenntnisse.csv", "zusagen.csv", "themen.qdc"):
        taken(people, file)
    assert not Reading.objects.exists()


def test_what_is_out_of_sight_never_leaves(people: People, inquiry: Inquiry) -> None:
    """Neither as words nor as the name of a theme."""
    hidden, held, gone, old = (people.tells(inquiry, f"Geheim {n} Rest")[0] for n in range(4))
    theme_by_hand(inquiry, [hidden], key=1, name=(0, 8))
    listen.hide_story(story=hidden, ground="third_party", note="Nennt eine Nachbarin.", by=people.mira)
    listen.hold_story(story=held, ground="third_party", note="Nennt eine Nachbarin.", by=people.mira)
    listen.withdraw_stories(story_ids=[gone.pk], ground=Withdrawal.TELLER)
    Story.objects.filter(pk=old.pk).update(superseded_at=NOON)
    people.tells(inquiry, "Sichtbar")
    for file in ("geschichten.csv", "alles.xlsx", "projekt.qdpx", "themen.qdc"):
        content = taken(people, file)
        text = str(sheets(content)) if file == "alles.xlsx" else content.decode("utf-8", "replace")
        assert "Geheim" not in text, file
    assert [line["Geschichte"] for line in lines(taken(people, "geschichten.csv"))] == ["Sichtbar"]


def test_for_the_public_only_what_everybody_may_read(people: People, inquiry: Inquiry) -> None:
    team = people.tells(inquiry, "Vertraulich 1", permission="team")[0]
    people.tells(inquiry, "Vertraulich 2", permission="forum")
    shown = people.tells(inquiry, "Offen", permission="public_named", name="Ida Brandt")[0]
    theme_by_hand(inquiry, [team, shown], key=7, name=(0, 11))
    insight = insight_of(people, inquiry, [team, shown, people.tells(inquiry, "Auch offen")[0]], "Wer anruft, wartet")
    later = people.today() + timedelta(days=9)
    said(people, insight, Word.DONE, moment=clock.now(), reason="Intern beschlossen", public_on=later)
    row = lines(taken(people, "geschichten.csv", audience="public"))
    assert [(line["Geschichte"], line["Name"], line["Thema"]) for line in row] == [
        ("Offen", "Ida Brandt", "Thema 7"),
        ("Auch offen", "", ""),
    ]
    for file in ("alles.xlsx", "erkenntnisse.csv"):
        content = taken(people, file, audience="public")
        text = str(sheets(content)) if file == "alles.xlsx" else content.decode()
        assert ("Vertraulich" in text, "Intern beschlossen" in text, "Wer anruft, wartet" in text) == (
            False,
            False,
            True,
        )
    assert "Intern beschlossen" in taken(people, "erkenntnisse.csv").decode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\u200b="])
@pytest.mark.parametrize("file", ["geschichten.csv", "alles.xlsx"])
def test_no_cell_begins_a_formula(people: People, inquiry: Inquiry, start: str, file: str, tmp_path: Path) -> None:
    words = f"{start}cmd|' /C calc'!A0"
    people.tells(inquiry, words)
    table = open_table(stored(tmp_path, file, taken(people, file)))
    (row,) = table.rows()
    assert row.values["Geschichte"] == guard_cell(words)
    assert row.values["Geschichte"].startswith("'") or row.values["Geschichte"].lstrip(" \u200b").startswith("'")


@pytest.mark.parametrize("file", ["geschichten.csv", "alles.xlsx"])
def test_our_own_import_reads_it_back(people: People, inquiry: Inquiry, file: str, tmp_path: Path) -> None:
    """Word for word, with emoji, combining signs, every kind of line break and what looks like an escape of XML."""
    told = [WORDS, "Zeile\r\nZeile\rZeile\nZeile", "_x0041_ \u0001 <b>&amp;", "é\u0301👩‍👩‍👧", "x" * 65_000]
    for number, words in enumerate(told):
        people.tells(inquiry, words, works_well=f"Gut {number}", roles=["non_customer"])
    table = open_table(stored(tmp_path, file, taken(people, file)))
    rows = [row.values for row in table.rows()]
    found = guess_mapping(table.headers, rows)
    assert (found.text, found.id, found.date, found.role, found.works_well, found.author, found.email) == (
        *("Geschichte", "Kennung", "Datum", "Rolle", "Was gut läuft"),
        *(None, None),
    )
    more = [header for header in table.headers if header.startswith("Fortsetzung")]
    assert ["".join(row.get(part, "") for part in ("Geschichte", *more)) for row in rows] == told
    assert [read_roles(row["Rolle"]) for row in rows] == [(("non_customer",), ())] * 5


@pytest.mark.parametrize("role", Role)
def test_every_badge_is_known_to_the_import(role: Role) -> None:
    assert read_roles(Badge.text([role])) == ((role.value,), ())


def test_insights_carry_their_word_and_what_was_promised(people: People, inquiry: Inquiry) -> None:
    stories = [people.tells(inquiry, f"Gast {n} wartet")[0] for n in range(3)]
    insight = insight_of(people, inquiry, stories, "Wer anruft, wartet")
    word = said(people, insight, Word.IN_PROGRESS, owner="Kundendienst", due_on=DAY + timedelta(days=30))
    (row,) = lines(taken(people, "erkenntnisse.csv"))
    assert row == {
        "Nummer": str(insight.pk),
        "Anliegen": inquiry.title,
        "Erkenntnis": "Wer anruft, wartet",
        "Was wir verstanden haben": "",
        "Menschen, die sie belegen": "3",
        "Menschen, die es anders erleben": "0",
        "Unser Wort": row["Unser Wort"],
        "Grund": "",
        "Wer sich kümmert": "Kundendienst",
        "Bis": "2026-04-10",
        "Zuerst zugesagt für": "2026-04-10",
        "Entschieden am": "2026-03-11",
        "Eintrag im Protokollbuch": str(word.entry_index),
    }
    assert row["Unser Wort"] in {"In Arbeit", "Nicht gehalten"}


def test_commitments_say_how_they_stand(people: People, inquiry: Inquiry) -> None:
    due = people.today() + timedelta(days=20)
    commit_to(inquiry=inquiry, text="-10 % Wartezeit", owner="Leitung", due_on=due, by=people.mira.pk)
    (row,) = lines(taken(people, "zusagen.csv", url=HOUSE))
    assert (row["Zusage"], row["Wer dazu steht"], row["Bis"], row["Stand"]) == (
        *("'-10 % Wartezeit", "Leitung"),
        *(due.isoformat(), "Offen"),
    )


def test_the_workbook_opens_with_what_is_allowed(people: People, inquiry: Inquiry) -> None:
    people.tells(inquiry, WORDS)
    book = sheets(taken(people, "alles.xlsx"))
    assert list(book) == ["Geschichten", "Erkenntnisse", "Zusagen", "Lesen Sie das zuerst"]
    assert book["Geschichten"][1][7] == WORDS
    assert [row[0] for row in book["Lesen Sie das zuerst"]][:5] == [
        "Freigabe",
        "Nur das Team",
        "Im Kundenforum",
        "Alle, ohne Namen",
        "Alle, mit Namen",
    ]


def test_a_long_text_is_cut_between_characters_and_lost_nowhere() -> None:
    for text in ("", "kurz", "🙂" * 40_000, "x" * (3 * LONGEST_CELL + 1)):
        parts = parts_of(text)
        assert "".join(parts) == text
        assert all(len(part.encode("utf-16-le")) // 2 <= LONGEST_CELL for part in parts)


def test_the_number_of_statements_grows_with_the_pieces_only(people: People, inquiry: Inquiry) -> None:
    people.tells(inquiry, "Erste")
    taken(people, "geschichten.csv")
    few = queries(lambda: taken(people, "geschichten.csv"))
    for n in range(30):
        people.tells(inquiry, f"Satz {n}")
    taken(people, "geschichten.csv")
    assert queries(lambda: taken(people, "geschichten.csv")) == few
    assert few <= 30


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_memory_stays_the_same_however_many_rows_there_are(kind: str, tmp_path: Path) -> None:
    def most(rows: int) -> int:
        told = (["Wort " * 100, number] for number in range(rows))
        with (tmp_path / f"{rows}.{kind}").open("wb") as target:
            tracemalloc.start()
            if kind == "csv":
                write_csv(target, ["Text", "Zahl"], told)
            else:
                write_workbook(target, [Sheet(title="Blatt", header=["Text", "Zahl"], rows=told)], notes=[])
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return peak

    most(10)
    assert most(6_000) < most(600) + 300_000


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"audience": "team", "file": "alles.exe"}, "Bitte wählen Sie eine der Dateien."),
        ({"audience": "alle", "file": "alles.xlsx"}, ""),
        ({}, ""),
    ],
)
def test_what_cannot_be_taken_out_is_said(
    people: People, inquiry: Inquiry, form: dict[str, str], sentence: str
) -> None:
    response = people.client(people.mira).post(OF_INQUIRY, form)
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_the_project_is_made_of_one_inquiry_only(people: People, inquiry: Inquiry) -> None:
    response = people.client(people.mira).post(HOUSE, {"audience": "team", "file": "projekt.qdpx"})
    assert response.status_code == 422


def test_of_a_draft_nothing_is_public(people: People) -> None:
    people.inquiry(is_open=False)
    response = people.client(people.mira).post(OF_INQUIRY, {"audience": "public", "file": "alles.xlsx"})
    assert response.status_code == 422
    assert "Von diesem Anliegen darf niemand außerhalb des Hauses etwas lesen." in response.content.decode()


def test_guests_take_nothing_out(people: People, inquiry: Inquiry) -> None:
    for url in (HOUSE, OF_INQUIRY):
        response = people.client().post(url, {"audience": "team", "file": "alles.xlsx"})
        assert (response.status_code, response["Location"]) == (302, f"/anmelden/?next={url}")


def test_an_unknown_inquiry_is_not_there(people: People) -> None:
    assert people.client(people.mira).get("/team/anliegen/nirgends/ausgeben/").status_code == 404


def test_stories_come_in_pieces_and_without_what_was_withdrawn_meanwhile(people: People, inquiry: Inquiry) -> None:
    told = [people.tells(inquiry, f"Satz {n}")[0] for n in range(5)]
    stories = listen_reads.leaving_stories([inquiry.pk], public=False, unread=True)
    pieces = listen_reads.in_pieces(stories, size=2)
    assert [story.pk for story in next(pieces)] == [told[0].pk, told[1].pk]
    listen.withdraw_stories(story_ids=[told[2].pk], ground=Withdrawal.TELLER)
    assert [[story.pk for story in piece] for piece in pieces] == [[told[3].pk, told[4].pk]]
