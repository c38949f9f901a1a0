import numpy as np
import pytest

from resonanz_engine import listening
from resonanz_engine.adapters.rulebooks import parsed, rulebook
from resonanz_engine.errors import StoredMemoryError, VectorError
from resonanz_engine.findings import Kind
from resonanz_engine.pipeline.examples import Examples
from resonanz_engine.types import Span
from tests.engine.support import FakeEmbedder


def kinds(text: str) -> set[str]:
    return {found.kind.value for found in listening.kinds_of([text], [Span(0, 0, len(text))])[0].kinds}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Service war schlecht.", {"problem"}),
        ("Der Service war nicht schlecht.", {"praise"}),
        ("Das war kein Problem.", {"praise"}),
        ("Es gab nie Probleme.", {"praise"}),
        ("Die Dame war nicht freundlich.", {"problem"}),
        ("Die Dame war nicht nur freundlich.", {"praise"}),
        ("Die App gefällt mir nicht.", {"problem"}),
        ("Es wäre super, wenn der Bus öfter käme.", {"wish"}),
        ("Ist der Schalter freundlich?", {"question"}),
        ("Was soll das?", {"problem"}),
        ("Könnten Sie mir sagen, wann geöffnet ist?", {"question"}),
        ("Könnten Sie bitte früher öffnen?", {"wish"}),
        ("Wie versprochen schicke ich die Fotos.", set()),
        ("Mir wurde Hilfe versprochen. Gekommen ist niemand.", {"promise_broken"}),
        ("Danke für nichts.", set()),
        ("Mit freundlichen Grüßen", set()),
        ("des funktioniert fei ned", {"problem"}),
        ("Seeehr freundlich!!!", {"praise"}),
        ("Der Ton war kathastrophal, ich bin entteuscht, entäuscht.", {"problem"}),
        ("Ich bin unzufriedenn.", {"problem"}),
        ("Not bad at all.", {"praise"}),
        ("The staff were not helpful.", {"problem"}),
        ("I can't complain.", {"praise"}),
        ("", set()),
        ("🙂🙂🙂", set()),
    ],
)
def test_kinds_of_a_sentence(text: str, expected: set[str]) -> None:
    assert kinds(text) == expected


def test_reasons_are_the_words_that_decided() -> None:
    text = "Hallo. Ich wünsche mir mehr Bänke."
    found = listening.kinds_of([text], [Span(0, 0, len(text))])[0].kinds
    assert [one.kind for one in found] == [Kind.WISH]
    assert found[0].reasons[0].words([text]) == "wünsche mir"
    assert found[0].strength == 0.9


def test_reasons_stand_in_the_story_not_in_the_passage() -> None:
    text = "Erst dies und das. Leider kaputt."
    found = listening.kinds_of([text], [Span(0, 19, len(text))])[0].kinds
    assert {reason.words([text]) for reason in found[0].reasons} == {"Leider", "kaputt"}


def test_strength_of_a_kind_that_is_not_there_is_zero() -> None:
    said = listening.kinds_of(["Danke für die Hilfe."], [Span(0, 0, 20)])[0]
    assert said.strength(Kind.PRAISE) > 0.5
    assert said.strength(Kind.WISH) == 0


def test_every_shipped_rule_can_be_read() -> None:
    book = rulebook()
    assert sum(len(speech.rules) for speech in book.speech.values()) > 250
    assert all(0 < rule.weight < 1 for speech in book.speech.values() for rule in speech.rules)
    assert {example.kind for example in book.examples} == {None, *Kind}


def test_rule_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="No words"):
        parsed("wish 0.9 ..")


def test_gaps_and_openings_are_read() -> None:
    rule = parsed("problem-question 0.8 ^ was|wie .. soll* .... das")
    assert (rule.kind, rule.against, rule.opening) == (Kind.PROBLEM, Kind.QUESTION, True)
    assert [(part.gap, part.reach) for part in rule.parts] == [(0, 0), (3, 0), (16, 2)]
    assert rule.parts[1].prefixes == ("soll",)


def test_examples_speak_where_no_words_do() -> None:
    model = FakeEmbedder()
    known = listening.examples(model)
    text = next(one.text for one in rulebook().examples if one.kind == Kind.WISH)
    said = listening.kinds_of([text], [Span(0, 0, len(text))], model.embed([text]), known)[0].kinds
    assert said[0].kind == Kind.WISH
    assert said[0].example == text


def test_examples_are_kept_until_the_model_changes() -> None:
    model = FakeEmbedder()
    stored = listening.examples(model).to_bytes()
    again = listening.examples(model, stored)
    assert model.asked == 1
    assert np.array_equal(again.vectors, listening.examples(FakeEmbedder()).vectors)
    listening.examples(FakeEmbedder(version="2"), stored)
    assert listening.examples(FakeEmbedder(), b"broken").model == "fake 1"


def test_broken_examples_are_refused() -> None:
    with pytest.raises(StoredMemoryError):
        Examples.from_bytes(b"PK")


def test_vectors_of_another_model_are_refused() -> None:
    with pytest.raises(VectorError):
        listening.kinds_of(["Hallo"], [Span(0, 0, 5)], np.ones((1, 3)), listening.examples(FakeEmbedder()))
    with pytest.raises(VectorError):
        listening.kinds_of(["Hallo"], [Span(0, 0, 5)], np.full((1, 64), np.nan), listening.examples(FakeEmbedder()))
