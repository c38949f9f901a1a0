"""`resonanz import-votes`: a Polis conversation into an inquiry, as often as one likes."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from resonanz.ground.postgres import Cluster
from tests.rooms.doors.cli.support import Said, resonanz

VOTES = """timestamp,datetime,comment-id,voter-id,vote
1,x,0,7,1
2,x,1,7,-1
3,x,0,8,0
4,x,2,8,1
"""
COMMENTS = """comment-id,moderated,comment-body
0,1,"Die Hotline ist [red]zu lang[/red]."
1,0,Das Büro soll bleiben.
2,-1,Abgelehnt.
"""


@pytest.fixture
def files(folder: Path) -> tuple[Path, Path]:
    votes, comments = folder / "votes.csv", folder / "comments.csv"
    votes.write_text(VOTES, encoding="utf-8")
    comments.write_text(COMMENTS, encoding="utf-8")
    return votes, comments


def taken(house: Cluster, files: tuple[Path, Path], *more: str) -> Said:
    return resonanz("import-votes", files[0], "--comments", files[1], *more, data=house.data)


def asked(house: Cluster, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(house.app_url, autocommit=True) as connection:
        return connection.execute(statement).fetchall()


def test_a_conversation_is_taken_in_once(house: Cluster, files: tuple[Path, Path]) -> None:
    first = taken(house, files, "--inquiry", "gespraech", "--source", "polis")
    assert (first.code, "Das Anliegen „gespraech“ ist neu" in first.out) == (0, True)
    assert "3 Stimmen neu übernommen" in " ".join(first.out.split())
    assert "1 Aussagen, die dort abgelehnt waren" in " ".join(first.out.split())
    assert asked(house, "SELECT text, roles, via FROM listen_statement WHERE source = 'polis' ORDER BY id") == [
        ("Die Hotline ist [red]zu lang[/red].", ["guest"], "import"),
        ("Das Büro soll bleiben.", ["guest"], "import"),
    ]
    second = taken(house, files, "--inquiry", "gespraech", "--source", "polis")
    assert "3 Stimmen waren schon da" in " ".join(second.out.split())
    assert asked(
        house,
        "SELECT count(*) FROM listen_vote v JOIN listen_statement s ON s.id = statement_id WHERE source = 'polis'",
    ) == [(3,)]


def test_what_cannot_be_taken_in_is_said_in_one_sentence(house: Cluster, files: tuple[Path, Path]) -> None:
    missing = resonanz("import-votes", "nirgends.csv", "--comments", files[1], "--inquiry", "x", data=house.data)
    assert (missing.code, missing.is_one_sentence, "gibt es nicht" in missing.err) == (1, True, True)
    role = taken(house, files, "--inquiry", "gespraech", "--role", "king")
    assert (role.code, "Die Rolle „king“ kennen wir nicht." in role.err) == (1, True)
    files[0].write_text("a,b\n1,2\n", encoding="utf-8")
    broken = taken(house, files, "--inquiry", "gespraech")
    assert (broken.code, broken.is_one_sentence, "fehlt die Spalte" in broken.err) == (1, True, True)
    slug = resonanz("import-votes", files[0], "--comments", files[1], "--inquiry", "Ä Ö", data=house.data)
    assert slug.code == 1
