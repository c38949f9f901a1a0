"""One table of the environment: the code reads nothing that is not in it, and nothing in it is read by nobody."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path

import uvicorn.config

from resonanz.ground.variables import INNER, VARIABLES, strangers

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "src" / "resonanz" / "ground" / "variables.py"
OURS = re.compile(r"(?:RESONANZ|DATABASE|DJANGO)_[A-Z]+(?:_[A-Z]+)*")
_READERS = {"get", "getenv", "pop", "setdefault", "_flag", "_claim"}


def constants(path: Path) -> set[str]:
    """Names of ours anywhere in the code, and whatever is asked of `os.environ`."""
    tree = ast.parse(path.read_text("utf-8"))
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    found = {word for word in words if OURS.fullmatch(word)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in _READERS and "environ" in ast.unparse(node.func):
            found |= {
                part.value for part in node.args[:1] if isinstance(part, ast.Constant) and isinstance(part.value, str)
            }
        elif isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Tuple):
            found |= {
                part.value
                for part in node.iter.elts
                if isinstance(part, ast.Constant) and re.fullmatch(r"LC_[A-Z]+|LANG|PATH|LD_[A-Z_]+", str(part.value))
            }
    return found


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def test_the_table_and_the_code_name_the_same() -> None:
    # `DATABASE_CONNECTION` and the like would be Django's settings, not the environment.
    read = {name for path in sorted((ROOT / "src").rglob("*.py")) if path != TABLE for name in constants(path)}
    ours = {variable.name for variable in (*VARIABLES, *INNER) if not variable.read_by}
    assert sorted(read - ours) == []
    assert sorted(ours - read) == []


def test_what_a_library_reads_it_does_read() -> None:
    assert [variable.name for variable in VARIABLES if variable.read_by] == ["FORWARDED_ALLOW_IPS"]
    assert 'os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")' in inspect.getsource(uvicorn.config)


def test_the_page_says_what_the_code_says() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "environment_table.py"), "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_no_other_page_names_a_variable_that_does_not_exist() -> None:
    known = {variable.name for variable in (*VARIABLES, *INNER)}
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    named = {word for page in pages for word in re.findall(r"\bRESONANZ_[A-Z_]+[A-Z]\b", page.read_text("utf-8"))}
    assert {name for name in named if not name.startswith(("RESONANZ_BENCH_", "RESONANZ_TEST_"))} - known == set()


def test_a_misspelt_name_is_told_with_the_one_that_was_meant() -> None:
    given = ["RESONANZ_PUBLIC_ULR", "RESONANCE_DATA", "RESONANZ_ZZZ", "DATABASE_URLS", "DATABASE_HOST", "PATH", "HOME"]
    assert strangers(given) == {
        "DATABASE_URLS": "DATABASE_URL",
        "RESONANCE_DATA": "RESONANZ_DATA",
        "RESONANZ_PUBLIC_ULR": "RESONANZ_PUBLIC_URL",
        "RESONANZ_ZZZ": "",
    }
    assert strangers([variable.name for variable in (*VARIABLES, *INNER)]) == {}
    assert strangers(["RESONANZ_TEST_HOUSES", "RESONANZ_BENCH_DATA"]) == {}
