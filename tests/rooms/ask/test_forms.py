"""The form of an inquiry: a draft may be empty, a promise must make sense."""

from __future__ import annotations

from typing import Any

import pytest

from resonanz.ask.forms import InquiryForm
from tests.support.people import People

FIELDS: dict[str, Any] = {"title": "Worum es geht", "slug": "kontakt", "minimum_people": "3"}


@pytest.mark.django_db
def test_form_of_a_draft_needs_only_name_and_address() -> None:
    assert InquiryForm(FIELDS).is_valid()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answer_by", "keep_until", "fine"),
    [
        ("2027-05-01", "2027-05-01", True),
        ("2027-05-01", "2027-04-30", False),
        ("2027-05-01", "", True),
        ("", "2027-04-30", True),
    ],
)
def test_form_keeps_stories_at_least_until_the_answer(answer_by: str, keep_until: str, *, fine: bool) -> None:
    form = InquiryForm({**FIELDS, "answer_by": answer_by, "keep_until": keep_until})
    assert form.is_valid() is fine
    said = [str(error) for error in form.errors.get("keep_until", [])]
    assert said == (
        [] if fine else ["Wir sollten die Geschichten mindestens so lange behalten, bis wir geantwortet haben."]
    )


def test_form_slug_taken_says_so_in_our_words(people: People) -> None:
    people.inquiry()
    form = InquiryForm(FIELDS)
    assert not form.is_valid()
    assert list(form.errors["slug"]) == ["Diese Adresse hat schon ein anderes Anliegen. Bitte wählen Sie eine andere."]


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"title": ""}, {"slug": "ein anliegen"}, {"slug": "ä"}, {"minimum_people": "-1"}])
def test_form_refuses_what_cannot_be(wrong: dict[str, str]) -> None:
    form = InquiryForm({**FIELDS, **wrong})
    assert not form.is_valid()
    assert set(form.errors) == set(wrong)
