"""The table of the 37 parts is whole: every number, every test, every command, and the page that people read."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from functools import lru_cache
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pytest

from resonanz.doors.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "zahlen"
PARTS: list[dict[str, Any]] = tomllib.loads((FOLDER / "auftrag.toml").read_text("utf-8"))["part"]
_KEYS = {"number", "name", "seen", "pages", "tests", "commands", "partly"}


@lru_cache
def functions_in(path: Path) -> frozenset[str]:
    """`function` and `Class::function`, as pytest names them."""
    names: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.ClassDef):
            names |= {f"{node.name}::{part.name}" for part in node.body if isinstance(part, ast.FunctionDef)}
    return frozenset(names)


def test_every_part_stands_there_once_and_in_order() -> None:
    assert [part["number"] for part in PARTS] == list(range(1, 38))
    assert len({part["name"] for part in PARTS}) == 37


@pytest.mark.parametrize("part", PARTS, ids=lambda part: str(part["number"]))
def test_every_part_can_be_seen_and_would_be_missed(part: dict[str, Any]) -> None:
    assert part.keys() <= _KEYS
    assert part["seen"]
    assert part["pages"]
    assert all(re.fullmatch(r"/[a-z0-9/_.-]+", page) for page in part["pages"])
    assert part["tests"]
    for test in part["tests"]:
        file, _, name = test.partition("::")
        assert name in functions_in(ROOT / file), f"{test} is not there"


def test_every_command_exists() -> None:
    names = {command.name for command in app.registered_commands}
    told = {command for part in PARTS for command in part.get("commands", ())}
    assert {command.removeprefix("resonanz ") for command in told} <= names


def test_the_page_is_what_the_data_says() -> None:
    done = subprocess.run([sys.executable, "tools/mission.py", "check"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_the_page_knows_no_machine() -> None:
    page = (FOLDER / "auftrag.md").read_text("utf-8")
    assert [str(place) for place in (ROOT, Path.home(), Path(gettempdir())) if f"{place}/" in page] == []
