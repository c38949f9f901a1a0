"""Names of themes on small made-up collections."""

import numpy as np
import pytest

from resonanz_engine.defaults import recipe, tools
from resonanz_engine.pipeline.names import Named, names, span_of
from resonanz_engine.pipeline.reading import Reading, read
from resonanz_engine.types import ALONE
from tests.engine.support import fake_vectors

WAITING = [
    "Ich habe 47 Minuten Musik gehört und dann war die Leitung tot.",
    "Immer nur Musik, Musik, Musik, und keiner hebt ab.",
    "Nach der Musik kam die Ansage, dann wieder Musik.",
    "Die Musik kenne ich jetzt auswendig.",
]
BILLS = [
    "Warum gibt es den neuen Abschlag, den keiner erklärt?",
    "Der Abschlag ist doppelt so hoch wie im letzten Jahr.",
    "Ich verstehe den Abschlag nicht.",
    "Mein Abschlag steigt jedes Mal.",
]
POOL = [
    "Im Bad sind die Duschen kalt.",
    "Seit Ostern sind alle Duschen lauwarm.",
    "Die Duschen im Bad brauchen ewig.",
    "Wer repariert endlich die Duschen?",
]
TEXTS = WAITING + BILLS + POOL
SPLIT = [0] * 4 + [1] * 4 + [2] * 4


def reading_of(texts: list[str]) -> Reading:
    return read(texts, fake_vectors(texts), recipe(), tools())


def named(texts: list[str], split: list[int], reading: Reading | None = None) -> Named:
    seen = reading or reading_of(texts)
    groups = np.array(split)[seen.points.first[seen.sample]]
    order = sorted({group for group in split if group != ALONE})
    strengths = np.ones(len(groups), dtype=np.float32)
    return names(texts, seen, groups=groups, strengths=strengths, order=order, recipe=recipe())


def test_names_say_what_tells_the_themes_apart() -> None:
    found = [own[0].words(TEXTS) for _, own in sorted(named(TEXTS, SPLIT).spans.items())]
    assert "Musik" in found[0]
    assert "Abschlag" in found[1]
    assert "Duschen" in found[2]


def test_names_are_verbatim_and_from_their_theme() -> None:
    for group, spans in named(TEXTS, SPLIT).spans.items():
        assert all(SPLIT[span.story] == group for span in spans)
        assert all(span.words(TEXTS) in TEXTS[span.story] for span in spans)


def test_no_phrase_twice_and_no_more_than_wanted() -> None:
    for spans in named(TEXTS, SPLIT).spans.values():
        said = [span.words(TEXTS) for span in spans]
        assert len(said) == len(set(said)) <= recipe().phrases


def test_generic_words_name_nothing() -> None:
    texts = [f"{text} Die Leute warten Minuten und Stunden." for text in TEXTS]
    generic = {"Leute", "Minuten", "Stunden", "Die Leute"}
    for spans in named(texts, SPLIT).spans.values():
        assert not generic & {span.words(texts) for span in spans}


def test_the_name_of_the_house_is_no_name_of_a_theme() -> None:
    texts = [f"Neuburg: {text} So ist das in Neuburg." for text in TEXTS]
    assert all("Neuburg" not in own[0].words(texts) for own in named(texts, SPLIT).spans.values())


def test_stories_alone_lend_no_names() -> None:
    split = [*SPLIT[:8], *[ALONE] * 4]
    found = named(TEXTS, split)
    assert set(found.spans) == {0, 1}
    assert all(span.story < 8 for own in found.spans.values() for span in own)


def test_without_a_shared_word_there_is_no_name() -> None:
    texts = ["Bus voll heute", "Rad kaputt gestern", "Boot leck", "Zug weg"]
    assert all(not own for own in named(texts, [0, 0, 1, 1]).spans.values())


def test_worth_has_a_column_for_each_group() -> None:
    found = named(TEXTS, SPLIT)
    assert found.worth.shape[1] == 3
    assert (found.worth >= 0).all()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_of_stories_is_free(seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(TEXTS)).tolist()
    mixed, split = [TEXTS[at] for at in order], [SPLIT[at] for at in order]
    plain = {group: [s.words(TEXTS) for s in own] for group, own in named(TEXTS, SPLIT).spans.items()}
    assert {group: [s.words(mixed) for s in own] for group, own in named(mixed, split).spans.items()} == plain


def test_a_span_points_at_its_words() -> None:
    reading = reading_of(TEXTS)
    span = span_of(reading, 0, 2)
    assert len(span.words(TEXTS).split()) == 2


def test_english_too() -> None:
    texts = [
        "I had to verify my identity twice.",
        "The app cannot verify my identity.",
        "My identity check failed again.",
        "The exchange rate was wrong.",
        "Which exchange rate do you use?",
        "That exchange rate is awful.",
    ]
    found = [own[0].words(texts).lower() for _, own in sorted(named(texts, [0, 0, 0, 1, 1, 1]).spans.items())]
    assert "identity" in found[0]
    assert "exchange" in found[1] or "rate" in found[1]
