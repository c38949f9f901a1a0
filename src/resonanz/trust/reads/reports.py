"""Reports: for the team those that wait, for the reporter what became of the one."""

from __future__ import annotations

from django.db.models import QuerySet

from resonanz.ground.codes import code_hash, read_code
from resonanz.trust.errors import ReportUnknown
from resonanz.trust.models import Report


def waiting_reports() -> QuerySet[Report]:
    """The longest waiting first."""
    return Report.objects.filter(outcome="").order_by("reported_at", "pk")


def report(pk: int) -> Report | None:
    return Report.objects.filter(pk=pk).first()


def report_by_code(typed: str) -> Report:
    """The report of a code, however it was typed. Raises `ReportUnknown`."""
    found = Report.objects.filter(code_hash=code_hash(read_code(typed))).first()
    if found is None:
        raise ReportUnknown
    return found


def reports_about(target: int) -> QuerySet[Report]:
    return Report.objects.filter(target_index=target).order_by("reported_at", "pk")
