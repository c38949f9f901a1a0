import numpy as np

from resonanz_engine import listening
from resonanz_engine.defaults import tools
from resonanz_engine.steps import measuring, naming
from tests.engine.support import found_in, golden_stories

TEXTS = [story["text"] for story in golden_stories()]


def test_names_are_said_in_their_theme_more_than_elsewhere() -> None:
    found = found_in(TEXTS)
    measures = listening.name_measures(TEXTS, found, tools())
    assert [one.key for one in measures] == [theme.key for theme in found.themes]
    assert all(one.within > one.elsewhere for one in measures)
    assert not any(one.weak for one in measures)


def test_general_name_is_weak() -> None:
    assert listening.NameMeasure(1, within=0.3, elsewhere=0.2, general=0.25, distinct=0.6).weak
    assert listening.NameMeasure(1, within=0.01, elsewhere=0.0, general=0.01, distinct=1.0).weak
    assert not listening.NameMeasure(1, within=0.3, elsewhere=0.01, general=0.05, distinct=0.97).weak


def test_shares_of_a_name() -> None:
    said = measuring.spoken(np.array([1, 2, 1]), np.array([0, 0, 1]), frozenset({1, 2}), 3)
    assert said.tolist() == [True, False, False]
    assert measuring.shares(said, np.array([5, 5, 6]), 5) == (0.5, 0.0)
    assert measuring.shares(said, np.array([5, 5, 5]), 6) == (0.0, 1 / 3)
    assert measuring.spoken(np.array([1]), np.array([0]), frozenset(), 2).all()
    assert measuring.distinctiveness(np.array([0.5, 0.0]), np.array([0.5, 0.0])).tolist() == [0.5, 0.5]


def test_widely_said_phrases_weigh_more() -> None:
    weights = naming.heard(np.array([0.4, 0.1, 0.1, 0.0]), np.array([0.0, 0.0, 0.1, 0.0])).tolist()
    assert weights[0] > weights[1] > weights[2] > weights[3] == 0
