"""`resonanz import`: a file into an inquiry, as often as one likes, with nothing lost."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from resonanz.ground.postgres import Cluster
from tests.rooms.doors.cli.support import Said, resonanz
from tests.rooms.listen.rules.formats import samples

CSV = """Nr;Datum;Nachricht
1;02.09.2026;Der Abschlag stieg ohne Rechenweg.
2;03.09.2026;Der Bus kam nicht.
3;04.09.2026;
"""


@pytest.fixture
def file(folder: Path) -> Path:
    path = folder / "post.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def taken(house: Cluster, file: Path, slug: str, *more: str) -> Said:
    return resonanz("import", file, "--inquiry", slug, *more, data=house.data)


def asked(house: Cluster, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(house.app_url, autocommit=True) as connection:
        return connection.execute(statement).fetchall()


def test_an_unknown_inquiry_is_made_as_a_draft_and_filled_once(house: Cluster, file: Path, folder: Path) -> None:
    first = taken(house, file, "kundenpost")
    assert first.code == 0
    assert "Das Anliegen „kundenpost“ ist neu und als Entwurf angelegt." in first.out
    assert asked(house, "SELECT state, opened_at FROM ask_inquiry WHERE slug = 'kundenpost'") == [("draft", None)]
    told = asked(
        house,
        "SELECT external_id, text, roles, permission, via FROM listen_story WHERE source = 'post.csv' ORDER BY id",
    )
    assert told == [
        ("1", "Der Abschlag stieg ohne Rechenweg.", ["customer"], "team", "import"),
        ("2", "Der Bus kam nicht.", ["customer"], "team", "import"),
    ]
    report = (folder / "post.csv.nicht-uebernommen.csv").read_text("utf-8-sig")
    assert [line.split(";")[1] for line in report.splitlines()[1:]] == ['"3"']
    second = taken(house, file, "kundenpost")
    assert (second.code, asked(house, "SELECT count(*) FROM listen_story WHERE source = 'post.csv'")) == (0, [(2,)])
    assert next(line for line in second.out.splitlines() if "übernommen" in line).split()[0] == "0"
    similar = taken(house, file, "kundenpots")
    assert (similar.code, similar.is_one_sentence, "Meinten Sie „kundenpost“?" in similar.err) == (1, True, True)
    assert taken(house, file, "kundenpots", "--create", "--dry-run").code == 0
    assert asked(house, "SELECT count(*) FROM listen_story WHERE source = 'post.csv'") == [(2,)]


def test_a_dry_run_makes_no_inquiry(house: Cluster, file: Path) -> None:
    assert taken(house, file, "nur-zur-probe", "--dry-run").code == 0
    assert asked(house, "SELECT count(*) FROM ask_inquiry WHERE slug = 'nur-zur-probe'") == [(0,)]


@pytest.mark.parametrize(
    ("slug", "more", "part"),
    [
        ("wetter", ("--role", "könig"), "Die Rolle „könig“ kennen wir nicht."),
        ("wetter", ("--text-column", "Worte"), "Worte"),
        ("Mit Leerzeichen", (), "Kleinbuchstaben"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(
    house: Cluster, file: Path, slug: str, more: tuple[str, ...], part: str
) -> None:
    said = taken(house, file, slug, *more)
    assert (said.code, said.is_one_sentence, part in said.err) == (1, True, True)


def test_a_missing_file_needs_no_database(tmp_path: Path) -> None:
    said = resonanz("import", tmp_path / "fehlt.csv", "--inquiry", "post", data=tmp_path / "data")
    assert (said.code, said.is_one_sentence, (tmp_path / "data").exists()) == (1, True, False)


def test_a_transcript_asks_whose_words_and_takes_only_these(house: Cluster, folder: Path) -> None:
    file = folder / "gespraech.txt"
    file.write_bytes(samples.TALK)
    asked_back = taken(house, file, "abschrift")
    assert (asked_back.code, asked_back.is_one_sentence) == (1, True)
    assert "3 = Herr K. (2)" in asked_back.err
    said = taken(house, file, "abschrift", "--pick", "Herr K.", "--join")
    assert said.code == 0, said.err
    assert "Erkannt: Abschrift eines Gesprächs" in said.out
    assert "3 · Worte von anderen, die nicht gewählt sind" in said.out
    query = "SELECT external_id FROM listen_story WHERE source = 'gespraech.txt'"
    assert asked(house, query) == [("stimme-3",)]


def test_a_mailbox_needs_no_more_than_its_name(house: Cluster, folder: Path) -> None:
    file = folder / "post.mbox"
    file.write_bytes(samples.MBOX)
    said = taken(house, file, "mails")
    assert (said.code, "Erkannt: Mails (MBOX, EML oder ZIP)" in said.out, "1 · Anhänge" in said.out) == (0, True, True)
    assert asked(house, "SELECT external_id FROM listen_story WHERE source = 'post.mbox' ORDER BY id LIMIT 1") == [
        ("1@b.example",)
    ]
    wrong = taken(house, file, "mails", "--format", "lotus")
    assert (wrong.code, wrong.is_one_sentence, "Die Art „lotus“ kennen wir nicht." in wrong.err) == (1, True, True)
