"""resonanz-pruefe: checks receipts and the ledger of a Resonanz installation without its server.

One file. It needs Python 3.11 or newer and the package `cryptography`, and it never opens a connection.
What is checked, and in which formats: docs/entwicklung/formate.md. In short:

- A leaf is canonical JSON (RFC 8785) that names no words, only commitments: HMAC-SHA256(salt, field || value).
- Leaves hang in a Merkle tree (RFC 9162); a checkpoint is its signed head (C2SP tlog-checkpoint, Ed25519).
- A receipt opens one leaf and proves that it hangs in the tree (C2SP tlog-proof).

Exit codes: 0 intact, 1 altered, 2 undecidable.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hmac
import json
import os
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import IO, Any, NamedTuple, NoReturn

INTACT, ALTERED, UNDECIDABLE = 0, 1, 2
FIELDS = {"author": "a", "body": "b", "meta": "m"}
"""What a leaf commits to, and under which letter."""

MOST_RECEIPT = 4 * 1024 * 1024
MOST_TEXT = 1024 * 1024
MOST_LINE = 2 * 1024 * 1024
MOST_UNPACKED = 4 * 1024**3
MOST_RATIO, RATIO_COUNTS_FROM = 200, 32 * 1024 * 1024
MOST_INDEX = 2**53 - 1
MOST_FINDINGS = 1000
MOST_RECEIPTS = 1000

VOICES = {"contribution", "version"}
VOICE_STATES = {"shown", "team", "held", "hidden", "erased", "superseded"}
DEEDS = {"hold", "hide", "release", "appeal", "erasure", "permission", "thanks"}
"""Entries that say something about an earlier entry."""


# ---- Words ---------------------------------------------------------------------------------------------------------


def speaks_english() -> bool:
    """German unless the locale says otherwise: LC_ALL, LC_MESSAGES, LANG; `C` says nothing."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and not value.startswith(("C", "POSIX")):
            return not value.startswith("de")
    return False


def say(german: str, english: str) -> str:
    return english if speaks_english() else german


class Unreadable(Exception):
    """Nothing can be decided from this, and the sentence says why."""


class Altered(Exception):
    """What was found cannot be what was once signed."""


@dataclass
class Report:
    """What came out. `altered` and `undecided` hold sentences; `notes` are said on request."""

    about: str
    altered: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def code(self) -> int:
        if self.altered:
            return ALTERED
        return UNDECIDABLE if self.undecided else INTACT

    def found(self, german: str, english: str) -> None:
        if len(self.altered) < MOST_FINDINGS:
            self.altered.append(say(german, english))

    def as_json(self) -> dict[str, Any]:
        return {
            "about": self.about,
            "result": ("intact", "altered", "undecidable")[self.code],
            "code": self.code,
            "altered": self.altered,
            "undecided": self.undecided,
            "notes": self.notes,
            **self.details,
        }


# ---- JSON, careful ------------------------------------------------------------------------------------------------


def _no_number(literal: str) -> NoReturn:
    raise ValueError(f"number {literal[:20]}")


def _whole(literal: str) -> int:
    if len(literal) > 17 or abs(int(literal)) > MOST_INDEX:
        raise ValueError("number out of bounds")
    return int(literal)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


_DECODER = json.JSONDecoder(
    object_pairs_hook=_once, parse_float=_no_number, parse_int=_whole, parse_constant=_no_number
)


def read_json(text: str) -> Any:
    """Whole numbers only, no name twice, no NaN; raises `ValueError` for everything else."""
    try:
        return _DECODER.decode(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def canonical(value: Any) -> bytes:
    """RFC 8785 for what our formats hold: texts, whole numbers, true, false, null, lists, objects."""
    return json.dumps(_ordered(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _ordered(value[name]) for name in sorted(value, key=_utf16)}
    if isinstance(value, list):
        return [_ordered(item) for item in value]
    return value


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-be", "surrogatepass")


def _base64(text: str) -> bytes:
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("not base64") from None
    if base64.b64encode(raw).decode() != text:
        raise ValueError("not base64")
    return raw


_HEX = re.compile(r"[0-9a-f]{64}")


def _hex32(text: object) -> bytes:
    if not isinstance(text, str) or not _HEX.fullmatch(text):
        raise ValueError("not 32 bytes in hexadecimal")
    return bytes.fromhex(text)


def _count(text: str) -> int:
    if not re.fullmatch(r"0|[1-9][0-9]{0,15}", text) or int(text) > MOST_INDEX:
        raise ValueError("not a number")
    return int(text)


# ---- Tree (RFC 9162) -----------------------------------------------------------------------------------------------


def leaf_hash(leaf: bytes) -> bytes:
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """Grows leaf by leaf and knows its root at every moment; keeps only the roots of its full subtrees."""

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[tuple[int, bytes]] = []

    def add(self, digest: bytes) -> None:
        height = 0
        while self._peaks and self._peaks[-1][0] == height:
            digest = node_hash(self._peaks.pop()[1], digest)
            height += 1
        self._peaks.append((height, digest))
        self.size += 1

    @property
    def root(self) -> bytes:
        if not self._peaks:
            return sha256(b"").digest()
        digest = self._peaks[-1][1]
        for _, left in reversed(self._peaks[:-1]):
            digest = node_hash(left, digest)
        return digest


def root_from_inclusion(*, index: int, size: int, digest: bytes, path: list[bytes]) -> bytes | None:
    """RFC 9162, section 2.1.3.2. None where the path cannot belong to this place."""
    if index >= size:
        return None
    place, last = index, size - 1
    for sibling in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            digest = node_hash(sibling, digest)
            while place and not place & 1:
                place >>= 1
                last >>= 1
        else:
            digest = node_hash(digest, sibling)
        place >>= 1
        last >>= 1
    return digest if last == 0 else None


# ---- Signed notes (C2SP) -------------------------------------------------------------------------------------------


class Key(NamedTuple):
    """A public key with the name it gives to its log."""

    name: str
    number: bytes
    raw: bytes


class Checkpoint(NamedTuple):
    origin: str
    size: int
    root: bytes


def read_key(text: str) -> Key:
    """Reads `<name>+<8 hex digits>+<base64 of 0x01 and the key>`. The name has to follow from the key."""
    try:
        name, number, encoded = text.strip().split("+", 2)
        raw = _base64(encoded)
        if len(raw) != 33 or raw[0] != 1 or not re.fullmatch(r"[0-9a-f]{8}", number):
            raise ValueError("not an Ed25519 key")
    except ValueError:
        raise Unreadable(
            say(
                "Der öffentliche Schlüssel lässt sich nicht lesen. Er beginnt mit „resonanz/“.",
                "The public key cannot be read. It begins with “resonanz/”.",
            )
        ) from None
    key = Key(name, bytes.fromhex(number), raw[1:])
    named = "resonanz/" + sha256(key.raw).hexdigest()[:16]
    if name != named or sha256(name.encode() + b"\n" + raw).digest()[:4] != key.number:
        raise Altered(
            say(
                "Der öffentliche Schlüssel passt nicht zu dem Namen, unter dem er steht.",
                "The public key does not fit the name it goes by.",
            )
        )
    return key


def is_signature(key: bytes, signature: bytes, text: bytes) -> bool:
    # Imported late, so that the file can say in one sentence what is missing.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True


def open_note(note: str, key: Key) -> str:
    """The signed text, its last line break included. Raises `Unreadable` where nobody we know signed, `Altered`
    where the signature is wrong."""
    text, gap, signatures = note.rpartition("\n\n")
    if not gap or not text:
        raise Unreadable(say("Hier fehlt die Unterschrift.", "The signature is missing."))
    text += "\n"
    for line in signatures.split("\n"):
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "—" or parts[1] != key.name:
            continue
        try:
            raw = _base64(parts[2])
        except ValueError:
            continue
        if raw[:4] != key.number:
            continue
        if is_signature(key.raw, raw[4:], text.encode()):
            return text
        raise Altered(say("Die Unterschrift stimmt nicht.", "The signature is wrong."))
    raise Unreadable(
        say(
            f"Von „{key.name}“ steht hier keine Unterschrift; es ist ein anderes Protokollbuch oder ein anderer "
            "Schlüssel.",
            f"There is no signature of “{key.name}”; this is another ledger or another key.",
        )
    )


def read_checkpoint(note: str, key: Key) -> Checkpoint:
    lines = open_note(note, key).split("\n")
    try:
        if len(lines) < 4 or "" in lines[:-1]:
            raise ValueError("not a checkpoint")
        checkpoint = Checkpoint(lines[0], _count(lines[1]), _base64(lines[2]))
        if len(checkpoint.root) != 32 or checkpoint.origin != key.name:
            raise ValueError("not a checkpoint")
    except ValueError:
        raise Unreadable(say("Das ist kein Prüfpunkt.", "This is not a checkpoint.")) from None
    return checkpoint


# ---- Leaves --------------------------------------------------------------------------------------------------------


class Leaf(NamedTuple):
    """`commitments` are those of `FIELDS`, 32 bytes each, one after the other: a long ledger stays small in memory."""

    kind: str
    number: int
    place: str
    time: str
    role: str
    via: str
    commitments: bytes
    previous: str | None
    digest: bytes

    def commits(self, name: str) -> bytes:
        start = 32 * list(FIELDS).index(name)
        return self.commitments[start : start + 32]


def read_leaf(raw: bytes) -> Leaf:
    """Raises `ValueError` for anything that is not exactly a canonical leaf."""
    found = read_json(raw.decode())
    if not isinstance(found, dict) or set(found) != {"v", "k", "n", "f", "t", "r", "via", "a", "b", "m", "p"}:
        raise ValueError("not a leaf")
    texts = [found[name] for name in ("k", "f", "t", "r", "via")]
    if not all(isinstance(text, str) and len(text) <= 400 for text in texts) or found["v"] != 1:
        raise ValueError("not a leaf")
    if not isinstance(found["n"], int) or isinstance(found["n"], bool) or found["n"] < 0:
        raise ValueError("not a leaf")
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\dZ", found["t"]) or canonical(found) != raw:
        raise ValueError("not a leaf")
    if found["p"] is not None:
        _hex32(found["p"])
    return Leaf(
        kind=sys.intern(found["k"]),
        number=found["n"],
        place=sys.intern(found["f"]),
        time=sys.intern(found["t"]),
        role=sys.intern(found["r"]),
        via=sys.intern(found["via"]),
        commitments=b"".join(_hex32(found[letter]) for letter in FIELDS.values()),
        previous=found["p"],
        digest=leaf_hash(raw),
    )


def commitment(salt: bytes, name: str, value: Any) -> bytes:
    """`author` is committed as the text itself, the others as canonical JSON."""
    if name == "author":
        if not isinstance(value, str):
            raise ValueError("the author is a text")
        raw = value.encode()
    else:
        raw = canonical(value)
    return hmac.digest(salt, name.encode() + raw, "sha256")


# ---- Receipts ------------------------------------------------------------------------------------------------------


@dataclass(kw_only=True)
class Receipt:
    """A receipt as read, nothing of it checked."""

    leaf: bytes
    index: int
    digest: bytes | None = None
    salts: dict[str, bytes] = field(default_factory=dict)
    opens: dict[str, Any] = field(default_factory=dict)
    key: str | None = None
    promise: str | None = None
    proof: str | None = None


@dataclass(kw_only=True)
class Wanted:
    """What somebody brings along to hold against a receipt."""

    text: str | None = None
    works_well: str | None = None
    key: str | None = None
    checkpoint: str | None = None


PROOF_HEAD = "c2sp.org/tlog-proof@v1"


def read_receipts(raw: str) -> list[Receipt]:
    """One receipt, several as a JSON list or as lines, or the text of a QR code. Raises `Unreadable`."""
    text = raw.replace("\r\n", "\n").lstrip("\ufeff")
    try:
        if text.lstrip().startswith(PROOF_HEAD):
            return [_receipt_from_code(text.lstrip())]
        try:
            found = read_json(text)
        except ValueError:
            lines = [line for line in text.split("\n") if line.strip()]
            if len(lines) < 2:
                raise
            found = [read_json(line) for line in lines]
        if isinstance(found, dict) and isinstance(found.get("receipts"), list):
            found = found["receipts"]
        items = found if isinstance(found, list) else [found]
        if not 0 < len(items) <= MOST_RECEIPTS:
            raise ValueError("too many")
        return [_receipt_from_json(item) for item in items]
    except (ValueError, UnicodeError):
        raise Unreadable(
            say(
                "Das ist keine vollständige Quittung von Resonanz; vielleicht fehlt ein Stück. Bitte laden Sie sie "
                "noch einmal herunter.",
                "This is not a complete receipt of Resonanz; perhaps a part is missing. Please download it again.",
            )
        ) from None


def _receipt_from_json(found: object) -> Receipt:
    if not isinstance(found, dict) or found.get("format") != "resonanz-quittung/2":
        raise ValueError("not a receipt")
    salts, opens, index, leaf = found.get("salts"), found.get("opens"), found.get("index"), found.get("leaf")
    if not isinstance(salts, dict) or not isinstance(opens, dict) or not isinstance(leaf, str):
        raise ValueError("not a receipt")
    if not isinstance(index, int) or isinstance(index, bool) or index < 0:
        raise ValueError("not a receipt")
    if not set(salts) <= set(FIELDS) or not set(opens) <= set(FIELDS):
        raise ValueError("not a receipt")
    texts = {name: found.get(name) for name in ("vkey", "promise", "proof")}
    if not all(text is None or isinstance(text, str) for text in texts.values()):
        raise ValueError("not a receipt")
    return Receipt(
        leaf=leaf.encode(),
        index=index,
        digest=_hex32(found.get("leaf_hash")),
        salts={name: _hex32(salt) for name, salt in salts.items()},
        opens=opens,
        key=texts["vkey"],
        promise=texts["promise"],
        proof=texts["proof"],
    )


def _receipt_from_code(text: str) -> Receipt:
    extra, index, _, _ = read_proof(text)
    if extra is None:
        raise ValueError("without the leaf it is no receipt")
    found = read_json(extra.decode())
    if not isinstance(found, dict) or set(found) != {"b", "l"} or not isinstance(found["l"], str):
        raise ValueError("not a receipt")
    if not isinstance(found["b"], str) or len(_base64(found["b"])) != 32:
        raise ValueError("not a receipt")
    return Receipt(leaf=found["l"].encode(), index=index, salts={"body": _base64(found["b"])}, proof=text)


def read_proof(text: str) -> tuple[bytes | None, int, list[bytes], str]:
    """A C2SP tlog-proof: extra, index, path, checkpoint. Raises `ValueError`."""
    head, gap, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if not gap or lines[0] != PROOF_HEAD or len(lines) < 2 or len(lines) > 70:
        raise ValueError("not a proof")
    extra = _base64(lines.pop(1)[len("extra ") :]) if lines[1].startswith("extra ") else None
    if len(lines) < 2 or not lines[1].startswith("index "):
        raise ValueError("not a proof")
    path = [_base64(line) for line in lines[2:]]
    if any(len(digest) != 32 for digest in path):
        raise ValueError("not a proof")
    return extra, _count(lines[1][len("index ") :]), path, checkpoint


def check_receipt(receipt: Receipt, wanted: Wanted) -> Report:
    report = Report(about=say("Quittung", "Receipt"))
    try:
        leaf = _check_leaf(receipt)
        report.details["entry"] = {"index": leaf.number, "kind": leaf.kind, "time": leaf.time, "role": leaf.role}
        _check_words(receipt, leaf, wanted, report)
        _check_place(receipt, leaf, wanted, report)
    except Altered as altered:
        report.altered.append(str(altered))
    except Unreadable as problem:
        report.undecided.append(str(problem))
    return report


def _check_leaf(receipt: Receipt) -> Leaf:
    try:
        leaf = read_leaf(receipt.leaf)
    except ValueError:
        raise Altered(
            say("Der Eintrag in dieser Quittung ist verändert.", "The entry in this receipt was altered.")
        ) from None
    if leaf.number != receipt.index or (receipt.digest is not None and leaf.digest != receipt.digest):
        raise Altered(
            say(
                "Die Teile dieser Quittung gehören nicht zusammen; sie wurde verändert.",
                "The parts of this receipt do not belong together; it was altered.",
            )
        )
    return leaf


def _check_words(receipt: Receipt, leaf: Leaf, wanted: Wanted, report: Report) -> None:
    for name, value in receipt.opens.items():
        if name not in receipt.salts:
            raise Unreadable(
                say(
                    "In dieser Quittung fehlt, womit sich ihr Inhalt prüfen lässt.",
                    "This receipt lacks what its content could be checked with.",
                )
            )
        try:
            fits = commitment(receipt.salts[name], name, value) == leaf.commits(name)
        except (ValueError, UnicodeError):
            fits = False
        if not fits:
            raise Altered(
                say(
                    "Der Inhalt dieser Quittung wurde verändert: Er passt nicht zu dem, was eingetragen ist.",
                    "The content of this receipt was altered: it does not fit what was entered.",
                )
            )
    report.details["words_checked"] = "body" in receipt.opens
    if wanted.text is not None:
        _check_own_text(receipt, leaf, wanted, report)
    elif "body" not in receipt.opens:
        report.notes.append(
            say(
                "Die Worte stehen nicht in dieser Quittung. Geben Sie sie mit --text an, dann werden sie geprüft.",
                "The words are not in this receipt. Give them with --text to have them checked.",
            )
        )


def _check_own_text(receipt: Receipt, leaf: Leaf, wanted: Wanted, report: Report) -> None:
    assert wanted.text is not None
    if "body" not in receipt.salts:
        raise Unreadable(
            say(
                "Zu dieser Quittung gibt es keine Worte mehr, mit denen sich Ihr Text vergleichen ließe.",
                "There are no words left in this receipt to compare your text with.",
            )
        )
    body = receipt.opens.get("body")
    works_well = wanted.works_well or ""
    if isinstance(body, dict) and wanted.works_well is None:
        works_well = body.get("works_well", "")
    for text in _endings(wanted.text):
        own: Any = {**(body if isinstance(body, dict) else {}), "text": text, "works_well": works_well}
        try:
            if commitment(receipt.salts["body"], "body", own) == leaf.commits("body"):
                report.details["words_checked"] = True
                return
        except (ValueError, UnicodeError):
            break
    raise Altered(
        say(
            "Ihr Text ist nicht genau der, der eingetragen ist. Schon ein einzelnes Zeichen zählt.",
            "Your text is not exactly the one that was entered. A single character counts.",
        )
    )


def _endings(text: str) -> list[str]:
    """Files end with a line break and some systems write two characters for it; the words are the same."""
    plain = text.replace("\r\n", "\n")
    return list(dict.fromkeys([text, plain, plain.removesuffix("\n")]))


def _check_place(receipt: Receipt, leaf: Leaf, wanted: Wanted, report: Report) -> None:
    key = _key_of(receipt, wanted, report)
    report.details["ledger"] = key.name
    if receipt.promise is not None:
        expected = f"resonanz-promise/1\n{key.name}\n{leaf.number}\n{base64.b64encode(leaf.digest).decode()}\n"
        if open_note(receipt.promise, key) != expected:
            raise Altered(
                say(
                    "Das unterschriebene Versprechen gehört zu einem anderen Eintrag.",
                    "The signed promise belongs to another entry.",
                )
            )
    if receipt.proof is None:
        raise Unreadable(
            say(
                "Der Eintrag ist bisher nur versprochen (mit gültiger Unterschrift), noch nicht besiegelt. Laden Sie "
                "die Quittung in einigen Minuten noch einmal.",
                "So far the entry is only promised (with a valid signature), not yet sealed. Download the receipt "
                "again in a few minutes.",
            )
            if receipt.promise is not None
            else say(
                "Dieser Quittung fehlt der Beweis, dass der Eintrag im Protokollbuch steht.",
                "This receipt lacks the proof that the entry stands in the ledger.",
            )
        )
    try:
        _, index, path, note = read_proof(receipt.proof)
    except ValueError:
        raise Unreadable(
            say("Der Beweis in dieser Quittung ist unvollständig.", "The proof in this receipt is incomplete.")
        ) from None
    checkpoint = read_checkpoint(note, key)
    root = root_from_inclusion(index=index, size=checkpoint.size, digest=leaf.digest, path=path)
    if index != leaf.number or root != checkpoint.root:
        raise Altered(
            say(
                "Dieser Eintrag steht so nicht im Protokollbuch: Der Beweis führt nicht zu dem unterschriebenen Stand.",
                "This entry does not stand in the ledger like this: the proof does not lead to the signed state.",
            )
        )
    report.details["sealed_at_size"] = checkpoint.size
    if wanted.checkpoint is not None:
        _compare(checkpoint, read_checkpoint(wanted.checkpoint.replace("\r\n", "\n"), key))


def _key_of(receipt: Receipt, wanted: Wanted, report: Report) -> Key:
    if receipt.key is None and wanted.key is None:
        raise Unreadable(
            say(
                "Ein Code trägt den Schlüssel nicht bei sich. Geben Sie ihn mit --schluessel an; er steht auf der "
                "Seite „Protokollbuch“.",
                "A code does not carry the key. Give it with --key; it stands on the page “Ledger”.",
            )
        )
    key = read_key(receipt.key or wanted.key or "")
    if wanted.key is None:
        report.notes.append(
            say(
                f"Unterschrieben hat „{key.name}“. Vergleichen Sie diesen Namen mit dem, der auf Papier steht.",
                f"Signed by “{key.name}”. Compare this name with the one on paper.",
            )
        )
    elif read_key(wanted.key) != key:
        raise Unreadable(
            say(
                "Die Quittung ist mit einem anderen Schlüssel unterschrieben als dem, den Sie kennen.",
                "The receipt is signed with another key than the one you know.",
            )
        )
    return key


def _compare(mine: Checkpoint, other: Checkpoint) -> None:
    if mine.size == other.size:
        if mine.root != other.root:
            raise Altered(
                say(
                    "Es gibt zwei verschiedene Protokollbücher: Beide Prüfpunkte sind unterschrieben, doch sie "
                    "widersprechen sich.",
                    "There are two different ledgers: both checkpoints are signed, but they contradict each other.",
                )
            )
        return
    raise Unreadable(
        say(
            f"Der Eintrag ist besiegelt ({mine.size} Einträge). Mit dem Prüfpunkt über {other.size} Einträge lässt er "
            "sich nur am Auszug vergleichen: resonanz-pruefe log AUSZUG --seit PRÜFPUNKT.",
            f"The entry is sealed ({mine.size} entries). Comparing with the checkpoint of {other.size} entries takes "
            "the extract: resonanz-pruefe log EXTRACT --since CHECKPOINT.",
        )
    )


# ---- Extracts ------------------------------------------------------------------------------------------------------

EXTRACT = {"vkey.txt", "checkpoint.txt", "checkpoints.txt", "earlier.txt", "leaves.jsonl", "LIESMICH.txt"}
FILE = EXTRACT | {"pending.jsonl", "openings.jsonl", "orphans.jsonl", "tallies.json"}


class Archive:
    """A ZIP file that may hold only what the formats name, and only as much as is reasonable."""

    def __init__(self, source: Path | IO[bytes]) -> None:
        try:
            self._zip = zipfile.ZipFile(source)
        except FileNotFoundError:
            raise Unreadable(
                say(
                    f"„{source}“ gibt es hier nicht. Bitte prüfen Sie den Namen und den Ordner.",
                    f"There is no “{source}” here. Please check the name and the folder.",
                )
            ) from None
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise Unreadable(
                say(
                    "Diese Datei ist kein lesbarer Auszug; vielleicht ist sie unvollständig heruntergeladen.",
                    "This file is not a readable extract; perhaps the download was cut off.",
                )
            ) from None
        members = self._zip.infolist()
        self.names = {member.filename for member in members}
        if len(members) != len(self.names) or not self.names <= FILE:
            raise Unreadable(
                say(
                    "In dieser Datei liegt etwas, das nicht in einen Auszug gehört. Sie wurde nicht geöffnet.",
                    "This file holds something that does not belong into an extract. It was not opened.",
                )
            )
        dense = [m for m in members if m.file_size > max(RATIO_COUNTS_FROM, MOST_RATIO * m.compress_size)]
        if dense or sum(member.file_size for member in members) > MOST_UNPACKED:
            raise Unreadable(
                say(
                    "Diese Datei würde beim Öffnen ungewöhnlich groß. Sie wurde nicht geöffnet.",
                    "This file would become unusually large. It was not opened.",
                )
            )

    def text(self, name: str) -> str:
        return "".join(line.decode() for line in self._lines(name))

    def lines(self, name: str) -> Iterator[bytes]:
        """Without the line breaks."""
        return (line.removesuffix(b"\n") for line in self._lines(name))

    def _lines(self, name: str) -> Iterator[bytes]:
        if name not in self.names:
            raise Unreadable(say(f"In dem Auszug fehlt „{name}“.", f"The extract lacks “{name}”."))
        try:
            with self._zip.open(name) as member:
                while line := member.readline(MOST_LINE + 1):
                    if len(line) > MOST_LINE:
                        raise Unreadable(
                            say(f"Eine Zeile in „{name}“ ist zu lang.", f"A line in “{name}” is too long.")
                        )
                    yield line
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
            raise Unreadable(say(f"„{name}“ ist beschädigt.", f"“{name}” is damaged.")) from None
        except Exception as problem:
            # zlib and its relatives have errors of their own, which all mean the same here.
            if isinstance(problem, Unreadable) or type(problem).__module__ not in {"zlib", "lzma", "_lzma", "bz2"}:
                raise
            raise Unreadable(say(f"„{name}“ ist beschädigt.", f"“{name}” is damaged.")) from None


def _guarded(about: str, work: Callable[[Report], None]) -> Report:
    report = Report(about=about)
    try:
        work(report)
    except Altered as altered:
        report.altered.append(str(altered))
    except (Unreadable, UnicodeError) as problem:
        report.undecided.append(
            str(problem) if isinstance(problem, Unreadable) else say("Kein lesbarer Text.", "Not readable as text.")
        )
    return report


def check_log(source: Path | IO[bytes], since: str | None = None) -> Report:
    def work(report: Report) -> None:
        _read_log(Archive(source), since, report)

    return _guarded(say("Protokollbuch", "Ledger"), work)


def check_audit(source: Path | IO[bytes], since: str | None = None) -> Report:
    def work(report: Report) -> None:
        archive = Archive(source)
        leaves = _read_log(archive, since, report)
        sealed = len(leaves)
        if "pending.jsonl" in archive.names:
            for line in archive.lines("pending.jsonl"):
                _take_leaf(line, leaves, report)
        report.details["pending"] = len(leaves) - sealed
        audit = Audit(leaves, report)
        audit.read(archive.lines("openings.jsonl"))
        audit.judge()
        audit.orphans(archive.lines("orphans.jsonl"))
        audit.tallies(archive.text("tallies.json"))

    return _guarded(say("Prüfakte", "Audit file"), work)


def _read_log(archive: Archive, since: str | None, report: Report) -> list[Leaf]:
    """All leaves of the extract, held against every checkpoint in it and the one that was brought along."""
    key = read_key(archive.text("vkey.txt"))
    report.details["ledger"] = key.name
    notes = [note for note in re.split(r"(?m)^----\n", archive.text("checkpoints.txt")) if note]
    newest = archive.text("checkpoint.txt")
    if not notes or notes[-1].strip("\n") != newest.strip("\n"):
        report.found(
            "Der neueste Prüfpunkt fehlt in der Reihe der Prüfpunkte.",
            "The newest checkpoint is missing in the row of checkpoints.",
        )
        notes.append(newest)
    checkpoints = [_own_checkpoint(note, key) for note in notes]
    if any(later.size <= earlier.size for earlier, later in pairwise(checkpoints)):
        report.found("Die Prüfpunkte wachsen nicht.", "The checkpoints do not grow.")
    expected: dict[int, list[tuple[bytes, bool]]] = {}
    for checkpoint in checkpoints:
        expected.setdefault(checkpoint.size, []).append((checkpoint.root, False))
    earlier = _earlier_logs(archive)
    brought = None if since is None else _brought(since.replace("\r\n", "\n"), [key, *earlier])
    if brought is not None:
        expected.setdefault(brought.size, []).append((brought.root, True))
    leaves: list[Leaf] = []
    tree = Tree()
    _hold_against(tree, expected, report)
    past = {(point.size, point.root) for points in earlier.values() for point in points}
    for line in archive.lines("leaves.jsonl"):
        tree.add(_take_leaf(line, leaves, report))
        _hold_against(tree, expected, report)
        past.discard((tree.size, tree.root))
    _tell_of_earlier_logs(earlier, past, report)
    if tree.size != checkpoints[-1].size:
        report.found(
            f"Der Auszug hat {tree.size} Einträge, besiegelt sind {checkpoints[-1].size}.",
            f"The extract has {tree.size} entries, {checkpoints[-1].size} are sealed.",
        )
    if brought is not None and brought.size > tree.size:
        report.found(
            f"Es fehlen Einträge: Ihr Prüfpunkt zählt {brought.size}, der Auszug hat nur {tree.size}.",
            f"Entries are missing: your checkpoint counts {brought.size}, the extract has only {tree.size}.",
        )
    report.details |= {"entries": tree.size, "checkpoints": len(checkpoints)}
    if brought is None:
        report.notes.append(
            say(
                "Ohne einen früheren Prüfpunkt (--seit) ist nur geprüft, dass der Auszug in sich stimmt.",
                "Without an earlier checkpoint (--since) only the extract's own consistency was checked.",
            )
        )
    return leaves


def _earlier_logs(archive: Archive) -> dict[Key, list[Checkpoint]]:
    """The names this log had before its key was replaced, with all that was signed under them."""
    found: dict[Key, list[Checkpoint]] = {}
    text = archive.text("earlier.txt") if "earlier.txt" in archive.names else ""
    for log in filter(None, re.split(r"(?m)^====\n", text)):
        vkey, *notes = re.split(r"(?m)^----\n", log)
        key = read_key(vkey)
        found[key] = [_own_checkpoint(note, key) for note in notes]
    return found


def _brought(note: str, keys: list[Key]) -> Checkpoint:
    """The checkpoint that somebody kept; it may stem from before the key was replaced."""
    origin = note.partition("\n")[0]
    key = next((key for key in keys if key.name == origin), keys[0])
    try:
        return read_checkpoint(note, key)
    except Altered:
        raise Unreadable(
            say(
                "Der mitgebrachte Prüfpunkt ist nicht echt: Seine Unterschrift stimmt nicht.",
                "The checkpoint you brought is not genuine: its signature is wrong.",
            )
        ) from None


def _tell_of_earlier_logs(earlier: dict[Key, list[Checkpoint]], unfit: set[tuple[int, bytes]], report: Report) -> None:
    """A new name is begun in public, after a restore for example; what was signed before then may not fit any more."""
    for key, points in earlier.items():
        lost = sum((point.size, point.root) in unfit and point.size > 0 for point in points)
        report.notes.append(
            say(
                f"Früher hieß dieses Protokollbuch „{key.name}“. Von seinen {len(points)} Prüfpunkten passen "
                f"{lost} nicht mehr zu den Einträgen; warum neu begonnen wurde, steht beim Protokollbuch.",
                f"This ledger was called “{key.name}” before. Of its {len(points)} checkpoints of that time, {lost} do "
                "not fit the entries any more; why it was begun anew stands with the ledger.",
            )
        )


def _own_checkpoint(note: str, key: Key) -> Checkpoint:
    try:
        return read_checkpoint(note, key)
    except (Unreadable, Altered):
        raise Altered(
            say(
                "Ein Prüfpunkt im Auszug ist nicht gültig unterschrieben.",
                "A checkpoint in the extract is not validly signed.",
            )
        ) from None


def _take_leaf(line: bytes, leaves: list[Leaf], report: Report) -> bytes:
    """The hash of the line, whatever it holds; a leaf that is none is said and stands as an empty place."""
    try:
        leaf = read_leaf(line)
    except ValueError:
        leaf = Leaf("", len(leaves), "", "", "", "", b"", None, leaf_hash(line))
        report.found(f"Eintrag {len(leaves)} ist unlesbar.", f"Entry {len(leaves)} is unreadable.")
    if leaf.number != len(leaves):
        report.found(
            f"An Stelle {len(leaves)} steht der Eintrag {leaf.number}.",
            f"In place {len(leaves)} stands the entry {leaf.number}.",
        )
    leaves.append(leaf)
    return leaf.digest


def _hold_against(tree: Tree, expected: dict[int, list[tuple[bytes, bool]]], report: Report) -> None:
    for root, is_brought in expected.get(tree.size, ()):
        if root != tree.root:
            report.found(
                f"Die ersten {tree.size} Einträge sind nicht mehr die, die "
                + ("Ihr Prüfpunkt besiegelt." if is_brought else "damals besiegelt wurden."),
                f"The first {tree.size} entries are no longer those that "
                + ("your checkpoint seals." if is_brought else "were sealed then."),
            )


# ---- Audit ---------------------------------------------------------------------------------------------------------


class Audit:
    """Every entry against what the application shows, every silence against an entry that explains it."""

    def __init__(self, leaves: list[Leaf], report: Report) -> None:
        self.leaves = leaves
        self.report = report
        self.missing: dict[int, set[str]] = {}
        self.states: dict[int, str | None] = {}
        self.permissions: dict[int, str] = {}
        self.bodies: dict[int, Any] = {}
        self.read_entries: set[int] = set()
        self.superseding: set[str] = set()
        self._about: dict[int, list[int]] = {}
        self._targets: dict[int, int] = {}

    def read(self, lines: Iterator[bytes]) -> None:
        count = 0
        for line in lines:
            if count < len(self.leaves):
                self._read_one(count, line)
            count += 1
        if count != len(self.leaves):
            self.report.found(
                f"Zu {len(self.leaves)} Einträgen gibt es {count} Zeilen mit Inhalten.",
                f"There are {count} lines of contents for {len(self.leaves)} entries.",
            )

    def _read_one(self, index: int, line: bytes) -> None:
        leaf = self.leaves[index]
        try:
            found = read_json(line.decode())
            if set(found) != {"index", "salts", "opens", "shown"} or found["index"] != index:
                raise ValueError("not this entry")
            salts = {name: _hex32(salt) for name, salt in found["salts"].items()}
            opens, shown = found["opens"], found["shown"]
            if not set(salts) | set(opens) <= set(FIELDS) or not isinstance(shown, dict | None):
                raise ValueError("not this entry")
        except (ValueError, TypeError, AttributeError):
            self.report.found(
                f"Der Inhalt zu Eintrag {index} ist unlesbar.", f"The contents of entry {index} are unreadable."
            )
            return
        for name in FIELDS:
            self._open(leaf, index, name, salts, opens)
        self._compare_shown(leaf, index, shown)
        self._remember(leaf, index, opens)

    def _open(self, leaf: Leaf, index: int, name: str, salts: dict[str, bytes], opens: dict[str, Any]) -> None:
        if name not in salts:
            self.missing.setdefault(index, set()).add(name)
            if name in opens:
                self.report.found(
                    f"Eintrag {index}: Es wird gezeigt, was gelöscht sein soll.",
                    f"Entry {index}: something is shown that is said to be erased.",
                )
        elif name not in opens:
            self.report.found(
                f"Eintrag {index} ({leaf.kind}): Was dazu gespeichert war, fehlt ohne Löschung.",
                f"Entry {index} ({leaf.kind}): what was stored for it is gone without an erasure.",
            )
        else:
            try:
                fits = commitment(salts[name], name, opens[name]) == leaf.commits(name)
            except (ValueError, UnicodeError):
                fits = False
            if not fits:
                part = {"author": ("Urheberschaft", "author"), "body": ("Inhalt", "content")}.get(
                    name, ("Umstände", "circumstances")
                )
                self.report.found(
                    f"Eintrag {index} ({leaf.kind}): {part[0]} wurde nachträglich verändert.",
                    f"Entry {index} ({leaf.kind}): {part[1]} was altered afterwards.",
                )

    def _compare_shown(self, leaf: Leaf, index: int, shown: dict[str, Any] | None) -> None:
        self.states[index] = None if shown is None else sys.intern(str(shown.get("state")))
        if shown is None:
            return
        told: dict[str, str | None] = {"kind": leaf.kind, "role": leaf.role, "time": leaf.time, "place": leaf.place}
        told |= {"via": leaf.via, "previous": leaf.previous}
        for name, value in told.items():
            is_always_said = name == "kind" or (name == "previous" and name in shown)
            if shown.get(name, value) not in {value, None} or (is_always_said and shown.get(name) != value):
                self.report.found(
                    f"Eintrag {index}: {name} wird anders gezeigt ({shown.get(name)!r}) als eingetragen ({value!r}).",
                    f"Entry {index}: {name} is shown as {shown.get(name)!r} but was entered as {value!r}.",
                )

    def _remember(self, leaf: Leaf, index: int, opens: dict[str, Any]) -> None:
        body, meta = opens.get("body"), opens.get("meta")
        if leaf.kind in DEEDS and isinstance(body, dict):
            self.bodies[index] = body
        if leaf.kind in VOICES and isinstance(meta, dict) and isinstance(meta.get("permission"), str):
            self.permissions[index] = sys.intern(meta["permission"])
        if leaf.kind == "read" and isinstance(body, dict) and isinstance(body.get("entries"), list):
            self.read_entries.update(n for n in body["entries"] if isinstance(n, int))

    def judge(self) -> None:
        deeds = self._about = self._deeds()
        self._targets = {deed: target for target, found in deeds.items() for deed in found}
        self.superseding = {leaf.previous for leaf in self.leaves if leaf.previous is not None}
        for index, leaf in enumerate(self.leaves):
            self._judge_gaps(index, deeds.get(index, []))
            self._judge_state(index, leaf, deeds.get(index, []), is_superseded=leaf.digest.hex() in self.superseding)
        known = {leaf.digest for leaf in self.leaves}
        for strange in (previous for previous in self.superseding if bytes.fromhex(previous) not in known):
            self.report.found(
                f"Eine Fassung ersetzt einen Eintrag, den es nicht gibt ({strange[:16]}…).",
                f"A version supersedes an entry that does not exist ({strange[:16]}…).",
            )

    def _deeds(self) -> dict[int, list[int]]:
        """For each entry the later entries about it, in order."""
        found: dict[int, list[int]] = {}
        for index, leaf in enumerate(self.leaves):
            if leaf.kind not in DEEDS:
                continue
            named = re.fullmatch(r"entry:(0|[1-9]\d{0,15})", leaf.place)
            targets = {int(named[1])} if named else set()
            if isinstance(self.bodies.get(index, {}).get("entry"), int):
                targets.add(self.bodies[index]["entry"])
            if len(targets) != 1 or max(targets) >= index:
                self.report.found(
                    f"Eintrag {index} ({leaf.kind}) sagt nicht eindeutig, welchen Eintrag er meint.",
                    f"Entry {index} ({leaf.kind}) does not say clearly which entry it is about.",
                )
                continue
            found.setdefault(targets.pop(), []).append(index)
        return found

    def _erased_by(self, index: int) -> set[str]:
        """What an entry about another allows to be gone there."""
        kind = self.leaves[index].kind
        if kind == "erasure":
            named = self.bodies.get(index, {}).get("fields")
            return set(named) & set(FIELDS) if isinstance(named, list) else set(FIELDS)
        return {"meta"} if kind == "permission" else set()

    def _judge_gaps(self, index: int, deeds: list[int]) -> None:
        explained = {name for deed in deeds for name in self._erased_by(deed)}
        missing = self.missing.get(index, set())
        if missing - explained - self._goes_with_others(index):
            self.report.found(
                f"Eintrag {index}: Etwas ist gelöscht, ohne dass eine Löschung eingetragen ist.",
                f"Entry {index}: something was erased without an entry that says so.",
            )
        if explained - missing:
            self.report.found(
                f"Eintrag {index}: Eine Löschung ist eingetragen, doch gelöscht ist nicht.",
                f"Entry {index}: an erasure was entered, but nothing was erased.",
            )

    def _goes_with_others(self, index: int) -> set[str]:
        """Reasons, objections and circumstances go with the words they are about; what was decided stays."""
        target, kind = self._targets.get(index), self.leaves[index].kind
        if target is None or kind == "erasure":
            return set()
        about = self._about.get(target, [])
        gone = {name for d in about if self.leaves[d].kind == "erasure" for name in self._erased_by(d)}
        if kind == "permission" and any(d > index and self.leaves[d].kind == kind for d in about):
            gone.add("meta")
        return gone & ({"meta"} if kind in {"permission", "thanks"} else {"author", "meta"})

    def _judge_state(self, index: int, leaf: Leaf, deeds: list[int], *, is_superseded: bool) -> None:
        state = self.states.get(index)
        is_voice = leaf.kind in VOICES
        erased = any(self.leaves[d].kind == "erasure" and "body" in self._erased_by(d) for d in deeds)
        last = next((k for k in (self.leaves[d].kind for d in reversed(deeds)) if k in {"hold", "hide", "release"}), "")
        held = any(self.leaves[d].kind == "hold" for d in deeds)
        hidden = last == "hide" or (last == "hold" and any(self.leaves[d].kind == "hide" for d in deeds))
        problem = None
        if (is_voice and state not in VOICE_STATES) or (state is None and not is_voice and not erased):
            problem = ("wird gar nicht gezeigt", "is not shown at all")
        elif (state == "erased") != erased and not (state is None and erased):
            problem = ("Gezeigtes und eingetragene Löschung widersprechen sich", "what is shown contradicts erasures")
        elif state == "hidden" and not hidden:
            problem = ("ist ausgeblendet, ohne dass es eingetragen ist", "is hidden without an entry that says so")
        elif state == "held" and not (held and last != "release"):
            problem = ("ist angehalten, ohne dass es eingetragen ist", "is held without an entry that says so")
        elif state in {"shown", "team", "record"} and last == "hide":
            problem = ("wird gezeigt, obwohl es ausgeblendet sein soll", "is shown though an entry hides it")
        elif state == "superseded" and not is_superseded:
            problem = ("gilt als ersetzt, ohne eine spätere Fassung", "counts as superseded without a later version")
        elif state in {"shown", "team"} and is_superseded:
            problem = ("wird gezeigt, obwohl es ersetzt ist", "is shown though it was superseded")
        elif is_voice and state in {"shown", "team"} and self._permission(index, deeds) not in {None, state == "team"}:
            problem = ("wird anderen gezeigt, als erlaubt ist", "is shown to others than permitted")
        if problem is not None:
            self.report.found(f"Eintrag {index}: {problem[0]}.", f"Entry {index}: {problem[1]}.")

    def _permission(self, index: int, deeds: list[int]) -> bool | None:
        """Whether it is for the team only; None where nothing says it any more."""
        said = self.permissions.get(index)
        for deed in deeds:
            if self.leaves[deed].kind == "permission":
                said = self.bodies.get(deed, {}).get("permission", said)
        return None if said is None else said == "team"

    def orphans(self, lines: Iterator[bytes]) -> None:
        for line in lines:
            shown = line.decode("utf-8", "replace")[:200]
            self.report.found(
                f"Die Anwendung zeigt etwas, das so nicht eingetragen ist: {shown}",
                f"The application shows something that was not entered like this: {shown}",
            )

    def tallies(self, text: str) -> None:
        try:
            told = read_json(text)
            rows = [(place, name, n) for place, names in told.items() for name, n in names.items()]
        except (ValueError, AttributeError):
            self.report.found("Die Zählungen sind unlesbar.", "The tallies are unreadable.")
            return
        counted = self._count()
        for place, name, number in rows:
            if name not in {"stories", "withdrawn", "unread", *VOICE_STATES}:
                self.report.notes.append(
                    say(f"Die Zählung „{name}“ kennt dieser Prüfer nicht.", f"This verifier does not know “{name}”.")
                )
            elif counted.get((place, name), 0) != number:
                self.report.found(
                    f"Gezählt werden bei {place} {number} ({name}), es sind {counted.get((place, name), 0)}.",
                    f"{place} claims {number} ({name}), there are {counted.get((place, name), 0)}.",
                )
        self.report.details["tallies"] = len(rows)

    def _count(self) -> dict[tuple[str, str], int]:
        counted: dict[tuple[str, str], int] = {}
        for index, leaf in enumerate(self.leaves):
            if leaf.kind not in VOICES:
                continue
            state = str(self.states.get(index))
            names = [state]
            # Of a voice with several versions the newest counts.
            if leaf.digest.hex() not in self.superseding:
                told = ["stories"] if index in self.read_entries else ["stories", "unread"]
                names += ["withdrawn"] if state == "erased" else told
            for name in names:
                counted[leaf.place, name] = counted.get((leaf.place, name), 0) + 1
        return counted


# ---- Command line --------------------------------------------------------------------------------------------------


def summary(report: Report) -> str:
    """The one sentence that everybody reads."""
    if report.code == ALTERED:
        return say(
            f"Verändert. {report.altered[0]}",
            f"Altered. {report.altered[0]}",
        )
    if report.code == UNDECIDABLE:
        return say(
            f"Nicht entscheidbar. {report.undecided[0]}",
            f"Undecidable. {report.undecided[0]}",
        )
    entries = report.details.get("entries")
    if entries is None:
        words = report.details.get("words_checked")
        return say(
            "Unversehrt. Dieser Eintrag steht unverändert im Protokollbuch"
            + (", Wort für Wort." if words else "; die Worte selbst wurden nicht geprüft."),
            "Intact. This entry stands unaltered in the ledger"
            + (", word for word." if words else "; the words themselves were not checked."),
        )
    return say(
        f"Unversehrt. {entries} Einträge, keiner nachträglich verändert.",
        f"Intact. {entries} entries, none altered afterwards.",
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="resonanz-pruefe",
        description=say(
            "Prüft Quittungen und Protokollbücher von Resonanz, ohne dessen Server und ohne Netz. "
            "Ausgang 0: unversehrt, 1: verändert, 2: nicht entscheidbar.",
            "Checks receipts and ledgers of Resonanz, without its server and without a network. "
            "Exit 0: intact, 1: altered, 2: undecidable.",
        ),
    )
    general = argparse.ArgumentParser(add_help=False)
    general.add_argument("--json", action="store_true", help=say("Ergebnis als JSON.", "Result as JSON."))
    general.add_argument(
        *("--ausfuehrlich", "--verbose"),
        dest="verbose",
        action="store_true",
        help=say("Alles sagen, was gefunden wurde.", "Say all that was found."),
    )
    commands = parser.add_subparsers(dest="command", required=True)
    receipt = commands.add_parser(
        "quittung",
        aliases=["receipt"],
        parents=[general],
        help=say("Eine Quittung prüfen.", "Check a receipt."),
    )
    receipt.add_argument("file", help=say("Die Quittung (Datei; - für die Eingabe).", "The receipt (- for stdin)."))
    receipt.add_argument("--text", help=say("Ihr eigener Text.", "Your own text."))
    receipt.add_argument("--text-file", "--textdatei", type=Path, help=say("Datei mit Ihrem Text.", "A file with it."))
    receipt.add_argument(
        *("--gut-laeuft", "--works-well"),
        dest="works_well",
        help=say("Was Sie unter „Was gut läuft“ schrieben.", "What you wrote under “what works well”."),
    )
    receipt.add_argument("--schluessel", "--key", dest="key", metavar="VKEY")
    receipt.add_argument("--checkpoint", "--pruefpunkt", type=Path, dest="checkpoint")
    for name, sentence in (
        ("log", say("Einen Auszug aus dem Protokollbuch prüfen.", "Check an extract of the ledger.")),
        ("audit", say("Eine Prüfakte prüfen.", "Check an audit file.")),
    ):
        command = commands.add_parser(name, parents=[general], help=sentence)
        command.add_argument("file", type=Path, help=say("Die ZIP-Datei.", "The ZIP file."))
        command.add_argument(
            *("--seit", "--since"),
            dest="since",
            type=Path,
            help=say("Ein früherer Prüfpunkt.", "An earlier checkpoint."),
        )
    return parser


def _read_file(path: Path | str, most: int) -> str:
    try:
        if str(path) == "-":
            raw = sys.stdin.buffer.read(most + 1)
        else:
            with Path(path).open("rb") as file:
                raw = file.read(most + 1)
        if len(raw) > most:
            raise ValueError("too large")
        return raw.decode()
    except (OSError, ValueError):
        raise Unreadable(
            say(
                f"„{path}“ lässt sich nicht lesen, ist kein Text oder ist zu groß.",
                f"“{path}” cannot be read, is no text or is too large.",
            )
        ) from None


def _run(options: argparse.Namespace) -> list[Report]:
    if options.command in {"quittung", "receipt"}:
        text = options.text if options.text_file is None else _read_file(options.text_file, MOST_TEXT)
        checkpoint = None if options.checkpoint is None else _read_file(options.checkpoint, MOST_TEXT)
        wanted = Wanted(text=text, works_well=options.works_well, key=options.key, checkpoint=checkpoint)
        return [check_receipt(receipt, wanted) for receipt in read_receipts(_read_file(options.file, MOST_RECEIPT))]
    since = None if options.since is None else _read_file(options.since, MOST_TEXT)
    check = check_log if options.command == "log" else check_audit
    return [check(options.file, since)]


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        import cryptography  # noqa: F401  Only asked for, so that its absence is a sentence.
    except ImportError:
        problem = say(
            "Für Unterschriften fehlt das Paket „cryptography“: python -m pip install cryptography",
            "Signatures need the package “cryptography”: python -m pip install cryptography",
        )
        print(problem, file=sys.stderr)  # noqa: T201  This is a command.
        return UNDECIDABLE
    try:
        reports = _run(options)
    except (Unreadable, Altered) as problem:
        report = Report(about=str(options.file))
        (report.altered if isinstance(problem, Altered) else report.undecided).append(str(problem))
        reports = [report]
    if options.json:
        found = [report.as_json() for report in reports]
        print(json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=2))  # noqa: T201  As above.
    else:
        for number, report in enumerate(reports, 1):
            _tell(report, number if len(reports) > 1 else None, verbose=options.verbose)
    codes = {report.code for report in reports}
    return ALTERED if ALTERED in codes else max(codes)


def _tell(report: Report, number: int | None, *, verbose: bool) -> None:
    lines = [summary(report) if number is None else f"{number}: {summary(report)}"]
    rest = [*report.altered, *report.undecided][1:]
    if verbose:
        lines += [f"  - {sentence}" for sentence in rest]
        lines += [f"  {name}: {value}" for name, value in report.details.items()]
    elif rest:
        lines.append(
            say(
                f"  Dazu {len(rest)} weitere Befunde (--ausfuehrlich zeigt sie).",
                f"  And {len(rest)} more findings (--verbose shows them).",
            )
        )
    lines += [f"  {note}" for note in report.notes]
    print("\n".join(lines))  # noqa: T201  This is a command.


if __name__ == "__main__":
    sys.exit(main())
