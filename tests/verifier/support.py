"""A small log without a database, and receipts of it."""

from __future__ import annotations

import base64
import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from resonanz.trust.enums import Kind, Via
from resonanz.trust.rules.leaves import Draft, canonical, leaf_bytes, leaf_hash
from tests.support.log import Log, root_of

LOG = Log()
TEXT = "47 Minuten Musik, dann „aufgelegt“. 🙂"
NOON = datetime(2027, 3, 28, 10, 5, tzinfo=UTC)


def drafts(count: int) -> list[Draft]:
    return [
        Draft(
            kind=Kind.CONTRIBUTION,
            place="inquiry:K7M2QX",
            role="customer",
            via=Via.WEB,
            author=f"teller:{n}",
            body={"text": TEXT if n == 3 else f"Stimme {n}", "works_well": ""},
            meta={"permission": "team" if n % 2 else "public_anonymous"},
        )
        for n in range(count)
    ]


class Small:
    """Eleven entries; the receipts are of the fourth."""

    def __init__(self, count: int = 11) -> None:
        self.drafts = drafts(count)
        self.leaves = [leaf_bytes(draft, index=n, moment=NOON) for n, draft in enumerate(self.drafts)]
        self.hashes = [leaf_hash(leaf) for leaf in self.leaves]

    def receipt(self, index: int = 3, /, **changes: Any) -> dict[str, Any]:
        draft = self.drafts[index]
        return {
            "format": "resonanz-quittung/2",
            "index": index,
            "leaf": self.leaves[index].decode(),
            "leaf_hash": self.hashes[index].hex(),
            "salts": {name: getattr(draft.salts, name).hex() for name in ("author", "body", "meta")},
            "opens": {"author": draft.author, "body": draft.body, "meta": draft.meta},
            "vkey": LOG.vkey,
            "promise": LOG.promise(index, self.hashes[index]),
            "proof": LOG.proof(self.hashes, index),
            "badges": ["customer"],
            **changes,
        }

    def code(self, index: int = 3) -> str:
        """What stands in the QR code."""
        salt = base64.b64encode(self.drafts[index].salts.body).decode()
        return LOG.proof(self.hashes, index, extra=canonical({"b": salt, "l": self.leaves[index].decode()}))

    def checkpoint(self, size: int) -> str:
        return LOG.checkpoint(size, root_of(self.hashes[:size]))

    def openings(self) -> list[dict[str, Any]]:
        return [
            {
                "index": n,
                "salts": {name: getattr(draft.salts, name).hex() for name in ("author", "body", "meta")},
                "opens": {"author": draft.author, "body": draft.body, "meta": draft.meta},
                "shown": {
                    "kind": "contribution",
                    "role": "customer",
                    "time": "2027-03-28T10:05Z",
                    "state": "team" if n % 2 else "shown",
                },
            }
            for n, draft in enumerate(self.drafts)
        ]

    def members(self) -> dict[str, bytes]:
        """The parts of an honest audit file."""
        notes = [self.checkpoint(4), self.checkpoint(len(self.leaves))]
        openings = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in self.openings())
        return {
            "vkey.txt": f"{LOG.vkey}\n".encode(),
            "checkpoint.txt": notes[-1].encode(),
            "checkpoints.txt": "----\n".join(notes).encode(),
            "earlier.txt": b"",
            "leaves.jsonl": b"".join(leaf + b"\n" for leaf in self.leaves),
            "LIESMICH.txt": b"",
            "openings.jsonl": openings.encode(),
            "orphans.jsonl": b"",
            "tallies.json": json.dumps({"inquiry:K7M2QX": {"stories": len(self.leaves), "withdrawn": 0}}).encode(),
        }


def archive(members: dict[str, bytes], *, method: int = zipfile.ZIP_STORED) -> BytesIO:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return target
