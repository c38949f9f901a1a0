from resonanz_engine.steps.phrases import families, phrases
from resonanz_engine.steps.words import scan, with_stems
from resonanz_engine.types import Words

STOP = frozenset({"der", "im", "ist", "kein"})
LIGHT = frozenset({"im", "kein"})


def words_of(texts: list[str]) -> Words:
    return with_stems(scan(texts, 1000), {}, STOP, LIGHT, frozenset({"im", "der"}))


def spelt(texts: list[str], least: int = 2) -> set[str]:
    words = words_of(texts)
    table = phrases(words, least)
    out = set()
    for phrase, first in zip(table.phrase, table.word, strict=True):
        text = texts[words.point[first]]
        out.add(text[words.start[first] : words.end[first + table.length[phrase] - 1]])
    return out


def test_only_what_two_texts_say_and_begins_and_ends_like_a_name() -> None:
    texts = ["Wartezeit im Hallenbad ist lang", "kurze Wartezeit im Hallenbad"]
    assert spelt(texts) == {"Wartezeit", "Hallenbad", "im Hallenbad", "Wartezeit im Hallenbad"}


def test_never_across_punctuation_or_verbs() -> None:
    assert spelt(["Bus, Bahn", "Bus, Bahn"]) == {"Bus", "Bahn"}
    assert spelt(["Bus ist voll", "Bus ist voll"]) == {"Bus", "voll"}


def test_nothing_to_say() -> None:
    assert spelt(["", "der"]) == set()
    assert spelt([]) == set()


def test_copied_passages_are_one_family() -> None:
    copy = "eins zwei drei vier fünf sechs sieben acht neun zehn"
    groups = families(words_of([copy, copy, "ganz andere lange worte stehen hier", "kurz"]), 4)
    assert groups[0] == groups[1]
    assert len(set(groups.tolist())) == 3
