"""P7: the proof code is right. Held against pymerkle and the reference roots of RFC 6962's own test data."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from resonanz.trust.rules import tree
from resonanz.trust.rules.leaves import leaf_hash
from tests.proofs.conftest import Proof

# The leaves and roots that the tests of Certificate Transparency publish.
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
MOST = 700


@pytest.mark.parametrize("size", range(1, len(LEAVES) + 1))
def test_root_equals_the_reference(size: int) -> None:
    assert tree.root([leaf_hash(leaf) for leaf in LEAVES[:size]]).hex() == ROOTS[size - 1]


def test_root_of_the_empty_tree_is_the_hash_of_nothing() -> None:
    assert tree.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


class Oracle:
    """An independent tree over the same leaves, asked for trees of any size up to its own."""

    def __init__(self, size: int) -> None:
        self.leaves = [b"leaf %d" % n for n in range(size)]
        self.hashes = [leaf_hash(leaf) for leaf in self.leaves]
        self._tree: Any = InmemoryTree(algorithm="sha256")
        for leaf in self.leaves:
            self._tree.append_entry(leaf)

    def root(self, size: int) -> bytes:
        return bytes(self._tree.get_root(size))

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """It counts leaves from 1, and its path starts with the leaf itself, which RFC 9162 leaves out."""
        path: list[str] = self._tree.prove_inclusion(index + 1, size).serialize()["path"]
        return [bytes.fromhex(step) for step in path[1:]]

    def consistency(self, first: int, second: int) -> list[bytes]:
        path: list[str] = self._tree.prove_consistency(first, second).serialize()["path"]
        return [bytes.fromhex(step) for step in path]


@pytest.fixture(scope="module")
def oracle() -> Oracle:
    return Oracle(MOST)


def test_inclusion_proofs_equal_the_oracle(oracle: Oracle, proof: Proof) -> None:
    chance = random.Random(7)
    amount, failed = proof.amount(short=40, long=3000), 0
    for _ in range(amount):
        size = chance.randint(1, MOST)
        index = chance.randrange(size)
        own = tree.inclusion_proof(oracle.hashes[:size], index)
        root = tree.root(oracle.hashes[:size])
        good = own == oracle.inclusion(index, size) and root == oracle.root(size)
        leaf = oracle.hashes[index]
        good &= tree.is_included(leaf=leaf, index=index, size=size, proof=own, root=root)
        failed += not good
    proof.found("P7", "Einschlussbeweise, verglichen mit pymerkle", tried=amount, failed=failed)


def test_consistency_proofs_equal_the_oracle(oracle: Oracle, proof: Proof) -> None:
    chance = random.Random(8)
    amount, failed = proof.amount(short=40, long=3000), 0
    for _ in range(amount):
        second = chance.randint(1, MOST)
        first = chance.randint(1, second)
        own = tree.consistency_proof(oracle.hashes[:second], first)
        roots = tree.root(oracle.hashes[:first]), tree.root(oracle.hashes[:second])
        good = own == rfc_form(oracle.consistency(first, second), first, second)
        good &= tree.is_consistent(first=first, second=second, first_root=roots[0], second_root=roots[1], proof=own)
        failed += not good
    proof.found("P7", "Fortschreibungsbeweise, verglichen mit pymerkle", tried=amount, failed=failed)


def rfc_form(path: list[bytes], first: int, second: int) -> list[bytes]:
    """The oracle walks up from the first new leaf; RFC 9162 begins at the largest complete subtree that ends there,
    and leaves it out where it is the whole old tree.
    """
    if first == second:
        return []
    height = (first & -first).bit_length() - 1
    to_the_right = len(tree.inclusion_ranges(0, min(1 << height, second - first)))
    new = path[0]
    for step in path[1 : to_the_right + 1]:
        new = tree.node_hash(new, step)
    known, *above = path[to_the_right + 1 :]
    return [new, *above] if first == 1 << height else [known, new, *above]


def test_mutated_proofs_are_refused(oracle: Oracle, proof: Proof) -> None:
    chance = random.Random(9)
    amount, failed = proof.amount(short=100, long=6000), 0
    for _ in range(amount):
        second = chance.randint(2, MOST)
        first = chance.randint(1, second - 1)
        old, new = tree.root(oracle.hashes[:first]), tree.root(oracle.hashes[:second])
        index = chance.randrange(second)
        included = mutated(tree.inclusion_proof(oracle.hashes[:second], index), chance)
        consistent = mutated(tree.consistency_proof(oracle.hashes[:second], first), chance)
        failed += tree.is_included(
            leaf=oracle.hashes[index], index=index, size=second, proof=included, root=new
        ) or tree.is_consistent(first=first, second=second, first_root=old, second_root=new, proof=consistent)
    proof.found("P7", "verfälschte Beweise, die abgelehnt werden müssen", tried=2 * amount, failed=failed)


def mutated(steps: list[bytes], chance: random.Random) -> list[bytes]:
    """One flipped bit, one step less, one more, one twice, or two in the wrong order."""
    changed = list(steps)
    where = chance.randrange(len(changed))
    match chance.choice(["flip", "drop", "add", "twice", "swap"]):
        case "flip":
            bit = chance.randrange(256)
            changed[where] = (int.from_bytes(changed[where], "big") ^ (1 << bit)).to_bytes(32, "big")
        case "drop":
            del changed[where]
        case "add":
            changed.insert(where, chance.randbytes(32))
        case "twice":
            changed.insert(where, changed[where])
        case "swap":
            changed.reverse()
            if changed == steps:
                changed.pop()
    return changed


def test_proofs_of_another_place_or_size_are_refused(oracle: Oracle) -> None:
    """A proof that is replayed for another leaf, index, size or root proves nothing."""
    for size in range(2, 40):
        hashes = oracle.hashes[:size]
        root = tree.root(hashes)
        for index in range(size):
            steps = tree.inclusion_proof(hashes, index)
            for other in set(range(size)) - {index}:
                assert not tree.is_included(leaf=hashes[index], index=other, size=size, proof=steps, root=root)
                assert not tree.is_included(leaf=hashes[other], index=index, size=size, proof=steps, root=root)
            grown = tree.root(oracle.hashes[: size + 1])
            assert not tree.is_included(leaf=hashes[index], index=index, size=size, proof=steps, root=grown)


@settings(max_examples=60, deadline=None)
@given(st.integers(-3, 70), st.integers(-3, 70), st.lists(st.binary(min_size=0, max_size=40), max_size=9))
def test_verifiers_answer_no_to_anything_else(first: int, second: int, steps: list[bytes]) -> None:
    assert not tree.is_included(leaf=b"x" * 32, index=first, size=second, proof=steps, root=b"y" * 32)
    assert not tree.is_consistent(first=first, second=second, first_root=b"x" * 32, second_root=b"y" * 32, proof=steps)


@pytest.mark.parametrize(("index", "size"), [(-1, 4), (4, 4), (0, 0), (7, 3)])
def test_no_proof_for_a_leaf_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="no leaf"):
        tree.inclusion_ranges(index, size)


@pytest.mark.parametrize(("first", "second"), [(0, 4), (5, 4), (-1, 3)])
def test_no_proof_between_sizes_that_do_not_follow(first: int, second: int) -> None:
    with pytest.raises(ValueError, match="no proof"):
        tree.consistency_ranges(first, second)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (0, 1), (0, 7), (4, 7), (8, 12), (256, 700)])
def test_parts_cover_a_range_without_gap_or_overlap(start: int, end: int) -> None:
    covered = [
        n for level, place in tree.complete_parts(start, end) for n in range(place << level, (place + 1) << level)
    ]
    assert covered == list(range(start, end))
