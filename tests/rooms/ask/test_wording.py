"""Findings inside a text: what is marked, what is put in its place, and what a title may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from resonanz.ask.enums import Flaw
from resonanz.ask.rules.wording import Kept, Marked, check, kept_for, still_said, unsettled


def mark(before: str, words: str, after: str, instead: str = "Was ist passiert?") -> Marked:
    return Marked(
        part="question", kind="leading", before=before, words=words, after=after, why="Darum.", instead=instead
    )


@pytest.mark.parametrize(
    ("before", "words", "after", "mended"),
    [
        ("", "Finden Sie nicht auch", ", dass es gut ist?", "Was ist passiert?"),
        ("Guten Tag. ", "Finden Sie nicht auch", ", dass?", "Guten Tag. Was ist passiert?"),
        ("Guten Tag. Oder ", "finden Sie nicht auch", ", dass? Danke.", "Guten Tag. Was ist passiert? Danke."),
        ("Eine Zeile\n", "Finden Sie nicht auch?", "\nNoch eine", "Eine Zeile\nWas ist passiert? Noch eine"),
        ("", "Gut?", "", "Was ist passiert?"),
    ],
)
def test_only_the_marked_sentence_is_replaced(before: str, words: str, after: str, mended: str) -> None:
    assert mark(before, words, after).mended == mended


def test_findings_are_verbatim_pieces_of_their_part() -> None:
    text = "Guten Tag. Finden Sie nicht auch, dass unser beliebter Service schneller geworden ist?"
    found = check({"question": text, "title": ""}, explain_in="de")
    assert found
    assert all(each.before + each.words + each.after == text for each in found)
    assert len({each.key for each in found}) == len(found)


def test_why_is_said_in_the_language_of_the_reader() -> None:
    german = check({"question": "Don't you agree that our service is great?"}, explain_in="de")
    english = check({"question": "Don't you agree that our service is great?"}, explain_in="en-gb")
    other = check({"question": "Don't you agree that our service is great?"}, explain_in="fr")
    assert german
    assert [each.why for each in german] == [each.why for each in other]
    assert [each.why for each in german] != [each.why for each in english]


def test_a_title_need_not_be_an_open_question() -> None:
    assert check({"title": "Sind Sie zufrieden?"}, explain_in="de") == []
    assert check({"title": "Finden Sie nicht auch, dass wir freundlich sind?"}, explain_in="de") != []


def test_an_overlong_text_is_not_read() -> None:
    assert check({"question": "Finden Sie nicht auch, dass es gut ist? " * 200}, explain_in="de") == []


def test_a_reason_answers_for_the_same_words_wherever_they_stand() -> None:
    first, second = mark("", "Immer", " noch?"), mark("Und ", "immer", " wieder?")
    assert first.key == second.key
    [kept] = kept_for([first, second], {first.key: " weil es so ist. ", "fremd": "x"})
    assert kept == Kept(part="question", kind="leading", words="Immer", reason="weil es so ist.")
    assert unsettled([first, second], [kept]) == []
    assert kept_for([first], {first.key: "   "}) == []


def test_reasons_stay_only_while_their_words_do() -> None:
    kept = Kept(part="question", kind="leading", words="Immer", reason="weil.")
    assert still_said([kept], {"question": "Was stört Sie immer noch?"}) == [kept]
    assert still_said([kept], {"question": "Was stört Sie?", "title": "Immer"}) == []


def test_half_characters_do_not_stop_the_check() -> None:
    assert check({"question": "Was ist \ud800 passiert?"}, explain_in="de") == []


def test_the_examples_of_the_handbook_are_found_and_their_better_wordings_are_not() -> None:
    chapter = Path(__file__).resolve().parents[3].joinpath("docs", "handbuch", "fragen.md").read_text("utf-8")
    table = chapter.split("| Fund | Beispiel | Offener |")[1].split("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]
    found = [{mark.kind for mark in check({"question": example}, explain_in="de")} for _, example, _ in rows]
    assert [kind for kind, kinds in zip(Flaw.values, found, strict=True) if kind not in kinds] == []
    better = [better for _, _, better in rows if better.endswith("?")]
    assert [each for each in better if check({"question": each}, explain_in="de")] == []
