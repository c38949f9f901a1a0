"""Installations as they stand in the world, whole or with one thing wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from resonanz.doors.doctor import Finding, Grade
from resonanz.ground.environment import Environment


def environment(data: Path, **changes: Any) -> Environment:
    parts: dict[str, Any] = {
        "data": data,
        "database_url": "",
        "owner_url": "",
        "hosts": ("127.0.0.1",),
        "public_url": "https://dialog.example.org",
        "debug": False,
        "pool": False,
        "secure_cookies": True,
        "mail": None,
        **changes,
    }
    return Environment(**parts)


def grades(found: list[Finding]) -> list[tuple[str, str]]:
    """Also asks of each that it speaks in whole sentences of both languages, and says how to mend what is wrong."""
    for finding in found:
        assert all(finding.what), finding
        assert finding.what.german != finding.what.english or finding.check == "versions", finding
        assert all(finding.how) is (finding.grade is not Grade.OK), finding
    return [(finding.check, finding.grade.name) for finding in found]
