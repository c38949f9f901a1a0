from resonanz_engine.recipe import Recipe


def test_sizes_grow_slowly() -> None:
    recipe = Recipe()
    assert [recipe.smallest(n) for n in (0, 5, 20, 150, 2400, 100_000)] == [2, 2, 2, 4, 8, 25]
    assert [recipe.neighbourhood(n) for n in (0, 1, 2, 20, 100, 5000)] == [0, 0, 1, 3, 6, 15]


def test_words_matter_more_among_few_texts() -> None:
    recipe = Recipe()
    assert recipe.word_share(100) > recipe.word_share(2000) > recipe.word_share(10_000) == recipe.word_weight
