from random import Random

from hypothesis import given
from hypothesis import strategies as st

from resonanz_engine.errors import TooFewAuthors
from resonanz_engine.language_mirror import KINDS, LEAST_AUTHORS, aggregate, count, mirror
from resonanz_engine.language_types import LanguageCount

SAID = (
    "Die Kunden sind dumm Beute der Kunde hat recht wir gegen die da draußen Target Targets melken nicht kein „ “ "
    "The customers are stupid prey enemy us versus them right milk accounts zugehört not to , und and . ! ?"
)
WORDS = st.sampled_from(sorted(set(SAID.split())))
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=40).map(" ".join))
COUNTS = st.builds(
    LanguageCount,
    sentences=st.integers(0, 50),
    about=st.integers(0, 50),
    kinds=st.dictionaries(st.sampled_from(KINDS), st.integers(0, 50)),
    unread=st.integers(0, 1),
)


@given(TEXTS)
def test_sentences_and_findings_lie_in_the_text(text: str) -> None:
    seen = mirror(text)
    assert seen == mirror(text)
    end = 0
    for sentence in seen.sentences:
        assert end <= sentence.start < sentence.end <= len(text)
        end = sentence.end
        assert sentence.about or not sentence.findings
        for one in sentence.findings:
            assert sentence.start <= one.start < one.end <= sentence.end
            assert one.kind in KINDS
            assert one.why.endswith(".")
            assert bool(one.instead) == (one.kind != "respectful")


@given(TEXTS)
def test_counts_fit_the_sentences(text: str) -> None:
    counted = count(text)
    assert 0 <= counted.about <= counted.sentences
    assert all(0 <= counted.kinds[kind] <= counted.about for kind in KINDS)
    assert counted.unread == 0 or counted.sentences == 0


@given(st.lists(st.tuples(st.integers(0, 14), COUNTS), max_size=40), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_few_authors_are_refused(rows: list[tuple[int, LanguageCount]], dice: Random) -> None:
    mixed = list(rows)
    dice.shuffle(mixed)
    speaking = {author for author, counted in rows if counted.about}
    try:
        told = aggregate(rows)
    except TooFewAuthors:
        assert len(speaking) < LEAST_AUTHORS
        return
    assert told == aggregate(mixed)
    assert told.authors == len(speaking) >= LEAST_AUTHORS
    assert told == aggregate((f"other {author}", counted) for author, counted in rows)
