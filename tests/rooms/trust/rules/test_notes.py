"""Signed texts: exactly in their format, signed by the key we trust, or refused."""

from __future__ import annotations

import base64
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resonanz.trust.rules.notes import (
    Checkpoint,
    NotANote,
    Proof,
    Verifier,
    extra_of,
    new_pem,
    open_note,
    promise_text,
    read_checkpoint,
    read_extra,
    read_pem,
    read_proof,
    read_vkey,
)

SIGNER = read_pem(new_pem())
OWN = SIGNER.verifier
ROOT = hashlib.sha256(b"root").digest()
NOTE = SIGNER.note(Checkpoint(origin=OWN.origin, size=20, root=ROOT).text)
OTHER = read_pem(new_pem())

# The example of the specification itself, with the key that its text names.
GO_VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
    "\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


def test_a_note_of_another_program_opens() -> None:
    """The example that Go's package for signed notes publishes."""
    assert open_note(GO_NOTE, read_vkey(GO_VKEY)).startswith("If you think")


def test_the_key_has_the_form_that_the_formats_name() -> None:
    key = OWN.key
    assert OWN.origin == f"resonanz/{hashlib.sha256(key).hexdigest()[:16]}"
    key_id = hashlib.sha256(OWN.origin.encode() + b"\n\x01" + key).digest()[:4]
    material = base64.b64encode(b"\x01" + key).decode()
    assert OWN.vkey == f"{OWN.origin}+{key_id.hex()}+{material}"
    assert read_vkey(OWN.vkey) == OWN


def test_a_checkpoint_has_five_lines_and_opens() -> None:
    lines = NOTE.split("\n")
    assert lines[:4] == [OWN.origin, "20", base64.b64encode(ROOT).decode(), ""]
    assert lines[4].startswith(f"— {OWN.origin} ")
    assert lines[5:] == [""]
    assert read_checkpoint(NOTE, OWN) == Checkpoint(origin=OWN.origin, size=20, root=ROOT)


def test_signatures_of_witnesses_may_follow() -> None:
    cosigned = NOTE + OTHER.note("x\n").split("\n\n")[1]
    assert read_checkpoint(cosigned, OWN).size == 20


def test_a_note_of_another_key_is_refused() -> None:
    with pytest.raises(NotANote):
        open_note(NOTE, OTHER.verifier)


def test_a_key_under_our_name_is_refused() -> None:
    forged = Verifier(origin=OWN.origin, key=OTHER.verifier.key)
    with pytest.raises(NotANote):
        open_note(NOTE, forged)


@pytest.mark.parametrize("end", range(1, len(NOTE)))
def test_a_truncated_checkpoint_is_refused(end: int) -> None:
    with pytest.raises(NotANote):
        read_checkpoint(NOTE[:end], OWN)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(NOTE) - 1), st.characters(codec="utf-8"))
def test_a_checkpoint_with_one_other_letter_is_refused(place: int, letter: str) -> None:
    changed = NOTE[:place] + letter + NOTE[place + 1 :]
    if changed == NOTE:
        return
    with pytest.raises(NotANote):
        read_checkpoint(changed, OWN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        f"{OWN.origin}\n20\n",
        f"{OWN.origin}\n020\n{'A' * 43}=\n",
        f"{OWN.origin}\n-1\n{'A' * 43}=\n",
        f"{OWN.origin}\n20\n{'A' * 40}\n",
        f"other\n20\n{'A' * 43}=\n",
        f"{OWN.origin}\n20\n{'A' * 43}=\n\nx\n",
    ],
    ids=["nothing", "a line", "no root", "zeros", "negative", "short root", "other log", "more after the end"],
)
def test_a_signed_text_that_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(NotANote):
        read_checkpoint(SIGNER.note(text), OWN)


def test_a_promise_opens_as_a_note() -> None:
    text = promise_text(origin=OWN.origin, index=4, leaf_hash=ROOT)
    assert text == f"resonanz-promise/1\n{OWN.origin}\n4\n{base64.b64encode(ROOT).decode()}\n"
    assert open_note(SIGNER.note(text), OWN) == text


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 10**15),
    st.lists(st.binary(min_size=32, max_size=32), max_size=40),
    st.one_of(st.none(), st.binary(max_size=900)),
)
def test_a_proof_reads_as_it_was_written(index: int, hashes: list[bytes], extra: bytes | None) -> None:
    proof = Proof(index=index, hashes=hashes, checkpoint=NOTE, extra=extra)
    assert read_proof(proof.text) == proof


def test_a_proof_has_the_lines_of_the_specification() -> None:
    proof = Proof(index=7, hashes=[ROOT], checkpoint=NOTE, extra=b"abc")
    assert proof.text == f"c2sp.org/tlog-proof@v1\nextra YWJj\nindex 7\n{base64.b64encode(ROOT).decode()}\n\n{NOTE}"


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_anything_else_is_refused_with_the_one_error(text: str) -> None:
    for read in (read_proof, read_vkey, lambda given: read_checkpoint(given, OWN)):
        with pytest.raises(NotANote):
            read(text)
    with pytest.raises(NotANote):
        read_extra(text.encode())


def test_a_printed_receipt_carries_leaf_and_salt() -> None:
    assert read_extra(extra_of(leaf='{"v":1}', body_salt=b"s" * 32)) == ('{"v":1}', b"s" * 32)


@pytest.mark.parametrize("pem", ["", "x", "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n"])
def test_a_key_that_is_none_is_refused(pem: str) -> None:
    with pytest.raises(NotANote):
        read_pem(pem)
