import csv
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.ground.tables import reasons
from resonanz.ground.tables.guard import guard_cell
from resonanz.listen.rules.tables.report import report_at
from resonanz.listen.rules.tables.rows import Refused

DANGEROUS = "=+-@\t\0＝＋－＠"
LEAD_INS = [
    "",
    " ",
    "\u00a0",
    "\u200b",
    "\ufeff",
    "\u2003\u200b ",
    "\t",
    "\r",
    "\n",
    "\0",
    "\u202e",
    "\x0b",
    "\x0c",
]


def starts_a_formula(text: str) -> bool:
    """Written apart from the guard: what a careful attacker would look for."""
    lines = re.split("[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]", text)
    bare = [
        re.sub("^[ \u00a0\u1680\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\ufeff\u00ad]+", "", line) for line in lines
    ]
    return text[:1] in {"\t", "\r", "\n", "\0"} or any(line[:1] and line[0] in DANGEROUS for line in bare)


@pytest.mark.parametrize("lead_in", LEAD_INS)
@pytest.mark.parametrize("start", DANGEROUS)
@pytest.mark.parametrize("before", ["", "harmlos\n", "harmlos\r", "harmlos\r\n"])
def test_formulas_are_disarmed_on_every_line(before: str, start: str, lead_in: str) -> None:
    guarded = guard_cell(f"{before}{lead_in}{start}cmd()")
    assert "'" in guarded
    assert not starts_a_formula(guarded)
    assert guarded.replace("'", "") == f"{before}{lead_in}{start}cmd()"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Guten Tag", "Guten Tag"),
        ("1+1=2 @ home - ja", "1+1=2 @ home - ja"),
        ("a\n\nb", "a\n\nb"),
        ("=1+1", "'=1+1"),
        (" =1\n-2", "' =1\n'-2"),
        ("\r\n=1", "'\r\n'=1"),
        ("\tx", "'\tx"),
        ("-5", "'-5"),
    ],
)
def test_guarded_cells(text: str, expected: str) -> None:
    assert guard_cell(text) == expected


@given(st.text(alphabet=st.sampled_from([*DANGEROUS, *"\r\n\v\f\x1c\x85\u2028 \u00a0\u200b\ufeffa1'"])) | st.text())
def test_no_line_ever_starts_a_formula(text: str) -> None:
    guarded = guard_cell(text)
    assert not starts_a_formula(guarded)
    assert guard_cell(guarded) == guarded


@pytest.mark.parametrize("piece", [" ", "\u200b", "=", "\n", "\r\n", " \n", "\n=", "\ufeff\r"])
def test_pathological_64_kb_take_no_time(piece: str) -> None:
    text = piece * (65_536 // len(piece))
    start = time.perf_counter()
    guard_cell(text)
    assert time.perf_counter() - start < 0.2


def test_the_report_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "bericht.csv"
    refusals = [
        Refused(1, 7, reasons.QUOTES, '=HYPERLINK("x")', "＝böse; „so“"),
        Refused(3, None, reasons.NUL_IN_ROW, "", "\ud800"),
    ]
    with report_at(path) as note:
        for refused in refusals:
            note(refused)
    assert path.read_bytes().startswith(b'\xef\xbb\xbf"Zeile";"Kennung";"Grund";"Anfang des Textes"\r\n')
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[1:] == [
        ["7", '\'=HYPERLINK("x")', str(reasons.QUOTES), "'＝böse; „so“"],
        ["3", "", str(reasons.NUL_IN_ROW), "?"],
    ]


def test_a_report_without_refusals_has_its_head(tmp_path: Path) -> None:
    path = tmp_path / "leer.csv"
    with report_at(path):
        pass
    assert path.read_bytes() == b'\xef\xbb\xbf"Zeile";"Kennung";"Grund";"Anfang des Textes"\r\n'
