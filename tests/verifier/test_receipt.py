"""Receipts: intact ones, and everything that can be wrong with one."""

from __future__ import annotations

import copy
import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resonanz_pruefe as pruefe
from resonanz_pruefe import ALTERED, INTACT, UNDECIDABLE, Report, Unreadable, Wanted
from tests.support.log import Log, root_of
from tests.verifier.support import LOG, TEXT, Small

SMALL = Small()


@pytest.fixture(autouse=True)
def _speaks_german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")


def check(receipt: dict[str, Any] | str, **wanted: Any) -> Report:
    text = receipt if isinstance(receipt, str) else json.dumps(receipt)
    (report,) = [pruefe.check_receipt(found, Wanted(**wanted)) for found in pruefe.read_receipts(text)]
    return report


@pytest.mark.parametrize("index", range(11))
def test_an_intact_receipt_is_intact(index: int) -> None:
    report = check(SMALL.receipt(index))
    assert (report.code, report.altered, report.undecided) == (INTACT, [], [])
    assert report.details["sealed_at_size"] == 11


def test_it_takes_well_under_a_second() -> None:
    large = Small(600)
    receipt = json.dumps(large.receipt(599))
    started = time.perf_counter()
    assert check(receipt).code == INTACT
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize("text", [TEXT, TEXT + "\n", TEXT + "\r\n"])
def test_the_own_text_is_compared(text: str) -> None:
    assert check(SMALL.receipt(), text=text).code == INTACT
    assert check(SMALL.code(), text=text, key=LOG.vkey).code == INTACT


@pytest.mark.parametrize("text", ["", TEXT.replace("47", "48"), TEXT[:-1], TEXT + " ", TEXT.replace("„", '"')])
def test_one_changed_letter_fails(text: str) -> None:
    assert check(SMALL.receipt(), text=text).code == ALTERED
    report = check(SMALL.code(), text=text, key=LOG.vkey)
    assert pruefe.summary(report) == (
        "Verändert. Ihr Text ist nicht genau der, der eingetragen ist. Schon ein einzelnes Zeichen zählt."
    )


def test_the_code_needs_the_key_and_checks_words_only_when_they_are_given() -> None:
    assert check(SMALL.code()).code == UNDECIDABLE
    report = check(SMALL.code(), key=LOG.vkey)
    assert report.code == INTACT
    assert report.details["words_checked"] is False


def test_a_promise_alone_is_undecidable() -> None:
    report = check(SMALL.receipt(proof=None))
    assert report.code == UNDECIDABLE
    assert "nur versprochen" in pruefe.summary(report)
    assert check(SMALL.receipt(proof=None, promise=None)).code == UNDECIDABLE
    assert check(SMALL.receipt(proof=None, promise=LOG.promise(4, SMALL.hashes[4]))).code == ALTERED


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"index": 4}, ALTERED),
        ({"leaf_hash": "0" * 64}, ALTERED),
        ({"leaf": SMALL.leaves[4].decode()}, ALTERED),
        ({"leaf": SMALL.leaves[3].decode().replace('"r":"customer"', '"r":"employee"')}, ALTERED),
        ({"leaf": SMALL.leaves[3].decode().replace(",", ", ", 1)}, ALTERED),
        ({"opens": {"body": {"text": "Alles gut.", "works_well": ""}}}, ALTERED),
        ({"opens": {"author": "teller:4"}}, ALTERED),
        ({"opens": {"author": ["teller:3"]}}, ALTERED),
        ({"salts": {}}, UNDECIDABLE),
        ({"proof": LOG.proof(SMALL.hashes, 4)}, ALTERED),
        ({"proof": LOG.proof(SMALL.hashes[:3], 2)}, ALTERED),
        ({"proof": LOG.proof([*SMALL.hashes[:3], b"x" * 32], 3)}, ALTERED),
        ({"proof": Log(b"another").proof(SMALL.hashes, 3)}, UNDECIDABLE),
        ({"proof": LOG.proof(SMALL.hashes, 3)[:-30]}, UNDECIDABLE),
        ({"proof": "c2sp.org/tlog-proof@v1"}, UNDECIDABLE),
        ({"vkey": Log(b"another").vkey}, UNDECIDABLE),
        ({"vkey": LOG.vkey.replace("resonanz/", "resonanz/0")}, ALTERED),
        ({"vkey": "x"}, UNDECIDABLE),
        ({"vkey": None}, UNDECIDABLE),
    ],
)
def test_what_was_forged_swapped_or_cut_is_noticed(changes: dict[str, Any], code: int) -> None:
    assert check(SMALL.receipt(**changes)).code == code


def test_a_receipt_replayed_for_other_words_is_noticed() -> None:
    """All parts genuine, but the words are those of another voice."""
    other = SMALL.receipt(4)
    assert check(SMALL.receipt(opens=other["opens"], salts=other["salts"])).code == ALTERED


def test_the_known_key_has_to_be_the_one_that_signed() -> None:
    assert check(SMALL.receipt(), key=LOG.vkey).code == INTACT
    assert check(SMALL.receipt(), key=Log(b"another").vkey).code == UNDECIDABLE


def test_a_second_checkpoint_shows_two_logs() -> None:
    receipt = SMALL.receipt()
    assert check(receipt, checkpoint=SMALL.checkpoint(11)).code == INTACT
    other = LOG.checkpoint(11, root_of(SMALL.hashes[::-1]))
    report = check(receipt, checkpoint=other)
    assert report.code == ALTERED
    assert "zwei verschiedene Protokollbücher" in report.altered[0]
    assert check(receipt, checkpoint=SMALL.checkpoint(4)).code == UNDECIDABLE


def test_several_receipts_in_one_file() -> None:
    several = [SMALL.receipt(n) for n in range(3)]
    for text in (json.dumps(several), json.dumps({"receipts": several}), "\n".join(map(json.dumps, several))):
        assert [pruefe.check_receipt(one, Wanted()).code for one in pruefe.read_receipts(text)] == [0, 0, 0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        "NaN",
        '{"format":"resonanz-quittung/2","format":"resonanz-quittung/2"}',
        "[" * 100_000,
        '{"a":' * 100_000,
        "1" * 5000,
        "c2sp.org/tlog-proof@v1\n",
        "c2sp.org/tlog-proof@v1\nindex 0\n\nx",
        "c2sp.org/tlog-proof@v1\nextra e30=\nindex 99999999999999999999\n\nx",
        json.dumps(SMALL.receipt())[:-1],
        json.dumps(SMALL.receipt(index=1e300)),
        json.dumps(SMALL.receipt(index=True)),
        json.dumps(SMALL.receipt(index=-1)),
        json.dumps(SMALL.receipt(format="resonanz-quittung/9")),
        json.dumps(SMALL.receipt(salts={"author": "zz"})),
        json.dumps(SMALL.receipt(salts={"other": "00" * 32})),
        json.dumps(SMALL.receipt(opens=[1])),
        json.dumps(SMALL.receipt(proof=7)),
    ],
)
def test_what_is_no_receipt_is_said_to_be_none(text: str) -> None:
    with pytest.raises(Unreadable, match="keine vollständige Quittung"):
        pruefe.read_receipts(text)


def _codes(text: str) -> set[int]:
    try:
        return {pruefe.check_receipt(receipt, Wanted(key=LOG.vkey)).code for receipt in pruefe.read_receipts(text)}
    except Unreadable:
        return {UNDECIDABLE}


PLAIN = json.dumps(SMALL.receipt(), ensure_ascii=False)
CODE = SMALL.code()


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([PLAIN, CODE]), st.data())
def test_no_mutation_is_intact_and_none_ends_in_a_traceback(whole: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start, min(start + 40, len(whole))))
    mutated = whole[:start] + data.draw(st.text(max_size=5)) + whole[end:]
    codes = _codes(mutated)
    assert codes <= {INTACT, ALTERED, UNDECIDABLE}
    if INTACT in codes:
        # Spaces between the parts may change, and badges, which nobody signed; what is said may not.
        (receipt,) = pruefe.read_receipts(mutated)
        assert receipt.leaf == SMALL.leaves[3]
        assert all(SMALL.receipt()["opens"][name] == value for name, value in receipt.opens.items())


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    ),
    st.sampled_from(["index", "leaf", "leaf_hash", "salts", "opens", "vkey", "promise", "proof"]),
)
def test_any_value_in_any_place_ends_in_a_sentence(value: Any, name: str) -> None:
    receipt = copy.deepcopy(SMALL.receipt())
    if receipt[name] == value:
        return
    receipt[name] = value
    codes = _codes(json.dumps(receipt))
    if codes == {INTACT}:
        assert name in {"vkey", "promise", "opens", "salts"}
