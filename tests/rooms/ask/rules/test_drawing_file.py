"""The file of a draw: what was drawn passes, whatever was changed afterwards does not, and nothing breaks the check."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from resonanz.ask.rules.drawing import Line, draw, list_hash
from resonanz.ask.rules.drawing_file import Drawn, NotADraw, check, read_drawn, write_drawn
from resonanz.doors.cli.main import app

SEED = bytes(range(32))
LISTED = tuple(Line(number, ("A",) if number % 3 else ("A", "B")) for number in range(1000, 1020))
TARGETS = {"A": 3, "B": 2}


def told() -> dict[str, Any]:
    made = draw(seed=SEED, places=7, targets=TARGETS, listed=LISTED)
    drawn = Drawn(
        seed=SEED,
        seed_hash=sha256(SEED).digest(),
        list_hash=list_hash(places=7, targets=TARGETS, listed=LISTED),
        places=7,
        targets=TARGETS,
        names={"A": "Kundinnen und Kunden"},
        listed=LISTED,
        drawn=made.places,
        waiting=made.waiting,
    )
    return write_drawn(drawn, inquiry="kontakt")


def swapped(file: dict[str, Any]) -> None:
    file["waiting"][0], file["waiting"][1] = file["waiting"][1], file["waiting"][0]


def preferred(file: dict[str, Any]) -> None:
    file["drawn"][-1][0], file["waiting"][0] = file["waiting"][0], file["drawn"][-1][0]


CHANGES: list[Callable[[dict[str, Any]], object]] = [
    swapped,
    preferred,
    lambda file: file["listed"].append([4711, "A"]),
    lambda file: file["listed"][0].append("B"),
    lambda file: file.update(places=8),
    lambda file: file["groups"][0].update(target=4),
    lambda file: file.update(seed="00" * 32),
    lambda file: file.update(list_sha256="00" * 32),
    lambda file: file["drawn"].pop(),
]


def test_what_was_drawn_passes() -> None:
    assert check(read_drawn(json.dumps(told()))).is_fine


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_was_changed_afterwards_is_found(change: Callable[[dict[str, Any]], object], tmp_path: Path) -> None:
    file = told()
    change(file)
    assert not check(read_drawn(json.dumps(file))).is_fine
    (tmp_path / "los.json").write_text(json.dumps(file), "utf-8")
    assert CliRunner().invoke(app, ["check-draw", str(tmp_path / "los.json")]).exit_code == 1


def test_another_seed_with_a_result_of_its_own_is_not_the_sealed_one() -> None:
    """Whoever draws again until they like the result has to change the seal, which stands in the ledger."""
    other = sha256(b"drawn again").digest()
    made = draw(seed=other, places=7, targets=TARGETS, listed=LISTED)
    file = told() | {
        "seed": other.hex(),
        "drawn": [[place.number, place.group] for place in made.places],
        "waiting": list(made.waiting),
    }
    findings = check(read_drawn(json.dumps(file)))
    assert findings.result_follows
    assert not findings.seed_is_the_sealed_one


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60) | st.sampled_from(["{}", "[]", "null", '{"format": "resonanz-draw-1"}', "[" * 5000]))
def test_anything_else_is_no_draw(text: str) -> None:
    with pytest.raises(NotADraw):
        read_drawn(text)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("seed", "xx"),
        ("seed", "00"),
        ("places", -1),
        ("places", True),
        ("listed", [[1], [1]]),
        ("listed", [["1"]]),
        ("groups", [{}]),
        ("drawn", [[1]]),
        ("waiting", "abc"),
        ("waiting", None),
    ],
)
def test_broken_files_end_with_two(tmp_path: Path, name: str, value: object) -> None:
    (tmp_path / "los.json").write_text(json.dumps(told() | {name: value}), "utf-8")
    assert CliRunner().invoke(app, ["check-draw", str(tmp_path / "los.json")]).exit_code == 2


def test_files_that_are_not_there_end_with_two(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(bytes(range(256)))
    for name in ("nothing", "binary", "."):
        assert CliRunner().invoke(app, ["check-draw", str(tmp_path / name)]).exit_code == 2
