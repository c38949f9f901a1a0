"""Readers of public pages, for benchmarks.two_webs: a program of its own that loads nothing else.

    python -m benchmarks.readers --readers 8 --seconds 6 8000 8001

Prints how many pages came, and how many seconds of processor time reading them took here.
"""

from __future__ import annotations

import argparse
import threading
import time
from http.client import HTTPConnection

PATHS = ("/anliegen/messung/", "/anliegen/messung/bilanz/", "/", "/protokollbuch/")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=6)
    options.add_argument("--readers", type=int, default=8)
    options.add_argument("ports", nargs="+", type=int)
    chosen = options.parse_args()
    begun = time.process_time()
    pages = read(chosen.ports, chosen.readers, chosen.seconds)
    print(pages, time.process_time() - begun)


def read(ports: list[int], readers: int, seconds: float) -> int:
    """Every reader stays with one port and asks for one page after the other."""
    end = time.monotonic() + seconds
    counts = [0] * readers

    def reader(number: int) -> None:
        connection = HTTPConnection("127.0.0.1", ports[number % len(ports)], timeout=60)
        turn = number
        while time.monotonic() < end:
            path = PATHS[turn % len(PATHS)]
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise AssertionError(f"{path}: {answer.status}")
            counts[number] += 1
            turn += 1
        connection.close()

    threads = [threading.Thread(target=reader, args=[number]) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)


if __name__ == "__main__":
    main()
