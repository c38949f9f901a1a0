from __future__ import annotations

from typing import Any

from django.db import transaction

from resonanz.people.models import Organisation


@transaction.atomic
def describe_organisation(**fields: Any) -> Organisation:
    organisation, _created = Organisation.objects.update_or_create(id=1, defaults=fields)
    return organisation
