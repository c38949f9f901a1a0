"""Three words: people are counted, small groups are not shown, and every word stands as it was said."""

from __future__ import annotations

import pytest
from django.test import Client

from resonanz.ask.models import Inquiry
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from resonanz.mirror import actions, reads
from resonanz.mirror.enums import Instrument, Side
from resonanz.mirror.models import Look
from resonanz.mirror.reads import WordResult
from resonanz.mirror.rules.words import story_of_words, words_problem
from tests.rooms.mirror.support import inside, look_at, outside, sealed, words
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("said", [["teuer"], ["teuer", "teuer", "teuer"], ["💩"], ["Arschlöcher"], ["x" * 60]])
def test_whatever_somebody_says_is_an_answer(said: list[str]) -> None:
    assert words_problem(said) == ""


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ([], "Hier steht noch nichts. Ein Wort genügt."),
        (
            ["x" * 200],
            "„xxxxxxxxxxxxxxxxxxxx …“ hat 200 Zeichen, als Wort gehen bis zu 60. Erzählen können Sie es unten.",
        ),
        (["a\0b"], "In einem der Worte steckt ein Zeichen, das sich nicht speichern lässt. Bitte tippen Sie es neu."),
        (["\ud83d"], "In einem der Worte steckt ein Zeichen, das sich nicht speichern lässt. Bitte tippen Sie es neu."),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_sentence(said: list[str], sentence: str) -> None:
    assert words_problem(said) == sentence


def test_the_story_is_what_was_told_or_the_words_themselves() -> None:
    assert story_of_words(["teuer", "nah"], "Am Telefon.") == "Am Telefon."
    assert story_of_words(["teuer", "nah"], " ") == "teuer, nah"


def opened(people: People, look: Look) -> WordResult:
    actions.open_look(look=look, by=people.mira.pk)
    return reads.result_of_words(look)


def by_label(result: WordResult) -> dict[str, list[str]]:
    """By the label of a row what is said of each audience: staff, customers, not yet, others."""
    return {row.label: [part["said"] if part else "-" for part in row.parts] for row in result.rows}


def test_the_gap_between_inside_and_outside(people: People, inquiry: Inquiry) -> None:
    look = sealed(people, inquiry, ("schnell", "freundlich", "modern"), ("schnell", "nah"))
    for number in range(12):
        outside(look, words("teuer", "freundlich" if number < 6 else "langsam"))
    result = opened(people, look)
    assert (result.leaders, result.people) == (2, 12)
    assert [row.label for row in result.shared] == ["freundlich"]
    assert [row.label for row in result.unsaid] == ["teuer", "langsam"]
    assert {row.label for row in result.unheard} == {"schnell", "modern", "nah"}
    friendly = next(row for row in result.rows if row.label == "freundlich")
    assert friendly.parts[1] is not None
    assert (friendly.parts[1]["people"], friendly.parts[1]["share"]) == (6, 0.5)


def test_fewer_than_five_customers_show_no_number(people: People, inquiry: Inquiry) -> None:
    look = sealed(people, inquiry)
    for _number in range(4):
        outside(look, words("teuer"))
    result = opened(people, look)
    assert result.people is None
    assert "teuer" not in by_label(result)
    assert [word.text for word in result.outside] == ["teuer"] * 4, "but every word stands there as it was said"


def test_fewer_than_ten_of_the_staff_show_nothing_at_all(people: People, inquiry: Inquiry, team: Client) -> None:
    look = look_at(people, Instrument.THREE_WORDS, inquiry)
    inside(look, Side.LEADERSHIP, words("modern"))
    for _number in range(9):
        inside(look, Side.STAFF, words("überlastet"))
    actions.seal_look(look=look, by=people.mira.pk)
    result = opened(people, look)
    assert "überlastet" not in by_label(result)
    assert "überlastet" not in team.get(f"/team/spiegel/durchgang/{look.pk}/").content.decode()


def test_what_few_of_the_staff_said_is_not_spelled_out(people: People, inquiry: Inquiry, team: Client) -> None:
    look = look_at(people, Instrument.THREE_WORDS, inquiry)
    inside(look, Side.LEADERSHIP, words("modern"))
    for number in range(24):
        inside(look, Side.STAFF, words("überlastet" if number < 12 else "stolz", *(["Klüngel"] if number == 3 else [])))
    actions.seal_look(look=look, by=people.mira.pk)
    result = opened(people, look)
    assert by_label(result)["überlastet"][0] == "shown"
    page = team.get(f"/team/spiegel/durchgang/{look.pk}/").content.decode()
    assert "überlastet" in page
    assert "Klüngel" not in page


def test_everybody_is_counted_in_one_audience(people: People, inquiry: Inquiry) -> None:
    look = sealed(people, inquiry)
    for roles in (["customer", "other"], ["customer", "competitor_customer"], ["non_customer", "guest"], ["guest"]):
        for _number in range(5):
            outside(look, words("teuer"), roles=roles)
    for _number in range(3):
        outside(look, words("teuer"), roles=["customer", "employee"])
    result = opened(people, look)
    assert [people for _name, _label, people in result.audiences] == [None, 10, 5, 8]


def test_a_small_audience_cannot_be_computed_from_the_others(people: People, inquiry: Inquiry) -> None:
    """Sixteen answered outside: ten customers, five who are none yet. Who the last one is must not follow."""
    look = sealed(people, inquiry)
    for roles in (*[["customer"]] * 10, *[["non_customer"]] * 5, ["guest"]):
        outside(look, words("teuer"), roles=roles)
    result = opened(people, look)
    assert [people for _name, _label, people in result.audiences] == [None, 10, None, None]


def test_the_numbers_stand_when_words_are_withdrawn(people: People, inquiry: Inquiry) -> None:
    look = sealed(people, inquiry)
    told = [outside(look, words("teuer" if number < 6 else "nett")) for number in range(12)]
    result = opened(people, look)
    before = by_label(result)
    listen.withdraw_stories(story_ids=[told[0].story_id], ground=Withdrawal.TELLER)
    after = reads.result_of_words(look)
    assert by_label(after) == before
    assert len(after.outside) == 11


def test_over_time_every_look_stands_for_itself(people: People, inquiry: Inquiry, team: Client) -> None:
    for said in ("teuer", "fair"):
        look = sealed(people, inquiry)
        for number in range(10):
            outside(look, words(said if number < 5 else "nah"))
        actions.open_look(look=look, by=people.mira.pk)
    first, second = reads.words_over_time()
    assert [row.label for row in first.unsaid] == ["teuer"]
    assert [row.label for row in second.unsaid] == ["fair"]
    page = team.get("/team/spiegel/drei-worte/").content.decode()
    assert "Über die Zeit" in page
    picture = team.get("/team/spiegel/drei-worte/verlauf/")
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture.content.decode().count("<title") == 0
    assert "sagt nur die Leitung" in picture.content.decode()
