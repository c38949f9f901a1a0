"""Reads the word lists that are shipped with the engine."""

from functools import cache
from importlib.resources import files

from resonanz_engine.tokens import Role


@cache
def _lines(name: str) -> frozenset[str]:
    source = files("resonanz_engine").joinpath("data", f"{name}.txt")
    if not source.is_file():
        return frozenset()
    return frozenset(source.read_text(encoding="utf-8").split())


KINDS = {
    "links": Role.LINK,
    "bridges": Role.BRIDGE,
    "qualifiers": Role.QUALIFIER,
    "articles": Role.ARTICLE,
}


class ShippedLists:
    """Word lists in German and English; other languages have empty ones."""

    def stop(self, language: str) -> frozenset[str]:
        return _lines(f"stop_{language}")

    def generic(self, language: str) -> frozenset[str]:
        return _lines(f"generic_{language}")

    def roles(self, language: str) -> dict[str, Role]:
        return {word: role for kind, role in KINDS.items() for word in _lines(f"{kind}_{language}")}

    def abbreviations(self) -> frozenset[str]:
        return _lines("abbreviations")
