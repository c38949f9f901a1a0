from __future__ import annotations

from typing import Any

from django.db import transaction

from resonanz.people.actions.relations import name_domains
from resonanz.people.models import Organisation


@transaction.atomic
def describe_organisation(**fields: Any) -> Organisation:
    domains = fields.pop("domains", None)
    organisation, _created = Organisation.objects.update_or_create(id=1, defaults=fields)
    if domains is not None:
        organisation.domains = name_domains(domains=domains)
    return organisation
