import numpy as np
import pytest

from resonanz_engine import listening
from resonanz_engine.errors import InputError, VectorError
from resonanz_engine.findings import Correction, Touchpoint
from resonanz_engine.steps import touch
from tests.engine.support import FakeEmbedder, fake_vectors

STEPS = [
    Touchpoint("Ticketkauf", "Ich kaufe eine Fahrkarte am Automaten."),
    Touchpoint("Warteschleife", "Ich warte am Telefon in der Warteschleife."),
    Touchpoint("Kündigung", "Ich kündige mein Abo."),
]
SAID = [
    "Die Fahrkarte am Automaten war zu teuer.",
    "In der Warteschleife am Telefon warte ich ewig.",
    "Mein Abo läuft trotz Kündigung weiter.",
    "Der Automat nahm meine Fahrkarte nicht.",
    *(f"Das Wetter war an Tag {number} wirklich schön." for number in range(12)),
]


def matched(corrections: list[Correction] | None = None) -> list[int]:
    wordings = listening.wording_vectors(STEPS, FakeEmbedder())
    found = listening.match_touchpoints(SAID, fake_vectors(SAID), STEPS, wordings, corrections or [])
    assert ((found.strengths > 0) == (found.touchpoints >= 0)).all()
    return list(found.touchpoints.tolist())


def test_passages_find_their_step_and_others_none() -> None:
    assert matched()[:3] == [0, 1, 2]
    assert matched()[4:].count(-1) > 6


def test_corrections_hold_for_their_own_passage() -> None:
    assert matched([Correction(0, 0, belongs=False)])[0] != 0
    assert matched([Correction(5, 2, belongs=True)])[5] == 2


def test_last_word_counts() -> None:
    assert matched([Correction(0, 0, belongs=False), Correction(0, 0, belongs=True)])[0] == 0


def test_wordings_are_all_that_was_said_of_a_step() -> None:
    step = Touchpoint("Fahrt", "", ("Ich sitze im Zug.", " "))
    assert step.wordings() == ("Fahrt", "Ich sitze im Zug.")
    assert [len(one) for one in listening.wording_vectors([step, STEPS[0]], FakeEmbedder())] == [2, 2]
    assert listening.wording_vectors([], FakeEmbedder()) == []


def test_nothing_to_match() -> None:
    found = listening.match_touchpoints([], np.zeros((0, 64)), STEPS, listening.wording_vectors(STEPS, FakeEmbedder()))
    assert found.touchpoints.tolist() == []
    found = listening.match_touchpoints(["Hallo"], np.ones((1, 64)), [], [])
    assert found.touchpoints.tolist() == [-1]


def test_what_does_not_fit_is_refused() -> None:
    wordings = listening.wording_vectors(STEPS, FakeEmbedder())
    rows = fake_vectors(SAID)
    with pytest.raises(InputError, match="wordings"):
        listening.match_touchpoints(SAID, rows, STEPS, wordings[:2])
    with pytest.raises(InputError, match="correction"):
        listening.match_touchpoints(SAID, rows, STEPS, wordings, [Correction(99, 0, belongs=True)])
    with pytest.raises(VectorError, match="length"):
        listening.match_touchpoints(SAID, rows[:, :8], STEPS, wordings)


def test_threshold_moves_no_further_than_corrections_need() -> None:
    scores = np.array([[3.0], [1.0], [0.0]], dtype=np.float32)
    no, yes = np.zeros((3, 1), dtype=bool), np.array([[False], [True], [False]])
    assert touch.thresholds(scores, 2.0, no, no).tolist() == [2.0]
    assert touch.thresholds(scores, 2.0, yes, no)[0] == pytest.approx(1.0, abs=0.01)
    assert touch.thresholds(scores, 0.5, no, yes)[0] == pytest.approx(1.0, abs=0.01)


def test_strength_is_half_at_the_threshold() -> None:
    assert touch.strengths(np.array([[2.0]]), np.array([2.0])).tolist() == [[0.5]]
