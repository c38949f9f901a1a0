import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz_engine.steps.slips import Slips, one_slip

WORDS = st.text("abcde", min_size=0, max_size=8)


@pytest.mark.parametrize(
    ("one", "two", "is_slip"),
    [
        ("freundlich", "freundlcih", True),
        ("freundlich", "freundlih", True),
        ("freundlich", "freunndlich", True),
        ("freundlich", "freundlixh", True),
        ("freundlich", "freundlich", False),
        ("freundlich", "freundihlc", False),
        ("freundlich", "unfreundlich", False),
        ("", "", False),
        ("", "a", True),
    ],
)
def test_one_slip(one: str, two: str, is_slip: bool) -> None:  # noqa: FBT001  # pytest gives the rows
    assert one_slip(one, two) is is_slip
    assert one_slip(two, one) is is_slip


@pytest.mark.parametrize("word", ["netz", "kompetent", "inkompetent", "kompetentesten"])
def test_short_equal_and_far_words_and_another_first_letter_are_no_slips(word: str) -> None:
    assert Slips(["nett", "kompetent"]).near(word) == []


def test_the_nearest_come_in_alphabetical_order() -> None:
    assert Slips(["warnung", "wartung", "wertung"]).near("wartunq") == ["wartung"]
    assert Slips(["wertung", "warnung"]).near("wartung") == ["warnung", "wertung"]


@given(WORDS, WORDS)
def test_the_index_finds_exactly_the_slips(one: str, two: str) -> None:
    within = min(len(one), len(two)) >= 6 and one[:1] == two[:1]
    assert Slips([two]).near(one) == ([two] if within and one_slip(one, two) else [])


def test_pairs_are_what_is_near() -> None:
    words = ["wartung", "wertung", "warnung", "zeitung", "zeitnug"]
    assert Slips(words).pairs() == [(one, two) for one in sorted(words) for two in Slips(words).near(one) if one < two]


def test_a_crowd_of_made_up_words_is_not_compared_with_each_other() -> None:
    crowd = [f"abcdefg{chr(0x4E00 + number)}" for number in range(5_000)]
    assert Slips(crowd).pairs() == []
    assert Slips(crowd).near("abcdefg") == []
