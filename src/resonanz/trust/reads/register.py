"""Every field the product stores, read from the schema itself, so that the page cannot forget one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps


@dataclass(frozen=True, kw_only=True)
class StoredField:
    name: str
    purpose: str


@dataclass(frozen=True, kw_only=True)
class StoredTable:
    room: str
    name: str
    title: str
    fields: tuple[StoredField, ...]


def stored_tables() -> Iterator[StoredTable]:
    for model in apps.get_models():
        if not model.__module__.startswith("resonanz."):
            continue
        yield StoredTable(
            room=model._meta.app_label,
            name=model.__name__,
            title=str(model._meta.verbose_name),
            fields=tuple(
                StoredField(name=field.name, purpose=str(field.help_text)) for field in model._meta.concrete_fields
            ),
        )
