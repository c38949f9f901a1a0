"""Finds the words of rules among the words of a passage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from resonanz_engine.rulebook import Hit, Part, Rule, Speech
from resonanz_engine.wordbook import Tokens

SLIPS = 8
"""Words from this length on are recognised with one letter missing or too many; a wrong letter often makes another
word ("schienen", "schönen")."""


@dataclass(slots=True)
class Finder:
    """The rules of one language, found by their first word; ``meant`` remembers how words were understood."""

    exact: dict[str, list[Rule]]
    prefix: dict[str, list[Rule]]
    lengths: tuple[int, ...]
    variants: Mapping[str, str]
    known: frozenset[str]
    gappy: dict[str, str]
    meant: dict[str, str] = field(default_factory=dict)

    def understood(self, form: str) -> str:
        """The word that was meant: a dialect form or a slip is replaced, any other stays."""
        known = self.meant.get(form)
        if known is None:
            known = self.meant[form] = self._understood(form)
        return known

    def _understood(self, form: str) -> str:
        if form in self.variants:
            return self.variants[form]
        if form in self.known or len(form) < SLIPS:
            return form
        near = [self.gappy.get(form), *(shorter for shorter in _shorter(form) if shorter in self.known)]
        for meant in near:
            if meant and len(meant) >= SLIPS and meant[0] == form[0] and meant[-1] == form[-1]:
                return meant
        return form

    def hits(self, words: Tokens) -> list[Hit]:
        """Every rule that is met, from each word on at most once; in reading order."""
        forms = [self.understood(form) for form in words.form]
        found: list[Hit] = []
        for at, form in enumerate(forms):
            opens = at == 0 or words.sentence[at - 1] != words.sentence[at]
            for rule in self._beginning(form):
                if rule.opening and not opens:
                    continue
                rest = _rest(rule.parts[1:], words, forms, at)
                if rest is not None:
                    found.append(Hit(rule, (at, *rest)))
        return found

    def _beginning(self, form: str) -> Iterable[Rule]:
        yield from self.exact.get(form, ())
        for length in self.lengths:
            yield from self.prefix.get(form[:length], ()) if len(form) >= length else ()


def finder(speech: Speech) -> Finder:
    """The rules of a language, ready to be looked for."""
    exact: dict[str, list[Rule]] = {}
    prefix: dict[str, list[Rule]] = {}
    for rule in speech.rules:
        for word in sorted(rule.parts[0].exact):
            exact.setdefault(word, []).append(rule)
        for word in rule.parts[0].prefixes:
            prefix.setdefault(word, []).append(rule)
    known = frozenset[str]().union(speech.common, *(part.exact for rule in speech.rules for part in rule.parts))
    gappy = {short: word for word in sorted(known) if len(word) >= SLIPS for short in _shorter(word)}
    lengths = tuple(sorted({len(word) for word in prefix}))
    return Finder(exact, prefix, lengths, speech.variants, known, gappy)


def _shorter(word: str) -> list[str]:
    """The word with each single letter left out."""
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _rest(parts: tuple[Part, ...], words: Tokens, forms: list[str], at: int) -> tuple[int, ...] | None:
    """Positions of the further parts behind ``at``, the nearest that fit, or None."""
    if not parts:
        return ()
    part = parts[0]
    for place in range(at + 1, min(at + 2 + part.gap, len(forms))):
        if not words.within(at, place, part.reach):
            break
        if forms[place] in part.exact or (part.prefixes and forms[place].startswith(part.prefixes)):
            rest = _rest(parts[1:], words, forms, place)
            if rest is not None:
                return (place, *rest)
    return None
