"""`resonanz beweise`: tries to falsify the promises and writes down what came out, failures included."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rich.table import Table

from resonanz.doors.cli.speech import give_up, out, say
from resonanz.ground.environment import data_directory

_CHECKOUT = Path(__file__).resolve().parents[4]
_TESTS = _CHECKOUT / "tests" / "proofs"
_FIGURES = "proofs.json"
_OWN = ("RESONANZ_", "DATABASE_", "DJANGO_")


def prove(*, short: bool, only: tuple[str, ...] = ()) -> None:
    """Runs the tests with databases of their own; the data of this installation is neither read nor touched."""
    if not _TESTS.is_dir() or find_spec("pytest") is None:
        give_up(
            say(
                "Die Prüfungen liegen im Quelltext. Holen Sie ihn, rufen Sie dort einmal ./test tests/repo auf "
                "und dann diesen Befehl.",
                "The proofs are part of the source code. Get it, run ./test tests/repo there once, "
                "and then this command.",
            ),
            code=2,
        )
    with tempfile.TemporaryDirectory(prefix="resonanz-beweise-") as folder:
        lines = Path(folder) / "figures.jsonl"
        done = subprocess.run(_command(only), cwd=_CHECKOUT, env=_environment(lines, short=short), check=False)  # noqa: S603  Our own interpreter and tests.
        figures = [json.loads(line) for line in lines.read_text("utf-8").splitlines()] if lines.exists() else []
    target = data_directory() / _FIGURES
    _keep(target, figures)
    _show(figures)
    out.print(
        say(f"Aufgeschrieben in {target}; zu lesen unter /so-pruefen-wir-uns/.", f"Written to {target}."),
        highlight=False,
        soft_wrap=True,
    )
    if done.returncode != 0 or any(figure["failed"] for figure in figures):
        give_up(say("Mindestens ein Versprechen hielt nicht.", "At least one promise did not hold."))


def _command(only: tuple[str, ...]) -> list[str]:
    chosen = [str(path) for path in sorted(_TESTS.glob("test_p*.py")) if not only or _number(path) in only]
    return [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(chosen or [str(_TESTS)])]


def _number(path: Path) -> str:
    return f"P{int(path.name.removeprefix('test_p')[:2])}"


def _environment(lines: Path, *, short: bool) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OWN)}
    return {**kept, "RESONANZ_PROOFS": str(lines), "RESONANZ_PROOF_SIZE": "short" if short else "long"}


def _keep(target: Path, figures: list[dict[str, Any]]) -> None:
    """A run of some promises replaces their figures and leaves the others as they were."""
    tried = {figure["promise"] for figure in figures}
    before = json.loads(target.read_text("utf-8")) if target.exists() else []
    kept = [*(figure for figure in before if figure["promise"] not in tried), *figures]
    kept.sort(key=lambda figure: int(figure["promise"][1:]))
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".new")
    draft.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draft.replace(target)


def _show(figures: list[dict[str, Any]]) -> None:
    table = Table(box=None)
    for title in (say("Versprechen", "promise"), "", say("versucht", "tried"), say("misslungen", "failed")):
        table.add_column(title)
    for figure in figures:
        style = "bold red" if figure["failed"] else ""
        table.add_row(figure["promise"], figure["what"], f"{figure['tried']:,}", f"{figure['failed']:,}", style=style)
    out.print(table)
