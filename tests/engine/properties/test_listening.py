"""What must hold for passages, kinds, needs and touchpoints of any input."""

from itertools import pairwise

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resonanz_engine import listening
from resonanz_engine.findings import NEEDS, Correction, Kind, KindFound, KindsOfPassage, ThemeReach, Touchpoint
from resonanz_engine.types import ALONE, Placed, Span
from tests.engine.golden.listening import labelled
from tests.engine.support import FakeEmbedder, fake_vectors

SENTENCES = [one.text for language in ("de", "en") for one in labelled(language)]
STORIES = st.lists(st.sampled_from(SENTENCES) | st.text(max_size=30), max_size=12).map(" ".join) | st.text(max_size=900)
calm = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def bare(text: str) -> str:
    return "".join(text.split())


@calm
@given(st.lists(STORIES, max_size=4))
def test_passages_hold_every_visible_character_once(texts: list[str]) -> None:
    found = listening.passages(texts)
    assert all(one.words(texts) == one.words(texts).strip() != "" for one in found)
    assert all(first.story < second.story or first.end <= second.start for first, second in pairwise(found))
    for story, text in enumerate(texts):
        assert bare("".join(one.words(texts) for one in found if one.story == story)) == bare(text)


@calm
@given(st.lists(STORIES, max_size=4))
def test_every_reason_is_verbatim_and_inside_its_passage(texts: list[str]) -> None:
    found = listening.passages(texts)
    for passage, said in zip(found, listening.kinds_of(texts, found), strict=True):
        assert said.passage == passage
        assert len({kind.kind for kind in said.kinds}) == len(said.kinds)
        for kind in said.kinds:
            assert listening.tuning().decided <= kind.strength <= 1
            for reason in kind.reasons:
                assert reason.story == passage.story
                assert passage.start <= reason.start < reason.end <= passage.end
                assert reason.words(texts) in passage.words(texts)


@calm
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=20))
def test_kinds_do_not_depend_on_order_or_company(texts: list[str]) -> None:
    spans = [Span(at, 0, len(text)) for at, text in enumerate(texts)]
    model = FakeEmbedder()
    known = listening.examples(model)
    whole = listening.kinds_of(texts, spans, fake_vectors(texts), known)
    back = listening.kinds_of(texts, spans[::-1], fake_vectors(texts)[::-1], known)[::-1]
    assert whole == back
    alone = listening.kinds_of(texts, spans[:1], fake_vectors(texts)[:1], known)
    assert [kind.kind for kind in alone[0].kinds] == [kind.kind for kind in whole[0].kinds]


ROWS = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from([ALONE, 1, 2, 3]), st.sampled_from([None, *Kind])), max_size=30
)


@given(ROWS, st.lists(st.sampled_from(["eva", "ali", None]), min_size=6, max_size=6))
def test_counts_are_people_and_grow_with_passages(
    rows: list[tuple[int, int, Kind | None]], tellers: list[str | None]
) -> None:
    before = {one.key: one for one in reach(rows[:-1], tellers)}
    after = {one.key: one for one in reach(rows, tellers)}
    everybody = len({teller for teller in tellers if teller}) + tellers.count(None)
    for key, one in after.items():
        assert one.people <= one.stories <= one.passages
        assert one.people <= everybody
        assert one.interval[0] <= one.share <= one.interval[1]
        if key in before:
            assert before[key].people <= one.people
    assert set(before) <= set(after)


def reach(rows: list[tuple[int, int, Kind | None]], tellers: list[str | None]) -> tuple[ThemeReach, ...]:
    spans = [Span(story, at, at + 1) for at, (story, _, _) in enumerate(rows)]
    keys = np.array([key for _, key, _ in rows], dtype=np.int64)
    return listening.reached(6, spans, Placed(keys, np.ones(len(rows), np.float32)), tellers=tellers).reach


@given(ROWS)
def test_cells_of_needs_are_a_part_of_all_people(rows: list[tuple[int, int, Kind | None]]) -> None:
    said = [
        KindsOfPassage(Span(story, at, at + 1), (KindFound(kind, 0.7),) if kind else ())
        for at, (story, _, kind) in enumerate(rows)
    ]
    keys = np.array([key for _, key, _ in rows], dtype=np.int64)
    audiences = ["customer", "customer", "employee", "employee", "guest", "guest"]
    table = listening.needs(6, said, Placed(keys, np.ones(len(rows), np.float32)), audiences)
    assert all(1 <= cell.people <= table.people[cell.audience] for cell in table.cells)
    assert sum(len(cell.passages) for cell in table.cells) == sum(
        key != ALONE and kind in NEEDS for _, key, kind in rows
    )


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.permutations(range(12)), st.lists(st.tuples(st.integers(0, 11), st.booleans()), max_size=4))
def test_touchpoints_do_not_depend_on_order(order: list[int], marks: list[tuple[int, bool]]) -> None:
    texts = SENTENCES[:12]
    steps = [Touchpoint("Bus", "Ich fahre mit dem Bus."), Touchpoint("Amt", "Ich warte am Schalter.")]
    wordings = listening.wording_vectors(steps, FakeEmbedder())
    plain = listening.match_touchpoints(
        texts, fake_vectors(texts), steps, wordings, [Correction(at, 0, belongs=yes) for at, yes in marks]
    )
    mixed = [texts[at] for at in order]
    moved = listening.match_touchpoints(
        mixed, fake_vectors(mixed), steps, wordings, [Correction(order.index(at), 0, belongs=yes) for at, yes in marks]
    )
    assert np.allclose(moved.scores, plain.scores[order], atol=1e-3)
    assert np.allclose(moved.strengths, plain.strengths[order], atol=1e-2)
