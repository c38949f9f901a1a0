"""Every format as its program exports it: recognised, with exactly the words of people."""

from __future__ import annotations

from pathlib import Path

import pytest

from resonanz.listen.enums import Aside, Format
from resonanz.listen.rules.formats.opening import choose, open_messages
from resonanz.listen.rules.formats.problems import PickMissing, PickUnknown
from tests.rooms.listen.rules.formats import samples
from tests.rooms.listen.rules.formats.samples import as_json, as_lines, opened, rows, told, words, written

STORE_CSV = b"id,createdDate,rating,title,body,territory\n1,2026-09-20T14:30:00Z,5,Gut,Prima,DEU\n"
FORMBRICKS_JSON = {
    "data": [
        {
            "id": "r1",
            "createdAt": "2026-05-01T10:00:00.000Z",
            "surveyId": "s",
            "finished": True,
            "data": {"aerger": "Dass nie jemand zurückruft", "note": 5},
        }
    ]
}
LIME_JSON = {"responses": [{"1": {"id": "1", "lastpage": "2", "startlanguage": "de", "Q1": "Der Bus kommt zu spät"}}]}


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.mbox", samples.MBOX, Format.MAIL),
        ("ohne-endung", samples.MBOX, Format.MAIL),
        ("a.eml", b"Subject: x\r\nFrom: a@b\r\n\r\nHallo", Format.MAIL),
        ("a.zip", samples.packed({"a.eml": "Subject: x\nFrom: a@b\n\nHallo"}), Format.MAIL),
        ("t.json", as_json(samples.ZAMMAD), Format.ZAMMAD),
        ("t.jsonl", as_lines(list(samples.ZENDESK)), Format.ZENDESK),
        ("t.json", as_json({"tickets": samples.ZENDESK}), Format.ZENDESK),
        ("r.csv", samples.PLAY, Format.PLAY),
        ("r.json", as_json(samples.APP_STORE), Format.APP_STORE),
        ("r.csv", STORE_CSV, Format.APP_STORE),
        ("u.csv", samples.FORMBRICKS, Format.FORMBRICKS),
        ("u.json", as_json(FORMBRICKS_JSON), Format.FORMBRICKS),
        ("u.csv", samples.LIMESURVEY, Format.LIMESURVEY),
        ("u.json", as_json(LIME_JSON), Format.LIMESURVEY),
        ("g.txt", samples.TALK, Format.TRANSCRIPT),
        ("g.vtt", samples.VTT, Format.TRANSCRIPT),
        ("g.docx", samples.docx("Anna: Ja", "Ben: Nein"), Format.TRANSCRIPT),
        ("t.csv", b"Nr;Nachricht\n1;Anna: Hallo\n2;Anna: Welt\n", Format.TABLE),
        ("t.txt", b"Nachricht\nHallo\nWelt\n", Format.TABLE),
        ("t.jsonl", b'{"text": "Hallo"}\n', Format.TABLE),
    ],
)
def test_the_content_says_what_it_is(tmp_path: Path, name: str, content: bytes, kind: Format) -> None:
    assert opened(tmp_path, name, content).format == kind


def test_a_mailbox_gives_subject_and_text_and_counts_the_rest(tmp_path: Path) -> None:
    found = opened(tmp_path, "a.mbox", samples.MBOX)
    first, second = rows(found)
    assert told(first) == {
        "Worte": "Ärger mit der Rechnung\n\nHallo,\n\nFrom hier an ging es schief.\nFrom da an auch.",
        "Kennung": "1@b.example",
        "Datum": "2026-11-02T10:00:00+01:00",
        "Verfasser": "j@b.example",
        "E-Mail": "j@b.example",
    }
    assert second.values["Worte"] == "Lob\n\nDanke sehr\n\nschön"
    assert +found.aside == {Aside.ATTACHMENTS: 1, Aside.UNDATED: 1}


@pytest.mark.parametrize("shape", [as_json(samples.ZAMMAD), as_lines(list(samples.ZAMMAD)), as_json(samples.ZAMMAD[0])])
def test_zammad_gives_the_articles_of_customers_only(tmp_path: Path, shape: bytes) -> None:
    found = opened(tmp_path, "t.json", shape)
    (row,) = rows(found)
    assert told(row) == {
        "Worte": "Rechnung\n\nZu hoch\nund zu spät",
        "Kennung": "31001/5",
        "Datum": "2026-08-15T07:55:42.119Z",
        "Verfasser": "Bob",
    }
    assert +found.aside == {Aside.ATTACHMENTS: 1, Aside.OWN_ANSWERS: 2}


def test_zammad_with_its_assets_knows_the_number_of_the_ticket(tmp_path: Path) -> None:
    article = {"id": 5, "ticket_id": 1, "sender_id": 2, "body": "Zu spät"}
    content = {"assets": {"Ticket": {"1": {"number": "31001"}}, "TicketArticle": {"5": article}}}
    (row,) = rows(opened(tmp_path, "t.json", as_json(content)))
    assert told(row) == {"Worte": "Zu spät", "Kennung": "31001/5"}


def test_zendesk_gives_what_the_requester_wrote(tmp_path: Path) -> None:
    found = opened(tmp_path, "t.jsonl", as_lines(list(samples.ZENDESK)))
    assert [(row.values["Worte"], row.values["Kennung"]) for row in rows(found)] == [
        ("Rechnung\n\nHilfe", "35/1"),
        ("Danke", "35/3"),
    ]
    assert +found.aside == {Aside.OWN_ANSWERS: 2}


def test_reviews_keep_their_stars_beside_the_source_only(tmp_path: Path) -> None:
    found = opened(tmp_path, "r.csv", samples.PLAY)
    (row,) = rows(found)
    assert told(row) == {
        "Worte": "Schade\n\nStürzt ab, immer",
        "Kennung": "gp:AO",
        "Datum": "2026-06-15T10:00:00Z",
        "Dazu": "2/5",
    }
    assert +found.aside == {Aside.OWN_ANSWERS: 1, Aside.WORDLESS: 1}
    (row,) = rows(opened(tmp_path, "r.json", as_json(samples.APP_STORE)))
    assert told(row) == {
        "Worte": "Gut\n\nLäuft",
        "Kennung": "0-1",
        "Datum": "2026-05-15T08:10:34-08:00",
        "Verfasser": "Anne",
        "Dazu": "5/5",
    }


def test_a_survey_suggests_the_questions_answered_in_sentences(tmp_path: Path) -> None:
    found = opened(tmp_path, "u.csv", samples.FORMBRICKS)
    assert [(pick.key, pick.label, pick.suggested) for pick in found.picks] == [
        ("1", "1. Was ärgert Sie?", True),
        ("2", "2. Note", False),
    ]
    chosen = opened(tmp_path, "u.csv", samples.FORMBRICKS, picked=["1"])
    first, second = rows(chosen)
    assert told(first) == {
        "Worte": "Die lange Schlange am Schalter",
        "Kennung": "c1/5a70c928",
        "Datum": "2026-05-01 10:00:00",
        "Verfasser": "c1",
        "Dazu": "1. Was ärgert Sie?",
    }
    assert (second.values["Datum"], second.values["Verfasser"]) == ("2026-05-01T00:00:00", "u")
    assert +chosen.aside == {Aside.WORDLESS: 1}


def test_limesurvey_without_dates_has_none(tmp_path: Path) -> None:
    found = opened(tmp_path, "u.csv", samples.LIMESURVEY, picked=["1"])
    assert [(row.values["Worte"], row.values["Datum"]) for row in rows(found)] == [
        ("Der Bus kommt zu spät", ""),
        ("Der Bus ist immer voll", "2026-01-01 00:00:00"),
    ]
    (row,) = rows(opened(tmp_path, "u.json", as_json(LIME_JSON)))
    assert (row.values["Worte"], row.values["Dazu"]) == ("Der Bus kommt zu spät", "Q1")


def test_a_transcript_is_taken_by_voice_and_keeps_no_name(tmp_path: Path) -> None:
    found = opened(tmp_path, "g.txt", samples.TALK)
    assert [(pick.key, pick.label, pick.suggested) for pick in found.picks] == [
        ("1", "ohne Namen (1)", False),
        ("2", "Moderatorin (2)", False),
        ("3", "Herr K. (2)", False),
    ]
    chosen = opened(tmp_path, "g.txt", samples.TALK, picked=["3"])
    assert words(chosen) == ["Lange gewartet,\nsehr lange sogar.\nIch sage mal so: schlecht.", "Bitte."]
    assert chosen.aside == {Aside.NOT_CHOSEN: 3}
    joined = open_messages(tmp_path / "g.txt", picked=["3"], joined=True)
    assert [(row.values["Kennung"], row.values["Worte"]) for row in rows(joined)] == [
        ("stimme-3", "Lange gewartet,\nsehr lange sogar.\nIch sage mal so: schlecht.\n\nBitte.")
    ]


def test_captions_of_one_voice_are_one_turn(tmp_path: Path) -> None:
    assert words(opened(tmp_path, "g.vtt", samples.VTT)) == ["Ich war & bin unzufrieden.", "Warum?"]


def test_a_document_may_name_voices_in_headings_with_a_time(tmp_path: Path) -> None:
    content = samples.docx(
        "Anna Meier   0:05", "Ich warte noch.", "Ben   0:09", "Auf wen?", "Anna Meier   0:12", "Auf Sie."
    )
    assert words(opened(tmp_path, "g.docx", content)) == ["Ich warte noch.", "Auf wen?", "Auf Sie."]


def test_a_person_may_say_that_it_is_something_else(tmp_path: Path) -> None:
    assert opened(tmp_path, "t.jsonl", as_lines(list(samples.ZENDESK)), kind="table").is_plain
    found = opened(tmp_path, "t.csv", b"Anna: Hallo\nBen: Na\n", kind="transcript")
    assert words(found) == ["Hallo", "Na"]


def test_choosing_by_number_or_by_name(tmp_path: Path) -> None:
    picks = opened(tmp_path, "g.txt", samples.TALK).picks
    assert choose(picks, ["3"]) == choose(picks, ["herr k."]) == choose(picks, ["Herr K. (2)"]) == ["3"]
    with pytest.raises(PickMissing, match="1 = ohne Namen"):
        choose(picks, [])
    with pytest.raises(PickUnknown, match=r"„Frau L\.“ gibt es in dieser Datei nicht"):
        choose(picks, ["Frau L."])
    assert choose(opened(tmp_path, "u.csv", samples.FORMBRICKS).picks, []) == ["1"]


def test_rows_can_be_read_again_and_count_anew(tmp_path: Path) -> None:
    found = open_messages(written(tmp_path, "a.mbox", samples.MBOX))
    assert rows(found) == rows(found)
    assert found.aside[Aside.ATTACHMENTS] == 1
