import numpy as np
import pytest

from resonanz_engine import listening
from resonanz_engine.errors import InputError, VectorError
from resonanz_engine.findings import Kind, KindFound, KindsOfPassage
from resonanz_engine.types import ALONE, FloatArray, Placed, Span

SPANS = [Span(0, 0, 5), Span(0, 6, 9), Span(1, 0, 4), Span(2, 0, 4), Span(2, 5, 9)]


def placed(*keys: int) -> Placed:
    strengths = np.linspace(0.5, 0.9, len(keys)).astype(np.float32)
    return Placed(np.array(keys, dtype=np.int64), strengths)


def said(*kinds: Kind | None) -> list[KindsOfPassage]:
    return [
        KindsOfPassage(span, (KindFound(kind, 0.8),) if kind else ()) for span, kind in zip(SPANS, kinds, strict=True)
    ]


def test_story_belongs_to_every_theme_of_its_passages() -> None:
    found = listening.reached(3, SPANS, placed(1, 2, 1, ALONE, 1))
    assert [[theme.key for theme in themes] for themes in found.of_story] == [[2, 1], [1], [1]]
    assert found.of_story[0][0].passages == (Span(0, 6, 9),)


def test_people_count_once_however_much_they_wrote() -> None:
    found = listening.reached(3, SPANS, placed(1, 1, 1, 1, 1), tellers=["eva", "eva", None])
    assert found.people == 2
    assert [(one.key, one.people, one.stories, one.passages, one.share) for one in found.reach] == [(1, 2, 3, 5, 1.0)]


def test_share_is_of_all_people_even_those_in_no_theme() -> None:
    found = listening.reached(3, SPANS, placed(1, 1, ALONE, ALONE, ALONE))
    assert found.reach[0].share == pytest.approx(1 / 3)
    assert found.reach[0].interval[0] < 1 / 3 < found.reach[0].interval[1]


def test_placing_is_asked_for_the_vectors() -> None:
    seen: list[FloatArray] = []

    def placing(rows: FloatArray) -> Placed:
        seen.append(rows)
        return placed(1, 1, 1, 1, 1)

    found = listening.stories_in_themes(3, SPANS, np.ones((5, 4)), placing)
    assert len(seen) == 1
    assert found.reach[0].people == 3


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(InputError, match="tellers"):
        listening.reached(3, SPANS, placed(1, 1, 1, 1, 1), tellers=["eva"])
    with pytest.raises(InputError, match="stories"):
        listening.reached(2, SPANS, placed(1, 1, 1, 1, 1))
    with pytest.raises(InputError, match="audiences"):
        listening.needs(3, said(*[None] * 5), placed(1, 1, 1, 1, 1), ["customer"])
    with pytest.raises(VectorError):
        listening.stories_in_themes(3, SPANS, np.ones((4, 4)), lambda _rows: placed(1))


def test_nobody_and_nothing() -> None:
    found = listening.reached(0, [], placed())
    assert (found.of_story, found.reach, found.people) == ((), (), 0)


def test_needs_are_counted_by_audience_theme_and_kind() -> None:
    table = listening.needs(
        3,
        said(Kind.WISH, Kind.WISH, Kind.PROBLEM, Kind.PRAISE, Kind.WISH),
        placed(1, 1, 1, 1, ALONE),
        ["customer", "customer", "employee"],
    )
    assert [(cell.audience, cell.theme, cell.kind, cell.people) for cell in table.cells] == [
        ("customer", 1, Kind.PROBLEM, 1),
        ("customer", 1, Kind.WISH, 1),
    ]
    assert table.people == {"customer": 2, "employee": 1}
    assert table.cell("customer", 1, Kind.WISH).passages == (Span(0, 0, 5), Span(0, 6, 9))
    assert table.cell("employee", 1, Kind.WISH).people == 0


def test_praise_is_counted_where_it_is_asked_for() -> None:
    table = listening.needs(
        3,
        said(None, None, None, Kind.PRAISE, None),
        placed(1, 1, 1, 1, 1),
        ["a", "a", "b"],
        kinds=frozenset({Kind.PRAISE}),
    )
    assert table.cell("b", 1, Kind.PRAISE).people == 1
