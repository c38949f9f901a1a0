"""How far one database carries: a large file taken in, made searchable, looked at, backed up and restored.

    nice -n 19 python -m benchmarks.growing --stories 1000000 --data /place/with/room

Texts are generated with a fixed seed, no two alike. The bundled model is not run: at a handful of texts a second it
would take days, so themes and places are given out by number as in benchmarks.pages. `--data` is kept and may be
measured again with `--only-look`; without it everything happens in a temporary directory.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.pages import FILL, begin, dress, look_at, processor_time_of_database

_PARTS = {
    "thing": "Rechnung Abschlag Zähler Mahnung Kündigung Anmeldung Vertrag Haltestelle Fahrplan Karte Anschluss "
    "Leitung Störung Termin Techniker Formular Gutschrift Tarif Umzug Baustelle Schranke Automat App Kennwort Heizung "
    "Fernwärme Wasseruhr Laterne Container Wertstoffhof Parkplatz Schalter Briefkasten Ansage Warteschleife",
    "place": "Lindenstraße Mühlkamp Hagenpark Bahnhof Rathaus Südstadt Nordring Hafenviertel Schulhof Marktplatz "
    "Kirchweg Auenfurt Altdorf Weiher Steinbruch Klinikum Stadtbad Bibliothek Feuerwache Friedhof",
    "person": "Mutter Vater Nachbarin Tochter Sohn Kollegin Vermieter Freund Schwester Enkel Mieter "
    "Hausmeister Lehrerin",
    "felt": "ratlos wütend erleichtert müde froh enttäuscht überrascht dankbar verärgert ruhig unsicher beschämt",
    "when": "gestern vorgestern am Montag im März letzte Woche zu Ostern kurz vor Weihnachten heute früh spätabends "
    "im Sommer an einem Freitag nach Feierabend",
    "did": "angerufen geschrieben gewartet gefragt nachgehakt unterschrieben bezahlt reklamiert gesucht gefunden "
    "verloren verstanden erklärt versprochen vergessen bestätigt storniert verschoben",
}
_WORDS = {name: words.split() for name, words in _PARTS.items()}
_SENTENCES = (
    "Wegen {thing} habe ich {number} Minuten {did}.",
    "Am {place} wusste niemand etwas von der {thing}.",
    "Meine {person} hatte {number} Tage lang keine {thing}.",
    "Ich war {felt}, weil man mir die {thing} zweimal {did} hat.",
    "Die Frau am Telefon hat sich {felt} entschuldigt und alles {did}.",
    "Warum steht auf der {thing} eine andere Zahl als im {place}?",
    "Es wäre schön, wenn die {thing} am {place} früher käme.",
    "Danach war ich {felt}; {number} Euro sind für uns viel Geld.",
    "Beim {number}. Mal hat mein {person} selbst {did}.",
    "Erst kam die {thing}, dann die {thing2}, und beides war falsch.",
    "Am {place} hat jemand freundlich {did}, das will ich auch sagen.",
    "Zwischen {place} und {place2} fährt seit {number} Wochen nichts.",
)
_MOST_SENTENCES = 7


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--stories", type=int, default=100_000)
    options.add_argument("--themes", type=int, default=40)
    options.add_argument("--insights", type=int, default=30)
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--data", type=Path)
    options.add_argument("--only-import", action="store_true")
    options.add_argument("--only-look", action="store_true", help="at what an earlier run left in --data")
    options.add_argument("--statements", action="store_true", help="print the slowest statements of each page")
    options.set_defaults(only="")
    chosen = options.parse_args()
    with place(chosen.data) as data:
        os.environ["RESONANZ_DATA"] = str(data)
        os.environ["RESONANZ_DATABASE_POOL"] = "on"
        from resonanz.doors.cli.house import opened

        with opened(pool=True):
            measure(chosen, data)
        if not (chosen.only_import or chosen.only_look):
            back_up_and_restore(data)


@contextmanager
def place(given: Path | None) -> Iterator[Path]:
    if given is not None:
        given.mkdir(parents=True, exist_ok=True)
        yield given.resolve()
        return
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def measure(chosen: argparse.Namespace, data: Path) -> None:
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    if chosen.only_look:
        from resonanz.ask.models import Inquiry
        from resonanz.people.models import Account

        inquiry, host = Inquiry.objects.get(slug="messung"), Account.objects.order_by("pk").first()
        look_at(paths_of(chosen), host, chosen)
        return
    inquiry, host = begin()
    table = data / "rows.csv"
    with timed(f"{chosen.stories:,} rows written to a file"):
        write_rows(table, chosen.stories)
    take(inquiry, table)
    if chosen.only_import:
        return
    make_ready(inquiry, host, chosen)
    with timed("checkpoint published, everything recomputed"):
        from resonanz.trust import actions as trust

        trust.publish_checkpoint(thorough=True)
    with timed("counted, insights made"):
        paths = dress(inquiry, host, chosen)
    look_at(paths, host, chosen)


def paths_of(chosen: argparse.Namespace) -> dict[str, str]:
    from resonanz.understand.models import Theme

    theme = Theme.objects.order_by("pk")[3].pk
    return {
        "reading room": "/team/anliegen/messung/lesen/",
        "reading room, last page": f"/team/anliegen/messung/lesen/?page={chosen.stories // 25}",
        "inquiry overview": "/team/anliegen/messung/",
        "search, frequent word": "/team/anliegen/messung/lesen/?q=Warteschleife",
        "search, two words": "/team/anliegen/messung/lesen/?q=Rechnungen+bezahlt",
        "themes": "/team/anliegen/messung/themen/",
        "theme": f"/team/thema/{theme}/",
    }


def write_rows(path: Path, rows: int) -> None:
    chance = random.Random(7)  # noqa: S311  The same file every time; nobody is to be kept from guessing it.
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text", "datum", "verfasser"])
        for n in range(rows):
            day = f"{2024 + n % 2}-{1 + n % 12:02}-{1 + n % 28:02} {n % 24:02}:05"
            writer.writerow([n, text_of(n, chance), day, f"Mensch {chance.randrange(rows // 3 + 1)}"])


def text_of(n: int, chance: random.Random) -> str:
    """A few sentences, 40 to 450 letters; its number makes it unlike all others."""
    said = [one(chance) for _ in range(chance.randrange(1, _MOST_SENTENCES))]
    return f"{chance.choice(_WORDS['when']).capitalize()}, Vorgang {n}: " + " ".join(said)


def one(chance: random.Random) -> str:
    words = {name: chance.choice(found) for name, found in _WORDS.items()}
    more = {"thing2": chance.choice(_WORDS["thing"]), "place2": chance.choice(_WORDS["place"])}
    return chance.choice(_SENTENCES).format(**words, **more, number=chance.randrange(2, 400))


def take(inquiry: object, table: Path) -> None:
    from resonanz.listen import actions as listen

    begun, spent, there = perf_counter(), process_time(), processor_time_of_database()
    prepared = listen.prepare_table(table, columns={})
    plan = listen.plan_import(inquiry=inquiry, source="messung", mapping=prepared.mapping, roles=["customer"])

    def step(tally: object, _position: int) -> None:
        rows = tally.rows
        if rows % 100_000 == 0:
            print(
                f"  {rows:>9,} rows after {perf_counter() - begun:>6.1f} s, load {os.getloadavg()[0]:.1f}", flush=True
            )

    tally = listen.take_table(prepared.table, plan, on_refused=lambda _: None, on_step=step)
    seconds = perf_counter() - begun
    print(
        f"imported: {tally.taken:,} taken, {tally.refused} refused, {seconds:.1f} s, {tally.rows / seconds:,.0f} rows/s"
    )
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    own, database = process_time() - spent, processor_time_of_database() - there
    print(f"  processor time: {own:.0f} s here, {database:.0f} s in the database; most memory here {most} MiB")


def make_ready(inquiry: object, host: object, chosen: argparse.Namespace) -> None:
    """What the worker does, but for the meaning, which is given out by number."""
    from django.db import connection

    from resonanz.understand.actions.reading import _fill_search

    with timed("entries for the search"):
        _fill_search(inquiry.pk)
    values = {"inquiry": inquiry.pk, "stories": chosen.stories, "themes": chosen.themes, "host": host.pk}
    # The first two statements make stories and their search entries, which are here already.
    with timed("themes and places given out"), connection.cursor() as cursor:
        for statement in FILL.split(";\n")[2:]:
            if statement.strip():
                cursor.execute(statement, values)


def back_up_and_restore(data: Path) -> None:
    (data / "rows.csv").unlink(missing_ok=True)
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    with tempfile.TemporaryDirectory(dir=data.parent) as folder:
        Path(folder).chmod(0o755)
        file, again = Path(folder) / "backup.zip", Path(folder) / "again"
        resonanz = [sys.executable, "-m", "resonanz.doors.cli"]
        with timed("backup"):
            subprocess.run([*resonanz, "backup", str(file), "--data", str(data)], check=True, env=kept)
        print(f"  {file.stat().st_size / 1e6:,.0f} MB")
        with timed("restore, every entry opened and recomputed"):
            subprocess.run([*resonanz, "restore", str(file), "--data", str(again)], check=True, env=kept)


@contextmanager
def timed(what: str) -> Iterator[None]:
    begun = perf_counter()
    yield
    print(f"{what}: {perf_counter() - begun:.1f} s, load {os.getloadavg()[0]:.1f}", flush=True)


if __name__ == "__main__":
    main()
