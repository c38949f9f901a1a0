"""The command line as people meet it: a process of its own, its words and its exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_OTHERS = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "RESONANZ_DATABASE_POOL",
    "DJANGO_SETTINGS_MODULE",
    "LC_ALL",
    "LC_MESSAGES",
)


@dataclass(frozen=True, kw_only=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def is_one_sentence(self) -> bool:
        return self.code != 0 and "Traceback" not in self.out + self.err and len(self.err.strip().splitlines()) == 1


def resonanz(*arguments: str | Path, data: Path, lang: str = "de_DE.UTF-8") -> Said:
    return ran(["-m", "resonanz.doors.cli", *map(str, arguments)], data=data, lang=lang)


def ran(arguments: list[str], *, data: Path, lang: str = "de_DE.UTF-8") -> Said:
    environment = {name: value for name, value in os.environ.items() if name not in _OTHERS}
    environment |= {"RESONANZ_DATA": str(data), "LANG": lang, "COLUMNS": "200", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=data.parent,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    return Said(code=done.returncode, out=done.stdout, err=done.stderr)
