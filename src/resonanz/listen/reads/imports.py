from __future__ import annotations

from django.db.models import QuerySet

from resonanz.listen.enums import Aside
from resonanz.listen.models import ImportRun


def import_runs(inquiry_id: int) -> QuerySet[ImportRun]:
    return ImportRun.objects.filter(inquiry_id=inquiry_id).select_related("created_by")


def import_run(pk: int) -> ImportRun | None:
    return ImportRun.objects.select_related("inquiry").filter(pk=pk).first()


def left_aside(run: ImportRun) -> list[tuple[str, int]]:
    """What the latest pass counted and did not take, in words."""
    found: dict[str, int] = run.options.get("aside", {})
    return [(str(Aside(name).label), count) for name, count in found.items() if name in Aside.values and count]
