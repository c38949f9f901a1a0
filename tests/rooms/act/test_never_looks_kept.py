"""A commitment that is missed cannot be made to look kept by any role through any door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core.management import get_commands
from django.db import InternalError, ProgrammingError, connection, transaction
from django.urls import get_resolver

import resonanz_pruefe as pruefe
from resonanz.act import actions, reads
from resonanz.act.enums import Outcome, Pledge, Standing, Word
from resonanz.act.errors import CommitmentIncomplete, CommitmentOver, DecisionIncomplete
from resonanz.act.models import Commitment, CommitmentStep, Decision
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.understand.models import Insight
from tests.rooms.act.support import DAY, NOON
from tests.support.log import Log
from tests.support.people import People

pytestmark = pytest.mark.django_db
BALANCE = "/anliegen/kontakt/bilanz/"
REASON = "Es hat länger gedauert."


def at(number: int) -> Any:
    return clock.held_at(NOON + timedelta(days=number))


def day(number: int) -> date:
    return DAY + timedelta(days=number)


def decide(people: People, insight: Insight, word: Word, *, on: int, **said: Any) -> Decision:
    with at(on):
        return actions.decide(insight=insight, place=insight.inquiry.place, word=word, by=people.mira.pk, **said)


@pytest.fixture
def missed(people: People, insight: Insight) -> Insight:
    """Promised for the tenth day; it is the fifteenth now."""
    decide(people, insight, Word.IN_PROGRESS, on=0, owner="Technik", due_on=day(10))
    return insight


@pytest.fixture
def broken_word(people: People, inquiry: Inquiry) -> Commitment:
    with at(0):
        return actions.commit_to(inquiry=inquiry, text="Ja.", owner="Technik", due_on=day(10), by=people.mira.pk)


def stand(insight: Insight, *, on: int) -> reads.Stand:
    with at(on):
        return reads.public_stands([insight.pk])[insight.pk]


def again(people: People, insight: Insight, **said: Any) -> Decision:
    given = {"owner": "Technik", "due_on": day(30), "reason": REASON, **said}
    return decide(people, insight, Word.IN_PROGRESS, on=15, **given)


AFTERWARDS: dict[str, tuple[Callable[[People, Insight], object], Outcome]] = {
    "moved, too late": (again, Outcome.OPEN),
    "handed over": (lambda people, insight: again(people, insight, owner="Büro", due_on=day(10)), Outcome.MISSED),
    "done, and said to be done in time": (
        lambda people, insight: decide(people, insight, Word.DONE, on=15, done_on=day(9)),
        Outcome.LATE,
    ),
    "said to have been there all along": (
        lambda people, insight: decide(people, insight, Word.EXISTS, on=15, reason=REASON),
        Outcome.BROKEN,
    ),
    "given up": (
        lambda people, insight: decide(people, insight, Word.NOT_POSSIBLE, on=15, reason=REASON),
        Outcome.BROKEN,
    ),
    "moved, and kept in time then": (
        lambda people, insight: (again(people, insight), decide(people, insight, Word.DONE, on=20)),
        Outcome.LATE,
    ),
}


@pytest.mark.parametrize("deed", AFTERWARDS)
def test_nothing_that_is_decided_later_takes_it_back(people: People, missed: Insight, deed: str) -> None:
    act, outcome = AFTERWARDS[deed]
    act(people, missed)
    found = stand(missed, on=21)
    (course,) = found.promises
    assert (course.outcome, course.missed_on, found.was_missed) == (outcome, day(10), True)
    assert course.outcome != Outcome.KEPT


def test_a_new_promise_leaves_the_old_one_in_the_history(people: People, missed: Insight) -> None:
    decide(people, missed, Word.NOT_POSSIBLE, on=15, reason=REASON)
    again(people, missed)
    decide(people, missed, Word.DONE, on=16)
    found = stand(missed, on=17)
    assert [(course.outcome, course.missed_on) for course in found.promises] == [
        (Outcome.BROKEN, day(10)),
        (Outcome.KEPT, None),
    ]
    with at(17):
        page = people.client().get(f"{BALANCE}{missed.pk}/").content.decode()
    assert "nicht gehalten, weil:" in page
    assert page.index("nicht gehalten, weil:") < page.index("gehalten: zugesagt war")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"due_on": day(14)}, "due_on"),
        ({"due_on": day(9)}, "due_on"),
        ({"reason": " "}, "reason"),
        ({"public_on": day(20)}, "public_on"),
        ({"owner": "", "due_on": day(30)}, "owner"),
    ],
)
def test_a_missed_promise_is_not_moved_quietly(
    people: People, missed: Insight, said: dict[str, Any], field: str
) -> None:
    with pytest.raises(DecisionIncomplete) as refused:
        again(people, missed, **said)
    assert list(refused.value.problems) == [field]
    assert stand(missed, on=15).key == Standing.MISSED


def test_every_word_that_ends_a_promise_unkept_needs_its_reason(people: People, missed: Insight) -> None:
    for word in (Word.EXISTS, Word.NOT_POSSIBLE):
        with pytest.raises(DecisionIncomplete) as refused:
            decide(people, missed, word, on=15)
        assert list(refused.value.problems) == ["reason"]


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ({"word": "done", "done_on": day(9).isoformat()}, "später als zugesagt (zugesagt war der 21. März 2026"),
        ({"word": "exists", "reason": REASON}, "Zugesagt für 21. März 2026, nicht gehalten, weil:"),
        ({"word": "not_possible", "reason": REASON}, "Zugesagt für 21. März 2026, nicht gehalten, weil:"),
        (
            {"word": "in_progress", "reason": REASON, "owner": "Technik", "due_on": day(30).isoformat()},
            "einmal nicht gehalten (zugesagt war der 21. März 2026), neu zugesagt für 10. April 2026",
        ),
    ],
)
def test_the_pages_say_it_whichever_form_was_used(
    people: People, missed: Insight, words: dict[str, str], there: str
) -> None:
    with at(15):
        client = people.client(people.mira)
        assert client.post(f"/team/erkenntnis/{missed.pk}/", words).status_code == 302
        for url in (f"{BALANCE}{missed.pk}/", f"/team/erkenntnis/{missed.pk}/"):
            assert there in " ".join(client.get(url).content.decode().split())


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ({"deed": "kept"}, Outcome.LATE),
        ({"deed": "moved", "reason": REASON, "due_on": day(30).isoformat()}, Outcome.OPEN),
        ({"deed": "handed", "reason": REASON, "owner": "Büro"}, Outcome.MISSED),
        ({"deed": "broken", "reason": REASON}, Outcome.BROKEN),
    ],
)
def test_the_page_of_promises_takes_nothing_back(
    people: People, missed: Insight, broken_word: Commitment, words: dict[str, str], outcome: Outcome
) -> None:
    client = people.client(people.mira)
    for url in (f"/team/zusagen/erkenntnis/{missed.pk}/", f"/team/zusagen/{broken_word.pk}/"):
        with at(15):
            assert client.post(url, words).status_code == 302
    with at(16):
        promise = reads.commitment(broken_word.pk)
        assert promise is not None
        (course,) = reads.stands([missed.pk])[missed.pk].promises
        assert {(each.outcome, each.missed_on) for each in (promise.course, course)} == {(outcome, day(10))}


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"deed": "moved", "due_on": day(30).isoformat()}, "reason"),
        ({"deed": "moved", "reason": REASON, "due_on": day(14).isoformat()}, "due_on"),
        ({"deed": "moved", "reason": REASON}, "due_on"),
        ({"deed": "broken"}, "reason"),
        ({"deed": "handed", "reason": REASON}, "owner"),
        ({"deed": "forgotten"}, "deed"),
    ],
)
def test_what_is_owed_is_said(
    people: People, missed: Insight, broken_word: Commitment, words: dict[str, str], field: str
) -> None:
    client = people.client(people.mira)
    for url in (f"/team/zusagen/erkenntnis/{missed.pk}/", f"/team/zusagen/{broken_word.pk}/"):
        with at(15):
            response = client.post(url, words)
        assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert (Decision.objects.count(), CommitmentStep.objects.count()) == (1, 1)


def test_a_closed_promise_takes_no_further_step(people: People, missed: Insight, broken_word: Commitment) -> None:
    with at(15):
        actions.follow_up(commitment_id=broken_word.pk, deed=Pledge.BROKEN, by=people.mira.pk, reason=REASON)
        with pytest.raises(CommitmentOver):
            actions.follow_up(commitment_id=broken_word.pk, deed=Pledge.KEPT, by=people.mira.pk)
        assert people.client(people.mira).post(f"/team/zusagen/{broken_word.pk}/", {"deed": "kept"}).status_code == 409
    decide(people, missed, Word.NOT_POSSIBLE, on=15, reason=REASON)
    with at(16):
        response = people.client(people.mira).post(f"/team/zusagen/erkenntnis/{missed.pk}/", {"deed": "kept"})
    assert response.status_code == 409


def test_a_commitment_is_not_moved_into_the_past(people: People, broken_word: Commitment) -> None:
    with at(15), pytest.raises(CommitmentIncomplete):
        actions.follow_up(
            commitment_id=broken_word.pk, deed=Pledge.MOVED, by=people.mira.pk, reason=REASON, due_on=day(12)
        )


def test_guests_reach_none_of_these_doors(people: People, missed: Insight, broken_word: Commitment) -> None:
    guest = people.client()
    urls = ["/team/zusagen/", "/team/zusagen/mein-name/", "/team/anliegen/kontakt/zusagen/"]
    urls += [f"/team/zusagen/{broken_word.pk}/", f"/team/zusagen/erkenntnis/{missed.pk}/"]
    assert [guest.post(url, {"deed": "kept"}).status_code for url in urls] == [302] * len(urls)
    assert Decision.objects.count() == 1


BY_HAND = [
    "UPDATE act_decision SET due_on = due_on + 90",
    "UPDATE act_decision SET decided_at = decided_at - interval '1 year'",
    "UPDATE act_decision SET word = 'done', done_on = due_on",
    "UPDATE act_decision SET public_on = due_on + 90",
    "UPDATE act_decision SET is_current = true, number = 7",
    "DELETE FROM act_decision",
    "TRUNCATE act_decision CASCADE",
    "UPDATE act_commitment SET text = 'Etwas anderes.'",
    "UPDATE act_commitmentstep SET due_on = due_on + 90",
    "UPDATE act_commitmentstep SET deed = 'kept'",
    "DELETE FROM act_commitmentstep",
    "DELETE FROM act_commitment",
    "UPDATE act_disclosure SET deed = 'told'",
    "TRUNCATE act_disclosure",
]


@pytest.mark.parametrize("statement", BY_HAND)
def test_the_database_itself_refuses_to_change_what_was_said(
    people: People, missed: Insight, broken_word: Commitment, statement: str
) -> None:
    with (
        pytest.raises((InternalError, ProgrammingError), match=r"append-only|stays as it was made|permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert stand(missed, on=15).key == Standing.MISSED


def test_no_current_decision_comes_back(people: People, missed: Insight) -> None:
    decide(people, missed, Word.DONE, on=15)
    with pytest.raises((InternalError, ProgrammingError), match="stays as it was made"), transaction.atomic():
        Decision.objects.filter(number=1).update(is_current=True)


def test_no_admin_and_no_command_touches_promises() -> None:
    assert not apps.is_installed("django.contrib.admin")
    assert "admin" not in get_resolver().namespace_dict
    ours = {name for name, room in get_commands().items() if str(room).startswith("resonanz.")}
    assert not {name for name in ours if any(word in name for word in ("decision", "promise", "commit", "pledge"))}


def test_a_row_that_was_only_slipped_in_is_found_by_the_ledger(
    people: People, missed: Insight, broken_word: Commitment
) -> None:
    """Adding is all that the rights of the program allow; without an entry of its own it does not stand up."""
    log = Log()
    earlier = log.seal()
    given = CommitmentStep.objects.get()
    CommitmentStep.objects.create(
        commitment=broken_word,
        number=2,
        deed=Pledge.KEPT,
        due_on=given.due_on,
        by=people.mira,
        at=NOON + timedelta(days=9),
        entry_index=0,
    )
    Decision.objects.filter(insight=missed).update(is_current=False)
    Decision.objects.create(
        insight=missed,
        inquiry_id=missed.inquiry_id,
        number=2,
        word=Word.DONE,
        done_on=day(9),
        decided_by=people.mira,
        decided_at=NOON + timedelta(days=9),
        entry_index=1,
    )
    log.seal()
    report = pruefe.check_audit(log.audit_file(), earlier)
    assert report.code == pruefe.ALTERED
    assert len(report.altered) >= 2


def test_the_ledger_tells_its_story(people: People, missed: Insight, broken_word: Commitment) -> None:
    """Every step is an entry, in the order in which it was recorded, and an honest house passes its audit."""
    again(people, missed)
    decide(people, missed, Word.DONE, on=20)
    with at(21):
        actions.follow_up(
            commitment_id=broken_word.pk, deed=Pledge.MOVED, by=people.mira.pk, reason=REASON, due_on=day(40)
        )
    entries = [
        *Decision.objects.order_by("number").values_list("entry_index", flat=True),
        *CommitmentStep.objects.filter(number=2).values_list("entry_index", flat=True),
    ]
    assert entries == sorted(entries)
    log = Log()
    earlier = log.seal()
    report = pruefe.check_audit(log.audit_file(), earlier)
    assert (report.altered, report.undecided) == ([], [])
