"""Reports by anybody: taken in, answered, forgotten. A report by itself changes nothing that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.ground import clock, mail
from resonanz.ground.codes import code_hash, derived_code
from resonanz.trust.actions.keys import claim_key, keep_result
from resonanz.trust.enums import Outcome
from resonanz.trust.errors import GroundUnknown, NoteMissing, ReportAnswered
from resonanz.trust.models import Report
from resonanz.trust.rules.grounds import grounds

CODE_LENGTH = 12
KEPT_FOR = timedelta(days=180)


@dataclass(frozen=True, kw_only=True)
class Reported:
    report_id: int
    code: str = field(repr=False)
    is_new: bool


@transaction.atomic
def report_entry(*, target: int, key: str, ground: str, why: str, email: str = "") -> Reported:
    """Takes a report in. The same key again gives the same code; with other words it raises `KeyReused`."""
    if ground not in grounds():
        raise GroundUnknown
    code = derived_code(key.encode(), purpose="report", length=CODE_LENGTH)
    known = claim_key(key=f"report:{key}", body={"entry": target, "ground": ground, "why": why, "email": email})
    if known is not None:
        return Reported(report_id=known["report"], code=code, is_new=False)
    report = Report.objects.create(
        target_index=target,
        ground=ground,
        why=why,
        email=email,
        code_hash=code_hash(code),
        reported_at=clock.now(),
    )
    keep_result(key=f"report:{key}", result={"report": report.pk})
    return Reported(report_id=report.pk, code=code, is_new=True)


@transaction.atomic
def answer_report(*, report: Report, outcome: Outcome, answer: str, by: int) -> Report:
    """Tells the reporter what became of it; the mail address is used once and forgotten."""
    if not answer.strip():
        raise NoteMissing
    report = Report.objects.select_for_update().get(pk=report.pk)
    if report.outcome:
        raise ReportAnswered
    if report.email:
        mail.post(
            to=report.email,
            subject=_("Ihre Meldung"),
            body=_(
                "Guten Tag,\n\nSie haben uns Worte gemeldet (Eintrag %(entry)s). Ein Mensch hat sie geprüft.\n\n"
                "%(outcome)s.\n\n%(answer)s\n"
            )
            % {"entry": report.target_index, "outcome": Outcome(outcome).label, "answer": answer},
            purpose="report",
        )
    report.outcome, report.answer, report.answered_by, report.answered_at = outcome, answer, by, clock.now()
    report.email = ""
    report.save(update_fields=["outcome", "answer", "answered_by", "answered_at", "email"])
    return report


def forget_reports_from(*, addresses: Sequence[str]) -> int:
    """Erases what these people wrote and where the answer was to go; that something was reported stays counted."""
    mine = Report.objects.filter(email__lower__in=addresses)
    return mine.update(why="", answer="", email="")


def forget_reports() -> int:
    """Erases the words of reports that were answered long ago; the count stays."""
    old = Report.objects.filter(answered_at__lt=clock.now() - KEPT_FOR).exclude(why="", answer="")
    return old.update(why="", answer="")
