"""Hiding, showing, permitting, going back to what was."""

from __future__ import annotations

from tests.support.tampered import KEPT
from tests.support.tampering.hand import Hand, edited


class OnSight(Hand):
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
        free = self._rows(
            "SELECT id FROM listen_story"
            " WHERE id NOT IN (SELECT supersedes_id FROM listen_story WHERE supersedes_id IS NOT NULL) ORDER BY id"
        )
        self._do(
            "UPDATE listen_story SET supersedes_id = %s WHERE supersedes_id IS NOT NULL AND entry_index < %s",
            [self.random.choice(free)[0], self.sealed],
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
        strangers = self._rows(
            "SELECT id FROM people_account"
            " WHERE id NOT IN (SELECT account_id FROM people_relation WHERE source = 'claim' AND until IS NULL)"
            " ORDER BY id"
        )
        self._do(
            "INSERT INTO people_relation (account_id, role, source, since) VALUES (%s, 'employee', 'claim', now())",
            [self.random.choice(strangers)[0]],
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
        self._write_leaf(index, edited(self._leaves()[index], k="erasure", f=place, r="teller"))
        self._perhaps_sign_again()
        return "entry turned into an erasure"
