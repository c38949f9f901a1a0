from collections import Counter

import numpy as np
import pytest

from resonanz_engine.defaults import find, tools
from resonanz_engine.errors import InputError, VectorError
from resonanz_engine.pipeline import as_json, find_themes, place, readable
from resonanz_engine.recipe import Recipe
from resonanz_engine.types import ALONE
from tests.engine.support import WIDTH, fake_vectors, found_in, golden_stories

TEXTS = [story["text"] for story in golden_stories()]
ODD = [
    "",
    "   \n",
    "🙂🙂",
    "\x00\x00",
    "Bus " * 16_000,
    "@nur @handles https://x.de",
    "\ud800 halbes Zeichen",
]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 20])
def test_small_collections(count: int) -> None:
    found = found_in(TEXTS[:count])
    assert found.stories == len(found.assignments) == count
    assert all(len(theme.members) >= 2 for theme in found.themes)


def test_odd_texts_stand_alone_or_are_read() -> None:
    texts = TEXTS + ODD
    found = found_in(texts)
    assert found.assignments[len(TEXTS) : len(TEXTS) + 4].tolist() == [ALONE] * 4
    assert found.assignments[len(TEXTS) + 5] == ALONE


def test_copies_of_one_text_are_one_voice() -> None:
    found = found_in(["Der Bus kam wieder zu spät."] * 50)
    assert found.themes == ()
    assert set(found.assignments.tolist()) == {ALONE}


@pytest.mark.parametrize(
    "vectors",
    [
        np.zeros((1, 4)),
        np.full((2, 4), np.nan),
        np.full((2, 4), np.inf),
        np.zeros(2),
        np.zeros((2, 2, 2)),
        "ab",
    ],
)
def test_wrong_vectors_are_refused(vectors: object) -> None:
    with pytest.raises(VectorError):
        find_themes(["a", "b"], vectors, Recipe(), tools())  # type: ignore[arg-type]


def test_ids_must_be_one_for_each() -> None:
    with pytest.raises(InputError):
        find(["a", "b"], ["1", "1"], np.ones((2, 3)))


def test_themes_go_on_with_their_keys() -> None:
    names = [str(index) for index in range(len(TEXTS))]
    half = len(TEXTS) * 3 // 4
    first = find(TEXTS[:half], names[:half], fake_vectors(TEXTS[:half]))
    previous = dict(zip(names[:half], first.assignments.tolist(), strict=True))
    second = find(TEXTS, names, fake_vectors(TEXTS), first.memory, previous=previous)
    assert second.assignments[:half].tolist() == first.assignments.tolist()
    assert second.memory.space.mean.tolist() == first.memory.space.mean.tolist()


def test_a_new_discovery_recognises_themes() -> None:
    third = len(TEXTS) // 2
    order = np.random.default_rng(3).permutation(len(TEXTS))
    texts = [TEXTS[index] for index in order]
    first = find(texts[:third], None, fake_vectors(texts[:third]))
    second = find(texts, None, fake_vectors(texts), first.memory)
    assert second.memory.fitted > first.memory.fitted
    old, new = ({theme.key for theme in found.themes} for found in (first, second))
    assert len(old & new) >= len(old) // 2
    assert min(new - old, default=first.memory.next_key) >= first.memory.next_key


def test_new_matters_open_a_theme() -> None:
    random = np.random.default_rng(5)
    base = np.vstack([np.eye(WIDTH)[[1] * 30], np.eye(WIDTH)[[2] * 30]])
    vectors = (base + random.normal(scale=0.05, size=base.shape)).astype(np.float32)
    texts = [f"Bus Nummer {i}" for i in range(30)] + [f"Wasser Nummer {i}" for i in range(30)]
    names = [f"alt{i}" for i in range(60)]
    first = find(texts, names, vectors)
    fresh = (np.eye(WIDTH)[[9] * 20] + random.normal(scale=0.05, size=(20, WIDTH))).astype(np.float32)
    second = find(
        texts + [f"Glasfaser Nummer {i}" for i in range(20)],
        names + [f"neu{i}" for i in range(20)],
        np.vstack([vectors, fresh]),
        first.memory,
        previous=dict(zip(names, first.assignments.tolist(), strict=True)),
    )
    opened = {theme.key for theme in second.themes} - {theme.key for theme in first.themes}
    assert opened
    assert min(opened) >= first.memory.next_key
    assert set(second.assignments[60:].tolist()) - {ALONE} == opened
    assert second.assignments[:60].tolist() == first.assignments.tolist()


def test_place_knows_its_own_and_refuses_strangers() -> None:
    found = found_in(TEXTS)
    placed = place(fake_vectors(TEXTS), found.memory)
    assert set(placed.keys.tolist()) <= {*found.memory.keys.tolist(), ALONE}
    assert place(np.zeros((2, WIDTH)), found.memory).keys.tolist() == [ALONE, ALONE]
    assert place(np.zeros((0, WIDTH)), found.memory).keys.tolist() == []
    with pytest.raises(VectorError):
        place(np.ones((1, 3)), found.memory)


def test_an_even_sample_stands_for_more() -> None:
    texts = [f"{text} Nummer {number}" for number in range(4) for text in TEXTS]
    found = find_themes(texts, fake_vectors(texts), Recipe(limit=100, sample=100), tools())
    assert len(found.themes) >= 3
    assert np.mean(found.assignments == ALONE) <= 0.25


def test_json_has_exactly_the_promised_fields() -> None:
    found = found_in(TEXTS)
    names = [f"s{index}" for index in range(len(TEXTS))]
    report = as_json(found, names, TEXTS, {"read": 0.5})
    assert list(report) == ["stories", "themes", "assignments", "changes", "timings"]
    assert list(report["themes"][0]) == ["id", "name", "phrases", "size", "share", "interval", "quotes", "facets"]
    assert list(report["themes"][0]["quotes"][0]) == ["story_id", "text"]
    assert list(report["timings"]) == ["read", "embed", "themes", "naming"]
    assert report["timings"]["read"] == 0.5
    assert {entry["story_id"] for entry in report["assignments"]} == set(names)
    sizes = {theme["id"]: theme["size"] for theme in report["themes"]}
    for key, size in sizes.items():
        assert sum(entry["theme_id"] == key for entry in report["assignments"]) == size


def test_readable_is_what_the_model_should_see() -> None:
    assert readable("RT @x:  Hallo\n https://t.co/a Welt") == ": Hallo Welt"


def channels() -> tuple[list[str], np.ndarray, list[str]]:
    """Two matters told in two tones; the tone is the stronger one."""
    random = np.random.default_rng(8)
    axes = np.eye(WIDTH)
    rows, texts, tones = [], [], []
    for number in range(160):
        matter, tone = number % 2, (number // 2) % 2
        rows.append(axes[matter] * 0.6 + axes[10 + tone] + random.normal(scale=0.05, size=WIDTH))
        texts.append(f"{('Bus', 'Wasser')[matter]} {('laut', 'leise')[tone]} {number}")
        tones.append(("laut", "leise")[tone])
    return texts, np.array(rows, dtype=np.float32), tones


def purity(assigned: list[int], truth: list[int]) -> float:
    pairs = Counter(zip(assigned, truth, strict=True))
    return sum(max(pairs[key, kind] for kind in set(truth)) for key in set(assigned)) / len(truth)


def test_a_known_group_is_no_theme() -> None:
    texts, vectors, tones = channels()
    matter = [number % 2 for number in range(160)]
    tone = [int(name == "laut") for name in tones]
    plain, aware = find(texts, None, vectors), find(texts, None, vectors, groups={"Ton": tones})
    assert purity(plain.assignments.tolist(), tone) > 0.95
    assert purity(aware.assignments.tolist(), matter) > 0.95
    assert purity(aware.assignments.tolist(), tone) < 0.7
    assert aware.memory.space.values == (("laut", "leise"),)
    once = place(vectors, aware.memory, {"Ton": tones}).keys
    assert np.mean(once == aware.assignments) > 0.95


def test_groups_must_be_one_for_each() -> None:
    with pytest.raises(InputError):
        find(["a", "b"], None, np.ones((2, 3)), groups={"Ton": ["laut"]})


def test_another_set_of_columns_is_a_new_discovery() -> None:
    texts, vectors, tones = channels()
    first = find(texts, None, vectors)
    second = find(texts, None, vectors, first.memory, groups={"Ton": tones})
    assert second.memory.space.columns == ("Ton",)
    assert second.memory.next_key >= first.memory.next_key


def test_all_equal_and_all_different() -> None:
    texts = [f"Satz {number}" for number in range(40)]
    assert len(find(texts, None, np.ones((40, 8))).assignments) == 40
    assert len(find(texts, None, np.eye(40)).assignments) == 40


def test_facets_are_parts_of_their_theme() -> None:
    found = found_in(TEXTS)
    keys = [facet.key for theme in found.themes for facet in theme.facets]
    assert len(keys) == len(set(keys))
    for theme in found.themes:
        assert len(theme.facets) != 1
        members = sorted(member for facet in theme.facets for member in facet.members.tolist())
        assert not theme.facets or members == sorted(theme.members.tolist())
        assert set(found.facets[theme.members].tolist()) >= {facet.key for facet in theme.facets}
