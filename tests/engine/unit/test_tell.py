"""What a theme says of itself."""

import numpy as np

from resonanz_engine.defaults import recipe, tools
from resonanz_engine.pipeline.discover import Split
from resonanz_engine.pipeline.reading import read
from resonanz_engine.pipeline.tell import Told, tell
from resonanz_engine.types import ALONE
from tests.engine.support import fake_vectors

MUSIC = "Die Musik in der Warteschleife dauert länger als jedes Gespräch."
BILL = "Den Abschlag auf der Rechnung kann hier im Haus niemand nachrechnen."
TEXTS = [
    f"Da war es aus. Ich bin raus auf den Flur. {MUSIC}",
    "Und wieder Musik in der Warteschleife, eine halbe Stunde lang.",
    "Musik, Ansage, Musik, Ansage: Ihre Warteschleife kenne ich auswendig.",
    f"Ja mei. Was soll man sagen. {BILL}",
    "Der Abschlag steigt und die Rechnung sagt nicht, warum das so ist.",
    "Meine Rechnung hat neun Seiten und keine erklärt den Abschlag.",
]
GROUPS = [0, 0, 0, 1, 1, 1]


def told(texts: list[str], groups: list[int]) -> dict[int, Told]:
    reading = read(texts, fake_vectors(texts), recipe(), tools())
    own = np.array(groups, dtype=np.int64)[reading.points.first]
    count = max([*groups, ALONE]) + 1
    split = Split(
        groups=own,
        strengths=np.ones(len(own), dtype=np.float32),
        owner=np.arange(count, dtype=np.int64),
        prototypes=np.zeros((count, 64), dtype=np.float32),
        floor=0.0,
    )
    return tell(texts, reading, split, recipe())


def test_every_group_speaks() -> None:
    assert set(told(TEXTS, GROUPS)) == {0, 1}


def test_the_central_passage_is_about_the_theme() -> None:
    said = told(TEXTS, GROUPS)
    assert "Musik" in said[0].quotes[0].words(TEXTS)
    assert "Abschlag" in said[1].quotes[0].words(TEXTS)


def test_it_can_be_read_aloud() -> None:
    for own in told(TEXTS, GROUPS).values():
        assert 30 <= own.quotes[0].end - own.quotes[0].start <= 200


def test_no_story_is_quoted_twice() -> None:
    for own in told(TEXTS, GROUPS).values():
        stories = [quote.story for quote in own.quotes]
        assert len(stories) == len(set(stories)) <= recipe().quotes


def test_quotes_come_from_members() -> None:
    for group, own in told(TEXTS, GROUPS).items():
        assert all(GROUPS[quote.story] == group for quote in own.quotes)


def test_the_name_is_the_first_phrase() -> None:
    assert all(own.name == own.phrases[0] for own in told(TEXTS, GROUPS).values())


def test_names_differ() -> None:
    names = [own.name.words(TEXTS) for own in told(TEXTS, GROUPS).values()]
    assert len(set(names)) == len(names)


def test_a_group_without_members_says_nothing() -> None:
    assert set(told(TEXTS, [0, 0, 0, 2, 2, 2])) == {0, 2}


def test_everyone_alone() -> None:
    assert told(TEXTS, [ALONE] * 6) == {}


def test_no_shared_word_still_has_a_name_from_a_member() -> None:
    texts = ["Schaukel kaputt seit Wochen hier", "Laterne blinkt", "Brunnen leer", "Hecke wuchert"]
    said = told(texts, [0, 0, 1, 1])
    for own in said.values():
        assert own.name.words(texts) in texts[own.name.story]
    assert said[0].name.words(texts) != said[1].name.words(texts)


def test_a_story_without_a_fitting_sentence_is_shortened() -> None:
    texts = ["wort " * 200, "wort " * 199 + "ende"]
    said = told(texts, [0, 0])
    assert said[0].quotes[0].end - said[0].quotes[0].start <= 600
