"""The journal of erasures of one machine learns what another one has erased."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pytest_django import DjangoCaptureOnCommitCallbacks

from resonanz.answer.actions import complete_journal
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.trust.reads import journal_lines
from tests.support.people import People


def test_every_machine_learns_of_every_erasure_once(
    people: People, settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    inquiry = people.inquiry()
    (gone, _), (stays, _) = people.tells(inquiry, "Das nehme ich zurück."), people.tells(inquiry, "Das bleibt.")
    settings.DATA = tmp_path / "web"
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_stories(story_ids=[gone.pk], ground=Withdrawal.TELLER)
    erased_here = journal_lines()
    assert [line.index for line in erased_here if line.kind == "words"] == [gone.entry_index]
    settings.DATA = tmp_path / "worker"
    assert journal_lines() == []
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            complete_journal()
    [line] = journal_lines()
    assert (line.index, line.leaf_hash) == (gone.entry_index, erased_here[0].leaf_hash)
    assert line.index != stays.entry_index
