"""Every kind of entry that a room writes is opened by the same room, so that the audit can hold it to the pages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import resonanz

SOURCE = Path(resonanz.__file__).parent
ROOMS = sorted(path.name for path in SOURCE.iterdir() if (path / "apps.py").exists())


def kinds(room: str, call: str) -> set[str]:
    """What stands for `kind` wherever this room calls `Draft` or `Shown`: members of Kind, or the table of kinds."""
    found: set[str] = set()
    for path in (SOURCE / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == call:
                found |= {name for keyword in node.keywords if keyword.arg == "kind" for name in _named(keyword.value)}
    return found


def _named(value: ast.expr) -> set[str]:
    members = {
        node.attr for node in ast.walk(value) if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Kind"
    }
    tables = {node.id for node in ast.walk(value) if isinstance(node, ast.Name) and node.id == "KINDS"}
    return members | tables or {ast.unparse(value)}


@pytest.mark.parametrize("room", ROOMS)
def test_what_a_room_enters_it_also_opens(room: str) -> None:
    assert kinds(room, "Draft") <= kinds(room, "Shown")


def test_entries_are_found_at_all() -> None:
    written = set().union(*(kinds(room, "Draft") for room in ROOMS))
    assert {"CONTRIBUTION", "VERSION", "PERMISSION", "THANKS", "ERASURE", "KINDS", "CHECKPOINT_NOTE"} <= written
