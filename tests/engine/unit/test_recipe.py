from dataclasses import FrozenInstanceError

import pytest

from resonanz_engine.recipe import Recipe


@pytest.mark.parametrize(("points", "size"), [(0, 2), (5, 2), (20, 2), (150, 4), (2400, 8), (100_000, 25)])
def test_smallest_theme_grows_slowly(points: int, size: int) -> None:
    assert Recipe().smallest(points) == size


@pytest.mark.parametrize(
    ("points", "sizes"),
    [
        (0, [0, 0, 0]),
        (1, [0, 0, 0]),
        (2, [1, 1, 1]),
        (20, [2, 2, 2]),
        (80, [8, 10, 10]),
        (166, [8, 12, 16]),
        (1_499, [8, 12, 16]),
        (1_500, [15]),
        (100_000, [15]),
    ],
)
def test_few_texts_are_seen_at_several_scales(points: int, sizes: list[int]) -> None:
    assert Recipe().neighbourhoods(points) == sizes


def test_neighbourhoods_never_reach_beyond_the_collection() -> None:
    recipe = Recipe(neighbours=50)
    assert all(max(recipe.neighbourhoods(points)) <= max(points - 1, 0) for points in range(200))


def test_words_matter_more_among_few_texts() -> None:
    recipe = Recipe()
    assert recipe.word_share(100) > recipe.word_share(2000) > recipe.word_share(10_000) == recipe.word_weight
    assert recipe.word_share(0) == recipe.word_share(1)


def test_more_than_ten_thousand_texts_need_no_less_words() -> None:
    assert Recipe().word_share(1_000_000) == Recipe().word_weight


@pytest.mark.parametrize(("points", "themes"), [(0, 1), (15, 1), (45, 3), (75, 5), (100_000, 5)])
def test_few_texts_may_have_few_themes(points: int, themes: float) -> None:
    assert Recipe().broadest(points) == themes


def test_fewer_stand_for_themselves_in_larger_collections() -> None:
    recipe = Recipe()
    assert recipe.lonely(0) == recipe.lonely(300) == recipe.lonely_share
    assert recipe.lonely(300) > recipe.lonely(600) > recipe.lonely(1_200) == recipe.lonely_share / 2


def test_a_recipe_is_not_seasoned_later() -> None:
    with pytest.raises(FrozenInstanceError):
        Recipe().neighbours = 3  # type: ignore[misc]
