"""Words that strangers grouped: python -m benchmarks.words.strangers THESAURUS OUT.tsv

THESAURUS is ``th_de_DE_v2.dat`` of OpenThesaurus as Debian packs it (mythes-de). Its licence is not ours, so neither it
nor what is drawn from it lies in the project. One meaning of each quality below is a group; which words are taken
follows from their hash and not from anybody's choice.
"""

import re
import sys
from hashlib import blake2b
from pathlib import Path

QUALITIES = (
    "freundlich",
    "unfreundlich",
    "schnell",
    "langsam",
    "billig",
    "teuer",
    "vertrauenswürdig",
    "zuverlässig",
    "unzuverlässig",
    "kompetent",
    "inkompetent",
    "modern",
    "veraltet",
    "ehrlich",
    "verlogen",
    "hilfsbereit",
    "arrogant",
    "sauber",
    "schmutzig",
    "gemütlich",
    "lecker",
    "gierig",
    "chaotisch",
    "langweilig",
    "großzügig",
    "geizig",
    "kreativ",
    "laut",
    "leise",
    "sicher",
    "gefährlich",
    "umständlich",
    "einfach",
    "mutig",
    "feige",
    "geduldig",
    "ungeduldig",
    "gerecht",
    "ungerecht",
    "dumm",
    "klug",
    "fleißig",
    "faul",
    "schön",
    "hässlich",
)
MOST = 8
WORDS_OF_A_PHRASE = 3
_ADDED = re.compile(r"\s*\([^)]*\)")


def entries(text: str) -> dict[str, list[list[str]]]:
    """Headword to the synonyms of each of its meanings; a line without "(" or "-" in front opens an entry."""
    found: dict[str, list[list[str]]] = {}
    head = ""
    for line in text.splitlines()[1:]:
        first, _, rest = line.partition("|")
        if first == "-" or first.startswith("("):
            found[head].append([_ADDED.sub("", word).strip() for word in rest.split("|") if "Oberbegriff" not in word])
        else:
            head = first
            found[head] = []
    return found


def drawn(found: dict[str, list[list[str]]]) -> list[tuple[str, str]]:
    """Word and quality; the meaning with most words is taken, and a word of two qualities is left out."""
    groups: dict[str, set[str]] = {}
    for quality in QUALITIES:
        meanings = found.get(quality.lower(), [])
        largest = max(meanings, key=len, default=[])
        wanted = {word for word in largest if word and len(word.split()) <= WORDS_OF_A_PHRASE}
        groups[quality] = set(sorted(wanted, key=_hash)[:MOST]) | {quality}
    return [
        (word, quality)
        for quality, words in groups.items()
        for word in sorted(words)
        if sum(word in others for others in groups.values()) == 1
    ]


def _hash(word: str) -> bytes:
    return blake2b(word.encode(), digest_size=8).digest()


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    rows = drawn(entries(source.read_text("utf-8")))
    target.write_text("".join(f"{word}\t{quality}\n" for word, quality in rows), "utf-8")
    print(f"{len(rows)} words, {len({quality for _, quality in rows})} groups")
