"""`resonanz check-question`: the question check of the engine, for one question or a file of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

from rich.text import Text

from resonanz.doors.cli.speech import give_up, out, say, speaks_english
from resonanz_engine.wording import Finding
from resonanz_engine.wording import check_question as findings_of

FOUND, UNREADABLE = 1, 2
_AROUND = 60
"""So many characters before and behind a place are shown with it."""


def check_text(text: str | None, *, as_json: bool) -> NoReturn:
    """Prints the findings; exits with 0, with 1 where there are any, with 2 without a question."""
    if text is None or not text.strip():
        _refuse(
            say(
                "Bitte geben Sie die Frage an, zum Beispiel: resonanz check-question „Was haben Sie erlebt?“",
                "Please give the question, for example: resonanz check-question “What happened?”",
            )
        )
    found = findings_of(text, explain_in=None if as_json else "en" if speaks_english() else "de")
    if as_json:
        _write([asdict(one) for one in found])
    else:
        _show(text, found)
    sys.exit(FOUND if found else 0)


def check_file(file: Path, text: str | None) -> NoReturn:
    """One line of JSON in, one out; stops with 2 at the first line that is none, and says which."""
    if text is not None:
        _refuse(
            say(
                "Bitte geben Sie entweder eine Frage oder eine Datei an, nicht beides.",
                "Please give either a question or a file, not both.",
            )
        )
    any_found = False
    for question in _questions(file):
        found = [asdict(one) for one in findings_of(question)]
        any_found = any_found or bool(found)
        _write({"text": question, "findings": found})
    sys.exit(FOUND if any_found else 0)


def _questions(file: Path) -> Iterator[str]:
    for number, line in enumerate(_lines(file), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except UnicodeDecodeError:
            _refuse(say(f"Zeile {number} ist kein lesbares UTF-8.", f"Line {number} is not readable UTF-8."))
        except (ValueError, RecursionError):
            _refuse(say(f"Zeile {number} ist kein lesbares JSON.", f"Line {number} is not readable JSON."))
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            _refuse(
                say(
                    f'In Zeile {number} fehlt die Frage: Erwartet wird {{"text": "…"}}.',
                    f'Line {number} has no question: expected is {{"text": "…"}}.',
                )
            )
        yield row["text"]


def _lines(file: Path) -> Iterator[bytes]:
    if str(file) == "-":
        yield from sys.stdin.buffer
        return
    try:
        with file.open("rb") as source:
            yield from source
    except (OSError, ValueError):
        _refuse(say(f"Die Datei „{file}“ lässt sich nicht lesen.", f"The file “{file}” cannot be read."))


def _write(value: object) -> None:
    """One line of JSON on standard output; half characters, which UTF-8 cannot hold, are written as escapes."""
    line = json.dumps(value, ensure_ascii=False)
    try:
        encoded = line.encode()
    except UnicodeEncodeError:
        encoded = json.dumps(value).encode()
    sys.stdout.buffer.write(encoded + b"\n")
    sys.stdout.buffer.flush()


def _show(text: str, found: tuple[Finding, ...]) -> None:
    if not found:
        out.print(say("Nichts gefunden, was lenkt oder verschließt.", "Nothing found that leads or closes."))
    for one in found:
        before = text[max(0, one.start - _AROUND) : one.start]
        behind = text[one.end : one.end + _AROUND]
        more = ("… " if one.start > _AROUND else "", " …" if len(text) > one.end + _AROUND else "")
        shown = Text(more[0] + _clean(before))
        shown.append(say("»", "[") + _clean(text[one.start : one.end]) + say("«", "]"), style="bold")
        shown.append(_clean(behind) + more[1])
        out.print(shown, soft_wrap=True)
        out.print(Text(f"  {KINDS[one.kind]}: {one.why}"), soft_wrap=True)
        out.print(Text(say("  Besser: ", "  Better: ") + _clean(one.instead)), soft_wrap=True)


def _clean(words: str) -> str:
    """Words of people for a terminal: no control characters, no half characters, one line."""
    one_line = "".join(" " if sign.isspace() else sign if sign.isprintable() else "\ufffd" for sign in words)
    return one_line.encode("utf-8", "replace").decode()


def _refuse(sentence: str) -> NoReturn:
    give_up(_clean(sentence), code=UNREADABLE)


KINDS = {
    "leading": say("lenkt", "leading"),
    "loaded": say("wertet", "loaded"),
    "double_barrelled": say("zwei Fragen in einer", "double-barrelled"),
    "assumptive": say("unterstellt", "assumptive"),
    "closed": say("geschlossen", "closed"),
    "absolute": say("absolut", "absolute"),
    "double_negation": say("doppelt verneint", "double negation"),
    "jargon": say("Fachsprache", "jargon"),
    "self_centred": say("selbstbezogen", "self-centred"),
    "flattering": say("schmeichelt", "flattering"),
    "emotional_pressure": say("übt Druck aus", "emotional pressure"),
}
