"""Weighs the rules that were met in a passage: what speaks for which kind, and what only seems to."""

from collections.abc import Sequence
from dataclasses import dataclass

from resonanz_engine.findings import Kind
from resonanz_engine.rulebook import Hit
from resonanz_engine.wordbook import Tokens

ASKED = 0.9
"""How surely a question mark means a question."""
TURNED = {Kind.PRAISE: Kind.PROBLEM, Kind.PROBLEM: Kind.PRAISE}
STILL = 0.8
"""What is left of a word's weight when "nicht" turns it around."""
HALF = 0.5
"""Trouble that is asked about, or that only would be, counts half."""
BEFORE, BEHIND = 3, 3
"""So many words before a word (or behind a word of praise) a negation still reaches it."""
ONLY = frozenset({"nur", "only", "just", "zuletzt"})
""""Nicht nur" and "nicht zuletzt" turn nothing."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something in a passage that speaks for a kind: how much, and the words (positions)."""

    kind: Kind
    weight: float
    words: tuple[int, ...]


def evidence(words: Tokens, hits: Sequence[Hit], negators: frozenset[str], unreal: frozenset[str]) -> list[Evidence]:
    """What the rules say once negations, unreal speech, questions and longer rules are respected.

    Strongest first; ties by place, so that the answer does not depend on the order of the rules.
    """
    claimed = {
        word: max(len(other.words) for other in hits if word in other.words) for hit in hits for word in hit.words
    }
    barred = _barred(words, hits)
    found = [
        Evidence(Kind.QUESTION, ASKED, (last,))
        for last in _last_words(words)
        if words.asks[words.sentence[last]] and (Kind.QUESTION, words.sentence[last]) not in barred
    ]
    for hit in hits:
        if hit.rule.kind is None or (hit.rule.turns and claimed[hit.words[-1]] > len(hit.words)):
            continue
        kind, weight = _turned(words, hit, hit.rule.kind, negators, unreal)
        asked = words.asks[words.sentence[hit.words[0]]]
        if kind == Kind.PRAISE and asked:
            continue
        if kind == Kind.PROBLEM and asked and hit.rule.against != Kind.QUESTION:
            weight *= HALF
        if weight and not any((kind, words.sentence[word]) in barred for word in hit.words):
            found.append(Evidence(kind, weight, hit.words))
    return sorted(found, key=lambda piece: (-piece.weight, piece.words, piece.kind))


def strengths(found: Sequence[Evidence]) -> dict[Kind, tuple[float, list[Evidence]]]:
    """Strength (0..1) of each kind, and what it rests on.

    1 - product of (1 - weight): independent signs add up, and none counts twice for the same words.
    """
    used: dict[Kind, set[int]] = {}
    out: dict[Kind, tuple[float, list[Evidence]]] = {}
    for piece in found:
        own = used.setdefault(piece.kind, set())
        if own.issuperset(piece.words):
            continue
        own.update(piece.words)
        strength, pieces = out.get(piece.kind, (0.0, []))
        out[piece.kind] = (1 - (1 - strength) * (1 - piece.weight), [*pieces, piece])
    return out


def _barred(words: Tokens, hits: Sequence[Hit]) -> set[tuple[Kind, int]]:
    """Kinds that are not meant in a sentence; where two rules bar each other, the longer one wins."""
    barred: set[tuple[Kind, int]] = set()
    for hit in sorted(hits, key=lambda hit: (-len(hit.words), -hit.rule.weight, hit.words)):
        own = {words.sentence[word] for word in hit.words}
        if hit.rule.against is None or any((hit.rule.kind, sentence) in barred for sentence in own):
            continue
        barred.update((hit.rule.against, sentence) for sentence in own)
    return barred


def _turned(
    words: Tokens, hit: Hit, kind: Kind, negators: frozenset[str], unreal: frozenset[str]
) -> tuple[Kind, float]:
    """The kind and weight of a hit after "nicht" and "wäre"; weight 0 where nothing is left."""
    weight = hit.rule.weight
    if not hit.rule.turns:
        return kind, weight
    here = hit.words[-1]
    clause = [place for place in range(len(words.form)) if words.clause[place] == words.clause[here]]
    if any(words.form[place] in unreal for place in clause):
        return kind, 0.0 if kind == Kind.PRAISE else weight * HALF
    if any(words.form[place] in negators and _reaches(words, place, here, kind) for place in clause):
        return TURNED.get(kind, kind), weight * STILL
    return kind, weight


def _reaches(words: Tokens, negator: int, word: int, kind: Kind) -> bool:
    """Whether a negation turns the word: shortly before it, or shortly behind a word of praise."""
    if negator + 1 < len(words.form) and words.form[negator + 1] in ONLY:
        return False
    return 0 < word - negator <= BEFORE or (kind == Kind.PRAISE and 0 < negator - word <= BEHIND)


def _last_words(words: Tokens) -> list[int]:
    """The last word of each sentence that has one."""
    return list({sentence: place for place, sentence in enumerate(words.sentence)}.values())
