"""Reads the word lists that are shipped with the engine."""

from functools import cache
from importlib.resources import files


@cache
def _lines(name: str) -> frozenset[str]:
    source = files("resonanz_engine").joinpath("data", f"{name}.txt")
    if not source.is_file():
        return frozenset()
    return frozenset(source.read_text(encoding="utf-8").split())


class ShippedLists:
    """Stop words, openers and linkers in German and English; other languages have empty lists."""

    def stop(self, language: str) -> frozenset[str]:
        return _lines(f"stop_{language}")

    def openers(self, language: str) -> frozenset[str]:
        return _lines(f"openers_{language}")

    def linkers(self, language: str) -> frozenset[str]:
        return _lines(f"linkers_{language}")

    def abbreviations(self) -> frozenset[str]:
        return _lines("abbreviations")
