"""`resonanz beweise` keeps what came out, and forgets no failure."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from resonanz.doors.cli import proving
from resonanz.trust.reads.promises import promise_texts


def figure(promise: str, failed: int = 0) -> dict[str, Any]:
    told = {"promise": promise, "what": "Versuche", "tried": 10, "failed": failed, "note": ""}
    return {**told, "at": "2026-11-22T05:00:00+00:00", "long": False}


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Stands for the run of the tests: notes how it was asked and writes the figures it is told to."""
    monkeypatch.setenv("RESONANZ_DATA", str(tmp_path))
    state: dict[str, Any] = {"figures": [], "code": 0}

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        state["command"], state["env"] = command, options["env"]
        lines = "".join(json.dumps(line) + "\n" for line in state["figures"])
        Path(options["env"]["RESONANZ_PROOFS"]).write_text(lines, "utf-8")
        return subprocess.CompletedProcess(command, state["code"])

    monkeypatch.setattr(subprocess, "run", run)
    return state


def kept(folder: Path) -> list[tuple[str, int]]:
    return [(line["promise"], line["failed"]) for line in json.loads((folder / "proofs.json").read_text("utf-8"))]


def test_a_run_of_one_promise_leaves_the_others(runs: dict[str, Any], tmp_path: Path) -> None:
    runs["figures"] = [figure("P10"), figure("P6")]
    proving.prove(short=True)
    assert kept(tmp_path) == [("P6", 0), ("P10", 0)]
    runs["figures"] = [figure("P10"), figure("P10")]
    proving.prove(short=True, only=("P10",))
    assert kept(tmp_path) == [("P6", 0), ("P10", 0), ("P10", 0)]


def test_a_failure_is_written_down_and_ends_in_one(runs: dict[str, Any], tmp_path: Path) -> None:
    runs["figures"] = [figure("P6", failed=2)]
    with pytest.raises(SystemExit) as ended:
        proving.prove(short=False)
    assert ended.value.code == 1
    assert kept(tmp_path) == [("P6", 2)]


def test_a_broken_run_is_no_success(runs: dict[str, Any]) -> None:
    runs["code"] = 2
    with pytest.raises(SystemExit) as ended:
        proving.prove(short=False)
    assert ended.value.code == 1


def test_the_size_is_told_and_the_installation_is_not(runs: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere")
    proving.prove(short=False, only=("P1",))
    assert runs["env"]["RESONANZ_PROOF_SIZE"] == "long"
    assert "DATABASE_URL" not in runs["env"]
    assert "RESONANZ_DATA" not in runs["env"]
    assert [Path(part).name for part in runs["command"] if part.endswith(".py")] == [
        "test_p01_forum.py",
        "test_p01_receipted_stays.py",
    ]


def test_every_falsifying_test_belongs_to_a_promise() -> None:
    tests = Path(__file__).resolve().parents[3] / "proofs"
    numbers = {f"P{int(path.name[6:8])}" for path in tests.glob("test_p*.py")}
    assert numbers <= set(promise_texts())
    assert {"P1", "P2"} <= numbers
