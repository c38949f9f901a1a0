"""Two audiences beside each other."""

import pytest

from resonanz_engine.errors import InputError
from resonanz_engine.steps.interval import wilson
from resonanz_engine.threewords import compare_words, group_words, words_over_time
from resonanz_engine.word_types import Contrast, Said

Table = dict[str, dict[str, int]]


def spoken(table: Table, *, fill: dict[str, int]) -> tuple[list[str], list[str], list[str]]:
    """Words, people and audiences: for each side how many people said a word, one after the other in a circle."""
    words, people, audience = [], [], []
    for side, counts in table.items():
        at = 0
        for word, count in counts.items():
            for _ in range(count):
                words.append(word)
                people.append(f"{side}{at % fill[side]}")
                audience.append(side)
                at += 1
        for rest in range(at, fill[side]):
            words.append("Zebrastreifen")
            people.append(f"{side}{rest}")
            audience.append(side)
    return words, people, audience


def contrast(table: Table, fill: dict[str, int], **more: object) -> Contrast:
    words, people, audience = spoken(table, fill=fill)
    return compare_words(
        group_words(words),
        people=people,
        audience=audience,
        ours="team",
        theirs="guests",
        **more,  # type: ignore[arg-type]
    )


def test_gaps_come_by_size_and_what_is_unspoken_shows() -> None:
    found = contrast(
        {"team": {"modern": 12, "nett": 6}, "guests": {"nett": 8, "teuer": 16}}, {"team": 30, "guests": 40}
    )
    assert (found.ours, found.theirs, found.too_few) == (30, 40, False)
    by_key = {one.key: one for one in found.gaps}
    modern = by_key["modern+"]
    assert (modern.label, modern.ours.said, modern.theirs.said) == ("modern", Said.SHOWN, Said.UNSPOKEN)
    assert (modern.ours.people, modern.ours.share, modern.theirs.people) == (12, 0.4, 0)
    assert (modern.ours.low, modern.ours.high) == wilson(12, 30)
    assert modern.gap == pytest.approx(0.4)
    assert modern.low is not None
    assert modern.low > 0
    assert by_key["cheap-"].gap == pytest.approx(-0.4)
    assert by_key["friendly+"].gap == pytest.approx(0)
    sizes = [one.at_least for one in found.gaps]
    assert sizes == sorted(sizes, reverse=True)


def test_a_few_are_named_on_neither_side() -> None:
    found = contrast(
        {"team": {"modern": 10, "pampig": 4, "teuer": 24}, "guests": {"modern": 4, "dreckig": 3, "teuer": 36}},
        {"team": 30, "guests": 40},
    )
    (modern,) = [one for one in found.gaps if one.key == "modern+"]
    assert (modern.theirs.said, modern.theirs.people, modern.gap) == (Said.FEW, None, None)
    assert modern.at_least == pytest.approx(10 / 30 - 4 / 40)
    assert "pampig" not in str(found)
    assert "dreckig" not in str(found)
    assert found.withheld == 2


def test_nearly_all_gives_no_number() -> None:
    found = contrast({"team": {"modern": 28}, "guests": {"modern": 10}}, {"team": 30, "guests": 40})
    (modern,) = [one for one in found.gaps if one.key == "modern+"]
    assert (modern.ours.said, modern.ours.people) == (Said.NEARLY_ALL, None)
    assert modern.at_least == pytest.approx(26 / 30 - 10 / 40)


def test_the_rest_of_a_side_cannot_be_computed() -> None:
    words = ["modern"] * 20 + ["nett"] * 8 + ["pampig"] * 2 + ["teuer"] * 10
    audience = ["team"] * 30 + ["guests"] * 10
    people = [f"p{at}" for at in range(40)]
    found = compare_words(group_words(words), people=people, audience=audience, ours="team", theirs="guests")
    said = {one.key: one.ours.said for one in found.gaps}
    assert said == {"modern+": Said.SHOWN, "friendly+": Said.PROTECTS, "cheap-": Said.UNSPOKEN}


def test_a_label_comes_from_the_side_that_shows() -> None:
    table = {"team": {"freundlich": 10}, "guests": {"Herzlichkeit": 4}}
    found = contrast(table, {"team": 30, "guests": 40})
    assert [one.label for one in found.gaps if one.key == "friendly+"] == ["freundlich"]
    assert "Herzlichkeit" not in str(found)


def test_small_sides_say_nothing() -> None:
    found = contrast({"team": {"modern": 4}, "guests": {"modern": 10}}, {"team": 4, "guests": 40})
    assert found == Contrast(too_few=True)
    assert contrast({"team": {"modern": 9}, "guests": {}}, {"team": 9, "guests": 9}, floors={"team": 10}).too_few


def test_somebody_who_says_the_same_twice_is_one() -> None:
    words = ["modern", "innovativ"] * 10 + ["alt"] * 20
    people = [f"a{at // 2}" for at in range(20)] + [f"b{at}" for at in range(20)]
    found = compare_words(
        group_words(words), people=people, audience=["team"] * 20 + ["guests"] * 20, ours="team", theirs="guests"
    )
    assert [one.ours.said for one in found.gaps if one.key == "modern+"] == [Said.NEARLY_ALL]


def test_what_was_refused_elsewhere_stays_hidden() -> None:
    table = {"team": {"modern": 12}, "guests": {"modern": 12}}
    found = contrast(table, {"team": 30, "guests": 40}, withheld=[("team", "modern+")])
    (modern,) = [one for one in found.gaps if one.key == "modern+"]
    assert (modern.ours.said, modern.ours.people, modern.gap) == (Said.PROTECTS, None, None)


def test_what_does_not_fit_is_refused() -> None:
    grouped = group_words(["gut", "gut"])
    with pytest.raises(InputError, match="2 words need as many people"):
        compare_words(grouped, people=["a"], audience=["x", "y"], ours="x", theirs="y")
    with pytest.raises(InputError, match="against itself"):
        compare_words(grouped, people=["a", "b"], audience=["x", "y"], ours="x", theirs="x")
    with pytest.raises(InputError, match="at least two people"):
        compare_words(grouped, people=["a", "b"], audience=["x", "y"], ours="x", theirs="y", floors={"x": 1})


def test_periods_stand_beside_each_other() -> None:
    words, people, period = spoken(
        {"2025": {"modern": 6}, "2026": {"modern": 12}, "2027": {"modern": 2}}, fill={"2025": 30, "2026": 30, "2027": 3}
    )
    found = words_over_time(group_words(words), people=people, period=period, periods=["2025", "2026", "2027"])
    assert found.people == (30, 30, None)
    shares = [part and part.share for part in found.parts["modern+"]]
    assert shares == [0.2, 0.4, None]
