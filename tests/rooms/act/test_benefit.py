"""The benefit book: nothing about a single customer, nothing changed later, what came beside what was hoped."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from resonanz.act import actions, reads
from resonanz.act.actions import Assumption
from resonanz.act.enums import Span, Term, Unit
from resonanz.act.errors import BenefitIncomplete
from resonanz.act.models import Benefit, BenefitActual, BenefitAssumption, Measure
from resonanz.act.rules.benefit_templates import templates
from resonanz.ground import clock
from resonanz.trust.models import LedgerHead
from resonanz.understand.models import Insight
from tests.rooms.act.support import NOON
from tests.support.people import People

pytestmark = pytest.mark.django_db

YEAR = {"from_on": date(2026, 4, 1), "to_on": date(2027, 3, 31)}
LATER = datetime(2027, 5, 1, 10, 0, tzinfo=UTC)


@pytest.fixture
def measure(people: People, insight: Insight) -> Measure:
    return actions.bring_in_measure(insight=insight, title="Durchwahl in jede Mail", by=people.mira.pk)


def said(key: str, low: str, likely: str, high: str, unit: Unit, **changes: Any) -> Assumption:
    told: dict[str, Any] = {
        "label": f"Annahme {key}",
        "term": Term.FACTOR,
        "source": "Zählung im März",
        "owner": "Kundendienst",
        **changes,
    }
    numbers = {"low": Decimal(low), "likely": Decimal(likely), "high": Decimal(high)}
    return Assumption(key=key, unit=unit, **numbers, **told)


def staying(**changes: Assumption) -> list[Assumption]:
    usual = {
        "affected": said("affected", "800", "1000", "1300", Unit.PEOPLE),
        "would_leave": said("would_leave", "2", "4", "8", Unit.SHARE),
        "stay_instead": said("stay_instead", "5", "15", "30", Unit.SHARE),
        "margin": said("margin", "80", "110", "150", Unit.MONEY),
        "cost_once": said("cost_once", "400", "500", "900", Unit.MONEY, term=Term.COST_ONCE),
    }
    return list({**usual, **changes}.values())


def estimated(
    people: People,
    measure: Measure,
    *,
    parts: list[Assumption] | None = None,
    moment: datetime = NOON,
    reason: str = "",
) -> Benefit:
    with clock.held_at(moment):
        return actions.estimate_benefit(
            measure=measure, template="stay", assumptions=parts or staying(), by=people.mira.pk, reason=reason
        )


def came(people: People, measure: Measure, low: str, high: str | None = None, **changes: Any) -> BenefitActual:
    told: dict[str, Any] = {"span": Span.FIRST, **YEAR, "how": "Kündigungen gezählt, Vergleich mit Ost.", **changes}
    numbers = {"low": Decimal(low), "high": None if high is None else Decimal(high)}
    with clock.held_at(LATER):
        return actions.note_actual(measure=measure, by=people.mira.pk, **numbers, **told)


def refused_for(parts: list[Assumption], people: People, measure: Measure) -> dict[str, str]:
    before = LedgerHead.objects.get().size
    with translation.override("de"), pytest.raises(BenefitIncomplete) as refused:
        estimated(people, measure, parts=parts)
    assert LedgerHead.objects.get().size == before
    assert not Benefit.objects.exists()
    return refused.value.problems


@pytest.mark.parametrize(
    ("key", "part", "field"),
    [
        ("affected", said("affected", "4", "10", "20", Unit.PEOPLE), "affected_low"),
        ("affected", said("affected", "20", "10", "30", Unit.PEOPLE), "affected_likely"),
        ("affected", said("affected", "10", "20", "15", Unit.PEOPLE), "affected_high"),
        ("would_leave", said("would_leave", "0", "50", "101", Unit.SHARE), "would_leave_high"),
        ("would_leave", said("would_leave", "-1", "50", "60", Unit.SHARE), "would_leave_low"),
        ("margin", said("margin", "1", "2", "3", Unit.MONEY, source=" "), "margin_source"),
        ("margin", said("margin", "1", "2", "3", Unit.MONEY, owner=""), "margin_owner"),
        ("margin", said("margin", "1", "2", "3", Unit.MONEY, source="Von ada@kunde.example"), "margin_source"),
        ("cost_once", said("cost_once", "-5", "2", "3", Unit.MONEY, term=Term.COST_ONCE), "cost_once_low"),
    ],
)
def test_numbers_that_cannot_be_are_refused_with_a_sentence(
    people: People, measure: Measure, key: str, part: Assumption, field: str
) -> None:
    problems = refused_for(staying(**{key: part}), people, measure)
    assert list(problems) == [field]
    assert problems[field].endswith((".", "?"))


def test_a_single_customer_has_no_price(people: People, measure: Measure) -> None:
    one = said("affected", "1", "1", "1", Unit.PEOPLE)
    assert refused_for(staying(affected=one), people, measure) == {
        "affected_low": "Unter 5 Menschen schätzen wir nicht: Kein einzelner Mensch bekommt einen Preis."
    }


def test_no_column_can_name_a_customer() -> None:
    for model in (Benefit, BenefitAssumption, BenefitActual):
        targets = {field.related_model._meta.label for field in model._meta.get_fields() if field.is_relation}
        assert targets <= {"act.Measure", "act.Benefit", "act.BenefitAssumption", "people.Account"}
        people_columns = {field.name for field in model._meta.get_fields() if "Account" in str(field.related_model)}
        assert people_columns <= {"by"}


def test_a_missing_factor_and_an_empty_estimate_are_refused(people: People, measure: Measure) -> None:
    assert set(refused_for(staying()[1:], people, measure)) == {"affected_likely"}
    with pytest.raises(BenefitIncomplete):
        actions.estimate_benefit(measure=measure, template="lines", assumptions=[], by=people.mira.pk)


def test_the_database_refuses_the_same(people: People, measure: Measure) -> None:
    benefit = estimated(people, measure)
    row = {"benefit": benefit, "label": "x", "term": "factor", "source": "y", "owner": "z", "likely": 10}
    for number, broken in enumerate(
        [
            {"unit": "people", "low": 4, "high": 20},
            {"unit": "share", "low": 1, "high": 101},
            {"unit": "money", "low": 11, "high": 20},
            {"unit": "money", "low": 1, "high": 20, "source": ""},
        ]
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            BenefitAssumption.objects.create(**{**row, "key": f"k{number}", **broken})


def test_the_same_estimate_gives_the_same_interval(people: People, measure: Measure) -> None:
    benefit = estimated(people, measure)
    first, second = reads.estimated(benefit.pk), reads.estimated(benefit.pk)
    assert first is not None
    assert second is not None
    assert first.first == second.first
    assert first.first.low < first.first.middle < first.first.high
    assert first.likely == pytest.approx(1000 * 0.04 * 0.15 * 110 - 500)
    assert {one.key for _swing, one in first.swings} == {part.key for part in staying()}


def test_a_new_estimate_follows_with_its_reason_and_the_old_one_stays(people: People, measure: Measure) -> None:
    old = estimated(people, measure)
    before = list(old.assumptions.values_list("key", "low", "likely", "high"))
    with pytest.raises(BenefitIncomplete) as refused:
        estimated(people, measure)
    assert set(refused.value.problems) == {"reason"}
    fewer = said("affected", "100", "200", "300", Unit.PEOPLE)
    new = estimated(people, measure, parts=staying(affected=fewer), reason="Nur die Tarifkunden bekommen die Mail.")
    assert (old.number, new.number) == (1, 2)
    assert list(old.assumptions.values_list("key", "low", "likely", "high")) == before
    booked = reads.benefit_of(measure)
    assert [one.row.number for one in booked.estimates] == [1, 2]
    assert booked.current is not None
    assert booked.current.row == new


def test_an_actual_may_be_negative_and_stands_beside_the_estimate(people: People, measure: Measure) -> None:
    estimated(people, measure)
    came(people, measure, "-2100")
    book = reads.benefit_book()
    assert [came.row.low for came in book.rows[0].actuals] == [Decimal(-2100)]
    assert (book.compared, book.inside) == (1, 0)
    assert book.rows[0].first_actual == -2100


def test_a_correction_follows_and_counts_once(people: People, measure: Measure) -> None:
    estimated(people, measure)
    came(people, measure, "-2100")
    came(people, measure, "100", "200", how="Zwei Rechnungen waren doppelt gezählt.")
    book = reads.benefit_book()
    assert [one.row.number for one in book.rows[0].actuals] == [1, 2]
    assert (book.compared, book.inside) == (1, 1)


def test_what_was_estimated_afterwards_is_no_forecast(people: People, measure: Measure) -> None:
    estimated(people, measure, moment=datetime(2026, 6, 1, 9, tzinfo=UTC))
    came(people, measure, "100")
    assert reads.benefit_of(measure).actuals[0].is_inside is None
    assert reads.benefit_book().compared == 0


def test_a_later_estimate_does_not_improve_the_forecast(people: People, measure: Measure) -> None:
    estimated(people, measure)
    huge = said("affected", "100000", "200000", "300000", Unit.PEOPLE)
    estimated(
        people,
        measure,
        parts=staying(affected=huge),
        moment=datetime(2026, 9, 1, 9, tzinfo=UTC),
        reason="Wir wissen mehr.",
    )
    came(people, measure, "100")
    assert reads.benefit_of(measure).actuals[0].is_inside is True


def test_a_part_of_a_year_is_shown_and_not_compared(people: People, measure: Measure) -> None:
    estimated(people, measure)
    came(people, measure, "100", span=Span.OTHER, to_on=date(2026, 6, 30))
    assert reads.benefit_book().compared == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"to_on": date(2026, 6, 30)}, "span"),
        ({"to_on": date(2026, 3, 1)}, "to_on"),
        ({"to_on": LATER.date() + timedelta(days=1)}, "to_on"),
        ({"from_on": None}, "from_on"),
        ({"to_on": None}, "to_on"),
        ({"how": "  "}, "how"),
    ],
)
def test_an_actual_owes_a_time_and_how_it_was_measured(
    people: People, measure: Measure, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(BenefitIncomplete) as refused:
        came(people, measure, "10", **changes)
    assert list(refused.value.problems) == [field]
    assert not BenefitActual.objects.exists()


def test_a_range_the_wrong_way_round_is_refused(people: People, measure: Measure) -> None:
    with pytest.raises(BenefitIncomplete) as refused:
        came(people, measure, "10", "5")
    assert list(refused.value.problems) == ["high"]


def test_the_book_asks_the_same_for_one_and_for_many(
    people: People, insight: Insight, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(5):
        made = actions.bring_in_measure(insight=insight, title=f"Maßnahme {number}", by=people.mira.pk)
        estimated(people, made)
        came(people, made, "10")
    with django_assert_max_num_queries(4):
        book = reads.benefit_book()
    assert len(book.rows) == 5
    assert book.first is not None
    assert book.first.together.low < book.first.apart.low < book.first.apart.high < book.first.together.high


def test_an_empty_book_says_what_will_be_here(people: People) -> None:
    book = reads.benefit_book()
    assert (book.rows, book.first, book.compared, book.inside_low) == ([], None, 0, None)
    assert "Noch keine Schätzung" in people.client(people.mira).get("/team/nutzenbuch/").content.decode()


def test_templates_are_whole_in_both_languages() -> None:
    for language in ("de", "en"):
        with translation.override(language):
            found = templates()
        assert list(found) == ["stay", "effort", "mistakes", "lines"]
        assert all(template.title and template.sentence for template in found.values())


def typed(key: str, low: str, likely: str, high: str) -> dict[str, str]:
    numbers = {f"{key}_low": low, f"{key}_likely": likely, f"{key}_high": high}
    return {**numbers, f"{key}_source": "Gezählt", f"{key}_owner": "Mira Holt"}


EFFORT = {
    **typed("cases", "1.200,00", "1500", "2000"),
    **typed("minutes", "2", "3,5", "6"),
    **typed("hour", "", "45", ""),
    **{f"line_{n}_term": "gain_year" for n in (1, 2, 3)},
}


def test_the_way_through_the_pages(people: People, measure: Measure) -> None:
    client = people.client(people.mira)
    place = f"/team/massnahme/{measure.pk}/"
    assert "Aufwand gespart" in client.get(f"{place}nutzen/").content.decode()
    assert client.get(f"{place}nutzen/?vorlage=effort").status_code == 200
    assert client.get(f"{place}nutzen/?vorlage=gibtsnicht").status_code == 404
    answer = client.post(f"{place}nutzen/?vorlage=effort", {**EFFORT, "cases_low": "1.200"})
    assert answer.status_code == 422
    assert "kann zweierlei heißen. Bitte schreiben Sie 1200 oder 1,2." in answer.content.decode()
    answer = client.post(f"{place}nutzen/?vorlage=effort", EFFORT)
    benefit = Benefit.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/team/nutzenbuch/{benefit.pk}/")
    hour = benefit.assumptions.get(key="hour")
    assert (hour.low, hour.likely, hour.high, hour.owner) == (45, 45, 45, "Mira Holt")
    page = client.get(answer["Location"]).content.decode()
    assert "Gesparte Minuten je Fall" in page
    assert "3,5" in page
    for picture in (f"/team/nutzenbuch/{benefit.pk}/bild/", "/team/nutzenbuch/bild/?dunkel"):
        drawn = client.get(picture)
        assert (drawn.status_code, drawn["Content-Type"]) == (200, "image/svg+xml")
    told = {"low": "−2.100,00", "span": "other", "from_on": "2026-01-01", "to_on": "2026-02-01", "how": "Gezählt."}
    assert client.post(f"{place}gebracht/", told).status_code == 302
    assert "\N{MINUS SIGN}2.100\N{NO-BREAK SPACE}€" in client.get("/team/nutzenbuch/").content.decode()
    assert "\N{MINUS SIGN}2.100\N{NO-BREAK SPACE}€" in client.get(place).content.decode()


def test_a_new_estimate_begins_with_the_old_numbers_as_they_can_be_typed(people: People, measure: Measure) -> None:
    client, place = people.client(people.mira), f"/team/massnahme/{measure.pk}/nutzen/"
    client.post(f"{place}?vorlage=effort", {**EFFORT, "minutes_low": "1,1250", "minutes_likely": "3.5"})
    form = client.get(place).context["form"]
    again = {name: form[name].value() or "" for name in form.fields}
    assert (again["minutes_low"], again["minutes_likely"], again["cases_low"]) == ("1,1250", "3,5", "1200")
    answer = client.post(f"{place}?vorlage=effort", {**again, "reason": "Nachgezählt."})
    assert answer.status_code == 302
    assert [row.number for row in Benefit.objects.order_by("number")] == [1, 2]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"cases_likely": ""}, "Und am ehesten?"),
        ({"hour_low": "40"}, "Zu einer Spanne gehören beide Enden."),
        ({"cases_owner": ""}, "Wer steht dafür ein?"),
        ({"line_1_likely": "5", "line_1_source": "x", "line_1_owner": "y"}, "Was ist das für eine Zeile?"),
        ({"minutes_high": "viele"}, "„viele“ ist keine Zahl."),
    ],
)
def test_what_is_missing_is_said_in_the_form(
    people: People, measure: Measure, changes: dict[str, str], sentence: str
) -> None:
    place = f"/team/massnahme/{measure.pk}/nutzen/?vorlage=effort"
    answer = people.client(people.mira).post(place, {**EFFORT, **changes})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Benefit.objects.exists()
