"""Prints how large the house is, as decision 0019 counts it, and what an installation weighs.

    python tools/yardsticks.py

Files and functions of `src` without migrations; packages of requirements.lock as they lie on the disk, without
translated source.
"""

from __future__ import annotations

import ast
import statistics
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
_MEGABYTE = 1e6
_HEAVIEST = 10
_LONG_FUNCTION = 60


def main() -> None:
    code = sorted(path for path in (ROOT / "src").rglob("*.py") if "migrations" not in path.parts)
    lengths = sorted((len(path.read_text("utf-8").splitlines()), path.name) for path in code)
    functions = [
        ((node.end_lineno or 0) - node.lineno + 1, node.name)
        for path in code
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = sorted(name for length, name in functions if length > _LONG_FUNCTION)
    lines = sum(length for length, _name in lengths)
    tested = sum(len(path.read_text("utf-8").splitlines()) for path in (ROOT / "tests").rglob("*.py"))
    print(f"files                    {len(code)}, {lines} lines")
    print(f"median file              {statistics.median(length for length, _name in lengths):.0f} lines")
    print(f"nine of ten files        {lengths[len(lengths) * 9 // 10][0]} lines or fewer")
    print(f"longest files            {', '.join(f'{name} {length}' for length, name in lengths[:-3:-1])}")
    print(f"functions                {len(functions)}, longer than {_LONG_FUNCTION} lines: {', '.join(long) or 'none'}")
    print(f"lines of tests per line  {tested / lines:.2f}")
    sizes = sorted(((size_of(name), name) for name in locked()), reverse=True)
    print(f"packages                 {len(sizes)}, {sum(size for size, _name in sizes):.0f} MB")
    for size, name in sizes[:_HEAVIEST]:
        print(f"  {name:<22} {size:.0f} MB")


def locked() -> list[str]:
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    return [Requirement(line.rstrip(" \\")).name for line in lines if line[:1].isalnum()]


def size_of(name: str) -> float:
    """Megabytes of a package's own files; nothing for one that this system does not need."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return 0.0
    places = (Path(str(file.locate())) for file in files if file.suffix != ".pyc")
    return sum(place.stat().st_size for place in places if place.exists()) / _MEGABYTE


if __name__ == "__main__":
    main()
