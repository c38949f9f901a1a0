import numpy as np
import pytest

from resonanz_engine.steps.weights import pieces, rarity, word_weights
from resonanz_engine.steps.words import Lists, scan, with_stems

NONE = Lists()


def test_compounds_meet_in_their_parts() -> None:
    texts = ["Strompreis", "Preiserhöhung", "Hallenbad", "Baustelle", "Telefon"]
    seen = scan(texts, 100)
    rows = word_weights(with_stems(seen, {}, NONE), seen.form, seen.forms, 5).toarray()
    assert rows[0] @ rows[1] == pytest.approx(1)
    assert not rows[2:].any()


def test_rarity_counts_texts() -> None:
    words = with_stems(scan(["bus bus", "bus bahn"], 100), {}, NONE)
    assert rarity(words, 2) == pytest.approx([0, np.log(2)])


def test_pieces_have_unit_length_or_none() -> None:
    words = with_stems(scan(["bus bahn"], 100), {}, NONE)
    rows = pieces(words, np.array([3, 4], dtype=np.float32), [(0, 2), (0, 0)]).toarray()
    assert rows == pytest.approx(np.array([[0.6, 0.8], [0, 0]]))


def test_a_word_of_one_text_links_nothing() -> None:
    texts = ["Bus Tunnel", "Bus Brücke", "Rad"]
    seen = scan(texts, 100)
    rows = word_weights(with_stems(seen, {}, NONE), seen.form, seen.forms, 3).toarray()
    assert rows[0] @ rows[1] == pytest.approx(1)
    assert not rows[2].any()


def test_rows_have_unit_length_or_none() -> None:
    texts = ["Bus Bahn Rad", "Bus Bahn", "Rad Bus", "", "Boot"]
    seen = scan(texts, 100)
    rows = word_weights(with_stems(seen, {}, NONE), seen.form, seen.forms, 5).toarray()
    assert set(np.round(np.linalg.norm(rows, axis=1), 5).tolist()) <= {0.0, 1.0}


def test_what_nearly_all_say_weighs_nothing() -> None:
    texts = ["stadt bus", "stadt bus", *["stadt"] * 38]
    seen = scan(texts, 100)
    rows = word_weights(with_stems(seen, {}, NONE), seen.form, seen.forms, 40).toarray()
    assert not rows[2:].any()
    assert rows[0] @ rows[1] == pytest.approx(1)


def test_stop_words_have_no_rarity() -> None:
    words = with_stems(scan(["und bus", "und bahn"], 100), {}, Lists(stop=frozenset({"und"})))
    assert rarity(words, 2)[0] == 0


def test_no_texts_no_weights() -> None:
    seen = scan([], 10)
    assert word_weights(with_stems(seen, {}, NONE), seen.form, seen.forms, 0).shape[0] == 0
    assert pieces(with_stems(seen, {}, NONE), np.zeros(1, dtype=np.float32), []).shape[0] == 0
