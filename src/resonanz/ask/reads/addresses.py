from __future__ import annotations

from dataclasses import asdict

from django.db.models import QuerySet

from resonanz.ask.models import AddressRun
from resonanz.ask.rules.address_mapping import guess_address_mapping
from resonanz.ground.tables import open_table
from resonanz.ground.uploads import upload_at_hand


def address_runs(inquiry_id: int) -> QuerySet[AddressRun]:
    return AddressRun.objects.filter(inquiry_id=inquiry_id).select_related("created_by")


def address_run(pk: int) -> AddressRun | None:
    return AddressRun.objects.select_related("inquiry", "created_by").filter(pk=pk).first()


def guessed_columns(run: AddressRun) -> dict[str, str]:
    """Field → header, as far as the headers tell; raises `TableProblem`."""
    with upload_at_hand(run.stored_as) as path:
        guess = guess_address_mapping(open_table(path).headers)
    return {name: column for name, column in asdict(guess).items() if column}
