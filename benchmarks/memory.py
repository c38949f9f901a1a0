"""Memory of a whole house: every process below one `resonanz run`, counted as proportional set size.

    python benchmarks/memory.py PID_OF_RESONANZ_RUN

Shared pages (PostgreSQL's buffers, libraries) are counted once in all, not once per process.
"""

from __future__ import annotations

import argparse
from pathlib import Path


def children(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += children(int(child))
    return found


def proportional_kb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pid", type=int)
    total = 0
    for pid in children(options.parse_args().pid):
        kilobytes = proportional_kb(pid)
        total += kilobytes
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        print(f"{kilobytes / 1024:>8.1f} MB  {command[-70:]}")
    print(f"{total / 1024:>8.1f} MB  in all")


if __name__ == "__main__":
    main()
