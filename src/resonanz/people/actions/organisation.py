from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from resonanz.people.actions.relations import name_domains
from resonanz.people.errors import SiteUnreadable, TooManySites
from resonanz.people.models import Organisation
from resonanz.people.rules.sites import MOST, fold_site


@transaction.atomic
def describe_organisation(**fields: Any) -> Organisation:
    domains = fields.pop("domains", None)
    organisation, _created = Organisation.objects.update_or_create(id=1, defaults=fields)
    if domains is not None:
        organisation.domains = name_domains(domains=domains)
    return organisation


def allow_framing(*, sites: Iterable[str]) -> list[str]:
    """Keeps which websites may show our pages in a frame, and answers their origins.

    Raises `SiteUnreadable` for what is no website, and `TooManySites`; nothing is changed then.
    """
    typed = [site for site in sites if site.strip()]
    folded = {site: fold_site(site) for site in typed}
    for site in typed:
        if not folded[site]:
            raise SiteUnreadable(site)
    origins = sorted(set(folded.values()))
    if len(origins) > MOST:
        raise TooManySites
    Organisation.objects.update_or_create(id=1, defaults={"framed_by": origins})
    return origins
