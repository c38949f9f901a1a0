import pytest

from resonanz_engine import listening
from resonanz_engine.steps.passages import cut_worths, passages, pieces

LONG = (
    "Ich bin seit Jahren Kundin und habe im Mai meinen Vertrag online gekündigt, weil wir umgezogen sind. "
    "Danach kam drei Wochen lang keine Bestätigung, obwohl ich zweimal nachgefragt und alles belegt habe. "
    "Am Ende half mir eine Mitarbeiterin im Kundenbüro, die das in fünf Minuten erledigt hat.\n\n"
    "Außerdem möchte ich etwas zur App sagen, denn sie stürzt jedes Mal ab, wenn ich den Zähler fotografiere. "
    "Mein Mann hat ein anderes Gerät, bei ihm geht es auch nicht, und die Hotline wusste nichts davon."
)


def test_short_story_is_one_passage() -> None:
    text = "  Alles gut.\nDanke!  "
    assert [one.words([text]) for one in listening.passages([text])] == ["Alles gut.\nDanke!"]


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_story_without_words_has_no_passage(text: str) -> None:
    assert listening.passages([text]) == []


def test_long_story_is_cut_at_the_paragraph() -> None:
    found = [one.words([LONG]) for one in listening.passages([LONG])]
    assert len(found) == 2
    assert found[0].startswith("Ich bin seit Jahren")
    assert found[1].startswith("Außerdem möchte ich")


def test_stories_keep_their_own_passages() -> None:
    found = listening.passages(["Kurz.", LONG, "", "Auch kurz."])
    assert [one.story for one in found] == [0, 1, 1, 3]


@pytest.mark.parametrize("text", ["wort " * 6000, "x" * 32_000, "Ja. " * 8000, "Lang, " * 5000])
def test_no_passage_is_longer_than_the_limit(text: str) -> None:
    found = listening.passages([text])
    assert max(one.end - one.start for one in found) <= listening.tuning().longest
    assert "".join("".join(one.words([text]).split()) for one in found) == "".join(text.split())


def test_cuts_come_where_they_are_worth_most() -> None:
    sentences = [(at * 100, at * 100 + 99) for at in range(4)]
    assert passages(sentences, [0, 0, 0.6, 0], shortest=120, longest=420) == [(0, 199), (200, 399)]
    assert passages(sentences, [0, 0, -0.6, 0], shortest=120, longest=420) == [(0, 399)]
    assert passages([], [], shortest=120, longest=420) == []


def test_first_words_speak_for_and_against_a_cut() -> None:
    text = "Erstens das. Deshalb jenes.\n\nAußerdem dies."
    found = [(0, 12), (13, 27), (29, 43)]
    assert cut_worths(text, found, frozenset({"außerdem"}), frozenset({"deshalb"})) == [0, -0.5, 1.1]


def test_long_sentence_is_cut_behind_a_clause() -> None:
    text = "aaaa bbbb cccc, dddd eeee ffff"
    assert [text[start:end] for start, end in pieces(text, [(0, len(text))], 20)] == [
        "aaaa bbbb cccc,",
        "dddd eeee ffff",
    ]
