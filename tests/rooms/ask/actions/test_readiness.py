"""What would break our own word is refused with a sentence, and what is kept with a reason is promised with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

import resonanz_pruefe as pruefe
from resonanz.ask import actions, reads
from resonanz.ask.actions import Kept
from resonanz.ask.enums import Flaw, State
from resonanz.ask.errors import InquiryIncomplete, InquiryNotReady
from resonanz.ask.models import Inquiry, KeptWording, PurposeVersion
from resonanz.ask.rules.readiness import MISSING
from resonanz.ask.rules.wording import LONGEST, Marked, check, unsettled
from resonanz.ground import clock
from resonanz.trust.events import Openings, opening_entries
from tests.rooms.ask.conftest import Promises
from tests.support.log import Log
from tests.support.people import People

LEADING = "Finden Sie nicht auch, dass die Hotline besser geworden ist?"
REASON = "wir nur über die Hotline entscheiden."


def found(text: str) -> list[Marked]:
    return check({"question": text}, explain_in="de")


def kept(text: str, reason: str = REASON) -> list[Kept]:
    return [Kept(part=mark.part, kind=mark.kind, words=mark.words, reason=reason) for mark in found(text)]


def refusal(inquiry: Inquiry, by: int) -> dict[str, Any]:
    with pytest.raises(InquiryNotReady) as refused:
        actions.open_inquiry(inquiry=inquiry, by=by)
    inquiry.refresh_from_db()
    assert inquiry.state == State.DRAFT
    return dict(refused.value.obstacles)


def test_every_kind_the_engine_names_has_its_label() -> None:
    assert {mark.kind for mark in found(LEADING)} <= set(Flaw.values)
    assert Flaw.LEADING in {mark.kind for mark in found(LEADING)}


@pytest.mark.parametrize("name", list(MISSING))
def test_each_missing_part_is_said_with_its_own_sentence(people: People, name: str) -> None:
    inquiry = people.inquiry(is_open=False, **{name: None if name in {"answer_by", "keep_until"} else "  "})
    assert refusal(inquiry, people.mira.pk) == {name: [str(MISSING[name])]}


def test_a_day_that_has_passed_cannot_be_promised(people: People) -> None:
    inquiry = people.inquiry(is_open=False, answer_by=people.today() - timedelta(days=1))
    assert list(refusal(inquiry, people.mira.pk)) == ["answer_by"]
    actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, answer_by=people.today())
    assert actions.open_inquiry(inquiry=inquiry, by=people.mira.pk).is_open


def test_stories_are_not_deleted_before_we_answered(people: People) -> None:
    inquiry = people.inquiry(is_open=False, keep_until=people.today() + timedelta(days=3))
    inquiry.answer_by = people.today() + timedelta(days=4)
    assert list(refusal(inquiry, people.mira.pk)) == ["keep_until"]


def test_a_question_of_five_thousand_characters_is_counted_and_not_opened(people: People) -> None:
    inquiry = people.inquiry(is_open=False, question="Was? " * 1000)
    [sentence] = refusal(inquiry, people.mira.pk)["question"]
    assert "5000 Zeichen" in sentence
    assert f"um {5000 - LONGEST} Zeichen" in sentence


def test_incomplete_says_everything_at_once(people: People) -> None:
    inquiry = people.inquiry(is_open=False, why="", question=LEADING, answer_by=people.today() - timedelta(days=1))
    with pytest.raises(InquiryIncomplete) as refused:
        actions.open_inquiry(inquiry=inquiry, by=people.mira.pk)
    assert refused.value.missing == ("why",)
    assert set(refused.value.obstacles) == {"why", "question", "answer_by"}


def test_an_unanswered_finding_is_not_opened(people: People, promises: Promises) -> None:
    inquiry = people.inquiry(is_open=False, question=LEADING)
    sentences = refusal(inquiry, people.mira.pk)["question"]
    assert len(sentences) == len(unsettled(found(LEADING), []))
    assert "Finden Sie nicht auch" in " ".join(sentences)
    assert promises(inquiry.place) == []


def test_a_kept_wording_is_promised_with_its_reason(
    people: People, promises: Promises, commits_to: Callable[[dict[str, Any], Any], bool]
) -> None:
    inquiry = people.inquiry(is_open=False, question=LEADING)
    actions.change_inquiry(inquiry=inquiry, by=people.jonas.pk, kept=kept(LEADING))
    actions.open_inquiry(inquiry=inquiry, by=people.mira.pk)
    [leaf] = promises(inquiry.place)
    version = PurposeVersion.objects.get()
    assert [row["reason"] for row in version.owed["kept"]] == [REASON] * len(found(LEADING))
    assert commits_to(leaf, {"deed": "opened", **version.owed})
    assert set(KeptWording.objects.values_list("kept_by_id", flat=True)) == {people.jonas.pk}
    page = people.client().get("/anliegen/kontakt/").content.decode()
    assert f"Wir fragen trotzdem so, weil {REASON}" in page


def test_a_blank_reason_is_none(people: People) -> None:
    inquiry = people.inquiry(is_open=False, question=LEADING)
    with pytest.raises(IntegrityError, match="ask_kept_with_a_reason"), transaction.atomic():
        KeptWording.objects.create(
            inquiry=inquiry, part="question", kind="leading", words="x", reason="", kept_at=clock.now()
        )
    assert unsettled(found(LEADING), kept(LEADING, "  ")) != []


def test_a_reason_goes_with_the_words_it_explained(people: People, promises: Promises) -> None:
    inquiry = people.inquiry(is_open=False, question=LEADING)
    actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, kept=kept(LEADING))
    actions.open_inquiry(inquiry=inquiry, by=people.mira.pk)
    actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, question="Was ist passiert?")
    assert KeptWording.objects.count() == 0
    assert ["kept" in row.owed for row in PurposeVersion.objects.all()] == [True, False]
    assert len(promises(inquiry.place)) == 2


def test_the_reason_of_an_open_inquiry_cannot_just_disappear(people: People) -> None:
    inquiry = people.inquiry(is_open=False, question=LEADING)
    actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, kept=kept(LEADING))
    actions.open_inquiry(inquiry=inquiry, by=people.mira.pk)
    with pytest.raises(InquiryNotReady):
        actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, kept=[])
    assert KeptWording.objects.count() == len(found(LEADING))


def test_an_unchanged_reason_keeps_who_said_it_first(people: People) -> None:
    inquiry = people.inquiry(is_open=False, question=LEADING)
    actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, kept=kept(LEADING))
    actions.change_inquiry(inquiry=inquiry, by=people.jonas.pk, kept=kept(LEADING))
    assert set(KeptWording.objects.values_list("kept_by_id", flat=True)) == {people.mira.pk}
    actions.change_inquiry(inquiry=inquiry, by=people.jonas.pk, kept=kept(LEADING, "es so verabredet ist."))
    assert set(KeptWording.objects.values_list("kept_by_id", flat=True)) == {people.jonas.pk}


def test_an_open_inquiry_may_be_corrected_where_it_is_not_at_fault(people: People, promises: Promises) -> None:
    """What the rules did not know when it opened stops no other correction; new words have to pass."""
    inquiry = people.inquiry()
    Inquiry.objects.filter(pk=inquiry.pk).update(question=LEADING)
    inquiry.refresh_from_db()
    actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, why="Wir bauen um, und zwar gleich.")
    with pytest.raises(InquiryNotReady):
        actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, question=f"{LEADING} Ja oder nein?")
    assert len(promises(inquiry.place)) == 2


def test_saving_without_a_change_makes_no_version(people: People, promises: Promises) -> None:
    inquiry = people.inquiry()
    same = {name: getattr(inquiry, name) for name in ("title", "question", "why", "slug", "answer_by")}
    actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, kept=[], **same)
    actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, minimum_people=4)
    assert len(promises(inquiry.place)) == 1
    actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, slug="hotline")
    assert len(promises("inquiry:" + inquiry.code)) == 2
    assert reads.changes_since(inquiry.pk, -1) == []


def test_changed_and_kept_promises_pass_the_audit(people: People) -> None:
    log = Log()
    inquiry = people.inquiry(is_open=False, question=LEADING)
    actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, kept=kept(LEADING))
    actions.open_inquiry(inquiry=inquiry, by=people.mira.pk)
    actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, why="Wir bauen um, und zwar gleich.")
    earlier = log.seal()
    report = pruefe.check_audit(log.audit_file(), earlier)
    assert (report.altered, report.undecided) == ([], [])


def test_a_reason_changed_behind_the_ledger_is_an_orphan(people: People) -> None:
    inquiry = people.inquiry(is_open=False, question=LEADING)
    actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, kept=kept(LEADING))
    actions.open_inquiry(inquiry=inquiry, by=people.mira.pk)
    KeptWording.objects.update(reason="es allen so gefällt.")
    openings = Openings()
    opening_entries.run(openings)
    assert ("ask_inquiry", str(inquiry.pk), PurposeVersion.objects.get().entry_index) in openings.orphans
