"""What passages do: wish, complain, ask, praise, tell of a broken promise. In their own words."""

from collections.abc import Sequence

from resonanz_engine.findings import Kind, KindFound, KindsOfPassage
from resonanz_engine.pipeline.examples import Examples, Likeness, kinds_by_example
from resonanz_engine.rulebook import Hit, Rulebook
from resonanz_engine.steps import cleaning, judging, markers, sentences, tokens
from resonanz_engine.tuning import Tuning
from resonanz_engine.types import FloatArray, Span
from resonanz_engine.wordbook import Tokens

REASONS = 3
BY_EXAMPLE = frozenset({Kind.WISH, Kind.PROBLEM, Kind.PRAISE})
"""Kinds that likeness to the examples can decide alone, where no words decide anything. Questions have their mark,
and a broken promise is too serious to be told without a word that says so."""


class KindFinder:
    """Finds the kinds of passages with a rulebook; build it once, it remembers how words were understood."""

    def __init__(self, rules: Rulebook, tuning: Tuning) -> None:
        self._rules = rules
        self._tuning = tuning
        self._finders = {code: markers.finder(speech) for code, speech in sorted(rules.speech.items())}

    def find(
        self,
        texts: Sequence[str],
        passages: Sequence[Span],
        vectors: FloatArray | None = None,
        examples: Examples | None = None,
    ) -> list[KindsOfPassage]:
        """The kinds of each passage (p); vectors (p, d) with the examples' vectors sharpen the answer.

        Deterministic; a passage's answer does not depend on the others.
        """
        near = (
            kinds_by_example(vectors, examples, self._tuning) if vectors is not None and examples is not None else None
        )
        masked: dict[int, str] = {}
        out = []
        for at, passage in enumerate(passages):
            text = masked.get(passage.story)
            if text is None:
                text = masked[passage.story] = cleaning.mask(texts[passage.story])
            out.append(self._kinds(text, passage, near[at] if near is not None else {}))
        return out

    def _kinds(self, text: str, passage: Span, near: dict[Kind, Likeness]) -> KindsOfPassage:
        piece = text[passage.start : passage.end]
        read = tokens.tokens(piece, sentences.sentences(piece, self._rules.abbreviations))
        told = judging.strengths(self._evidence(read))
        found = []
        clear = any(strength >= self._tuning.decided for strength, _ in told.values())
        for kind in Kind:
            strength, pieces = told.get(kind, (0.0, []))
            like = near.get(kind, Likeness())
            alone = kind in BY_EXAMPLE and not clear and like.nearness >= self._tuning.alike
            if not pieces and not alone:
                continue
            weight = self._tuning.example_weight if kind in BY_EXAMPLE else self._tuning.example_weight / 2
            whole = 1 - (1 - strength) * (1 - weight * like.lead)
            if whole >= self._tuning.decided:
                reasons = tuple(_span(passage, read, sign) for sign in pieces[:REASONS])
                found.append(KindFound(kind, round(whole, 4), reasons, like.example))
        return KindsOfPassage(passage, tuple(sorted(found, key=lambda one: (-one.strength, one.kind))))

    def _evidence(self, read: Tokens) -> list[judging.Evidence]:
        spoken = self._spoken(read)
        hits: list[Hit] = [hit for code in spoken for hit in self._finders[code].hits(read)]
        meant = Tokens(
            [self._finders[spoken[0]].understood(form) for form in read.form],
            read.start,
            read.end,
            read.sentence,
            read.clause,
            read.asks,
        )
        speech = [self._rules.speech[code] for code in spoken]
        negators = frozenset[str]().union(*(one.negators for one in speech))
        unreal = frozenset[str]().union(*(one.unreal for one in speech))
        return judging.evidence(meant, hits, negators, unreal)

    def _spoken(self, read: Tokens) -> list[str]:
        """The language whose common words occur most; all of them where that is undecided."""
        tally = {code: sum(form in own for form in read.form) for code, own in self._common().items()}
        top = max(tally.values())
        return [code for code, count in tally.items() if count == top]

    def _common(self) -> dict[str, frozenset[str]]:
        return {code: speech.common for code, speech in sorted(self._rules.speech.items())}


def _span(passage: Span, read: Tokens, sign: judging.Evidence) -> Span:
    """The words of a sign from the first to the last, verbatim."""
    start, end = read.start[sign.words[0]], read.end[sign.words[-1]]
    return Span(passage.story, passage.start + start, passage.start + end)
