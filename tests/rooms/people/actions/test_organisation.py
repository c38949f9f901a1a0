"""One installation, one organisation."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from resonanz.people.actions import describe_organisation
from resonanz.people.models import Organisation
from resonanz.people.reads import the_organisation
from tests.support.people import People


def test_describe_organisation_again_changes_the_same_one(people: People) -> None:
    describe_organisation(name="Stadtwerke Auenfurt eG", phone="0123 456")
    found = the_organisation()
    assert found is not None
    assert Organisation.objects.count() == 1
    assert (found.name, found.phone) == ("Stadtwerke Auenfurt eG", "0123 456")
    assert found.email == "dialog@auenfurt.example"


def test_second_organisation_is_refused_by_the_database(people: People) -> None:
    with pytest.raises(IntegrityError, match="people_one_organisation"), transaction.atomic():
        Organisation.objects.create(id=2, name="Ein zweites Haus")


@pytest.mark.django_db
def test_organisation_not_described_yet_is_none() -> None:
    assert the_organisation() is None
