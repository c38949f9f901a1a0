"""What somebody with all rights over the database could do to the past, one random manipulation after the other."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from hashlib import sha256
from random import Random
from typing import Any

from django.db import connection

from resonanz.trust.rules.leaves import canonical, leaf_hash
from tests.support.log import Log, root_of, stored_hashes
from tests.support.tampered import ACCOUNT, COLUMNS, KEPT, LATER, NUMBER, ONLY_WITH_WORDS, PLACE, TEXT


class Tamperer:
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

    def deeds(self) -> list[Callable[[], str]]:
        return [
            *[self.change_a_column] * 8,
            *[self.swap_a_column] * 3,
            self.delete_a_row,
            self.insert_a_story,
            self.insert_another_row,
            self.change_a_leaf,
            self.swap_leaves,
            self.rewrite_consistently,
            self.cut_the_tail,
            self.delete_an_entry,
            self.change_a_salt,
            self.swap_salts,
            self.forget_salts,
            self.hide_without_entry,
            self.hide_by_hand,
            self.bring_back_into_sight,
            self.swap_versions,
            self.unlink_a_version,
            self.permit_without_entry,
            self.know_a_relation,
            self.show_again,
            self.restore_a_row,
            self.restore_a_table,
            self.restore_everything,
            self.turn_an_entry_into_an_erasure,
            self.damage_a_checkpoint,
        ]

    # Rows of the application.

    def change_a_column(self) -> str:
        table = self.random.choice([*COLUMNS])
        column = self.random.choice([*COLUMNS[table]])
        row = self._row(table, column)
        value = self._value(COLUMNS[table][column], row[column])
        self._set(table, row, column, value)
        return f"{table}.{column} changed"

    def swap_a_column(self) -> str:
        table = self.random.choice(["listen_story", "answer_reply", "act_decision", "understand_insight"])
        column = self.random.choice([*COLUMNS[table]])
        one, other = self._row(table, column), self._row(table, column)
        if column == "entry_index":
            self._set(table, one, column, -5)
        self._set(table, other, column, one[column])
        self._set(table, one, column, other[column])
        return f"{table}.{column} swapped"

    def delete_a_row(self) -> str:
        table = self.random.choice([name for name in COLUMNS if name not in {"ask_inquiry", "people_account"}])
        row = self._row(table)
        key = _key(table)
        self._do(f"DELETE FROM {table} WHERE {key} = %s", [row[key]])
        return f"{table} row deleted"

    def insert_a_story(self) -> str:
        row = self._row("listen_story", "text")
        index = self.random.choice([10**6, -1, self.sealed - 1])
        self._copy("listen_story", row, text="'Erfunden.'", entry_index=str(index), code_hash="NULL", source="''")
        return "story invented"

    def insert_another_row(self) -> str:
        table = self.random.choice(
            [
                "listen_reading",
                "act_decision",
                "answer_reply",
                "understand_insight",
                "answer_thanks",
                "trust_moderation",
            ]
        )
        changes = {"entry_index": "1000000", "number": "99", "is_current": "false"}
        row = self._row(table)
        if table == "listen_reading":
            changes = {"entry_index": "NULL", "story_id": str(self._row("listen_story")["id"])}
        self._copy(table, row, **{name: value for name, value in changes.items() if name in row})
        return f"{table} row invented"

    # The ledger itself.

    def change_a_leaf(self) -> str:
        index = self.random.randrange(self.sealed)
        name = self._edit_leaf(index)
        return f"leaf changed: {name}"

    def swap_leaves(self) -> str:
        one, other = self.random.sample(range(self.sealed), 2)
        leaves = self._leaves()
        one_leaf, other_leaf = leaves[one], leaves[other]
        if self.random.random() < 0.5:
            one_leaf, other_leaf = _edited(one_leaf, n=other), _edited(other_leaf, n=one)
        self._write_leaf(one, other_leaf)
        self._write_leaf(other, one_leaf)
        self._perhaps_sign_again()
        return "entries reordered"

    def rewrite_consistently(self) -> str:
        """New words, new commitment, new leaf, new hash and, with the stolen key, new signatures."""
        row = self._row("listen_story", "text")
        self._set("listen_story", row, "text", row["text"] + " Alles gut.")
        (salt,) = self._rows("SELECT body_salt FROM trust_ledgeropening WHERE index = %s", [row["entry_index"]])[0]
        body = {"text": row["text"] + " Alles gut.", "works_well": row["works_well"]}
        value = hmac.new(bytes(salt), b"body" + canonical(body), sha256).hexdigest()
        self._write_leaf(row["entry_index"], _edited(self._leaves()[row["entry_index"]], b=value))
        self._perhaps_sign_again()
        return "story rewritten consistently"

    def cut_the_tail(self) -> str:
        size = self.random.randrange(1, self.sealed)
        for table in ("trust_ledgerentry", "trust_ledgeropening"):
            self._do(f"DELETE FROM {table} WHERE index >= %s", [size])
        self._do("UPDATE trust_ledgerhead SET size = %s", [size])
        for table in (
            *("listen_reading", "act_decision", "answer_reply", "understand_insightversion", "answer_thanks"),
            *("listen_permissionchange", "trust_moderation", "trust_tombstone"),
        ):
            self._do(f"DELETE FROM {table} WHERE entry_index >= %s", [size])
        self._do("DELETE FROM trust_ledgercheckpoint WHERE size > %s", [size])
        self._seal_again()
        return "tail cut off"

    def delete_an_entry(self) -> str:
        index = self.random.randrange(self.sealed)
        self._do("DELETE FROM trust_ledgerentry WHERE index = %s", [index])
        if self.random.random() < 0.5:
            self._do("UPDATE trust_ledgerentry SET index = -index WHERE index > %s", [index])
            self._do("UPDATE trust_ledgerentry SET index = -index - 1 WHERE index < 0")
        self._perhaps_sign_again()
        return "entry deleted"

    def change_a_salt(self) -> str:
        index, column = self._salt()
        self._do(f"UPDATE trust_ledgeropening SET {column} = %s WHERE index = %s", [self.random.randbytes(32), index])
        return "salt changed"

    def swap_salts(self) -> str:
        (one, column), (other, _) = self._salt(), self._salt()
        rows = dict(self._rows(f"SELECT index, {column} FROM trust_ledgeropening"))
        self._do(f"UPDATE trust_ledgeropening SET {column} = %s WHERE index = %s", [rows[other], one])
        self._do(f"UPDATE trust_ledgeropening SET {column} = %s WHERE index = %s", [rows[one], other])
        return "salts swapped"

    def forget_salts(self) -> str:
        index, column = self._salt()
        self._do(f"UPDATE trust_ledgeropening SET {column} = NULL WHERE index = %s", [index])
        return "salt forgotten without entry"

    def damage_a_checkpoint(self) -> str:
        (size,) = self.random.choice(self._rows("SELECT size FROM trust_ledgercheckpoint"))
        root = self.random.randbytes(32)
        note = self.log.checkpoint(size, root)
        self._do("UPDATE trust_ledgercheckpoint SET root_hash = %s, note = %s WHERE size = %s", [root, note, size])
        return "checkpoint replaced"

    # Hiding, showing, going back.

    def hide_without_entry(self) -> str:
        row = self._row("listen_story", "text")
        self._do(
            "UPDATE listen_story SET text = '', works_well = '', name = '', feeling = '', withdrawn_at = received_at,"
            " withdrawn_ground = 'teller' WHERE id = %s",
            [row["id"]],
        )
        if self.random.random() < 0.6:
            self._do(
                "UPDATE trust_ledgeropening SET author_salt = NULL, body_salt = NULL, meta_salt = NULL"
                " WHERE index = %s",
                [row["entry_index"]],
            )
        return "story hidden without entry"

    def hide_by_hand(self) -> str:
        row = self._row("listen_story", "text")
        visibility, until = self.random.choice([("hidden", "NULL"), ("held", "now() + interval '400 days'")])
        decision = self.random.choice(self._rows("SELECT entry_index FROM trust_moderation"))[0]
        self._do(
            f"UPDATE listen_story SET visibility = %s, held_until = {until}, withheld_by = %s WHERE id = %s",
            [visibility, decision, row["id"]],
        )
        return "story withheld without entry"

    def bring_back_into_sight(self) -> str:
        """Sometimes together with the decision that hid it."""
        rows = self._rows(
            "SELECT id, withheld_by FROM listen_story WHERE visibility <> 'shown' AND withheld_by < %s", [self.sealed]
        )
        pk, decision = self.random.choice(rows)
        self._do(
            "UPDATE listen_story SET visibility = 'shown', held_until = NULL, withheld_by = NULL WHERE id = %s", [pk]
        )
        if self.random.random() < 0.5:
            self._do("DELETE FROM trust_moderation WHERE entry_index = %s", [decision])
        return "withheld story brought back without entry"

    def swap_versions(self) -> str:
        """The earlier words stand as the newer ones."""
        later, earlier = self.random.choice(
            self._rows(
                "SELECT id, supersedes_id FROM listen_story WHERE supersedes_id IS NOT NULL AND entry_index < %s",
                [self.sealed],
            )
        )
        self._do(
            "UPDATE listen_story SET superseded_at = (SELECT superseded_at FROM listen_story WHERE id = %s)"
            " WHERE id = %s",
            [earlier, later],
        )
        self._do("UPDATE listen_story SET supersedes_id = NULL WHERE id = %s", [later])
        self._do("UPDATE listen_story SET superseded_at = NULL, supersedes_id = %s WHERE id = %s", [later, earlier])
        return "versions swapped"

    def unlink_a_version(self) -> str:
        self._do(
            "UPDATE listen_story SET supersedes_id = (SELECT o.id FROM listen_story o WHERE o.id <> supersedes_id"
            " AND o.id NOT IN (SELECT supersedes_id FROM listen_story WHERE supersedes_id IS NOT NULL)"
            " ORDER BY random() LIMIT 1) WHERE supersedes_id IS NOT NULL AND entry_index < %s",
            [self.sealed],
        )
        return "version put on another story"

    def permit_without_entry(self) -> str:
        """Sometimes with a row that looks like a change by the teller."""
        row = self._row("listen_story", "text")
        permission = self.random.choice(["team", "forum", "public_anonymous", "public_named"])
        self._do(
            "UPDATE listen_story SET permission = %s, name = %s WHERE id = %s",
            [permission, "Ada" if permission == "public_named" else "", row["id"]],
        )
        if self.random.random() < 0.4:
            self._do(
                "INSERT INTO listen_permissionchange (story_id, before, after, changed_at, entry_index)"
                " VALUES (%s, %s, %s, now(), %s)",
                [row["id"], row["permission"], permission, self.random.choice([-3, 10**6, row["entry_index"]])],
            )
        return "permission changed without entry"

    def know_a_relation(self) -> str:
        self._do(
            "INSERT INTO people_relation (account_id, role, source, since)"
            " SELECT id, 'employee', 'claim', now() FROM people_account"
            " WHERE id NOT IN (SELECT account_id FROM people_relation WHERE source = 'claim' AND until IS NULL)"
            " ORDER BY random() LIMIT 1"
        )
        return "relation invented"

    def show_again(self) -> str:
        erased = self._rows(
            "SELECT id, entry_index FROM listen_story WHERE withdrawn_at IS NOT NULL AND entry_index < %s",
            [self.sealed],
        )
        pk, index = self.random.choice(erased)
        self._do(
            "UPDATE listen_story SET withdrawn_at = NULL, withdrawn_ground = '', text = 'Alles bestens.' WHERE id = %s",
            [pk],
        )
        if self.random.random() < 0.5:
            salt = self.random.randbytes(32)
            self._do("UPDATE trust_ledgeropening SET body_salt = %s WHERE index = %s", [salt, index])
        return "erased story shown again"

    def restore_a_row(self) -> str:
        table = self.random.choice(["listen_story", "understand_insight", "ask_inquiry", "people_account"])
        (pk,) = self.random.choice(self._rows(f"SELECT id FROM old_{table}"))
        self._do(f"DELETE FROM {table} WHERE id = %s", [pk])
        self._do(f"INSERT INTO {table} SELECT * FROM old_{table} WHERE id = %s", [pk])
        return f"{table} row restored from before"

    def restore_a_table(self) -> str:
        table = self.random.choice(KEPT)
        self._restore(table)
        return f"{table} restored from before"

    def restore_everything(self) -> str:
        for table in KEPT:
            self._restore(table)
        if self.random.random() < 0.5:
            self._seal_again()
        return "everything restored from before"

    def turn_an_entry_into_an_erasure(self) -> str:
        """Covers a hidden story with an entry that was once something else."""
        row = self._row("listen_story", "text")
        self.hide_without_entry()
        index = self.random.randrange(row["entry_index"] + 1, self.sealed + 1) % self.sealed
        place = f"entry:{row['entry_index']}"
        self._write_leaf(index, _edited(self._leaves()[index], k="erasure", f=place, r="teller"))
        self._perhaps_sign_again()
        return "entry turned into an erasure"

    # Tools.

    def _row(self, table: str, column: str = "") -> dict[str, Any]:
        where = "TRUE"
        if table not in {"listen_tally", "understand_insight", "understand_evidence", "ask_inquiry", "people_account"}:
            where = f"entry_index < {self.sealed}"
        if table == "listen_story" and column in ONLY_WITH_WORDS:
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
        key = _key(table)
        if isinstance(value, tuple):
            shift = f"{column} + make_interval(mins => %s)"
            self._do(f"UPDATE {table} SET {column} = {shift} WHERE {key} = %s", [value[1], row[key]])
        else:
            if isinstance(value, dict) or (column == "evidence" and not isinstance(value, str)):
                value = json.dumps(value)
            self._do(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", [value, row[key]])

    def _copy(self, table: str, row: dict[str, Any], **changes: str) -> None:
        key = _key(table)
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
        self._write_leaf(index, _edited(self._leaves()[index], **{name: changes[name]}))
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


def _key(table: str) -> str:
    by_entry = dict.fromkeys(("trust_moderationwords", "trust_tombstone"), "entry_index")
    return {"listen_tally": "inquiry_id", **by_entry}.get(table, "id")


def _edited(leaf: bytes, **changes: Any) -> bytes:
    return canonical({**json.loads(leaf), **changes})
