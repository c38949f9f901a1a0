from __future__ import annotations

from django.db.models import QuerySet

from resonanz.ask.models import AddressRun


def address_runs(inquiry_id: int) -> QuerySet[AddressRun]:
    return AddressRun.objects.filter(inquiry_id=inquiry_id).select_related("created_by")


def address_run(pk: int) -> AddressRun | None:
    return AddressRun.objects.select_related("inquiry", "created_by").filter(pk=pk).first()
