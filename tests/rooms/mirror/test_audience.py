"""Whom we hear: reckoned only from what is published, as a range where something is withheld."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from resonanz.mirror import actions, reads
from resonanz.mirror.rules.audience import Heard, Index, Told, heard_roles, self_reference_index, wilson
from resonanz.people.enums import Role
from resonanz.trust.models import Release
from tests.support.people import People

PAGE, FORMULA, PICTURE = (f"/team/spiegel/wen-wir-hoeren/{part}" for part in ("", "formel/", "bild/"))


def heard(**counts: int | tuple[int, int]) -> list[Heard]:
    pairs = {role: (told, told) if isinstance(told, int) else told for role, told in counts.items()}
    return [Heard(role=role, least=least, most=most) for role, (least, most) in pairs.items()]


def index(**counts: int | tuple[int, int]) -> Index:
    found = self_reference_index(heard(**counts))
    assert found is not None
    return found


def test_the_index_is_the_part_of_those_who_are_tied_to_us() -> None:
    found = index(customer=50, employee=10, non_customer=15, competitor_customer=5)
    assert (found.value, found.least, found.most, found.base) == (0.75, 0.75, 0.75, 80)
    assert found.is_exact
    assert (found.low, found.high) == (pytest.approx(0.645, abs=0.001), pytest.approx(0.832, abs=0.001))


def test_what_is_withheld_makes_it_a_range_and_not_a_zero() -> None:
    found = index(customer=40, employee=(0, 9), non_customer=(0, 4), competitor_customer=10)
    assert found.least == 40 / 54
    assert found.most == 49 / 59
    assert found.low < found.least < found.value < found.most < found.high


def test_guests_and_others_count_on_neither_side() -> None:
    assert index(customer=20, non_customer=20, guest=500, other=500).value == 0.5


@pytest.mark.parametrize(("tied", "far", "value"), [(12, 0, 1.0), (0, 12, 0.0)])
def test_one_side_alone_has_a_doubt_too(tied: int, far: int, value: float) -> None:
    found = index(customer=tied, non_customer=far)
    assert found.value == value
    assert found.high - found.low > 0.2


def test_below_ten_people_nothing_is_said() -> None:
    assert self_reference_index(heard(customer=9, guest=100)) is None
    assert self_reference_index([]) is None


def test_roles_are_added_up_over_inquiries() -> None:
    told = [
        Told(role="customer", count=12),
        Told(role="customer", count=None, most=4),
        Told(role="guest", count=None, most=80, protects=True),
    ]
    found = {row.role: row for row in heard_roles(told, Role.values)}
    assert (found["customer"].least, found["customer"].most) == (12, 16)
    assert found["guest"].is_open
    assert (found["other"].least, found["other"].most, found["other"].is_open) == (0, 0, False)


@pytest.mark.parametrize(("hits", "size"), [(0, 5), (5, 5), (1, 40), (20, 40)])
def test_bounds_are_those_of_wilson(hits: int, size: int) -> None:
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(hits, size, method="wilson")
    assert wilson(hits / size, size) == (pytest.approx(low, abs=1e-6), pytest.approx(high, abs=1e-6))


@pytest.fixture
def team(people: People) -> Client:
    return people.client(people.mira)


def told(people: People, slug: str, **roles: int) -> None:
    inquiry = people.inquiry(slug=slug)
    for role, number in roles.items():
        for n in range(number):
            people.tells(inquiry, f"Geschichte {role} {n}", roles=[role])


@pytest.mark.django_db
def test_before_the_first_inquiry_the_page_says_what_will_be_here(team: Client) -> None:
    words = team.get(PAGE).content.decode()
    assert "Noch kein Anliegen" in words
    assert reads.audience_summary() is None
    assert team.get(FORMULA).status_code == 200
    assert team.get(PICTURE).status_code == 404


@pytest.mark.django_db
def test_an_open_inquiry_with_too_few_answers_names_nobody(people: People, team: Client) -> None:
    told(people, "kontakt", customer=6)
    words = team.get(PAGE).content.decode()
    assert "noch nicht gezählt" in words
    assert "Es braucht mindestens zehn" in words
    assert not Release.objects.exists()
    assert team.get(PICTURE).status_code == 404
    summary = reads.audience_summary()
    assert summary is not None
    assert (summary.index, summary.base, summary.inquiries) == (None, 0, 0)


@pytest.mark.django_db
def test_the_house_is_the_sum_of_what_each_inquiry_says(people: People, team: Client) -> None:
    told(people, "kontakt", customer=14, non_customer=8)
    told(people, "rechnung", customer=12, employee=3)
    words = " ".join(team.get(PAGE).content.decode().split())
    assert Release.objects.filter(population__startswith="inquiry:").count() == 2
    assert not Release.objects.filter(population__startswith="house:told").exists()
    summary = reads.audience_summary()
    assert summary is not None
    assert summary.index is not None
    assert summary.inquiries == 2
    assert summary.base == summary.index.tied + summary.index.far
    assert Role.COMPETITOR_CUSTOMER in summary.unasked
    assert "Noch kein veröffentlichter Plan" in words
    for address in (FORMULA, PICTURE, f"{PICTURE}?dunkel"):
        assert team.get(address).status_code == 200


@pytest.mark.django_db
def test_nothing_more_can_be_computed_than_each_inquiry_says_already(people: People) -> None:
    """The page's numbers follow from published cells alone: hiding the stories changes nothing in them."""
    told(people, "kontakt", customer=14, non_customer=8, employee=3)
    actions.publish_voices()
    before = reads.audience_voices()
    for n in range(4):
        people.tells(people.inquiry(slug=f"neu-{n}"), "Noch eine", roles=["employee"])
    after = reads.audience_voices()
    assert after.heard == before.heard
    assert after.index == before.index


@pytest.mark.django_db
def test_the_summary_asks_few_questions_however_many_inquiries(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(6):
        told(people, f"anliegen-{n}", customer=11)
    actions.publish_voices()
    with django_assert_max_num_queries(6):
        assert reads.audience_summary() is not None


@pytest.mark.django_db
def test_who_came_again_counts_voices_and_not_people(people: People, team: Client) -> None:
    from resonanz.listen import reads as listen_reads
    from resonanz.listen.models import Story

    first, second = people.inquiry(slug="erst"), people.inquiry(slug="dann")
    for inquiry in (first, second, second):
        story, _code = people.tells(inquiry, "Von mir")
        Story.objects.filter(pk=story.pk).update(person=people.mira)
    assert sorted(again for _unit, again in listen_reads.told_under_account()) == [False, True]
    assert listen_reads.told_under_account_count() == 2
    assert "Noch zu wenige haben mit Konto erzählt" in team.get(PAGE).content.decode()
