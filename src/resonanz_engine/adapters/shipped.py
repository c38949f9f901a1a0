"""Reads word lists that are shipped with the engine."""

from functools import cache
from importlib.resources import files


@cache
def shipped_words(name: str) -> frozenset[str]:
    """The words of a list such as "stop_de"; empty where there is none."""
    source = files("resonanz_engine").joinpath("data", f"{name}.txt")
    if not source.is_file():
        return frozenset()
    return frozenset(source.read_text(encoding="utf-8").split())
