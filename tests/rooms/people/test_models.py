"""What the tables of people cannot hold."""

from __future__ import annotations

import pytest
from django.apps import apps

from resonanz.people.enums import TEAM_ROLE, Role
from resonanz.people.models import Account

RANKS = ("rank", "level", "grade", "superior", "manager", "boss", "supervisor", "reports_to", "hierarchy")
POWERS = ("is_staff", "is_superuser", "is_admin", "permissions", "user_permissions", "groups")


def test_no_table_about_members_has_a_field_for_rank() -> None:
    named = {
        (model.__name__, field.name)
        for model in apps.get_models()
        if model is Account or any(field.related_model is Account for field in model._meta.concrete_fields)
        for field in model._meta.concrete_fields
    }
    assert ("Reading", "account") in named
    assert [found for found in named if any(rank in found[1].lower().split("_") for rank in RANKS)] == []


def test_no_choice_anywhere_is_a_rank() -> None:
    """Neither a field nor a value to choose says who stands above whom."""
    words = {*RANKS, "position", "director", "head_of", "rang", "vorgesetzte", "chef"}
    ours = [model for model in apps.get_models() if model.__module__.startswith("resonanz.people")]
    named = {field.name for model in ours for field in model._meta.concrete_fields}
    chosen = {str(value) for model in ours for field in model._meta.concrete_fields for value, _ in field.choices or ()}
    assert "employee" in chosen
    assert {word for text in named | chosen for word in text.lower().split("_")} & words == set()


def test_no_member_has_more_power_than_another() -> None:
    fields = {field.name for field in Account._meta.get_fields()}
    assert fields.isdisjoint(POWERS)
    own = {field.name for field in Account._meta.concrete_fields}
    assert own == {
        *(
            "id",
            "password",
            "last_login",
            "name",
            "function",
            "email",
            "language",
            "confirmed_at",
            "is_active",
            "is_team",
        ),
        *("second_factor_at", "session_round", "created_at"),
    }


def test_no_table_measures_a_member() -> None:
    """Works-council mode in the schema: nothing that counts or rates a single employee."""
    columns = {field.name for field in Account._meta.concrete_fields}
    assert not any(word in name for name in columns for word in ("count", "score", "rating", "speed", "points"))


@pytest.mark.parametrize(("function", "signature"), [("Kundendienst", "Mira Holt, Kundendienst"), ("", "Mira Holt")])
def test_signature_names_the_person_and_what_they_do(function: str, signature: str) -> None:
    account = Account(name="Mira Holt", function=function)
    assert (account.signature, str(account)) == (signature, "Mira Holt")


def test_roles_are_relations_and_the_team_is_none_of_them() -> None:
    assert [role.value for role in Role] == [
        "guest",
        "customer",
        "non_customer",
        "competitor_customer",
        "employee",
        "other",
    ]
    assert TEAM_ROLE not in Role.values


@pytest.mark.django_db
def test_account_is_found_by_its_address_whatever_the_case() -> None:
    from resonanz.people.actions import add_member

    ada = add_member(name="Ada", email="ada@auenfurt.example", by=None)
    assert Account.objects.get_by_natural_key("ADA@auenfurt.example") == ada
