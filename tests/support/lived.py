"""Lets much happen in a house of its own, and looks at it from outside."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.support.house import plain_environment

ROOT = Path(__file__).resolve().parents[2]


def live(data: Path) -> None:
    _run(data, "live")


def public_pages(data: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads(_run(data, "pages"))
    return found


def _run(data: Path, what: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.lived_house", what],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=plain_environment(RESONANZ_DATA=str(data), PYTHONPATH=f"{ROOT / 'src'}"),
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""
