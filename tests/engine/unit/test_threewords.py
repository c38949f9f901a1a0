"""What is spoken falls into groups of one meaning."""

import pytest

from resonanz_engine.errors import InputError
from resonanz_engine.threewords import group_words
from resonanz_engine.word_types import Grouped, Spelling


def key(word: str) -> str:
    (one,) = group_words([word]).groups
    return one.key


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("freundlich", "friendly+"),
        ("FREUNDLICH!!!", "friendly+"),
        ("Freundlichkeit", "friendly+"),
        ("freundliches Personal", "friendly+"),
        ("freundlcih", "friendly+"),
        ("superfreundlich", "friendly+"),
        ("nicht unfreundlich", "friendly+"),
        ("unfreundlich", "friendly-"),
        ("Unfreundlichkeit", "friendly-"),
        ("unfreundlcih", "friendly-"),
        ("nicht freundlich", "friendly-"),
        ("nicht sehr freundlich", "friendly-"),
        ("rude", "friendly-"),
        ("zuverlaessig", "reliable+"),
        ("Kein Verlass", "reliable-"),
        ("teuer", "cheap-"),
        ("teure Preise", "cheap-"),
        ("sauteuer", "cheap-"),
        ("nicht teuer", "cheap+"),
        ("schlecht erreichbar", "reachable-"),
        ("Erreichbarkeit mangelhaft", "reachable-"),
        ("gut erreichbar", "reachable+"),
        ("vertrauenslos", "trusted-"),
        ("Umweltschutz", "green+"),
        ("nicht von gestern", "modern+"),
        ("gut", "good+"),
        ("nicht schlecht", "good+"),
        ("scheiße", "good-"),
        ("👍🏽", "good+"),
        ("helfen nicht", "helpful-"),
        ("schlechter Service", "good-"),
        ("nicht nur freundlich", "friendly+"),
        ("alles andere als freundlich", "friendly-"),
    ],
)
def test_senses(word: str, found: str) -> None:
    assert key(word) == found


def test_opposites_stay_apart_and_know_each_other() -> None:
    found = group_words(["freundlich", "Freundlichkeit", "unfreundlich"])
    assert [(one.key, one.count, one.opposite) for one in found.groups] == [
        ("friendly+", 2, "friendly-"),
        ("friendly-", 1, "friendly+"),
    ]


def test_three_identical_words_are_one_group_of_three() -> None:
    (one,) = group_words(["nett"] * 3).groups
    assert (one.label, one.count, one.spellings) == ("nett", 3, (Spelling(text="nett", count=3, places=(0, 1, 2)),))


def test_the_label_is_the_most_spoken_spelling() -> None:
    (one,) = group_words(["Nett", "freundlich", "nett", "Freundlichkeit", "freundlich"]).groups
    assert one.label == "freundlich"
    assert [spelling.text for spelling in one.spellings] == ["freundlich", "Freundlichkeit", "Nett", "nett"]


def test_words_that_the_book_does_not_know_keep_their_own_groups() -> None:
    found = group_words(["Bratwurst", "Bratwürste", "BRATWURST", "Zebrastreifen", "nicht Zebrastreifen"])
    assert [(one.label, one.count, one.opposite) for one in found.groups] == [
        ("BRATWURST", 3, ""),
        ("nicht Zebrastreifen", 1, ""),
        ("Zebrastreifen", 1, ""),
    ]


def test_slips_in_unknown_words_are_forgiven_but_numbers_are_not() -> None:
    assert len(group_words(["Bratwurst", "Bratwrust"]).groups) == 1
    assert len(group_words(["Zimmer 101", "Zimmer 102"]).groups) == 2


@pytest.mark.parametrize(
    "word", ["🦄", "???", "Arschlöcher", "ö" * 200, "x y " * 50, "日本語", "0", "nicht", "-", "un"]
)
def test_odd_words_are_groups_of_their_own(word: str) -> None:
    (one,) = group_words([word]).groups
    assert one.key.startswith("~")
    assert one.label == word.strip()


def test_invisible_words_are_told_apart_from_groups() -> None:
    assert group_words(["", " ", "\u200b"]) == Grouped(groups=(), empty=(0, 1, 2))
    assert group_words([]) == Grouped(groups=())


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(InputError, match="is no word"):
        group_words(["gut", None])  # type: ignore[list-item]  # that is the point
