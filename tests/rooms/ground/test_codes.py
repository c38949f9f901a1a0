"""Codes that people read aloud: forgiving when typed, stable per secret, useless when stolen from the table."""

from __future__ import annotations

import hmac
from hashlib import sha256

import pytest
from pytest_django import Settings

from resonanz.ground.codes import ALPHABET, code_hash, derived_code, random_code, read_code, spoken


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7K3M92QDX4TB", "7K3M92QDX4TB"),
        ("7K3M-92QD-X4TB", "7K3M92QDX4TB"),
        ("7k3m 92qd x4tb", "7K3M92QDX4TB"),
        ("  7K3M–92QD–X4TB\n", "7K3M92QDX4TB"),
        ("OoIiLl", "001111"),
        ("o-l-i", "011"),
        ("", ""),
        (" - – ", ""),
    ],
)
def test_read_code_however_typed(typed: str, meant: str) -> None:
    assert read_code(typed) == meant


def test_read_code_never_turns_one_code_into_another() -> None:
    assert [read_code(letter) for letter in ALPHABET] == list(ALPHABET)


def test_alphabet_leaves_out_what_is_misread() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 32
    assert set("OILU").isdisjoint(ALPHABET)


def test_derived_code_same_secret_gives_the_same_code() -> None:
    first = derived_code(b"key of a draft", purpose="receipt", length=12)
    assert derived_code(b"key of a draft", purpose="receipt", length=12) == first
    assert len(first) == 12
    assert set(first) <= set(ALPHABET)


def test_derived_code_known_answer(settings: Settings) -> None:
    """Receipts already handed out stay valid: the derivation must never change."""
    settings.SECRET_KEY = "the secret of this test"
    number = int.from_bytes(hmac.new(b"the secret of this test", b"receipt\x00abc", sha256).digest(), "big")
    expected = "".join(ALPHABET[number // 32**place % 32] for place in range(12))
    assert derived_code(b"abc", purpose="receipt", length=12) == expected


@pytest.mark.parametrize(
    ("secret", "purpose"), [(b"another draft", "receipt"), (b"key of a draft", "invitation"), (b"", "receipt")]
)
def test_derived_code_other_secret_or_purpose_gives_another(secret: bytes, purpose: str) -> None:
    first = derived_code(b"key of a draft", purpose="receipt", length=12)
    assert derived_code(secret, purpose=purpose, length=12) != first


def test_derived_code_other_installation_gives_another(settings: Settings) -> None:
    here = derived_code(b"key", purpose="receipt", length=12)
    settings.SECRET_KEY = "another installation"
    assert derived_code(b"key", purpose="receipt", length=12) != here


def test_derived_code_long_is_not_cut() -> None:
    assert len(derived_code(b"key", purpose="receipt", length=50)) == 50


def test_random_code_uses_the_alphabet_and_differs() -> None:
    codes = {random_code(6) for _ in range(50)}
    assert len(codes) > 45
    assert {len(code) for code in codes} == {6}
    assert set("".join(codes)) <= set(ALPHABET)


@pytest.mark.parametrize(
    ("code", "read_aloud"), [("7K3M92QDX4TB", "7K3M-92QD-X4TB"), ("7K3M92", "7K3M-92"), ("7K3M", "7K3M"), ("", "")]
)
def test_spoken_groups_of_four(code: str, read_aloud: str) -> None:
    assert spoken(code) == read_aloud
    assert read_code(read_aloud) == code


def test_code_hash_depends_on_the_installation(settings: Settings) -> None:
    here = code_hash("7K3M92QDX4TB")
    assert code_hash("7K3M92QDX4TB") == here
    assert len(here) == 32
    assert b"7K3M" not in here
    settings.SECRET_KEY = "another installation"
    assert code_hash("7K3M92QDX4TB") != here
