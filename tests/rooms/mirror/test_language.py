"""The language mirror's count: agreed to, kept as shares, never twice for the same day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction

from resonanz.ground import clock
from resonanz.mirror import actions, reads
from resonanz.mirror.enums import Council, LanguageKind
from resonanz.mirror.errors import CountingOff, LanguageRefused
from resonanz.mirror.models import LanguageAgreement, LanguageCount, LanguageShare
from resonanz.trust.models import LedgerHead
from tests.rooms.mirror.language_house import BAD, GOOD, PLAIN, SPRING, SUMMER, agreed, counting, texts
from tests.support.people import People

pytestmark = pytest.mark.django_db

TOO_FEW = {
    "texts": "Das sind zu wenige, um Einzelne zu schützen: Es braucht Sätze über Kunden von mindestens zehn "
    "Menschen, und von keinem mehr als ein Drittel davon. Es wurde nichts gespeichert."
}


def refusal(people: People, told: Any = None, **changes: Any) -> dict[str, str]:
    before = LedgerHead.objects.get().size
    counts = LanguageCount.objects.count()
    with pytest.raises(LanguageRefused) as refused:
        counting(people, told, **changes)
    assert (LedgerHead.objects.get().size, LanguageCount.objects.count()) == (before, counts)
    return refused.value.problems


def test_nothing_is_counted_before_somebody_agreed(people: People) -> None:
    with pytest.raises(CountingOff):
        counting(people)
    agreed(people)
    assert reads.counts_now()
    counting(people)


def test_withdrawing_stops_further_counts_and_keeps_what_was_counted(people: People) -> None:
    agreed(people)
    row = counting(people)
    actions.withdraw_counting(spoken_by="Vorsitz des Betriebsrats", on=clock.today(), by=people.jonas.pk)
    with pytest.raises(CountingOff):
        counting(people, **SUMMER)
    assert reads.counted(row.pk) is not None
    with pytest.raises(CountingOff):
        actions.withdraw_counting(spoken_by="Noch einmal", on=clock.today(), by=people.jonas.pk)


@pytest.mark.parametrize(
    ("spoken_by", "on", "field"),
    [(" ", date(2026, 1, 2), "spoken_by"), ("Vorsitz", None, "on"), ("Vorsitz", date(2090, 1, 1), "on")],
)
def test_an_agreement_says_who_and_when(people: People, spoken_by: str, on: date | None, field: str) -> None:
    with pytest.raises(LanguageRefused) as refused:
        actions.agree_to_counting(council=Council.STAFF, spoken_by=spoken_by, on=on, by=people.mira.pk)
    assert list(refused.value.problems) == [field]
    assert not LanguageAgreement.objects.exists()


def test_a_count_keeps_rounded_shares_and_nothing_else(people: People) -> None:
    agreed(people)
    row = counting(people, texts(23))
    assert (row.authors, row.texts, row.sentences, row.unread) == (20, 20, 90, 0)
    shares = {one.kind: (one.low, one.share, one.high) for one in row.shares.all()}
    assert set(shares) == set(LanguageKind.values)
    low, share, high = shares["disparaging"]
    assert share in {24, 26}
    assert low < 25 < high
    assert shares["combative"][:2] == (0, 0)
    assert all(number % 2 == 0 for one in shares.values() for number in one)


def test_no_column_can_hold_a_word_or_an_author() -> None:
    allowed = {"source", "rules", "kind", "deed", "council", "spoken_by"}
    for name in ("LanguageCount", "LanguageShare", "LanguageAgreement"):
        for field in apps.get_model("mirror", name)._meta.get_fields():
            if field.get_internal_type() in {"CharField", "TextField", "JSONField", "BinaryField"}:
                assert field.name in allowed
                assert field.name != "spoken_by" or name == "LanguageAgreement"


def test_texts_and_keys_reach_neither_the_database_nor_the_ledger(people: People) -> None:
    agreed(people)
    secret = [(f"geheimkuerzel{n}", f"{BAD} Der Kunde Zwetschgenmus rief an.") for n in range(11)]
    counting(people, secret)
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT count(*) FROM {table} AS t WHERE t::text ~* 'zwetschgenmus|geheimkuerzel'")  # noqa: S608  Names of our own tables.
            assert cursor.fetchone() == (0,), table


@pytest.mark.parametrize(
    "told",
    [
        [],
        texts(9),
        [("einer", f"{BAD} {GOOD}")] * 40,
        [*texts(9), ("a99", "Die Heizung im Büro ist kalt.")],
        [*texts(9, each=[PLAIN]), ("laut", " ".join([BAD] * 40)), ("leise", PLAIN)],
    ],
    ids=["none", "nine", "one person", "the tenth writes of other things", "one person writes most"],
)
def test_too_few_or_one_alone_is_refused_in_the_same_words(people: People, told: list[tuple[str, str]]) -> None:
    agreed(people)
    assert refusal(people, told) == TOO_FEW
    assert not LanguageShare.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"source": "  "}, "source"),
        ({"from_on": None}, "from_on"),
        ({"to_on": None}, "to_on"),
        ({"to_on": date(2025, 12, 1)}, "to_on"),
        ({"to_on": date(2090, 1, 1)}, "to_on"),
        ({"to_on": date(2026, 1, 27)}, "to_on"),
        ({"from_on": date(2001, 1, 1)}, "from_on"),
        ({"from_on": date(2020, 1, 1)}, "to_on"),
    ],
)
def test_a_period_that_cannot_be_is_refused(people: People, changes: dict[str, Any], field: str) -> None:
    agreed(people)
    assert list(refusal(people, **changes)) == [field]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"source": "Protokolle"},
        {"from_on": date(2026, 3, 31), "to_on": date(2026, 5, 1)},
        {"from_on": date(2025, 11, 1), "to_on": date(2026, 1, 1)},
        {"from_on": date(2026, 2, 1), "to_on": date(2026, 2, 28)},
        {"from_on": date(2025, 12, 1), "to_on": date(2026, 4, 30)},
    ],
)
def test_no_day_is_counted_twice_whatever_the_texts_are_called(people: People, changes: dict[str, Any]) -> None:
    agreed(people)
    counting(people)
    said = refusal(people, texts(11), **changes)
    assert said == refusal(people, [], **changes)
    assert said["from_on"].startswith("Vom 01.01.2026 bis 31.03.2026 ist schon gezählt.")


def test_the_database_itself_takes_no_second_count_of_a_day(people: People) -> None:
    agreed(people)
    row = counting(people)
    twin = LanguageCount.objects.get(pk=row.pk)
    twin.pk, twin.entry_index, twin.source = None, 999_999, "Protokolle"
    twin.from_on, twin.to_on = row.to_on, row.to_on + timedelta(days=40)
    with pytest.raises(IntegrityError, match="mirror_each_day_counted_once"), transaction.atomic():
        twin.save(force_insert=True)


@pytest.mark.parametrize("model", [LanguageCount, LanguageShare, LanguageAgreement])
@pytest.mark.parametrize("deed", ["UPDATE {} SET id = id + 1000", "DELETE FROM {}"])
def test_what_was_entered_is_never_changed(people: People, model: Any, deed: str) -> None:
    agreed(people)
    counting(people)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed.format(model._meta.db_table))


def test_before_and_after_of_the_same_texts(people: People) -> None:
    agreed(people)
    counting(people, texts(40, each=[BAD, BAD, PLAIN]))
    other = {"from_on": date(2025, 1, 1), "to_on": date(2025, 3, 1)}
    counting(people, texts(12), source="Protokolle", **other)
    later = counting(people, texts(40, each=[PLAIN, PLAIN, GOOD]), source="e-mails", **SUMMER)
    page = reads.counted(later.pk)
    assert page is not None
    assert page.before is not None
    assert (page.before.source, page.before.from_on) == ("E-Mails", SPRING["from_on"])
    rows = {one.kind: one for one in page.kinds}
    fell, rose = rows[LanguageKind.DISPARAGING].change, rows[LanguageKind.RESPECTFUL].change
    same = rows[LanguageKind.COMBATIVE].change
    assert fell is not None
    assert rose is not None
    assert same is not None
    assert fell.is_told_apart
    assert fell.points == -66
    assert rose.is_told_apart
    assert not same.is_told_apart
    summary = reads.language_summary()
    assert summary is not None
    assert summary.page == later.pk
    assert summary.before is not None
    assert summary.before[LanguageKind.DISPARAGING].share == 66


def test_there_is_no_summary_before_the_first_count(people: People) -> None:
    agreed(people)
    assert reads.language_summary() is None
