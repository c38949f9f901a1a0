"""To which themes a story belongs, told by its passages, and how many people each theme reaches."""

from collections.abc import Callable, Hashable, Sequence

import numpy.typing as npt

from resonanz_engine.findings import StoriesInThemes, ThemeOfStory, ThemeReach
from resonanz_engine.pipeline.checks import checked_vectors
from resonanz_engine.pipeline.people import people_of
from resonanz_engine.steps import counting
from resonanz_engine.steps.interval import wilson
from resonanz_engine.types import ALONE, FloatArray, Placed, Span

Placing = Callable[[FloatArray], Placed]
"""Puts vectors (p, d) to themes, for example ``lambda rows: place(rows, memory)``."""


def stories_in_themes(
    stories: int,
    passages: Sequence[Span],
    vectors: npt.ArrayLike,
    placing: Placing,
    *,
    tellers: Sequence[Hashable | None] | None = None,
) -> StoriesInThemes:
    """The themes of each story (n) from its passages (p) and their vectors (p, d).

    tellers: who told each story, None where that is unknown; without them every story is a person of its own.
    Raises InputError and VectorError where the numbers don't fit.
    """
    placed = placing(checked_vectors(vectors, len(passages)))
    return reached(stories, passages, placed, tellers=tellers)


def reached(
    stories: int,
    passages: Sequence[Span],
    placed: Placed,
    *,
    tellers: Sequence[Hashable | None] | None = None,
) -> StoriesInThemes:
    """As ``stories_in_themes``, for passages that were placed before."""
    people = people_of(stories, passages, tellers)
    found: list[dict[int, list[tuple[float, Span]]]] = [{} for _ in range(stories)]
    for passage, key, strength in zip(passages, placed.keys.tolist(), placed.strengths.tolist(), strict=True):
        if key != ALONE:
            found[passage.story].setdefault(key, []).append((strength, passage))
    of_story = tuple(tuple(_themes(own)) for own in found)
    return StoriesInThemes(of_story, _reach(of_story, people), len(set(people)))


def _themes(own: dict[int, list[tuple[float, Span]]]) -> list[ThemeOfStory]:
    themes = []
    for key, said in own.items():
        ranked = sorted(said, key=lambda pair: (-pair[0], pair[1]))
        themes.append(ThemeOfStory(key, ranked[0][0], tuple(passage for _, passage in ranked)))
    return sorted(themes, key=lambda theme: (-theme.strength, theme.key))


def _reach(of_story: Sequence[Sequence[ThemeOfStory]], people: Sequence[Hashable]) -> tuple[ThemeReach, ...]:
    pairs = [(story, theme) for story, themes in enumerate(of_story) for theme in themes]
    heads = counting.voices((theme.key, people[story]) for story, theme in pairs)
    everybody = len(set(people))
    reach = [
        ThemeReach(
            key=key,
            people=heads[key],
            stories=sum(theme.key == key for _, theme in pairs),
            passages=sum(len(theme.passages) for _, theme in pairs if theme.key == key),
            share=heads[key] / everybody,
            interval=wilson(heads[key], everybody),
        )
        for key in sorted({theme.key for _, theme in pairs})
    ]
    return tuple(sorted(reach, key=lambda one: (-one.people, one.key)))
