"""Rows per second from a CSV file into the database, ledger entries included.

    python benchmarks/importing.py --rows 20000
    python benchmarks/importing.py --file germeval2017/dev.csv

Makes a database of its own in a temporary directory.
"""

from __future__ import annotations

import argparse
import csv
import os
import tempfile
from pathlib import Path
from time import perf_counter


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=20_000)
    options.add_argument("--file", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        os.environ["RESONANZ_DATA"] = folder
        from resonanz.doors.cli.house import opened

        with opened():
            measure(chosen.file or made_up(Path(folder) / "rows.csv", chosen.rows))


def made_up(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text", "datum"])
        for n in range(rows):
            words = f"Vorgang {n}: Ich habe {n % 90} Minuten gewartet, dann war die Leitung tot. " * (1 + n % 5)
            writer.writerow([n, words, "2026-03-28 10:05"])
    return path


def measure(path: Path) -> None:
    from resonanz.ask import actions as ask
    from resonanz.listen import actions as listen

    inquiry = ask.draft_inquiry(slug="messung", title="Messung", by=None)
    for name in ("first run", "second run"):
        begin = perf_counter()
        prepared = listen.prepare_table(path, columns={})
        plan = listen.plan_import(inquiry=inquiry, source="messung", mapping=prepared.mapping, roles=["customer"])
        tally = listen.take_table(prepared.table, plan, on_refused=lambda _: None, on_step=lambda *_: None)
        seconds = perf_counter() - begin
        print(f"{name}: {tally.taken} taken, {tally.known} known, {seconds:.2f} s, {tally.rows / seconds:,.0f} rows/s")


if __name__ == "__main__":
    main()
