import numpy as np
import pytest

from resonanz_engine.steps.weights import pieces, rarity, word_weights
from resonanz_engine.steps.words import scan, with_stems

NONE: frozenset[str] = frozenset()


def test_compounds_meet_in_their_parts() -> None:
    texts = ["Strompreis", "Preiserhöhung", "Hallenbad", "Baustelle", "Telefon"]
    seen = scan(texts, 100)
    rows = word_weights(with_stems(seen, {}, NONE, NONE, NONE), seen.form, seen.forms, 5).toarray()
    assert rows[0] @ rows[1] == pytest.approx(1)
    assert not rows[2:].any()


def test_rarity_counts_texts() -> None:
    words = with_stems(scan(["bus bus", "bus bahn"], 100), {}, NONE, NONE, NONE)
    assert rarity(words, 2) == pytest.approx([0, np.log(2)])


def test_pieces_have_unit_length_or_none() -> None:
    words = with_stems(scan(["bus bahn"], 100), {}, NONE, NONE, NONE)
    rows = pieces(words, np.array([3, 4], dtype=np.float32), [(0, 2), (0, 0)]).toarray()
    assert rows == pytest.approx(np.array([[0.6, 0.8], [0, 0]]))
