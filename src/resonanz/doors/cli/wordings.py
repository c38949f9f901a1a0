"""`resonanz check-question`, `check-reply`, `check-language`: the engine's checks, for one text or a file of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

from rich.text import Text

from resonanz.doors.cli.speech import give_up, out, say, speaks_english
from resonanz_engine.wordbook import UNKNOWN, Checked

FOUND, UNREADABLE = 1, 2
_AROUND = 60
"""So many characters before and behind a place are shown with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a command checks and how it speaks of it.

    look: text and the language of the reasons (None: the text's own); tells_language: whether results name it; kinds:
    what each kind is called; missing, twice, nothing: sentences for no text, for text and file, and for no finding;
    lacking: the sentence for the line of a file, by its number, that has no text; praise: kinds that are no objection.
    """

    look: Callable[[str, str | None], Checked]
    kinds: Mapping[str, str]
    missing: str
    twice: str
    nothing: str
    lacking: Callable[[int], str]
    tells_language: bool = False
    praise: frozenset[str] = frozenset()

    def objects(self, found: Checked) -> bool:
        return any(one.kind not in self.praise for one in found.findings)


def run(check: Check, text: str | None, file: Path | None, *, as_json: bool) -> NoReturn:
    """Prints the findings; exits with 0, with 1 where any object, with 2 where no text can be read."""
    if file is not None:
        _check_file(check, file, text)
    _check_text(check, text, as_json=as_json)


def _check_text(check: Check, text: str | None, *, as_json: bool) -> NoReturn:
    if text is None or not text.strip():
        _refuse(check.missing)
    found = check.look(text, None if as_json else "en" if speaks_english() else "de")
    if as_json:
        rows = _result(check, found)
        _write(rows if check.tells_language else rows["findings"])
    else:
        _show(check, text, found)
    sys.exit(FOUND if check.objects(found) else 0)


def _check_file(check: Check, file: Path, text: str | None) -> NoReturn:
    """One line of JSON in, one out; stops with 2 at the first line that is none, and says which."""
    if text is not None:
        _refuse(check.twice)
    any_found = False
    for one in _texts(check, file):
        found = check.look(one, None)
        any_found = any_found or check.objects(found)
        _write({"text": one, **_result(check, found)})
    sys.exit(FOUND if any_found else 0)


def _result(check: Check, found: Checked) -> dict[str, object]:
    rows: dict[str, object] = {"language": found.language} if check.tells_language else {}
    return {**rows, "findings": [asdict(one) for one in found.findings]}


def _texts(check: Check, file: Path) -> Iterator[str]:
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
            _refuse(check.lacking(number))
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


def _show(check: Check, text: str, found: Checked) -> None:
    if found.language == UNKNOWN:
        out.print(say("Sprache nicht erkannt, nichts geprüft.", "Language not recognised, nothing checked."))
    elif not found.findings:
        out.print(check.nothing)
    for one in found.findings:
        before = text[max(0, one.start - _AROUND) : one.start]
        behind = text[one.end : one.end + _AROUND]
        more = ("… " if one.start > _AROUND else "", " …" if len(text) > one.end + _AROUND else "")
        shown = Text(more[0] + _clean(before))
        shown.append(say("»", "[") + _clean(text[one.start : one.end]) + say("«", "]"), style="bold")
        shown.append(_clean(behind) + more[1])
        out.print(shown, soft_wrap=True)
        out.print(Text(f"  {check.kinds[one.kind]}: {one.why}"), soft_wrap=True)
        if one.instead:
            out.print(Text(say("  Besser: ", "  Better: ") + _clean(one.instead)), soft_wrap=True)


def _clean(words: str) -> str:
    """Words of people for a terminal: no control characters, no half characters, one line."""
    one_line = "".join(" " if sign.isspace() else sign if sign.isprintable() else "\ufffd" for sign in words)
    return one_line.encode("utf-8", "replace").decode()


def _refuse(sentence: str) -> NoReturn:
    give_up(_clean(sentence), code=UNREADABLE)
