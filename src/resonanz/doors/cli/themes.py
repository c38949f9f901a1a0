"""`resonanz themes`: the engine on a file, without a database."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from time import perf_counter

import django
from django.conf import settings
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table as Grid
from rich.text import Text

from resonanz.doors.cli.speech import err, give_up, out, say, speaks_english

_QUOTE = 220
_SAMPLE = 50
LOCALES = Path(__file__).resolve().parents[2] / "locale"


def show_themes(
    file: Path,
    *,
    text_column: str,
    id_column: str,
    group_columns: list[str],
    json_out: Path | None,
    vectors_file: Path | None,
    memory_file: Path | None,
    previous_file: Path | None,
) -> None:
    if not file.is_file():
        give_up(say(f"Die Datei „{file}“ gibt es nicht.", f"There is no file “{file}”."))
    # Sentences about files are Django translations; a database is not needed for them.
    settings.configure(USE_I18N=True, LANGUAGE_CODE="en" if speaks_english() else "de", LOCALE_PATHS=[LOCALES])
    django.setup()
    # numpy, scipy and igraph take a second to load; only this command needs them here.
    import numpy as np

    from resonanz.ground.tables.problems import TableProblem
    from resonanz_engine import defaults
    from resonanz_engine.errors import EngineError
    from resonanz_engine.types import ThemeMemory

    begin = perf_counter()
    try:
        ids, texts, groups = _read(file, text_column=text_column, id_column=id_column, group_columns=group_columns)
    except TableProblem as problem:
        give_up(problem.sentence)
    read = perf_counter() - begin
    if not texts:
        give_up(say("In dieser Datei steht keine Geschichte.", "There is no story in this file."))
    vectors = None
    if vectors_file is not None:
        try:
            vectors = np.load(vectors_file, allow_pickle=False)
        except (OSError, ValueError, EOFError) as problem:
            give_up(
                say(
                    f"„{vectors_file}“ ist keine lesbare NPY-Datei: {problem}",
                    f"“{vectors_file}” is not a readable NPY file: {problem}",
                )
            )
    try:
        known = memory_file is not None and memory_file.is_file()
        memory = ThemeMemory.from_bytes(memory_file.read_bytes()) if known and memory_file else None
        previous = _previous(previous_file) if previous_file else None
        with _bar() as bar:
            task = bar.add_task(say("Geschichten lesen", "Reading stories"), total=len(texts), visible=vectors is None)
            found = defaults.find(
                texts,
                ids=ids,
                vectors=vectors,
                memory=memory,
                previous=previous,
                groups=groups,
                progress=lambda done, total: bar.update(task, completed=done, total=total),
            )
    except EngineError as problem:
        give_up(say(f"Das ging nicht: {problem}", f"This did not work: {problem}"))
    result = defaults.as_json(found, ids, texts, {"read": read, **found.timings})
    if json_out is not None:
        json_out.write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
    if memory_file is not None:
        memory_file.write_bytes(found.memory.to_bytes())
    _print(result)


def _previous(file: Path) -> dict[str, int]:
    """The theme of each story in the result of an earlier run, -1 for those that stood for themselves."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))["assignments"]
        return {str(row["story_id"]): -1 if row["theme_id"] is None else int(row["theme_id"]) for row in told}
    except (OSError, ValueError, KeyError, TypeError) as problem:
        give_up(
            say(
                f"„{file}“ ist kein Ergebnis eines früheren Laufs: {problem}",
                f"“{file}” is not the result of an earlier run: {problem}",
            )
        )


def _read(
    file: Path, *, text_column: str, id_column: str, group_columns: list[str]
) -> tuple[list[str], list[str], dict[str, list[str]]]:
    """Ids, texts and known groups, one each per row, so that given vectors stay in step; unreadable rows are empty."""
    from resonanz.ground.tables import open_table
    from resonanz.listen.rules.tables.mapping import guess_mapping

    table = open_table(file)
    sample = [row.values for row in islice((row for row in table.rows() if not row.problem), _SAMPLE)]
    chosen = {name: column for name, column in (("text", text_column), ("id", id_column)) if column}
    mapping = guess_mapping(table.headers, sample).resolve(table.headers, chosen)
    for name in group_columns:
        if name not in table.headers:
            give_up(
                say(
                    f"Die Spalte „{name}“ gibt es nicht. Vorhanden sind: {', '.join(table.headers)}",
                    f"There is no column “{name}”. There are: {', '.join(table.headers)}",
                )
            )
    ids: list[str] = []
    texts: list[str] = []
    groups: dict[str, list[str]] = {name: [] for name in group_columns}
    for row in table.rows():
        ids.append(row.values.get(mapping.id or "", "").strip() or str(row.number))
        texts.append("" if row.problem else row.values.get(mapping.text or "", ""))
        for name, values in groups.items():
            values.append(row.values.get(name, "").strip())
    return ids, texts, groups


def _print(result: dict[str, object]) -> None:
    themes = result["themes"]
    assert isinstance(themes, list)
    grid = Grid(show_lines=False, pad_edge=False)
    grid.add_column(say("Thema", "Theme"), style="bold", ratio=2)
    grid.add_column(say("Geschichten", "Stories"), justify="right")
    grid.add_column(say("Anteil (95 %)", "Share (95 %)"), justify="right")
    grid.add_column(say("Eine Stimme", "One voice"), ratio=4)
    for theme in themes:
        low, high = theme["interval"]
        quote = next(iter(theme["quotes"]), {"text": ""})["text"]
        cut = quote if len(quote) <= _QUOTE else quote[:_QUOTE].rsplit(" ", 1)[0] + " …"
        share = f"{100 * theme['share']:.0f} % ({100 * low:.0f}–{100 * high:.0f})"
        # Words of people are words, never markup.
        name, words = Text(f"„{theme['name']}“"), Text(" ".join(cut.split()))
        grid.add_row(name, str(theme["size"]), share, words)
    out.print(grid)
    assignments = result["assignments"]
    assert isinstance(assignments, list)
    alone = sum(1 for row in assignments if row["theme_id"] is None)
    out.print(
        say(
            f"Geschichten: {result['stories']}, Themen: {len(themes)}, für sich stehen: {alone}.",
            f"Stories: {result['stories']}, themes: {len(themes)}, standing for themselves: {alone}.",
        ),
        highlight=False,
    )


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=err,
    )
