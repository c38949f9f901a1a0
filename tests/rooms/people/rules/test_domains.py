"""Exactly our domain or one below it, however it is spelled; what only looks alike is no match."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.people.rules.domains import addresses_in, belongs, fold_address, fold_domain, imitates

OWN = frozenset({"auenfurt.example", "xn--strae-oqa.example"})


@pytest.mark.parametrize(
    ("spelled", "wire"),
    [
        ("Auenfurt.Example", "auenfurt.example"),
        ("auenfurt.example.", "auenfurt.example"),
        ("auenfurt\u3002example", "auenfurt.example"),
        ("Straße.example", "xn--strae-oqa.example"),
        ("XN--STRAE-OQA.example", "xn--strae-oqa.example"),
        ("strasse.example", "strasse.example"),
        ("auen\u200bfurt.example", "auenfurt.example"),
        ("", ""),
        ("so nicht", ""),
    ],
)
def test_domain_has_one_spelling_on_the_wire(spelled: str, wire: str) -> None:
    assert fold_domain(spelled) == wire


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("a@auenfurt.example", True),
        ("a@netz.auenfurt.example", True),
        ("a@b.c.AUENFURT.example", True),
        ("a@straße.example", True),
        ("a@strasse.example", False),
        ("a@notauenfurt.example", False),
        ("a@auenfurt.example.evil.example", False),
        ("auenfurt.example@evil.example", False),
        ("a@аuenfurt.example", False),
        ("a@example", False),
        ("", False),
    ],
)
def test_address_belongs_exactly_or_below(address: str, ours: bool) -> None:  # noqa: FBT001  A table of cases.
    assert belongs(address, OWN) is ours


@pytest.mark.parametrize(
    ("address", "looks_ours"),
    [
        ("a@аuenfurt.example", True),
        ("a@auenfurt.ехample", True),
        ("a@netz.аuenfurt.example", True),
        ("a@auenfurt.example", False),
        ("a@post.example", False),
    ],
)
def test_lookalike_is_flagged_and_no_match(address: str, looks_ours: bool) -> None:  # noqa: FBT001  A table of cases.
    assert imitates(address, OWN) is looks_ours
    assert not (looks_ours and belongs(address, OWN))


def test_addresses_are_found_in_what_people_write() -> None:
    found = list(addresses_in("Mira <Mira@Auenfurt.example>, mailto:b@c.example; x＠y.example und nichts@"))
    assert found == ["Mira@Auenfurt.example", "b@c.example", "x@y.example"]
    assert fold_address("Mira+Neu@AUENFURT.example") == "mira@auenfurt.example"


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    fold_domain(text)
    for address in addresses_in(text):
        assert belongs(address, OWN) in {True, False}
        imitates(address, OWN)
