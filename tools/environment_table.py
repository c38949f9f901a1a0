"""Writes the tables of docs/betrieb/umgebung.md from the code: `python tools/environment_table.py write|check`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from resonanz.ground.variables import INNER, VARIABLES, Variable  # noqa: E402  The path has to be known first.

PAGE = ROOT / "docs" / "betrieb" / "umgebung.md"
_TEXT = """# Die Umgebung

Alles, was Resonanz von außen liest, steht in Umgebungsvariablen. Eine Einstellungsdatei gibt es nicht. Was nicht
gesetzt ist, hat einen brauchbaren Wert. Kann ein Wert nicht gemeint sein, startet nichts, und ein Satz sagt, warum. Ob
alles stimmt, auch die Schreibweise der Namen, prüft `resonanz doctor`. Schalter verstehen `on`, `off`, `ja`, `nein`,
`1`, `0`.

Diese Seite macht `tools/environment_table.py` aus dem Code; ein Test hält beides zusammen.

{own}

🔑 Der Wert ist geheim: nicht in Dateien, die andere lesen dürfen, und nicht in die Befehlszeile.

## Was der Betrieb nicht setzt

Diese reicht das Programm an seine eigenen Prozesse weiter.

{inner}
"""


def page() -> str:
    return _TEXT.format(own=_table(VARIABLES), inner=_table(INNER))


def _table(variables: tuple[Variable, ...]) -> str:
    lines = ["| Name | Ohne Angabe | Bedeutung |", "|---|---|---|"]
    for variable in variables:
        mark = " 🔑" if variable.is_secret else ""
        reader = f" Gelesen von {variable.read_by}." if variable.read_by else ""
        lines.append(f"| `{variable.name}`{mark} | {variable.default} | {variable.meaning}{reader} |")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    if arguments == ["write"]:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if arguments == ["check"]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page():
            return 0
        print("docs/betrieb/umgebung.md is not what the code says; run: python tools/environment_table.py write")
        return 1
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
