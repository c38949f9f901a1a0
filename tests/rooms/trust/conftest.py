"""A data directory for each test of the log, so that keys and copies of one never meet another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def own_log(tmp_path: Path, settings: Any) -> Path:
    """The data directory; a log that begins in it has a key of its own."""
    settings.DATA = tmp_path
    return tmp_path
