"""`resonanz opinions`: the opinion map of an export of Polis, without a database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.table import Table as Grid
from rich.text import Text

from resonanz.doors.cli.speech import give_up, out, say

if TYPE_CHECKING:
    from resonanz_engine.errors import VotesFileError

_CUT = 160


def show_opinions(file: Path, *, comments_file: Path | None, json_out: Path | None) -> None:
    for path in (file, comments_file):
        if path is not None and not path.is_file():
            give_up(say(f"Die Datei „{path}“ gibt es nicht.", f"There is no file “{path}”."))
    # numpy and scipy take a moment to load; only this command needs them here.
    from resonanz_engine.adapters import polis
    from resonanz_engine.errors import VotesFileError
    from resonanz_engine.opinion_recipe import OpinionRecipe
    from resonanz_engine.pipeline.opinion_report import opinions_as_json
    from resonanz_engine.pipeline.opinions import find_opinions

    reading = comments_file or file
    try:
        comments = polis.read_comments(comments_file) if comments_file else polis.Comments({}, frozenset())
        reading = file
        votes = polis.read_votes(file, comments.rejected)
    except VotesFileError as problem:
        give_up(sentence_about(reading, problem))
    result = opinions_as_json(find_opinions(votes, OpinionRecipe()), comments.texts)
    result["rejected_statements"] = len(comments.rejected)
    if json_out is not None:
        try:
            json_out.write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
        except OSError:
            give_up(say(f"„{json_out}“ lässt sich nicht schreiben.", f"“{json_out}” can't be written."))
    _print(result)


def sentence_about(file: Path, problem: VotesFileError) -> str:
    row, found = problem.row, problem.found
    sentences = {
        "unreadable": say(
            f"„{file}“ ist keine lesbare Textdatei in UTF-8.", f"“{file}” is not a readable text file in UTF-8."
        ),
        "no column": say(
            f"In „{file}“ fehlt die Spalte „{found}“, die Polis so schreibt.",
            f"“{file}” lacks the column “{found}” as Polis writes it.",
        ),
        "no votes": say(f"In „{file}“ steht keine Stimme, die zählt.", f"There is no vote that counts in “{file}”."),
        "bad vote": say(
            f"„{file}“, Zeile {row}: „{found}“ ist keine Stimme; es gibt 1 (Zustimmung), -1 (Ablehnung) und 0 "
            "(Enthaltung).",
            f"“{file}”, line {row}: “{found}” is no vote; there are 1 (agree), -1 (disagree) and 0 (pass).",
        ),
        "no id": say(
            f"„{file}“, Zeile {row}: Person oder Aussage hat keine Kennung.",
            f"“{file}”, line {row}: the person or the statement has no id.",
        ),
        "bad line": say(f"„{file}“, Zeile {row} ist unvollständig.", f"“{file}”, line {row} is not complete."),
    }
    return sentences[problem.reason]


def _print(result: dict[str, Any]) -> None:
    for group in result["groups"]:
        title = say(f"Gruppe {group['id']} ({group['size']} Personen)", f"Group {group['id']} ({group['size']} people)")
        rows = [
            (entry, f"{_percent(entry['share'])} ({_percent(entry['others_chosen'] / max(entry['others_votes'], 1))})")
            for entry in group["distinguishing"]
        ]
        _table(title, say("Anteil (übrige)", "Share (others)"), rows)
    rows = [(entry, f"≥ {_percent(entry['weakest_share'])}") for entry in result["consensus"]]
    _table(say("Was alle Gruppen eint", "What unites all groups"), say("Anteil", "Share"), rows)
    alone = result["too_few_votes"]
    out.print(
        say(
            f"{result['participants']} Personen, {result['statements']} Aussagen, {result['votes']} Stimmen; "
            f"{len(result['groups'])} Gruppen, {alone} Personen mit zu wenigen Stimmen. "
            f"Ersetzt durch eine spätere Stimme: {result['replaced_votes']}, davon widersprüchlich: "
            f"{result['contradicting_votes']}.",
            f"{result['participants']} people, {result['statements']} statements, {result['votes']} votes; "
            f"{len(result['groups'])} groups, {alone} people with too few votes. "
            f"Replaced by a later vote: {result['replaced_votes']}, contradicting among them: "
            f"{result['contradicting_votes']}.",
        ),
        highlight=False,
    )


def _table(title: str, share: str, rows: list[tuple[dict[str, Any], str]]) -> None:
    grid = Grid(title=title, title_justify="left", pad_edge=False)
    grid.add_column(say("Aussage", "Statement"), ratio=4)
    grid.add_column("")
    grid.add_column(share, justify="right")
    grid.add_column(say("gesichert", "sure"))
    sides = {"agree": say("dafür", "agree"), "disagree": say("dagegen", "disagree")}
    for entry, figures in rows:
        words = " ".join(str(entry.get("text") or entry["statement"]).split())
        # Words of people are words, never markup.
        text = Text(words if len(words) <= _CUT else words[:_CUT] + " …")
        grid.add_row(text, sides[entry["side"]], figures, say("ja", "yes") if entry["sure"] else say("nein", "no"))
    if rows:
        out.print(grid)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
