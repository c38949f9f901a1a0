"""The word lists that are shipped with the engine, by what they are for."""

from resonanz_engine.adapters.shipped import shipped_words
from resonanz_engine.tokens import Role

KINDS = {
    "links": Role.LINK,
    "bridges": Role.BRIDGE,
    "qualifiers": Role.QUALIFIER,
    "articles": Role.ARTICLE,
}


class ShippedLists:
    """Word lists in German and English; other languages have empty ones."""

    def stop(self, language: str) -> frozenset[str]:
        return shipped_words(f"stop_{language}")

    def generic(self, language: str) -> frozenset[str]:
        return shipped_words(f"generic_{language}")

    def roles(self, language: str) -> dict[str, Role]:
        return {word: role for kind, role in KINDS.items() for word in shipped_words(f"{kind}_{language}")}

    def abbreviations(self) -> frozenset[str]:
        return shipped_words("abbreviations")
