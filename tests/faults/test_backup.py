"""A house is backed up while guests tell, and comes back whole: words, log, rights; what was erased stays erased."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import psycopg
import pytest

from resonanz.doors.cli.backup_file import MANIFEST
from resonanz.ground.postgres import Cluster, Role, connection
from resonanz.ground.postgres.binaries import program
from tests.support.house import House, command, plain_environment, run_command, until
from tests.support.model_house import set_up

pytestmark = [pytest.mark.fault, pytest.mark.timeout(900)]

_ERASE = """
from resonanz.doors.cli.house import opened
with opened():
    from resonanz.listen import actions
    from resonanz.listen.enums import Withdrawal
    from resonanz.listen.models import Story
    story = Story.objects.get(external_id="N7")
    actions.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
"""
RIGHTS = """
    SELECT c.relname, has_table_privilege('resonanz_app', c.oid, 'SELECT'),
           has_table_privilege('resonanz_app', c.oid, 'INSERT'), has_table_privilege('resonanz_app', c.oid, 'UPDATE'),
           has_table_privilege('resonanz_app', c.oid, 'DELETE'), has_table_privilege('resonanz_app', c.oid, 'TRUNCATE')
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY 1
"""


def told(path: Path, first: int, count: int) -> Path:
    lines = [f'{{"id": "N{n}", "text": "Laterne {n} ist dunkel, seit Wochen."}}\n' for n in range(first, first + count)]
    path.write_text("".join(lines), "utf-8")
    return path


def imports(data: Path, table: Path) -> list[str | Path]:
    return [
        "import",
        table,
        "--inquiry",
        "laternen",
        "--data",
        data,
        "--text-column",
        "text",
        "--id-column",
        "id",
        "--report",
        table.with_suffix(".bericht.csv"),
    ]


def schema(data: Path) -> str:
    """Every table, constraint, trigger and function, as PostgreSQL writes it down."""
    owner = connection(data, Role.OWNER)
    done = subprocess.run(
        [program("pg_dump"), "--schema-only", "--schema=public", "--no-owner", "--no-privileges"],
        check=True,
        capture_output=True,
        text=True,
        env={**plain_environment(), **owner.environment()},
    )
    # Each run has a random word of its own in the lines that restrict psql, and PostgreSQL spells a cast in a condition
    # in another way when it reads its own words.
    kept = "\n".join(line for line in done.stdout.splitlines() if not line.startswith(("\\restrict", "\\unrestrict")))
    return re.sub(r"::(?:character varying|text)(?:\[\])?|[()\[\]]", "", kept)


def asked(data: Path, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(Cluster(data).app_url, autocommit=True) as session:
        return session.execute(query).fetchall()  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The data directory of a house and its backup, made in the middle of an import; afterwards a guest withdrew."""
    place = tmp_path_factory.mktemp("sicherung")
    data, folder = place / "data", place / "ablage"
    folder.mkdir()
    set_up(data)
    run_command(*imports(data, told(place / "vorher.jsonl", 0, 60)))
    with House(data) as house:
        until(lambda: house.ask("SELECT 1 FROM trust_ledgercheckpoint"), "the log is signed")
        more = told(place / "mehr.jsonl", 100, 1500)
        with subprocess.Popen(
            command(*imports(data, more)), env=plain_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as busy:
            until(lambda: house.ask("SELECT 1 FROM listen_story WHERE external_id = 'N101'"), "the import has begun")
            run_command("backup", folder, "--data", data)
            busy.terminate()
    environment = plain_environment(RESONANZ_DATA=str(data))
    subprocess.run([sys.executable, "-c", _ERASE], check=True, env=environment, capture_output=True)
    [file] = folder.iterdir()
    return data, file


def test_it_comes_back_whole(backed_up: tuple[Path, Path], tmp_path: Path) -> None:
    data, file = backed_up
    again = tmp_path / "wieder"
    done = run_command("restore", file, "--data", again, "--erasures", data / "log" / "erasures.jsonl")
    assert "ist zurückgespielt" in done.stdout
    with Cluster(data), Cluster(again):
        assert schema(again) == schema(data)
        assert asked(again, RIGHTS) == asked(data, RIGHTS)
        assert asked(again, "SELECT count(*) >= 62 FROM listen_story") == [(True,)]
        # Everything that is there is in the log, and nothing else is.
        [(stories, entered)] = asked(
            again,
            "SELECT count(*), count(e.index) FROM listen_story s "
            "LEFT JOIN trust_ledgerentry e ON e.index = s.entry_index",
        )
        assert stories == entered
        assert asked(again, "SELECT text FROM listen_story WHERE external_id = 'N8'") == [
            ("Laterne 8 ist dunkel, seit Wochen.",)
        ]
        assert asked(again, "SELECT text FROM listen_story WHERE external_id = 'N7'") in ([], [("",)])
        assert b"Laterne 7 ist" not in (again / "log" / "erasures.jsonl").read_bytes()
    for key in ("site.key", "log.key"):
        assert (again / "secrets" / key).read_bytes() == (data / "secrets" / key).read_bytes()
        assert (again / "secrets" / key).stat().st_mode & 0o777 == 0o600


def test_it_is_only_restored_into_an_empty_house(backed_up: tuple[Path, Path], tmp_path: Path) -> None:
    _data, file = backed_up
    full = tmp_path / "voll"
    set_up(full)
    before = (full / "secrets" / "site.key").read_bytes() if (full / "secrets" / "site.key").exists() else None
    done = run_command("restore", file, "--data", full, check=False)
    assert done.returncode != 0
    assert "nur in eine leere" in done.stderr + done.stdout
    if before is not None:
        assert (full / "secrets" / "site.key").read_bytes() == before


def test_a_damaged_backup_touches_nothing(backed_up: tuple[Path, Path], tmp_path: Path) -> None:
    _data, file = backed_up
    words = bytearray(file.read_bytes())
    words[len(words) // 2] ^= 1
    broken = tmp_path / "kaputt.zip"
    broken.write_bytes(words)
    place = tmp_path / "neu"
    done = run_command("restore", broken, "--data", place, check=False)
    assert done.returncode != 0
    assert "beschädigt" in done.stderr + done.stdout
    assert not (place / "log").exists()
    with Cluster(place):
        assert asked(place, "SELECT to_regclass('public.django_migrations') IS NULL") == [(True,)]


def test_a_trial_restores_it_elsewhere_and_ages_out_old_ones(backed_up: tuple[Path, Path], tmp_path: Path) -> None:
    data, file = backed_up
    old = tmp_path / "resonanz-2020-01-01-000000.zip"
    old.write_bytes(file.read_bytes())
    foreign = tmp_path / "resonanz-2020-01-01-000001.zip"
    foreign.write_bytes(b"somebody else's")
    for path in (old, foreign):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    done = run_command("backup", tmp_path, "--data", data, "--check", "--keep", "30")
    assert "Zur Probe zurückgespielt" in done.stdout
    assert not old.exists()
    assert foreign.read_bytes() == b"somebody else's"


def changed(file: Path, target: Path, **facts: Any) -> Path:
    """The same backup, which says something else of itself."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == MANIFEST:
                content = json.dumps({**json.loads(content), **facts}).encode()
            new.writestr(info, content)
    return target


def test_a_backup_of_a_newer_version_waits_for_it(backed_up: tuple[Path, Path], tmp_path: Path) -> None:
    _data, file = backed_up
    newer = changed(file, tmp_path / "neuer.zip", migrations=["trust.0001_ledger", "trust.9999_future"], version="9.9")
    done = run_command("restore", newer, "--data", tmp_path / "neu", check=False)
    assert done.returncode != 0
    assert "neueren Fassung von Resonanz (9.9)" in done.stderr + done.stdout
    assert not (tmp_path / "neu").exists()


def test_another_key_is_never_overwritten(backed_up: tuple[Path, Path], tmp_path: Path) -> None:
    _data, file = backed_up
    keys = tmp_path / "neu" / "secrets"
    keys.mkdir(parents=True)
    (keys / "site.key").write_text("another", "ascii")
    done = run_command("restore", file, "--data", tmp_path / "neu", check=False)
    assert done.returncode != 0
    assert "schon ein anderer Schlüssel" in done.stderr + done.stdout
    assert (keys / "site.key").read_text("ascii") == "another"
