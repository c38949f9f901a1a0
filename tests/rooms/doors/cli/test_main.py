"""`resonanz`: every command, its options, and an end in a sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from resonanz.doors.cli import base
from resonanz.doors.cli import main as entrance
from resonanz.doors.cli.house import choose_data
from resonanz.doors.cli.main import app
from resonanz.ground.environment import EnvironmentProblem, read_environment

COMMANDS = {"run", "web", "worker", "db", "migrate", "demo", "host-link", "import", "themes"} | {
    "audit-export",
    "backup",
    "beweise",
    "bounces",
    "check-draw",
    "check-language",
    "check-question",
    "check-reply",
    "doctor",
    "draw",
    "dump",
    "fetch-mail",
    "import-addresses",
    "import-votes",
    "load",
    "new-log",
    "opinions",
    "replay-erasures",
    "restore",
    "scrub",
}


def test_every_command_has_a_name_and_help() -> None:
    found = {info.name or (info.callback.__name__ if info.callback else "") for info in app.registered_commands}
    assert found == COMMANDS
    for command in sorted(COMMANDS):
        result = CliRunner().invoke(app, [command, "--help"])
        assert (command, result.exit_code) == (command, 0)


def test_an_unknown_command_is_refused() -> None:
    assert CliRunner().invoke(app, ["löschen"]).exit_code == 2


@pytest.mark.parametrize("port", ["0", "65536", "x"])
def test_a_port_is_a_port(port: str) -> None:
    assert CliRunner().invoke(app, ["run", "--port", port]).exit_code == 2


def test_the_chosen_directory_is_where_all_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESONANZ_DATA", "/woanders")
    choose_data(None)
    assert os.environ["RESONANZ_DATA"] == "/woanders"
    choose_data(tmp_path / "a" / ".." / "b")
    assert os.environ["RESONANZ_DATA"] == str(tmp_path / "b")


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (EnvironmentProblem("So kann das nicht gemeint sein.", "That cannot be meant."), 1),
        (ZeroDivisionError("by zero"), 1),
        (BrokenPipeError(), 141),
    ],
)
def test_no_error_ends_in_a_traceback(monkeypatch: pytest.MonkeyPatch, problem: Exception, code: int) -> None:
    def fails(*, shell: bool) -> None:
        raise problem

    monkeypatch.setattr(base, "database_status", fails)
    monkeypatch.setattr("sys.argv", ["resonanz", "db"])
    with pytest.raises(SystemExit) as ended:
        entrance()
    assert ended.value.code == code


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de_DE.UTF-8", "RESONANZ_PUBLIC_URL muss mit http:// oder https:// beginnen."),
        ("en_GB.UTF-8", "RESONANZ_PUBLIC_URL has to begin with http:// or https://."),
    ],
)
def test_a_setting_that_cannot_be_meant_is_told_in_the_language_of_the_machine(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str, sentence: str
) -> None:
    def fails(*, shell: bool) -> None:
        read_environment()

    monkeypatch.setenv("RESONANZ_PUBLIC_URL", "dialog.example")
    monkeypatch.setenv("LC_ALL", language)
    monkeypatch.setattr(base, "database_status", fails)
    monkeypatch.setattr("sys.argv", ["resonanz", "db"])
    with pytest.raises(SystemExit):
        entrance()
    assert " ".join(capsys.readouterr().err.split()) == sentence
