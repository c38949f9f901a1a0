import numpy as np

from resonanz_engine.steps.families import families
from resonanz_engine.tokens import Words
from tests.engine.support import words_of

COPY = "eins zwei drei vier fünf sechs sieben acht neun zehn"


def groups_of(texts: list[str]) -> list[int]:
    words: Words = words_of(texts)
    return families(words, len(texts)).tolist()


def test_copied_passages_are_one_family() -> None:
    groups = groups_of([COPY, COPY, "ganz andere lange worte stehen hier", "kurz"])
    assert groups[0] == groups[1]
    assert len(set(groups)) == 3


def test_a_quotation_with_a_word_before_it_is_mostly_the_same_voice() -> None:
    groups = groups_of([COPY, f"Zitat {COPY}"])
    assert len(set(groups)) <= 2


def test_short_texts_are_voices_of_their_own_even_when_equal() -> None:
    assert len(set(groups_of(["Bus zu spät", "Bus zu spät", "Bus"]))) == 3


def test_no_words_no_kin() -> None:
    assert len(set(groups_of(["", "", ""]))) == 3
    assert groups_of([]) == []


def test_five_words_across_two_texts_are_no_passage() -> None:
    assert len(set(groups_of(["eins zwei drei", "vier fünf", "eins zwei drei", "vier fünf"]))) == 4


def test_families_are_numbered_without_gaps() -> None:
    groups = np.array(groups_of([COPY, "a b c d e f", COPY, "x"]))
    assert sorted(set(groups.tolist())) == list(range(len(set(groups.tolist()))))


def test_order_of_texts_changes_no_kinship() -> None:
    texts = [COPY, "ganz andere lange worte stehen hier", COPY]
    plain, turned = groups_of(texts), groups_of(texts[::-1])
    assert (plain[0] == plain[2]) == (turned[2] == turned[0]) is True
