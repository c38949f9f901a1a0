"""`new-log`: a reason, a new name, and everything old still there."""

from __future__ import annotations

import psycopg

from resonanz.ground.postgres import Cluster
from resonanz.trust.rules.notes import read_vkey
from tests.rooms.doors.cli.support import resonanz


def test_a_new_log_prints_its_key_and_keeps_the_reason(house: Cluster) -> None:
    assert resonanz("host-link", data=house.data).code == 0
    said = resonanz("new-log", "--reason", "Sicherung vom Vorabend eingespielt", data=house.data)
    assert said.code == 0, said.err
    key = read_vkey(said.out.strip().splitlines()[-1])
    with psycopg.connect(house.app_url, autocommit=True) as connection:
        rows = connection.execute("SELECT vkey, reason FROM trust_ledgerkey ORDER BY id").fetchall()
        [(size, head)] = connection.execute(
            "SELECT c.size, h.size FROM trust_ledgercheckpoint c, trust_ledgerhead h WHERE origin = %s", [key.origin]
        ).fetchall()
    assert rows[-1] == (key.vkey, "Sicherung vom Vorabend eingespielt")
    assert len(rows) == 2
    assert size == head


def test_a_new_log_needs_a_reason(house: Cluster) -> None:
    for reason in ("", "   ", "x" * 501):
        said = resonanz("new-log", "--reason", reason, data=house.data)
        assert said.is_one_sentence, said
        assert "--reason" in said.err
