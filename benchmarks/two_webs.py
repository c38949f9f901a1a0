"""Reading pages with one and with two web processes on one database that is reached by TCP.

    python -m benchmarks.two_webs --seconds 6 --rounds 7

Starts a PostgreSQL, two `resonanz web` in directories of their own and, in a process of its own, readers. In turn all
readers ask the first web process, then both alternately. Prints pages per second of every round, the median of the
ratios and what a page costs in processor time, so that the figures mean something on a busy machine as well.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from resonanz.trust.rules.notes import new_pem
from tests.support import environment as _environment  # noqa: F401  It names the place of houses that are made once.
from tests.support.house import until
from tests.support.machines import Machine, TcpPostgres

_FILL = """
import argparse, sys
from resonanz.doors.cli.house import opened
with opened():
    from django.db import connection
    from benchmarks.pages import FILL, begin
    inquiry, host = begin()
    with connection.cursor() as cursor:
        cursor.execute(FILL.split(";\\n")[0], {"inquiry": inquiry.pk, "stories": 2000})
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=6)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--readers", type=int, default=8)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as ends:
        Path(folder).chmod(0o755)
        postgres = ends.enter_context(TcpPostgres(Path(folder) / "postgres"))
        keys = {"RESONANZ_SECRET_KEY": "gemessen wird mit diesem Schlüssel", "RESONANZ_LOG_KEY": new_pem()}
        webs = [Machine("web", Path(folder) / f"web{n}", postgres, **keys) for n in range(2)]
        webs[0].environment["PYTHONPATH"] = os.pathsep.join(["src", "."])
        webs[0].do(_FILL)
        for web in webs:
            ends.callback(web.end)
            web.start()
        for web in webs:
            until(web.is_ready, "every web process is ready")
        compare(webs, postgres, chosen)


def compare(webs: list[Machine], postgres: TcpPostgres, chosen: argparse.Namespace) -> None:
    ports = [web.port for web in webs]
    for port in ports:
        read_apart([port], chosen, seconds=2)
    ratios = []
    spent: list[tuple[float, float, float]] = []
    print(f"{'load':>6}{'one, pages/s':>16}{'two, pages/s':>16}{'ratio':>8}")
    for _ in range(chosen.rounds):
        before = times(webs[0], postgres)
        one, reading = read_apart(ports[:1], chosen)
        after = times(webs[0], postgres)
        web, database = ((there - here) / one for here, there in zip(before, after, strict=True))
        spent.append((web, database, reading / one))
        two, _ = read_apart(ports, chosen)
        ratios.append(two / one)
        print(
            f"{os.getloadavg()[0]:>6.1f}{one / chosen.seconds:>16.1f}{two / chosen.seconds:>16.1f}{ratios[-1]:>8.2f}",
            flush=True,
        )
    print(f"median ratio {statistics.median(ratios):.2f}, best {max(ratios):.2f}")
    web, database, readers = (statistics.median(part) for part in zip(*spent, strict=True))
    for name, seconds in (("web process", web), ("database", database), ("readers", readers)):
        print(f"processor time per page, {name}: {1000 * seconds:.1f} ms")
    print(f"two free cores for all of them would allow {min(2.0, 2 * web / (web + database + readers)):.2f}")


def read_apart(ports: list[int], chosen: argparse.Namespace, *, seconds: float = 0) -> tuple[int, float]:
    """Pages and processor time of the readers. In a process of its own, so that they share no lock with anybody."""
    call = [sys.executable, "-m", "benchmarks.readers", "--readers", str(chosen.readers)]
    call += ["--seconds", str(seconds or chosen.seconds), *map(str, ports)]
    done = subprocess.run(call, check=True, capture_output=True, text=True)
    pages, spent = done.stdout.split()
    return max(int(pages), 1), float(spent)


def times(web: Machine, postgres: TcpPostgres) -> tuple[float, float]:
    """Seconds of processor time so far: of the web process and of the database."""
    assert web.process is not None
    mark = postgres.layout.mark
    servers = [entry for entry in Path("/proc").glob("[0-9]*") if mark in command_of(entry)]
    return processor_time(Path(f"/proc/{web.process.pid}")), sum(processor_time(entry) for entry in servers)


def command_of(entry: Path) -> str:
    try:
        return (entry / "cmdline").read_text("utf-8", errors="replace")
    except OSError:
        return ""


def processor_time(entry: Path) -> float:
    try:
        fields = (entry / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
