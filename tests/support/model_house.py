"""A data directory whose tables were made once for this run: making them takes longer than most journeys."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

from resonanz.ground.postgres import Cluster
from tests.support.environment import HOUSES, MODEL


def set_up(data: Path) -> None:
    """Makes `data` a house with empty tables, as the first start would leave it; once is enough."""
    if (data / "postgres").exists():
        return
    ready = HOUSES / "ready"
    with (HOUSES / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            with Cluster(MODEL):
                environment = {**os.environ, "RESONANZ_DATA": str(MODEL)}
                migrating = [sys.executable, "-m", "resonanz.doors.cli.migrating"]
                subprocess.run(migrating, check=True, capture_output=True, env=environment)
            ready.touch()
    data.mkdir(exist_ok=True)
    # Owners and times go with the files: the database server checks whose they are.
    parts = [MODEL / name for name in ("postgres", "secrets") if not (data / name).exists()]
    subprocess.run(["cp", "--archive", *parts, data], check=True)
