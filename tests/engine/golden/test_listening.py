"""Kinds and touchpoints on made-up sentences: what docs/zahlen/arten.md says is what is found."""

import pytest

from resonanz_engine import listening
from resonanz_engine.findings import Correction, Kind
from resonanz_engine.types import Span
from tests.engine.golden.listening import Labelled, labelled, remembered, way


def found_kinds(chosen: list[Labelled], *, examples: bool) -> list[frozenset[Kind]]:
    texts = [one.text for one in chosen]
    spans = [Span(at, 0, len(text)) for at, text in enumerate(texts)]
    if not examples:
        return [frozenset(kind.kind for kind in one.kinds) for one in listening.kinds_of(texts, spans)]
    model = remembered()
    known = listening.examples(model)
    said = listening.kinds_of(texts, spans, model.embed(texts), known)
    return [frozenset(kind.kind for kind in one.kinds) for one in said]


def agreement(chosen: list[Labelled], found: list[frozenset[Kind]]) -> tuple[float, float]:
    """Precision and recall over all kinds; a broken promise may count as a problem, too."""
    right = wrong = missed = 0
    for one, have in zip(chosen, found, strict=True):
        told = have - {Kind.PROBLEM} if Kind.PROMISE_BROKEN in one.kinds else have
        right += len(told & one.kinds)
        wrong += len(told - one.kinds)
        missed += len(one.kinds - told)
    return right / (right + wrong), right / (right + missed)


@pytest.mark.parametrize(
    ("language", "half", "examples", "precision", "recall"),
    [
        ("de", "test", False, 0.99, 0.97),
        ("de", "test", True, 0.99, 0.98),
        ("en", "test", False, 0.99, 0.99),
        ("en", "test", True, 0.99, 0.99),
        ("de", "fresh", False, 0.99, 0.55),
        ("de", "fresh", True, 0.95, 0.63),
        ("en", "fresh", False, 0.92, 0.66),
        ("en", "fresh", True, 0.92, 0.72),
        ("de", "last", False, 0.91, 0.34),
        ("de", "last", True, 0.94, 0.53),
        ("en", "last", False, 0.90, 0.62),
        ("en", "last", True, 0.92, 0.81),
    ],
)
def test_kinds_agree_with_their_author(
    language: str,
    half: str,
    examples: bool,  # noqa: FBT001
    precision: float,
    recall: float,
) -> None:
    chosen = [one for one in labelled(language) if one.half == half]
    reached = agreement(chosen, found_kinds(chosen, examples=examples))
    assert reached[0] >= precision
    assert reached[1] >= recall


def test_there_are_enough_sentences() -> None:
    assert len(labelled("de")) >= 150
    assert len(labelled("en")) >= 80
    assert {one.text for one in labelled("de") if one.half != "train"}.isdisjoint(
        one.text for one in labelled("de") if one.half == "train"
    )


def matched(corrections: list[Correction], held_out: set[int] | None = None) -> tuple[float, float]:
    """Precision and recall of touchpoints over the passages that are not held out."""
    steps, told = way()
    model = remembered()
    texts = [text for _, text in told]
    wordings = listening.wording_vectors(steps, model)
    found = listening.match_touchpoints(texts, model.embed(texts), steps, wordings, corrections).touchpoints.tolist()
    pairs = [(found[at], step) for at, (step, _) in enumerate(told) if at not in (held_out or set())]
    right = sum(have == want != -1 for have, want in pairs)
    return right / sum(have != -1 for have, _ in pairs), right / sum(want != -1 for _, want in pairs)


def test_touchpoints_agree_with_their_author() -> None:
    precision, recall = matched([])
    assert precision >= 0.78
    assert recall >= 0.61


def test_corrections_teach_the_others() -> None:
    steps = [step for step, _ in way()[1]]
    taught = [Correction(steps.index(step) + more, step, belongs=True) for step in range(6) for more in (0, 1)]
    held_out = {one.passage for one in taught}
    assert sum(matched(taught, held_out)) > sum(matched([], held_out))
