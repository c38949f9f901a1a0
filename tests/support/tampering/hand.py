"""The hand on the database: reads and writes rows, leaves, salts and signatures past every rule."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from django.db import connection

from resonanz.trust.rules.leaves import canonical, leaf_hash
from tests.support.log import Log, root_of, stored_hashes
from tests.support.tampered import ACCOUNT, KEPT, LATER, NUMBER, ONLY_WITH_WORDS, PLACE, TEXT


class Hand:
    """`sealed` entries stood under the checkpoint that was published before; only what they cover is touched."""

    def __init__(self, *, random: Random, log: Log, sealed: int) -> None:
        self.random = random
        self.log = log
        self.sealed = sealed

    def remember(self) -> None:
        """Keeps today's state, to be restored later."""
        for table in KEPT:
            self._do(f"CREATE TEMP TABLE old_{table} ON COMMIT DROP AS TABLE {table}")

    def state(self) -> dict[str, str]:
        whole = " UNION ALL ".join(
            f"SELECT '{table}', coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {table} t"
            # The ledger speaks about the team's accounts; of customers it knows relations, and whose a voice is.
            f"{' WHERE is_team' if table == 'people_account' else ''}"
            for table in KEPT
        )
        return dict(self._rows(whole))

    def _row(self, table: str, column: str = "") -> dict[str, Any]:
        where = "TRUE"
        if table not in {"listen_tally", "understand_insight", "understand_evidence", "ask_inquiry", "people_account"}:
            where = f"entry_index < {self.sealed}"
        if table in {"listen_story", "listen_statement"} and column in ONLY_WITH_WORDS:
            where += " AND withdrawn_at IS NULL"
        if table == "people_account":
            where = "is_team"
        if table == "understand_insight":
            where = f"id IN (SELECT insight_id FROM understand_insightversion WHERE entry_index < {self.sealed})"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table} WHERE {where} ORDER BY 1")
            names = [part.name for part in cursor.description or ()]
            return dict(zip(names, self.random.choice(cursor.fetchall()), strict=True))

    def _value(self, kind: Any, old: Any) -> Any:
        if kind == TEXT:
            return f"{old}x" if not old or self.random.random() < 0.5 else old[:-1] + ("y" if old[-1] != "y" else "z")
        if kind == LATER:
            return None if old is None else ("later", self.random.choice([-90, -1, 1, 3, 5000]))
        if kind == NUMBER:
            return None if old is None else old + self.random.choice([-1, 1, 2])
        if kind == ACCOUNT:
            return self.random.choice(self._rows("SELECT id FROM people_account WHERE id <> %s", [old or 0]))[0]
        if kind == PLACE:
            return self.random.choice(self._rows("SELECT id FROM ask_inquiry WHERE id <> %s", [old]))[0]
        return self.random.choice(list(kind))

    def _set(self, table: str, row: dict[str, Any], column: str, value: Any) -> None:
        key = key_of(table)
        if isinstance(value, tuple):
            shift = f"{column} + make_interval(mins => %s)"
            self._do(f"UPDATE {table} SET {column} = {shift} WHERE {key} = %s", [value[1], row[key]])
        else:
            if isinstance(value, dict) or (column == "evidence" and not isinstance(value, str)):
                value = json.dumps(value)
            self._do(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", [value, row[key]])

    def _copy(self, table: str, row: dict[str, Any], **changes: str) -> None:
        key = key_of(table)
        names = [name for name in row if name != key]
        chosen = ", ".join(changes.get(name, name) for name in names)
        self._do(f"INSERT INTO {table} ({', '.join(names)}) SELECT {chosen} FROM {table} WHERE {key} = %s", [row[key]])

    def _salt(self) -> tuple[int, str]:
        column = self.random.choice(["author_salt", "body_salt", "meta_salt"])
        rows = self._rows(
            f"SELECT index FROM trust_ledgeropening WHERE index < %s AND {column} IS NOT NULL ORDER BY 1",
            [self.sealed],
        )
        return self.random.choice(rows)[0], column

    def _leaves(self) -> dict[int, bytes]:
        return {index: bytes(leaf) for index, leaf in self._rows("SELECT index, leaf FROM trust_ledgerentry")}

    def _edit_leaf(self, index: int) -> str:
        changes: dict[str, Any] = {
            "k": self.random.choice(["reply", "contribution", "purpose", "hide"]),
            "f": "inquiry:ANDERS",
            "t": "2020-02-02T02:02Z",
            "r": self.random.choice(["customer", "employee", "host"]),
            "via": self.random.choice(["card", "mail", "api"]),
            "a": self.random.randbytes(32).hex(),
            "b": self.random.randbytes(32).hex(),
            "p": self.random.randbytes(32).hex(),
        }
        name = self.random.choice([*changes])
        self._write_leaf(index, edited(self._leaves()[index], **{name: changes[name]}))
        self._perhaps_sign_again()
        return name

    def _write_leaf(self, index: int, leaf: bytes) -> None:
        digest = leaf_hash(leaf)
        if self.random.random() < 0.2:
            self._do("UPDATE trust_ledgerentry SET leaf = %s WHERE index = %s", [leaf, index])
        else:
            self._do("UPDATE trust_ledgerentry SET leaf = %s, leaf_hash = %s WHERE index = %s", [leaf, digest, index])

    def _perhaps_sign_again(self) -> None:
        """With the stolen key every checkpoint in the house fits the new past; only those outside do not."""
        if self.random.random() < 0.5:
            return
        hashes = stored_hashes()
        for (size,) in self._rows("SELECT size FROM trust_ledgercheckpoint"):
            root = root_of(hashes[:size])
            self._do(
                "UPDATE trust_ledgercheckpoint SET root_hash = %s, note = %s WHERE size = %s",
                [root, self.log.checkpoint(size, root), size],
            )

    def _seal_again(self) -> None:
        hashes = stored_hashes()
        if not self._rows("SELECT 1 FROM trust_ledgercheckpoint WHERE size = %s", [len(hashes)]):
            root = root_of(hashes)
            self._do(
                "INSERT INTO trust_ledgercheckpoint (origin, size, root_hash, note, created_at)"
                " VALUES (%s, %s, %s, %s, now())",
                [self.log.origin, len(hashes), root, self.log.checkpoint(len(hashes), root)],
            )

    def _restore(self, table: str) -> None:
        self._do(f"DELETE FROM {table}")
        self._do(f"INSERT INTO {table} SELECT * FROM old_{table}")

    def _do(self, statement: str, values: list[Any] | None = None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    def _rows(self, query: str, values: list[Any] | None = None) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(query, values)
            return list(cursor.fetchall())


def key_of(table: str) -> str:
    by_entry = dict.fromkeys(("trust_moderationwords", "trust_tombstone"), "entry_index")
    return {"listen_tally": "inquiry_id", **by_entry}.get(table, "id")


def edited(leaf: bytes, **changes: Any) -> bytes:
    return canonical({**json.loads(leaf), **changes})
