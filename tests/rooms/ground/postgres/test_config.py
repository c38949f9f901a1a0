import re
from pathlib import Path

import psycopg
import pytest

from resonanz.ground.postgres import config
from resonanz.ground.postgres.layout import Layout


def test_settings_are_written_with_every_quote_escaped(tmp_path: Path) -> None:
    layout = Layout(tmp_path / 'it\'s a "dir" \\ ü')
    layout.root.mkdir(parents=True)
    config.write(layout)
    text = layout.config.read_text(encoding="utf-8")
    assert "it''s" in text
    for line in text.splitlines():
        assert line.startswith("#") or re.fullmatch(r"\w+ = '(?:[^'\\]|''|\\\\)*'", line), line


def test_only_passwords_open_the_door(layout: Layout) -> None:
    layout.root.mkdir()
    config.write(layout)
    rules = [line.split() for line in layout.hba.read_text().splitlines() if not line.startswith("#")]
    assert {rule[0] for rule in rules} == {"local"}
    assert {rule[-1] for rule in rules} == {"scram-sha-256"}


def test_writing_again_gives_the_same(layout: Layout) -> None:
    layout.root.mkdir()
    config.write(layout)
    before = layout.config.read_bytes()
    config.write(layout)
    assert layout.config.read_bytes() == before
    assert sorted(path.name for path in layout.root.iterdir()) == ["pg_hba.conf", "postgresql.conf"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("listen_addresses", ""),
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("data_checksums", "on"),
        ("jit", "off"),
        ("server_encoding", "UTF8"),
        ("dynamic_shared_memory_type", "mmap"),
        ("shared_buffers", "128MB"),
        ("max_connections", "100"),
        ("log_min_error_statement", "panic"),
        ("logging_collector", "on"),
    ],
)
def test_the_server_really_runs_with_them(app: psycopg.Connection, name: str, value: str) -> None:
    row = app.execute("SELECT current_setting(%s)", [name]).fetchone()
    assert row == (value,)


def test_the_server_knows_every_name_and_value(superuser: psycopg.Connection) -> None:
    wrong = superuser.execute("SELECT name, error FROM pg_file_settings WHERE error IS NOT NULL").fetchall()
    assert wrong == []
