import pytest

from resonanz_engine.adapters.familybooks import family_book, read_book, stemmed
from resonanz_engine.steps.wordforms import bases

LISTS = {"negators": "nicht", "turning": "schlecht", "boosters": "sehr", "beginnings": "sau"}


def test_a_word_in_two_families_is_refused() -> None:
    with pytest.raises(ValueError, match="treu"):
        read_book({**LISTS, "family": [{"key": "a", "plus": "treu"}, {"key": "b", "minus": "treu"}]})


def test_a_word_on_both_sides_is_refused() -> None:
    with pytest.raises(ValueError, match="treu"):
        read_book({**LISTS, "family": [{"key": "a", "plus": "treu", "minus": "treu"}]})


def test_a_stem_of_two_families_tells_nothing() -> None:
    book = read_book({**LISTS, "family": [{"key": "a", "plus": "guten"}, {"key": "b", "plus": "guter"}]})
    assert book.words["guter"] == ("b", 1)
    assert "gut" not in book.words


def test_the_shipped_families_have_two_sides() -> None:
    senses = set(family_book().words.values())
    assert {family for family, side in senses if side > 0} == {family for family, side in senses if side < 0}


def test_a_word_and_what_it_is_derived_from_mean_the_same() -> None:
    book = family_book()
    apart = {
        (word, base)
        for word, sense in book.words.items()
        for base in [*bases(word)[1:], *stemmed(bases(word)[1:])]
        if book.words.get(base, sense) != sense
    }
    assert apart == set()


def test_words_with_and_without_un_stand_on_two_sides_of_one_family() -> None:
    book = family_book()
    same = {
        word
        for word, (family, side) in book.words.items()
        if word.startswith("un") and book.words.get(word.removeprefix("un"), (family, -side)) == (family, side)
    }
    assert same == set()
