"""Words that mean the same, from what was spoken: the order of the steps.

It stands beside the themes and shares nothing with them: single words have no sentence that a model could read.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from resonanz_engine.errors import InputError
from resonanz_engine.ports import Stemmer
from resonanz_engine.steps import wordforms
from resonanz_engine.steps.slips import Slips
from resonanz_engine.types import IntArray
from resonanz_engine.word_types import FamilyBook, Grouped, Sense, Spelling, WordGroup

LANGUAGE = "de"
MOST_WORDS = 8
"""A longer phrase is a sentence of its own and is not read for a single meaning."""
SIDES = {1: "+", -1: "-"}
UN = "un"
WITHOUT = "los"
LEAST = 4
"""What is left of a word without "un-" has so many letters."""
Read = tuple[Sense | None, str]
"""What a phrase means, or, where the book does not know it, its form."""


class WordReader:
    """Reads phrases with one book; build it once, it knows every word of the book then."""

    def __init__(self, book: FamilyBook, stemmer: Stemmer) -> None:
        self._book = book
        self._stemmer = stemmer
        self._slips = Slips(book.words)
        self._longest = max(map(len, book.phrases), default=0)
        self._idle = book.boosters | book.stop | book.negators
        self._prefixes = tuple(book.prefixes)

    def read(self, phrases: Sequence[str]) -> list[Read]:
        """What each phrase means. It does not depend on the other phrases."""
        split = [self._plainly(wordforms.parts(phrase)) for phrase in phrases]
        words = sorted({word for found in split for word in found})
        bases = {word: wordforms.bases(word) for word in words}
        every = sorted({base for found in bases.values() for base in found})
        stems = dict(zip(every, map(wordforms.folded, self._stemmer.stem(every, LANGUAGE)), strict=True))
        senses = {word: self._sense([stems[base] for base in found], found) for word, found in bases.items()}
        return [self._phrase(found, stems, senses) for found in split]

    def _phrase(self, words: Sequence[str], stems: Mapping[str, str], senses: Mapping[str, Sense | None]) -> Read:
        book = self._book
        if len(words) > MOST_WORDS:
            return None, " ".join(map(wordforms.folded, words))
        plain = [wordforms.folded(word) for word in words]
        own = [stems[word] for word in words]
        known = self._known(own)
        if known:
            return _turned(known[1], sum(word in book.negators for word in plain[: known[0]])), ""
        found = [(at, meant) for at, word in enumerate(words) if (meant := senses[word])]
        strong = [one for one in found if one[1][0] not in book.weak]
        for at, sense in (strong or found)[:1]:
            behind = plain[at + 1 :][-1:]
            turns = sum(word in book.negators for word in [*plain[:at], *behind])
            down = bool(strong) and sense[1] > 0 and any(word in book.turning for word in plain)
            return (_turned((sense[0], -1), turns) if down else _turned(sense, turns)), ""
        told = [stem for stem, word in zip(own, plain, strict=True) if word not in self._idle] or own
        turns = sum(word in book.negators for word in plain) if len(told) < len(own) else 0
        return None, ("-" if turns % 2 else "") + " ".join(told)

    def _plainly(self, words: list[str]) -> list[str]:
        """The words with plain ones in place of idioms; as they are where nothing else is said."""
        for idiom, instead in self._book.idioms.items():
            for at in range(len(words) - len(idiom)):
                if tuple(words[at : at + len(idiom)]) == idiom:
                    return [*words[:at], *instead, *words[at + len(idiom) :]]
        return words

    def _known(self, own: Sequence[str]) -> tuple[int, Sense] | None:
        """The first of the longest phrases of the book."""
        for length in range(min(self._longest, len(own)), 0, -1):
            for at in range(len(own) - length + 1):
                sense = self._book.phrases.get(tuple(own[at : at + length]))
                if sense:
                    return at, sense
        return None

    def _sense(self, stems: Sequence[str], bases: Sequence[str]) -> Sense | None:
        """What one word means; a slip is only looked for where nothing else fits."""
        forms = list(
            dict.fromkeys(
                form for base, stem in zip(bases, stems, strict=True) for form in (wordforms.folded(base), stem)
            )
        )
        if forms[0] in self._book.negators or forms[0] in self._book.turning:
            return next((self._book.words[form] for form in forms if form in self._book.words), None)
        for form in forms:
            sense = self._plain(form) or self._built(form)
            if sense:
                return sense
        if forms[0] in self._book.stop:
            return None
        for form in forms[:2]:
            sense = self._meant(form)
            if sense:
                return sense
        return None

    def _plain(self, form: str) -> Sense | None:
        sense = self._book.words.get(form)
        if sense:
            return sense
        if not form.startswith(self._prefixes):
            return None
        return self._book.prefixes[max(filter(form.startswith, self._prefixes), key=len)]

    def _built(self, form: str) -> Sense | None:
        """The sense of "un-" or "sau-" and a known word, or of a known word and "-los"."""
        turned = self._rest(form.removeprefix(UN), form) or self._rest(form.removesuffix(WITHOUT).rstrip("s"), form)
        if turned:
            return turned[0], -turned[1]
        for beginning in self._book.beginnings if form.startswith(self._book.beginnings) else ():
            sense = self._rest(form.removeprefix(beginning), form)
            if sense:
                return sense
        return None

    def _rest(self, rest: str, form: str) -> Sense | None:
        return self._book.words.get(rest) if rest != form and len(rest) >= LEAST else None

    def _meant(self, form: str) -> Sense | None:
        """The sense of what was probably meant; none where it could be two things."""
        rest = form.removeprefix(UN)
        sides = ((form, 1), (rest, -1)) if rest != form else ((form, 1),)
        for word, side in sides:
            senses = {self._book.words[near] for near in self._slips.near(word)}
            if len(senses) == 1:
                family, sign = senses.pop()
                return family, sign * side
        return None


def group(spoken: Sequence[str], reader: WordReader) -> Grouped:
    """Groups of words of one meaning; the order of ``spoken`` changes nothing but the places."""
    for word in spoken:
        if not isinstance(word, str):
            raise InputError(f"{word!r} is no word.")
    shown = [wordforms.shown(word) for word in spoken]
    different = sorted(set(shown) - {""})
    keys = _keys(different, reader.read(different))
    places: dict[str, list[int]] = {}
    for place, text in enumerate(shown):
        if text:
            places.setdefault(keys[text], []).append(place)
    groups = [_group(key, at, shown) for key, at in places.items()]
    return Grouped(
        groups=tuple(sorted(groups, key=lambda one: (-one.count, one.key))),
        empty=tuple(place for place, text in enumerate(shown) if not text),
    )


def labels(grouped: Grouped, words: int) -> IntArray:
    """The number of the group of each of so many words, -1 for one without any visible character."""
    out = np.full(words, -1, dtype=np.int64)
    for number, one in enumerate(grouped.groups):
        out[list(one.places)] = number
    return out


def _turned(sense: Sense, turns: int) -> Sense:
    return sense[0], -sense[1] if turns % 2 else sense[1]


def _keys(different: Sequence[str], read: Sequence[Read]) -> dict[str, str]:
    """The key of each spelling. Unknown forms one slip apart are one, named by the alphabetically first of them."""
    forms = sorted({form for sense, form in read if sense is None})
    first = {form: form for form in forms}
    for form, other in Slips(forms).pairs():
        if _alike(form, other):
            one, two = sorted((_root(first, form), _root(first, other)))
            first[two] = one
    return {
        text: f"~{_root(first, form)}" if sense is None else f"{sense[0]}{SIDES[sense[1]]}"
        for text, (sense, form) in zip(different, read, strict=True)
    }


def _alike(form: str, other: str) -> bool:
    """Numbers are meant as they stand, and "un-" turns the sense."""
    return form.startswith(UN) == other.startswith(UN) and not any(sign.isdigit() for sign in form + other)


def _root(first: dict[str, str], form: str) -> str:
    while first[form] != form:
        first[form] = first[first[form]]
        form = first[form]
    return form


def _group(key: str, places: Sequence[int], shown: Sequence[str]) -> WordGroup:
    spelled: dict[str, list[int]] = {}
    for place in places:
        spelled.setdefault(shown[place], []).append(place)
    spellings = tuple(
        Spelling(text=text, count=len(at), places=tuple(at))
        for text, at in sorted(spelled.items(), key=lambda one: (-len(one[1]), one[0]))
    )
    return WordGroup(
        key=key,
        label=spellings[0].text,
        count=len(places),
        spellings=spellings,
        places=tuple(places),
        opposite=key[:-1] + SIDES[-1 if key.endswith("+") else 1] if not key.startswith("~") else "",
    )
