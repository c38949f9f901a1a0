"""Address lists: where files lie and how they are opened."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from resonanz.ask.models import AddressImport
from resonanz.ask.rules.address_columns import guess_columns
from resonanz.ask.rules.vcards import is_vcard, open_vcards
from resonanz.ground.tables import Table, open_table

__all__ = ["address_folder", "address_import", "address_imports", "guess_columns", "open_addresses"]


def address_folder() -> Path:
    folder: Path = settings.FILES / "addresses"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def open_addresses(path: Path) -> Table:
    """CSV, XLSX or vCard; raises `TableProblem`."""
    return open_vcards(path) if is_vcard(path) else open_table(path)


def address_imports(inquiry_id: int) -> QuerySet[AddressImport]:
    return AddressImport.objects.filter(inquiry_id=inquiry_id).select_related("created_by")


def address_import(pk: int) -> AddressImport | None:
    return AddressImport.objects.select_related("inquiry").filter(pk=pk).first()
