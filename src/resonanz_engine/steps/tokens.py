"""Words of a passage in a spelling that forgives: small letters, no umlauts, no stretched vowels."""

import re
from collections.abc import Sequence

from resonanz_engine.wordbook import Tokens

TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?:['’]t(?!\w))?|\d+")
STRETCHED = re.compile(r"([aeiouäöü])\1{2,}|(\w)\2{2,}")
CLAUSE = re.compile(r"[,;:()–—]|\s-\s")
BUT = frozenset({"aber", "but", "sondern", "doch", "although", "obwohl", "jedoch"})
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "'": "", "’": ""})


def folded(word: str) -> str:
    """ "Seeehr" and "SEHR" become "sehr", "schön" becomes "schoen", "can't" becomes "cant"."""
    word = word.lower()
    word = STRETCHED.sub(lambda hit: hit.group(1) or hit.group(2) * 2, word) if len(word) > 2 else word  # noqa: PLR2004  # three equal letters need three
    return word.translate(UMLAUTS)


def tokens(text: str, sentences: Sequence[tuple[int, int]]) -> Tokens:
    """The words of the sentences (start, end) of a text; places are counted in the text."""
    form: list[str] = []
    start: list[int] = []
    end: list[int] = []
    of: list[int] = []
    clause: list[int] = []
    asks: list[bool] = []
    part = 0
    for number, (begin, stop) in enumerate(sentences):
        part += 1
        before = begin
        for hit in TOKEN.finditer(text, begin, stop):
            word = folded(hit.group())
            part += bool(CLAUSE.search(text, before, hit.start())) or word in BUT
            form.append(word)
            start.append(hit.start())
            end.append(hit.end())
            of.append(number)
            clause.append(part)
            before = hit.end()
        asks.append("?" in text[before:stop])
    return Tokens(form, start, end, of, clause, asks)
