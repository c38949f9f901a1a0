"""Draws that are the same for the same people and statements."""

import numpy as np
from scipy import sparse

from resonanz_engine.steps import lots

PEOPLE, STATEMENTS = [f"p{n}" for n in range(200)], [f"s{n}" for n in range(50)]
TABLE = sparse.csr_array(np.ones((200, 50)))
NAMES = lots.hashes(PEOPLE), lots.hashes(STATEMENTS)


def test_a_draw_takes_about_its_share() -> None:
    for share in (0.1, 0.5, 0.9):
        assert abs(lots.drawn(TABLE, *NAMES, 3, share).mean() - share) < 0.02


def test_turns_differ_and_repeat() -> None:
    first, second = (lots.drawn(TABLE, *NAMES, turn, 0.5) for turn in (1, 2))
    assert abs((first == second).mean() - 0.5) < 0.03
    assert (lots.drawn(TABLE, *NAMES, 1, 0.5) == first).all()


def test_a_lot_belongs_to_person_and_statement() -> None:
    drawn = lots.drawn(TABLE, *NAMES, 1, 0.5).reshape(200, 50)
    turned = lots.drawn(TABLE, NAMES[0][::-1].copy(), NAMES[1][::-1].copy(), 1, 0.5).reshape(200, 50)
    assert (turned[::-1, ::-1] == drawn).all()
    assert 10 < drawn.sum(axis=1).min() <= drawn.sum(axis=1).max() < 40


def test_a_part_keeps_the_chosen_votes() -> None:
    table = sparse.csr_array(np.array([[1.0, 2.0, 0.0], [0.0, 0.0, 0.0], [3.0, 0.0, 4.0]]))
    part = lots.part(table, np.array([True, False, False, True]))
    assert part.toarray().tolist() == [[1, 0, 0], [0, 0, 0], [0, 0, 4]]
    both = part.toarray() + lots.part(table, np.array([False, True, True, False])).toarray()
    assert both.tolist() == table.toarray().tolist()


def test_any_id_has_a_number() -> None:
    assert len(set(lots.hashes(["", "ä", "\ud800", "x" * 100_000]).tolist())) == 4
    assert len(lots.hashes([])) == 0
