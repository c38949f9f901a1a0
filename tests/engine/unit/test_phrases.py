"""What may be a name, and how well it reads."""

import numpy as np
import pytest

from resonanz_engine.steps import phrases as step
from resonanz_engine.tokens import Role
from tests.engine.support import words_of

FILLER = ["Der Zähler und die Rechnung im Portal und der Abschlag bei der Stadt im Brief"]


def spelt(text: str, also: list[str] | None = None) -> dict[str, float]:
    """The candidates of the first text with their form."""
    texts = [text, *(FILLER if also is None else also)]
    words = words_of(texts)
    found = step.phrases(words)
    out = {}
    for word, length, form in zip(found.word, found.length, found.form, strict=True):
        if words.point[word] == 0:
            out[text[words.start[word] : words.end[word + length - 1]]] = float(form)
    return out


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Ich habe 47 Minuten Musik gehört.", "47 Minuten Musik"),
        ("weil das eine andere Abteilung ist", "eine andere Abteilung"),
        ("Warum gibt es den neuen Abschlag?", "den neuen Abschlag"),
        ("Duschen kalt, Wasser warm.", "Duschen kalt"),
        ("Da lag ein Zettel im Briefkasten", "Zettel im Briefkasten"),
        ("Keine Antwort auf die Beschwerde", "Keine Antwort auf die Beschwerde"),
        ("und immer diese Warteschleife", "Warteschleife"),
    ],
)
def test_whole_phrases_are_candidates(text: str, phrase: str) -> None:
    assert phrase in spelt(text)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Die Rechnung im Portal", "Rechnung im"),
        ("Die Rechnung im Portal", "Die"),
        ("Bus, Bahn", "Bus, Bahn"),
        ("Rechnung. Portal", "Rechnung. Portal"),
        ("Rechnung  Portal", "Rechnung  Portal"),
        ("Der Bus ist voll und laut", "ist voll"),
        ("Die Rechnung, weil das Portal spinnt", "Rechnung, weil das Portal"),
        ("nach zehn Minuten", "zehn Minuten"),
        ("um 8:40 Uhr", "8:40 Uhr"),
        ("die Leute und Kunden", "Leute"),
        ("eins zwei Bus vier Bahn Rad Boot", "Bus vier Bahn Rad Boot Steg"),
    ],
)
def test_pieces_and_generic_words_are_none(text: str, phrase: str) -> None:
    assert phrase not in spelt(text)


def test_no_phrase_crosses_from_one_text_to_the_next() -> None:
    words = words_of(["Rechnung ", "Portal am Ende "])
    found = step.phrases(words)
    last = found.word + found.length - 1
    assert (words.point[found.word] == words.point[last]).all()


def test_two_telling_words_read_better_than_one_or_a_sentence() -> None:
    form = spelt("Zettel im Briefkasten")
    assert form["Zettel im Briefkasten"] > form["Zettel"]
    crowded = spelt("Zähler Rechnung Portal Abschlag Brief")
    assert crowded["Zähler Rechnung Portal Abschlag Brief"] < crowded["Zähler Rechnung"] * 2


def test_a_strong_compound_may_stand_alone() -> None:
    form = spelt("die Warteschleife, der Brief")
    assert form["Warteschleife"] > form["Brief"]


def test_an_article_behind_a_noun_begins_something_else() -> None:
    form = spelt("Zähler den Brief, Zähler im Brief")
    assert form["Zähler den Brief"] < form["Zähler im Brief"]


def test_a_phrase_cut_behind_its_article_is_worse_than_the_whole() -> None:
    form = spelt("gegen den strengen Abschlag")
    assert form["den strengen Abschlag"] > form["strengen Abschlag"]


def test_a_noun_that_goes_on_is_cut_off() -> None:
    form = spelt("im Portal, im Portal Abschlag")
    once = spelt("im Portal")
    assert once["im Portal"] > min(form["im Portal"], once["im Portal"] * 0.99)


def test_nouns_are_told_by_capitals_inside_sentences() -> None:
    texts = ["Warten auf den Bus", "wir warten hier und warten", "der Bus und die Bahn", "die Bahn im Tunnel"]
    words = words_of(texts)
    heart = step.nouns(words)
    by_word = {
        texts[point][start:end]: bool(noun)
        for point, start, end, noun in zip(words.point, words.start, words.end, heart, strict=True)
    }
    assert by_word["Bus"]
    assert by_word["Bahn"]
    assert not by_word["Warten"]


def test_without_capitals_everything_that_means_something_can_be_a_heart() -> None:
    words = words_of(["my card was declined", "the card payment failed"])
    assert step.nouns(words).tolist() == words.content.tolist()


def test_generic_words_are_never_a_heart() -> None:
    words = words_of(["die Minuten und die Leute", "der Bus"])
    assert not step.nouns(words)[words.generic].any()


def test_equal_stems_have_equal_keys() -> None:
    words = words_of(["der Bus", "der Bus", "die Bahn"])
    found = step.phrases(words)
    two = found.length == 2
    keys = found.key[two]
    assert len(keys) == 3
    assert len(set(keys.tolist())) == 2


def test_keys_of_different_lengths_differ() -> None:
    found = step.phrases(words_of(["der Bus im Tunnel", "der Bus im Tunnel"]))
    pairs = set(zip(found.key.tolist(), found.length.tolist(), strict=True))
    assert len(pairs) == len(set(found.key.tolist()))


def test_nothing_to_say() -> None:
    assert len(step.phrases(words_of([""])).word) == 0
    assert len(step.phrases(words_of([])).word) == 0
    assert len(step.phrases(words_of(["und der die"])).word) == 0


def test_every_form_is_positive_and_bounded() -> None:
    found = step.phrases(words_of([*FILLER, "47 Minuten Musik, Duschen kalt, der Techniker kam wirklich"]))
    assert (found.form > 0).all()
    assert (found.form <= 1.2).all()
    assert found.form.dtype == np.float32


def test_candidates_never_begin_with_a_bridge_or_end_without_meaning() -> None:
    words = words_of(["nicht erreichbar war die Warteschleife nie im Brief", *FILLER])
    found = step.phrases(words)
    assert (words.role[found.word] != Role.BRIDGE).all()
    assert words.content[found.word + found.length - 1].all()
