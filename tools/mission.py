"""Writes docs/zahlen/auftrag.md from docs/zahlen/auftrag.toml, or says whether the page still fits (`check`)."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "zahlen"
DATA, PAGE = FOLDER / "auftrag.toml", FOLDER / "auftrag.md"
_HEAD = """# Auftrag

Was Resonanz können soll, in 37 Teilen: wo jeder in der Vorführung zu sehen ist (`./start`), und welcher Test bricht,
wenn es ihn nicht mehr gibt. In zehn Minuten führt `/rundgang/` hindurch; Seiten unter `/team/` verlangen eine
Anmeldung, in der Vorführung genügt ein Knopf.

Diese Seite schreibt `python tools/mission.py write` aus `auftrag.toml`. Dass jede Seite antwortet, jeder Test da ist
und keine Nummer fehlt, halten `tests/repo/test_auftrag.py` und `tests/rooms/doors/test_demo_forum.py` fest.

| Nr. | Teil | Was man sieht | Wo | Test |
|---|---|---|---|---|
"""


def parts() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(DATA.read_text("utf-8"))["part"]
    return found


def page() -> str:
    rows = [_row(part) for part in parts()]
    half = [f"- **{part['number']}, {part['name']}.** {part['partly']}\n" for part in parts() if "partly" in part]
    return _HEAD + "".join(rows) + "\n## Was nur zum Teil zu sehen ist\n\n" + "".join(half)


def _row(part: dict[str, Any]) -> str:
    places = [f"`{place}`" for place in (*part["pages"], *part.get("commands", ()))]
    tests = [f"`{test.removeprefix('tests/')}`" for test in part["tests"]]
    mark = " (zum Teil)" if "partly" in part else ""
    cells = (str(part["number"]), part["name"] + mark, part["seen"], "<br>".join(places), "<br>".join(tests))
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["write"]:
        PAGE.write_text(page(), "utf-8")
    elif PAGE.read_text("utf-8") != page():
        sys.exit("docs/zahlen/auftrag.md no longer fits auftrag.toml: python tools/mission.py write")
