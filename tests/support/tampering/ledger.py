"""The ledger itself: entries, order, salts and checkpoints."""

from __future__ import annotations

import hmac
from hashlib import sha256

from resonanz.trust.rules.leaves import canonical
from tests.support.tampering.hand import Hand, edited


class OnLedger(Hand):
    def change_a_leaf(self) -> str:
        index = self.random.randrange(self.sealed)
        name = self._edit_leaf(index)
        return f"leaf changed: {name}"

    def swap_leaves(self) -> str:
        one, other = self.random.sample(range(self.sealed), 2)
        leaves = self._leaves()
        one_leaf, other_leaf = leaves[one], leaves[other]
        if self.random.random() < 0.5:
            one_leaf, other_leaf = edited(one_leaf, n=other), edited(other_leaf, n=one)
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
        self._write_leaf(row["entry_index"], edited(self._leaves()[row["entry_index"]], b=value))
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
            *("listen_vote", "listen_statement", "listen_votingchange"),
            *("listen_missing", "listen_taste", "listen_tastingchange"),
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
