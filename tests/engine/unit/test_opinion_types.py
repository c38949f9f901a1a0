"""The memory of a map."""

import io
from dataclasses import astuple, replace

import numpy as np
import pytest

from resonanz_engine.errors import StoredMemoryError
from resonanz_engine.opinion_types import OpinionMemory, Votes
from tests.engine.opinions import camps, mapped

MEMORY = mapped(camps((20, 20))).memory


def test_the_memory_survives_its_bytes() -> None:
    again = OpinionMemory.from_bytes(MEMORY.to_bytes())
    assert again.to_bytes() == MEMORY.to_bytes()
    assert again.candidates == MEMORY.candidates
    assert (again.recipe, again.statements, again.next_key) == (MEMORY.recipe, MEMORY.statements, MEMORY.next_key)
    assert (again.wish, again.streak, again.examined) == (MEMORY.wish, MEMORY.streak, MEMORY.examined)
    for name in ("axes", "keys", "centres"):
        assert np.array_equal(getattr(again, name), getattr(MEMORY, name))


def test_a_map_goes_on_from_bytes_as_from_the_memory() -> None:
    rows = [*camps((20, 20)), ("new", "s01", 1)]
    again = OpinionMemory.from_bytes(MEMORY.to_bytes())
    assert mapped(rows, again).memory.to_bytes() == mapped(rows, MEMORY).memory.to_bytes()


def test_no_person_is_in_the_memory() -> None:
    secret = [(f"geheim-{person}", statement, value) for person, statement, value in camps((20, 20))]
    assert b"geheim" not in mapped(secret).memory.to_bytes()


@pytest.mark.parametrize("names", [("",), ("\x00", "a\x00"), ("ä", "\ud800", "x" * 5000), ()])
def test_any_statement_id_survives(names: tuple[str, ...]) -> None:
    memory = replace(MEMORY, statements=names, axes=np.zeros((len(names), 2)))
    assert OpinionMemory.from_bytes(memory.to_bytes()).statements == names


@pytest.mark.parametrize("raw", [b"", b"nothing", MEMORY.to_bytes()[:200], b"PK\x03\x04"])
def test_anything_else_is_refused(raw: bytes) -> None:
    with pytest.raises(StoredMemoryError):
        OpinionMemory.from_bytes(raw)


def test_a_memory_of_something_else_is_refused() -> None:
    sink = io.BytesIO()
    np.savez(sink, recipe=np.array("1"))
    with pytest.raises(StoredMemoryError):
        OpinionMemory.from_bytes(sink.getvalue())


@pytest.mark.parametrize(
    "wrong",
    [
        {"axes": np.zeros((3, 2))},
        {"centres": np.zeros((9, 2))},
        {"centres": np.full((2, 2), np.nan)},
        {"axes": np.full((24, 2), np.inf)},
    ],
)
def test_parts_that_do_not_fit_are_refused(wrong: dict[str, np.ndarray]) -> None:
    with pytest.raises(StoredMemoryError, match="does not fit"):
        OpinionMemory.from_bytes(replace(MEMORY, **wrong).to_bytes())


def test_votes_of_rows_list_everybody_once() -> None:
    votes = Votes.of([("b", "2", 1), ("a", "2", 0), ("b", "1", -1)])
    assert (votes.people, votes.statements) == (("b", "a"), ("2", "1"))
    assert [votes.person.tolist(), votes.statement.tolist(), votes.value.tolist()] == [[0, 1, 0], [0, 0, 1], [1, 0, -1]]
    assert Votes.of([]).people == ()


def test_candidates_are_plain_numbers() -> None:
    assert all(isinstance(value, int | float) for entry in MEMORY.candidates for value in astuple(entry))
