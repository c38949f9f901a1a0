"""Where data, vectors, results and the peers' environment are; all outside the project or in ``var``."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "zahlen" / "vergleich.md"


def _folder(variable: str, default: Path) -> Path:
    return Path(os.environ[variable]) if os.environ.get(variable) else default


def data() -> Path:
    """The collections; they are never copied into the project."""
    if not os.environ.get("RESONANZ_BENCH_DATA"):
        sys.exit("RESONANZ_BENCH_DATA must name the folder with germeval2017, polis_statements and banking77.")
    return Path(os.environ["RESONANZ_BENCH_DATA"])


def cache() -> Path:
    return _folder("RESONANZ_BENCH_CACHE", ROOT / "var" / "benchmark")


def vectors() -> Path:
    return _folder("RESONANZ_BENCH_VECTORS", cache() / "vectors")


def peers_python() -> Path:
    """The interpreter of the environment that ``benchmarks/peers.txt`` was installed into."""
    return _folder("RESONANZ_BENCH_PEERS", ROOT / "var" / "peers") / "bin" / "python"
