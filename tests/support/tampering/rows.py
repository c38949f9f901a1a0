"""Rows of the application: changed, swapped, deleted, invented."""

from __future__ import annotations

from tests.support.tampered import COLUMNS
from tests.support.tampering.hand import Hand, key_of


class OnRows(Hand):
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
        key = key_of(table)
        self._do(f"DELETE FROM {table} WHERE {key} = %s", [row[key]])
        return f"{table} row deleted"

    def insert_a_story(self) -> str:
        row = self._row("listen_story", "text")
        index = self.random.choice([10**6, -1, self.sealed - 1])
        self._copy("listen_story", row, text="'Erfunden.'", entry_index=str(index), code_hash="NULL", source="''")
        return "story invented"

    def move_a_vote(self) -> str:
        """To another statement, to somebody else, or with its whole voter to another number."""
        row = self._row("listen_vote")
        column, table = self.random.choice([("statement_id", "listen_statement"), ("voter_id", "listen_voter")])
        other = self.random.choice(self._rows(f"SELECT id FROM {table} WHERE id <> %s ORDER BY id", [row[column]]))[0]
        if self.random.random() < 0.7:
            self._set("listen_vote", row, column, other)
            return f"listen_vote.{column} moved"
        self._do("UPDATE listen_voter SET teller = gen_random_uuid() WHERE id = %s", [row["voter_id"]])
        return "voter renumbered"

    def insert_another_row(self) -> str:
        table = self.random.choice(
            [
                "listen_reading",
                "act_decision",
                "answer_reply",
                "understand_insight",
                "answer_thanks",
                "trust_moderation",
                "listen_statement",
                "listen_vote",
                "listen_votingchange",
                "listen_tastingchange",
            ]
        )
        changes = {"entry_index": "1000000", "number": "99", "is_current": "false"}
        row = self._row(table)
        if table == "listen_reading":
            changes = {"entry_index": "NULL", "story_id": str(self._row("listen_story")["id"])}
        self._copy(table, row, **{name: value for name, value in changes.items() if name in row})
        return f"{table} row invented"
