"""Writes what the program is made of as CycloneDX 1.6: `python tools/sbom.py [FILE]`, else to standard output.

Read from requirements.lock alone, so the same lock gives the same bytes; licences are those of the installed packages.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_NAME = re.compile(r"^[A-Za-z0-9._-]+(?= |$)")
_LICENCE = re.compile(r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*")
_LONGEST_LICENCE = 80


class BrokenLock(ValueError):
    """A line that is neither a pin, a hash nor a comment."""


@dataclass
class Part:
    """`wanted_by` are the names of what needs it; `hashes` are of all files it may be installed from."""

    name: str
    version: str
    hashes: list[str] = field(default_factory=list)
    wanted_by: list[str] = field(default_factory=list)

    @property
    def purl(self) -> str:
        return f"pkg:pypi/{self.name.lower().replace('_', '-')}@{self.version}"


def read_lock(text: str) -> list[Part]:
    """Raises `BrokenLock`; a package without a hash is one, too."""
    parts: list[Part] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip().removesuffix("\\").strip()
        if pin := _PIN.match(line):
            parts.append(Part(name=pin[1], version=pin[2]))
            line = line[pin.end() :]
        if found := _HASH.findall(line):
            if not parts:
                raise BrokenLock(f"line {number}: a hash of nothing")
            parts[-1].hashes += found
        elif raw.strip().startswith("#") and parts:
            said = _NAME.match(raw.strip().removeprefix("#").strip().removeprefix("via").strip())
            parts[-1].wanted_by += [said[0]] if said else []
        elif raw.strip() and not pin:
            raise BrokenLock(f"line {number}: {raw.strip()[:60]}")
    bare = [part.name for part in parts if not part.hashes]
    if bare:
        raise BrokenLock(f"without a hash: {', '.join(bare)}")
    return parts


def bill(text: str) -> dict[str, Any]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    parts = read_lock(text)
    own = f"pkg:pypi/resonanz@{project['version']}"
    needs: dict[str, list[str]] = {"resonanz": []} | {part.name: [] for part in parts}
    for part in parts:
        for name in part.wanted_by:
            needs[name].append(part.purl)
    refs = {"resonanz": own} | {part.name: part.purl for part in parts}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, own + text)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": "resonanz",
                "version": project["version"],
                "purl": own,
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": [_component(part) for part in parts],
        "dependencies": [{"ref": refs[name], "dependsOn": sorted(wanted)} for name, wanted in needs.items()],
    }


def _component(part: Part) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "scope": "required",
        "hashes": [{"alg": "SHA-256", "content": value} for value in sorted(part.hashes)],
    }
    licence = _licence_of(part.name)
    return found | ({"licenses": [licence]} if licence else {})


def _licence_of(name: str) -> dict[str, Any] | None:
    """What the installed package says of itself: an SPDX expression, else its short words, else nothing."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return None
    expression = said.get("License-Expression", "").strip()
    if expression and _LICENCE.fullmatch(expression.replace("(", "").replace(")", "")):
        return {"expression": expression}
    words = said.get("License", "").strip().split("\n")[0]
    classifiers = [
        line.rpartition(" :: ")[2] for line in said.get_all("Classifier", []) if line.startswith("License ::")
    ]
    words = words if 0 < len(words) <= _LONGEST_LICENCE else ", ".join(classifiers)
    return {"license": {"name": words}} if words else None


def main(arguments: list[str]) -> int:
    try:
        text = json.dumps(bill(LOCK.read_text("utf-8")), ensure_ascii=False, indent=2) + "\n"
    except (OSError, BrokenLock) as problem:
        print(f"requirements.lock cannot be read: {problem}", file=sys.stderr)
        return 1
    if arguments:
        Path(arguments[0]).write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
