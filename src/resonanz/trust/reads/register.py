"""Every column the product stores, read from the schema itself and joined with what its room declares about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Field, Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from resonanz.trust.rules.holdings import Activity, Holding, declared

ROOMS: Mapping[str, str | Promise] = {
    "listen": _("Was Menschen erzählen"),
    "understand": _("Was wir daraus verstehen"),
    "act": _("Was wir entscheiden"),
    "mirror": _("Wie wir uns sehen"),
    "answer": _("Was wir antworten"),
    "forum": _("Wo wir uns treffen"),
    "people": _("Wen wir kennen"),
    "ask": _("Warum wir fragen"),
    "trust": _("Womit sich alles beweisen lässt"),
    "ground": _("Was unterwegs ist"),
    "technical": _("Was die Technik braucht"),
}
ACTIVITIES: Mapping[str, tuple[str | Promise, str | Promise]] = {
    Activity.DIALOGUE: (
        _("Geschichten empfangen, lesen und beantworten"),
        _("Einwilligung (Art. 6 Abs. 1 a DSGVO); sie wird mit dem Absenden gegeben und mit dem Zurückziehen beendet"),
    ),
    Activity.UNDERSTANDING: (
        _("Geschichten ordnen, finden und als Beleg verwenden"),
        _("Einwilligung (Art. 6 Abs. 1 a DSGVO), zusammen mit der Geschichte"),
    ),
    Activity.RELATIONS: (
        _("Die Beziehung zu einer Person offen führen"),
        _("Vertrag oder Einwilligung (Art. 6 Abs. 1 a, b DSGVO); Rechte der Person (Art. 12 bis 22 DSGVO)"),
    ),
    Activity.SIGN_IN: (_("Anmelden"), _("Berechtigtes Interesse an sicherem Zugang (Art. 6 Abs. 1 f DSGVO)")),
    Activity.MAIL: (_("Nachrichten zustellen"), _("Einwilligung oder Vertrag (Art. 6 Abs. 1 a, b DSGVO)")),
    Activity.PROOF: (
        _("Beweisen, dass nichts verändert wurde"),
        _("Berechtigtes Interesse an Nachprüfbarkeit (Art. 6 Abs. 1 f DSGVO); ohne Namen und ohne Worte"),
    ),
    Activity.OPERATION: (_("Den Betrieb führen"), _("Berechtigtes Interesse am Betrieb (Art. 6 Abs. 1 f DSGVO)")),
}
_ROW_NUMBER = _("Laufende Nummer der Zeile")


@dataclass(frozen=True, kw_only=True)
class StoredField:
    name: str
    purpose: str
    sealed: str = ""
    """Why its content is shown to nobody; empty: it is shown to the person it is about."""


@dataclass(frozen=True, kw_only=True)
class StoredTable:
    """`holding` is None where the room has declared nothing yet; that fails the build."""

    room: str
    name: str
    title: str
    fields: tuple[StoredField, ...]
    holding: Holding | None

    @property
    def is_about_somebody(self) -> bool:
        return self.holding is not None and bool(self.holding.about or self.holding.acts)

    @property
    def activity(self) -> str:
        return str(ACTIVITIES[self.holding.activity][0]) if self.holding else ""

    @property
    def basis(self) -> str:
        return str(ACTIVITIES[self.holding.activity][1]) if self.holding else ""


@cache
def _models() -> Mapping[str, type[Model]]:
    return {model._meta.label: model for model in apps.get_models(include_auto_created=True)}


def model_of(holding: Holding) -> type[Model] | None:
    """None for tables without a model."""
    return _models().get(holding.table)


def rows_of(model: type[Model]) -> QuerySet[Model]:
    manager = model._meta.default_manager
    assert manager is not None
    return manager.all()


def reading_order() -> list[Holding]:
    """What people told comes first, what the machinery needs comes last."""
    order = list(ROOMS)

    def place(holding: Holding) -> int:
        model = model_of(holding)
        own = model is not None and model.__module__.startswith("resonanz.")
        return order.index(holding.table.split(".", maxsplit=1)[0] if own else "technical")

    return sorted(declared().values(), key=place)


def stored_tables() -> Iterator[StoredTable]:
    """Every table of the house in the order of its rooms, those without a model last."""
    tables = [_of_model(label, model) for label, model in _models().items()]
    tables += [_bare(holding) for holding in declared().values() if "." not in holding.table]
    order = list(ROOMS)
    yield from sorted(tables, key=lambda table: order.index(table.room))


def tables_by_room() -> list[tuple[str, list[StoredTable]]]:
    tables = list(stored_tables())
    grouped = [(str(title), [table for table in tables if table.room == room]) for room, title in ROOMS.items()]
    return [(title, rows) for title, rows in grouped if rows]


def tables_by_activity() -> list[tuple[str, str, list[StoredTable]]]:
    """(activity, legal basis, its tables), only those that hold something about people."""
    tables = [table for table in stored_tables() if table.is_about_somebody]
    grouped = [
        (str(title), str(basis), [table for table in tables if table.holding and table.holding.activity == activity])
        for activity, (title, basis) in ACTIVITIES.items()
    ]
    return [(title, basis, rows) for title, basis, rows in grouped if rows]


def complaints() -> list[str]:
    """What the register lacks: an undeclared model, a column without purpose, a name that fits no column."""
    found: list[str] = []
    for label, model in _models().items():
        holding = declared().get(label)
        if holding is None:
            found.append(f"{label}: its room's personal_data declares no Holding")
            continue
        found.extend(_complaints_about(label, model, holding))
    found.extend(
        f"{holding.table}: declared, but there is no such model"
        for holding in declared().values()
        if "." in holding.table and holding.table not in _models() and not holding.is_optional
    )
    return found


def _complaints_about(label: str, model: type[Model], holding: Holding) -> Iterator[str]:
    columns = {field.name for field in model._meta.concrete_fields}
    for field in model._meta.concrete_fields:
        if not purpose_of(field, holding):
            yield f"{label}.{field.name}: no purpose (help_text, or technical=…)"
    if not holding.is_optional:
        for name in {*holding.technical, *holding.sealed, *holding.acts, *([holding.entry] if holding.entry else [])}:
            if name not in columns:
                yield f"{label}.{name}: declared, but there is no such column"
    if not (holding.about or holding.acts or holding.nobody):
        yield f"{label}: says neither whom it is about nor why it is about nobody"


def purpose_of(field: Field[Any, Any], holding: Holding | None) -> str:
    if holding and field.name in holding.technical:
        return str(holding.technical[field.name])
    if field.help_text:
        return str(field.help_text)
    return str(_ROW_NUMBER) if getattr(field, "auto_created", False) else ""


def _of_model(label: str, model: type[Model]) -> StoredTable:
    holding = declared().get(label)
    own = model.__module__.startswith("resonanz.")
    sealed = holding.sealed if holding else {}
    return StoredTable(
        room=model._meta.app_label if own else "technical",
        name=model.__name__ if own else label,
        title=str((holding and holding.title) or model._meta.verbose_name),
        fields=tuple(
            StoredField(name=f.name, purpose=purpose_of(f, holding), sealed=str(sealed.get(f.name, "")))
            for f in model._meta.concrete_fields
        ),
        holding=holding,
    )


def _bare(holding: Holding) -> StoredTable:
    room = holding.table.split("_", maxsplit=1)[0]
    return StoredTable(
        room=room if room in ROOMS else "technical",
        name=holding.table,
        title=str(holding.title),
        fields=tuple(StoredField(name=name, purpose=str(purpose)) for name, purpose in holding.technical.items()),
        holding=holding,
    )
