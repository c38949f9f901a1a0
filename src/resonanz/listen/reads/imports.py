from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from resonanz.listen.models import ImportRun


def import_runs(inquiry_id: int) -> QuerySet[ImportRun]:
    return ImportRun.objects.filter(inquiry_id=inquiry_id).select_related("created_by")


def import_run(pk: int) -> ImportRun | None:
    return ImportRun.objects.select_related("inquiry").filter(pk=pk).first()


def uploads_folder() -> Path:
    folder: Path = settings.FILES / "imports"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
