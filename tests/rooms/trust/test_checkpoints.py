"""The checkpointer signs what is whole and nothing else, and says what is wrong."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.test import override_settings

from resonanz.ground import clock
from resonanz.trust import reads
from resonanz.trust.actions import (
    Draft,
    Recorded,
    begin_new_log,
    holds_log_key,
    open_log,
    publish_checkpoint,
    record,
    record_all,
)
from resonanz.trust.actions.checkpoints import _LOCK
from resonanz.trust.enums import Kind, Trouble, Via
from resonanz.trust.errors import KeyNotNew
from resonanz.trust.events import Openings, opening_entries
from resonanz.trust.models import LedgerAlarm, LedgerCheckpoint, LedgerEntry, LedgerKey, LedgerNode
from resonanz.trust.reads.checkpoints import SEPARATOR, copied_notes, copy_path
from resonanz.trust.rules import tree
from resonanz.trust.rules.leaves import leaf_hash
from resonanz.trust.rules.notes import Checkpoint, new_pem, read_checkpoint, read_pem, read_vkey
from tests.support.environment import DATA
from tests.support.people import People

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_log")]


def draft(text: str = "47 Minuten Musik") -> Draft:
    return Draft(
        kind=Kind.CONTRIBUTION, place="inquiry:ABC", role="customer", via=Via.WEB, author="t", body={"text": text}
    )


def written(count: int) -> list[Recorded]:
    return record_all([draft(f"Nummer {n}") for n in range(count)])


def troubles() -> set[str]:
    return {alarm.kind for alarm in LedgerAlarm.objects.filter(ended_at=None)}


def hashes() -> list[bytes]:
    return [bytes(digest) for digest in LedgerEntry.objects.order_by("index").values_list("leaf_hash", flat=True)]


def give_out(leaf: bytes | None, digest: bytes = b"") -> None:
    """What only somebody with the database in their hands does: an index without its entry, or with another one."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE trust_ledgerhead SET size = size + 1 RETURNING size - 1")
        (index,) = cursor.fetchone()
    if leaf is not None:
        LedgerEntry.objects.create(index=index, leaf=leaf, leaf_hash=digest or leaf_hash(leaf))


def test_nothing_is_signed_before_there_is_something() -> None:
    assert publish_checkpoint() is None
    assert (LedgerCheckpoint.objects.count(), LedgerAlarm.objects.count(), copied_notes()) == (0, 0, [])


def test_a_checkpoint_states_size_and_root_under_the_name_of_the_key(own_log: Path) -> None:
    written(5)
    published = publish_checkpoint()
    assert published is not None
    key = reads.current_key()
    assert key is not None
    verifier = read_vkey(key.vkey)
    assert read_checkpoint(published.note, verifier) == Checkpoint(
        origin=verifier.origin, size=5, root=tree.root(hashes())
    )
    assert copy_path() == own_log / "log" / "checkpoints.txt"
    assert copy_path().read_text("utf-8") == published.note


def test_the_first_entry_makes_the_key_once(own_log: Path) -> None:
    record(draft())
    path = own_log / "secrets" / "log.key"
    pem = path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600
    record(draft())
    assert path.read_text() == pem
    assert [key.vkey for key in LedgerKey.objects.all()] == [read_pem(pem).verifier.vkey]


def test_a_log_that_has_not_grown_gets_no_second_checkpoint() -> None:
    written(3)
    assert publish_checkpoint() is not None
    assert publish_checkpoint() is None
    written(1)
    assert publish_checkpoint() is not None
    assert len(copied_notes()) == 2


@pytest.mark.parametrize("steps", [[1, 1, 1], [255, 1, 1], [256, 300], [700], [1, 511, 200]])
def test_kept_nodes_give_the_same_roots_and_proofs_as_all_leaves(steps: list[int]) -> None:
    for step in steps:
        written(step)
        published = publish_checkpoint()
        assert published is not None
        assert bytes(published.root_hash) == tree.root(hashes())
    total, leaves = sum(steps), hashes()
    assert LedgerNode.objects.count() == total // 256
    stored = reads.StoredTree(published.origin)
    for index in {0, 1, total // 2, total - 1}:
        assert stored.inclusion_proof(index, total) == tree.inclusion_proof(leaves, index)
    for first in {1, steps[0], total}:
        assert stored.consistency_proof(first, total) == tree.consistency_proof(leaves, first)


def test_a_proof_costs_few_statements(django_assert_max_num_queries: object) -> None:
    written(700)
    published = publish_checkpoint()
    assert published is not None
    with django_assert_max_num_queries(2):  # type: ignore[operator]  # pytest-django types it as a function.
        reads.StoredTree(published.origin).inclusion_proof(650, 700)


def test_a_missing_key_stops_the_signing_until_it_is_back(own_log: Path) -> None:
    written(3)
    publish_checkpoint()
    path = own_log / "secrets" / "log.key"
    pem = path.read_text()
    path.unlink()
    written(1)
    assert publish_checkpoint() is None
    assert troubles() == {Trouble.KEY_MISSING}
    assert not path.exists()
    path.write_text(pem)
    assert publish_checkpoint() is not None
    assert troubles() == set()
    assert [alarm.kind for alarm in reads.past_alarms()] == [Trouble.KEY_MISSING]


@pytest.mark.parametrize("pem", ["", "kaputt", "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n"])
def test_a_key_that_cannot_be_read_counts_as_missing(own_log: Path, pem: str) -> None:
    written(1)
    (own_log / "secrets" / "log.key").write_text(pem)
    assert publish_checkpoint() is None
    assert troubles() == {Trouble.KEY_MISSING}


def test_another_key_signs_nothing(own_log: Path) -> None:
    written(3)
    publish_checkpoint()
    (own_log / "secrets" / "log.key").write_text(new_pem())
    written(1)
    assert publish_checkpoint() is None
    assert troubles() == {Trouble.KEY_CHANGED}
    assert LedgerCheckpoint.objects.count() == 1


def test_a_key_from_outside_counts(own_log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pem = new_pem()
    monkeypatch.setenv("RESONANZ_LOG_KEY", pem.replace("\n", "\\n"))
    written(1)
    published = publish_checkpoint()
    assert published is not None
    assert published.origin == read_pem(pem).verifier.origin
    assert not (own_log / "secrets" / "log.key").exists()


def test_an_older_database_is_noticed_by_the_copy_outside(own_log: Path) -> None:
    """What a restore does: the copy knows a checkpoint over more entries than there are."""
    written(3)
    publish_checkpoint()
    signer = read_pem((own_log / "secrets" / "log.key").read_text())
    later = signer.note(Checkpoint(origin=signer.verifier.origin, size=9, root=b"r" * 32).text)
    with copy_path().open("a") as file:
        file.write(SEPARATOR + later)
    assert publish_checkpoint() is None
    assert [(alarm.kind, alarm.note) for alarm in reads.open_alarms()] == [(Trouble.SHORTER, "9 > 3")]


def test_a_restored_database_that_has_grown_again_is_noticed(own_log: Path) -> None:
    written(3)
    publish_checkpoint()
    signer = read_pem((own_log / "secrets" / "log.key").read_text())
    other = signer.note(Checkpoint(origin=signer.verifier.origin, size=4, root=b"r" * 32).text)
    copy_path().write_text(copy_path().read_text() + SEPARATOR + other)
    written(5)
    assert publish_checkpoint() is None
    assert troubles() == {Trouble.OTHER_ROOT}


def test_an_empty_database_under_a_known_copy_is_noticed(own_log: Path) -> None:
    signer = read_pem(new_pem())
    copy_path().parent.mkdir()
    copy_path().write_text(signer.note(Checkpoint(origin=signer.verifier.origin, size=4, root=b"r" * 32).text))
    assert publish_checkpoint() is None
    assert Trouble.SHORTER in troubles()


def test_the_half_written_end_of_the_copy_is_passed_over(own_log: Path) -> None:
    written(3)
    first = publish_checkpoint()
    assert first is not None
    copy_path().write_text(copy_path().read_text() + SEPARATOR + first.note[: len(first.note) // 2])
    written(2)
    assert publish_checkpoint() is not None
    assert troubles() == set()


def test_what_another_machine_has_signed_comes_into_the_copy(own_log: Path) -> None:
    """Both have the key; each keeps a copy of its own."""
    written(1)
    mine = publish_checkpoint()
    written(1)
    there = own_log / "other"
    (there / "secrets").mkdir(parents=True)
    shutil.copy(own_log / "secrets" / "log.key", there / "secrets")
    with override_settings(DATA=there):
        other = publish_checkpoint()
        assert len(copied_notes()) == 2
    assert mine is not None
    assert other is not None
    assert copied_notes() == [mine.note]
    written(1)
    newest = publish_checkpoint()
    assert newest is not None
    assert copied_notes() == [mine.note, other.note, newest.note]


def test_whoever_begins_the_log_holds_its_key_and_nobody_else(own_log: Path) -> None:
    """Before the first entry, so that of machines that begin together one counts; nothing empty is signed."""
    assert holds_log_key() is True
    assert publish_checkpoint() is None
    with override_settings(DATA=own_log / "other"):
        assert holds_log_key() is False
        assert not (own_log / "other" / "secrets").exists()
    assert LedgerAlarm.objects.count() == 0
    assert holds_log_key() is True


def test_a_lost_copy_is_filled_up_from_the_database() -> None:
    written(3)
    publish_checkpoint()
    copy_path().unlink()
    written(2)
    publish_checkpoint()
    assert copied_notes() == [row.note for row in reads.checkpoints().order_by("size")]
    assert len(copied_notes()) == 2


def test_a_clock_that_jumps_raises_no_alarm() -> None:
    start = datetime(2026, 3, 29, 0, 59, tzinfo=UTC)
    for jump in (timedelta(), timedelta(days=400), -timedelta(days=400), -timedelta(seconds=1)):
        with clock.held_at(start + jump):
            written(2)
            assert publish_checkpoint() is not None
    assert troubles() == set()


def test_two_at_once_sign_once() -> None:
    written(3)
    from resonanz.ground.postgres import Cluster

    with psycopg.connect(Cluster(DATA).app_url) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        assert publish_checkpoint() is None
    assert publish_checkpoint() is not None


def test_a_new_log_begins_under_a_new_name_and_keeps_the_old_one(own_log: Path) -> None:
    written(3)
    first = publish_checkpoint()
    assert first is not None
    (own_log / "secrets" / "log.key").unlink()
    assert publish_checkpoint() is None
    key = begin_new_log(reason="Der Schlüssel lag auf der kaputten Platte.")
    assert troubles() == set()
    newest = reads.newest_checkpoint()
    assert newest is not None
    assert (newest.origin, newest.size) == (key.origin, 4)
    assert read_checkpoint(newest.note, read_vkey(key.vkey)).root == tree.root(hashes())
    old = LedgerCheckpoint.objects.get(origin=first.origin)
    assert read_checkpoint(old.note, read_vkey(LedgerKey.objects.get(origin=first.origin).vkey)).size == 3
    assert [found.origin for found in reads.all_keys()] == [key.origin, first.origin]


def test_a_new_log_after_a_restore_brings_back_what_was_published(own_log: Path) -> None:
    written(3)
    first = publish_checkpoint()
    assert first is not None
    signer = read_pem((own_log / "secrets" / "log.key").read_text())
    lost = signer.note(Checkpoint(origin=first.origin, size=9, root=b"r" * 32).text)
    copy_path().write_text(copy_path().read_text() + SEPARATOR + lost)
    publish_checkpoint()
    key = begin_new_log(reason="Sicherung von gestern eingespielt.")
    assert troubles() == set()
    assert LedgerCheckpoint.objects.get(origin=first.origin, size=9).note == lost
    assert [note.partition("\n")[0] for note in copied_notes()] == [key.origin]
    laid_aside = own_log / "secrets" / f"log-{first.origin.rpartition('/')[2]}.key"
    assert read_pem(laid_aside.read_text()).verifier.origin == first.origin


def test_a_new_log_opens_its_own_entry() -> None:
    written(2)
    key = begin_new_log(reason="Schlüssel verloren.")
    openings = Openings()
    opening_entries.run(openings)
    assert key.entry_index is not None
    assert openings.opens[key.entry_index]["body"]["reason"] == "Schlüssel verloren."
    assert openings.shown[key.entry_index].kind == "checkpoint_note"


def test_a_new_log_with_the_old_key_from_outside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESONANZ_LOG_KEY", new_pem())
    written(2)
    for _ in range(2):
        with pytest.raises(KeyNotNew):
            begin_new_log(reason="Warum auch immer.")
        monkeypatch.setenv("RESONANZ_LOG_KEY", "kaputt")
    assert LedgerKey.objects.count() == 1


def test_opening_the_log_twice_gives_one_key() -> None:
    assert open_log() == open_log()


def test_people_keep_telling_while_the_key_is_broken(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESONANZ_LOG_KEY", "kaputt")
    story, _code = people.tells(people.inquiry(), "47 Minuten Musik")
    assert publish_checkpoint() is None
    found = reads.receipt(story.entry_index)
    assert found is not None
    assert found.promise == "" or found.vkey


def test_a_missing_entry_is_noticed() -> None:
    written(3)
    give_out(None)
    assert publish_checkpoint() is None
    assert [(alarm.kind, alarm.note) for alarm in reads.open_alarms()] == [(Trouble.GAP, "3")]


def test_a_gap_in_the_middle_is_noticed() -> None:
    written(2)
    give_out(None)
    written(300)
    assert publish_checkpoint() is None
    assert troubles() >= {Trouble.GAP}


@pytest.mark.parametrize(
    ("leaf", "digest"), [(b'{"n":3}', b"x" * 32), (b'{"n":2}', b""), (b"{}", b""), (b"\xff", b""), (b"[]", b"")]
)
def test_an_entry_that_does_not_hold_is_noticed(leaf: bytes, digest: bytes) -> None:
    """Another leaf than its hash, or a leaf that stands in the place of another."""
    written(3)
    give_out(leaf, digest)
    assert publish_checkpoint() is None
    assert [(alarm.kind, alarm.note) for alarm in reads.open_alarms()] == [(Trouble.LEAF, "3")]


def test_a_forged_node_is_noticed_by_the_thorough_look() -> None:
    written(700)
    published = publish_checkpoint()
    assert published is not None
    written(100)
    LedgerNode.objects.create(origin=published.origin, level=8, position=2, node_hash=b"x" * 32)
    assert publish_checkpoint(thorough=True) is None
    assert Trouble.OTHER_ROOT in troubles()


def test_an_alarm_is_raised_once_and_says_what_to_do() -> None:
    written(1)
    give_out(None)
    for _ in range(3):
        publish_checkpoint()
    [alarm] = reads.open_alarms()
    assert "fehlen Einträge" in str(alarm.what)
    assert "Sicherung" in str(alarm.remedy)
