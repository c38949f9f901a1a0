"""What somebody with all rights over the database could do to the past, one random manipulation after the other."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.tampering.ledger import OnLedger
from tests.support.tampering.rows import OnRows
from tests.support.tampering.sight import OnSight


class Tamperer(OnRows, OnLedger, OnSight):
    """Draws one deed after the other; the list says how often each comes."""

    def deeds(self) -> list[Callable[[], str]]:
        return [
            *[self.change_a_column] * 8,
            *[self.swap_a_column] * 3,
            self.delete_a_row,
            self.insert_a_story,
            self.insert_another_row,
            self.move_a_vote,
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
