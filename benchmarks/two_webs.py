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
import threading
import time
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path

from tests.support import environment as _environment  # noqa: F401  It names the place of houses that are made once.
from tests.support.house import until
from tests.support.machines import Machine, TcpPostgres

PATHS = ("/anliegen/messung/", "/anliegen/messung/bilanz/", "/", "/protokollbuch/")
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
    options.add_argument("--read", nargs="*", type=int, help="only read from these ports; this program calls itself so")
    chosen = options.parse_args()
    if chosen.read:
        print(read(chosen.read, chosen.readers, chosen.seconds))
        return
    with tempfile.TemporaryDirectory() as folder, ExitStack() as ends:
        Path(folder).chmod(0o755)
        postgres = ends.enter_context(TcpPostgres(Path(folder) / "postgres"))
        keys = {"RESONANZ_SECRET_KEY": "gemessen wird mit diesem Schlüssel"}
        webs = [Machine("web", Path(folder) / f"web{n}", postgres, **keys) for n in range(2)]
        webs[0].environment["PYTHONPATH"] = os.pathsep.join(["src", "."])
        webs[0].do(_FILL)
        for web in webs:
            ends.callback(web.end)
            web.start()
        for web in webs:
            until(web.is_ready, "every web process is ready")
        compare(webs, chosen)


def compare(webs: list[Machine], chosen: argparse.Namespace) -> None:
    ports = [web.port for web in webs]
    for port in ports:
        read_apart([port], chosen, seconds=2)
    ratios, costs = [], []
    print(f"{'load':>6}{'one, pages/s':>16}{'two, pages/s':>16}{'ratio':>8}")
    for _ in range(chosen.rounds):
        before = [processor_time(web) for web in webs]
        one = read_apart(ports[:1], chosen)
        costs.append((processor_time(webs[0]) - before[0]) / max(one, 1))
        two = read_apart(ports, chosen)
        ratios.append(two / max(one, 1))
        print(
            f"{os.getloadavg()[0]:>6.1f}{one / chosen.seconds:>16.1f}{two / chosen.seconds:>16.1f}{ratios[-1]:>8.2f}",
            flush=True,
        )
    print(f"median ratio {statistics.median(ratios):.2f}, best {max(ratios):.2f}")
    print(f"processor time of the web process per page: {1000 * statistics.median(costs):.1f} ms")


def read_apart(ports: list[int], chosen: argparse.Namespace, *, seconds: float = 0) -> int:
    """In a process of its own, so that the readers do not share a lock with whoever measures."""
    call = [sys.executable, "-m", "benchmarks.two_webs", "--readers", str(chosen.readers)]
    call += ["--seconds", str(seconds or chosen.seconds), "--read", *map(str, ports)]
    done = subprocess.run(call, check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1])


def read(ports: list[int], readers: int, seconds: float) -> int:
    """How many pages came within that time."""
    end = time.monotonic() + seconds
    counts = [0] * readers

    def reader(number: int) -> None:
        connection = HTTPConnection("127.0.0.1", ports[number % len(ports)], timeout=60)
        turn = number
        while time.monotonic() < end:
            connection.request("GET", PATHS[turn % len(PATHS)])
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, (PATHS[turn % len(PATHS)], answer.status)
            counts[number] += 1
            turn += 1
        connection.close()

    threads = [threading.Thread(target=reader, args=[number]) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)


def processor_time(web: Machine) -> float:
    assert web.process is not None
    fields = Path(f"/proc/{web.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
