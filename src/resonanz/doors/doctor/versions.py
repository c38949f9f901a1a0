"""What runs here."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import version

from resonanz.doors.doctor.finding import Finding, fine


def versions() -> Iterator[Finding]:
    said = f"Resonanz {version('resonanz')}, Python {platform.python_version()}, Django {version('django')}"
    yield fine("versions", f"{said}.", f"{said}.")
