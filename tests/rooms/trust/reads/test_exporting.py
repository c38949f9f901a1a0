"""Extract and audit file: what is in them, and that an honest house passes its own audit."""

from __future__ import annotations

import json
import zipfile
from datetime import timedelta
from io import BytesIO
from random import Random

import pytest

import resonanz_pruefe as pruefe
from resonanz.act import actions as act
from resonanz.act.enums import Word
from resonanz.answer import actions as answer
from resonanz.ask import actions as ask
from resonanz.ground import clock
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from resonanz.people import actions as people_actions
from resonanz.trust.enums import Kind
from resonanz.trust.errors import NothingSealed
from resonanz.trust.models import LedgerEntry
from resonanz.understand import actions as understand
from tests.support.lives import Life
from tests.support.log import Log
from tests.support.people import People


def _lived(people: People) -> None:
    """A little of everything that writes entries."""
    inquiry = people.inquiry()
    stories = [people.tells(inquiry, f"Gast {n}: Ich habe gewartet.")[0] for n in range(4)]
    secret, _ = people.tells(inquiry, "Nur für das Team.", permission="team", works_well="Die Leute.", feeling="froh")
    listen.supplement_story(story=secret, place=inquiry.place, key="a supplement's own key", text="Noch etwas.")
    listen.mark_read(story_ids=[stories[0].pk, stories[2].pk], by=people.mira.pk)
    listen.mark_read(story_ids=[stories[0].pk, stories[1].pk], by=people.jonas.pk)
    passages = [understand.passage_of(story=story, words="Ich habe gewartet.") for story in stories]
    insight = understand.make_insight(
        inquiry=inquiry, title="Wer anruft, wartet", summary="", passages=passages[:3], by=people.mira.pk
    )
    understand.change_insight(
        insight=insight, inquiry=inquiry, title="Warten", summary="Lange.", passages=passages[1:], by=people.jonas.pk
    )
    act.decide(
        insight=insight,
        place=inquiry.place,
        word=Word.IN_PROGRESS,
        by=people.mira.pk,
        owner="Jonas",
        due_on=people.today() + timedelta(days=9),
    )
    act.decide(insight=insight, place=inquiry.place, word=Word.DONE, by=people.mira.pk)
    answer.reply_to(story=stories[1], text="Danke, wir ändern das.", by=people.mira.pk)
    ask.change_inquiry(inquiry=inquiry, by=people.mira.pk, why="Wir bauen um, und zwar gleich.")
    listen.withdraw_stories(story_ids=[stories[3].pk], ground=Withdrawal.TELLER)
    people_actions.change_member(
        account=people.jonas, name="Jonas Perk-Holt", function="", email=None, is_active=False, by=people.mira
    )
    people_actions.issue_link(account=people.mira, by=None)


def test_an_honest_house_passes_its_audit(people: People) -> None:
    log = Log()
    _lived(people)
    earlier = log.seal()
    people.tells(people.inquiry(slug="noch-eins"), "Ein Nachtrag.")
    log.seal()
    report = pruefe.check_audit(log.audit_file(), earlier)
    assert report.altered == []
    assert report.undecided == []
    assert report.details["entries"] == LedgerEntry.objects.count()


def test_what_is_not_sealed_yet_is_audited_too(people: People) -> None:
    log = Log()
    earlier = log.seal()
    _lived(people)
    report = pruefe.check_audit(log.audit_file(), earlier)
    assert (report.altered, report.undecided) == ([], [])
    assert report.details["pending"] > 10


def test_every_entry_of_a_lived_house_is_opened(people: People) -> None:
    log = Log()
    _lived(people)
    log.seal()
    with zipfile.ZipFile(log.audit_file()) as archive:
        lines = [json.loads(line) for line in archive.read("openings.jsonl").splitlines()]
        assert archive.read("orphans.jsonl") == b""
    closed = [line for line in lines if line["salts"] and set(line["opens"]) != {"author", "body", "meta"}]
    assert closed == []
    assert len(lines) == LedgerEntry.objects.count()


def test_a_full_life_writes_every_kind_of_entry_and_each_is_opened(db: None) -> None:
    """What no life ever writes is said here, so that a new kind has to be lived before it counts as checked."""
    log, life = Log(), Life(Random(7))
    life.start()
    for _ in range(12):
        life.do(life.decide)
    earlier = log.seal()
    file = log.audit_file()
    report = pruefe.check_audit(file, earlier)
    assert (report.altered, report.undecided) == ([], [])
    with zipfile.ZipFile(file) as archive:
        lived = {json.loads(line)["k"] for line in archive.read("leaves.jsonl").splitlines()}
    assert set(Kind) - lived == {Kind.DAILY_BALANCE, Kind.CHECKPOINT_NOTE}


def test_a_log_that_was_begun_anew_tells_of_the_one_before(people: People) -> None:
    old, log = Log(b"the log before"), Log()
    people.tells(people.inquiry(), "47 Minuten Musik.")
    earlier = old.seal()
    people.tells(people.inquiry(slug="zwei"), "Noch eine.")
    newest = log.seal()
    for since in (earlier, newest):
        report = pruefe.check_audit(log.audit_file(), since)
        assert (report.altered, report.undecided) == ([], [])
    assert any(old.origin in note for note in report.notes)


def test_what_was_erased_on_the_promised_day_passes_the_audit(people: People) -> None:
    log = Log()
    _lived(people)
    earlier = log.seal()
    with clock.held_at(clock.now() + timedelta(days=500)):
        answer.keep_promises()
        report = pruefe.check_audit(log.audit_file(), earlier)
    assert (report.altered, report.undecided) == ([], [])


def test_a_large_ledger_is_read_in_pieces(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    log = Log()
    _lived(people)
    earlier = log.seal()
    whole = log.audit_file()
    monkeypatch.setattr("resonanz.trust.reads.exporting._PIECE", 3)
    pieces = log.audit_file()
    assert pruefe.check_audit(pieces, earlier).code == 0
    with zipfile.ZipFile(whole) as one, zipfile.ZipFile(pieces) as many:
        assert {name: one.read(name) for name in one.namelist()} == {name: many.read(name) for name in many.namelist()}


def test_the_extract_holds_no_words(people: People) -> None:
    log = Log()
    _lived(people)
    earlier = log.seal()
    extract = log.extract()
    with zipfile.ZipFile(extract) as archive:
        assert set(archive.namelist()) == pruefe.EXTRACT
        everything = b"".join(archive.read(name) for name in archive.namelist())
    for word in ("gewartet", "Jonas", "Nur für das Team", "teller:", "account:"):
        assert word.encode() not in everything
    assert pruefe.check_log(extract, earlier).code == 0


def test_without_a_checkpoint_there_is_nothing_to_give_out(people: People) -> None:
    with pytest.raises(NothingSealed):
        Log().audit_file()
    assert pruefe.check_log(BytesIO(b"")).code == 2
