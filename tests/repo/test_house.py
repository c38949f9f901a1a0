"""The house keeps its own rules: contracts, yardsticks, no excuses, documentation that is true."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path for path in (ROOT / "src").rglob("*.py") if "migrations" not in path.parts)
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"(?<![\w/.-])(?:\.venv/bin/)?resonanz ([a-z][a-z-]+)")


def test_rooms_import_only_what_the_contracts_allow() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


DELIVERED_AS_ONE = {ROOT / "src" / "resonanz_pruefe.py"}
"""Strangers download the verifier and read it: it has to be a single file, however long."""


def test_files_stay_small() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in SOURCES if path not in DELIVERED_AS_ONE}
    assert [str(path) for path, length in lengths.items() if length > 300] == []
    assert statistics.median(lengths.values()) <= 80


def test_functions_stay_short() -> None:
    functions = [
        (f"{path.name}:{node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = [name for name, length in functions if length > 60]
    assert len(long) < 0.01 * len(functions), long


COMMAND_LINE = ROOT / "src" / "resonanz" / "doors" / "cli"
"""Its commands run before Django is set up, so each imports inside itself what needs Django."""


def test_imports_inside_functions_are_few_and_say_why() -> None:
    """A comment stands at the import itself, or at another one of the same package in the same file."""
    inside = [
        (
            path,
            node.lineno,
            (node.module or "" if isinstance(node, ast.ImportFrom) else node.names[0].name).split(".")[0],
        )
        for path in SOURCES
        if COMMAND_LINE not in path.parents
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    lines = {path: path.read_text("utf-8").splitlines() for path, _line, _package in inside}
    explained = {
        (path, package) for path, line, package in inside if "#" in "".join(lines[path][max(0, line - 4) : line])
    }
    assert [f"{path}:{line}" for path, line, package in inside if (path, package) not in explained] == []
    assert len(inside) <= 40


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX", "raise NotImplementedError", "mark.skip(", "mark.xfail"])
def test_nothing_promises_or_excuses_itself(word: str) -> None:
    places = [*SOURCES, *(path for path in (ROOT / "tests").rglob("*.py") if path != Path(__file__))]
    assert [str(path.relative_to(ROOT)) for path in places if word in path.read_text("utf-8")] == []


def test_exceptions_to_the_checks_give_their_reason() -> None:
    bare = re.compile(r"#\s*(?:noqa:\s*[A-Z0-9, ]+|type:\s*ignore\[[\w, -]+\])\s*$", re.MULTILINE)
    excused = [
        f"{path.relative_to(ROOT)}: {match.group(0)}"
        for path in SOURCES
        for match in bare.finditer(path.read_text("utf-8"))
        if "F401" not in match.group(0)
    ]
    assert excused == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_of_the_documentation_lead_somewhere(page: Path) -> None:
    broken = [
        target
        for target in LINK.findall(page.read_text("utf-8"))
        if not target.startswith(("http://127.0.0.1", "https://", "mailto:")) and not (page.parent / target).exists()
    ]
    assert broken == []


NAMED_PLACE = re.compile(r"`((?:src|tests|tools|benchmarks|docs|deploy)/[\w./-]+)`")
WAY = ROOT / "docs" / "entwicklung" / "architektur.md"
STATION = re.compile(r"`([\w/]+\.py)`(?:, `(\w+)`)?")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_places_that_the_documentation_names_are_there(page: Path) -> None:
    if page.name == "CHANGELOG.md":
        return
    assert [place for place in NAMED_PLACE.findall(page.read_text("utf-8")) if not (ROOT / place).exists()] == []


def test_the_way_of_a_voice_leads_through_files_and_functions_that_are_there() -> None:
    stations = STATION.findall(WAY.read_text("utf-8"))
    found = {name: ROOT / "src" / "resonanz" / name for name, _function in stations}
    found |= {name: ROOT / name for name in found if not found[name].exists()}
    assert [name for name, path in found.items() if not path.exists()] == []
    assert [
        (name, function)
        for name, function in stations
        if function and not re.search(rf"\b(def|class) {function}\b", found[name].read_text("utf-8"))
    ] == []
    assert len(stations) > 40


def test_every_decision_is_on_the_list() -> None:
    listed = (ROOT / "docs" / "entwicklung" / "index.md").read_text("utf-8")
    decisions = sorted((ROOT / "docs" / "entscheidungen").glob("*.md"))
    assert [path.name for path in decisions if f"(../entscheidungen/{path.name})" not in listed] == []


def test_commands_of_the_documentation_exist() -> None:
    from resonanz.doors.cli.main import app

    names = {
        command.name or (command.callback.__name__ if command.callback else "") for command in app.registered_commands
    }
    named = {word for page in PAGES for word in COMMAND.findall("\n".join(_code(page.read_text("utf-8"))))}
    assert named - names == set()
    assert "import" in named


def _code(text: str) -> list[str]:
    """Only what is set as code is a command."""
    return [*re.findall(r"```.*?```", text, re.DOTALL), *re.findall(r"`([^`\n]+)`", text)]


def test_every_stored_field_says_what_it_is_for() -> None:
    from resonanz.trust.reads import stored_tables

    technical = {"id", "index", "size", "root_hash", "note", "created_at", "key_hash", "body_hash", "result"}
    silent = [
        f"{table.name}.{field.name}"
        for table in stored_tables()
        for field in table.fields
        if not field.purpose and field.name not in technical
    ]
    assert silent == []


def test_the_two_commands_can_be_run() -> None:
    for name in ("start", "test", ".ci/run"):
        assert (ROOT / name).stat().st_mode & 0o111


def test_the_locks_name_no_host_and_pin_by_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "http:" not in text
        assert "https:" not in text
        assert text.count("==") <= text.count("--hash=sha256:")
