"""The minutes as PDF: a first page for the wall, the evening, and a last page with which anybody can check it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resonanz.forum.figures.minutes_rounds import round_of, spoken
from resonanz.forum.figures.minutes_seal import seal_page
from resonanz.ground.components import grouped
from resonanz.ground.manner import reader_language
from resonanz.ground.pdf import set_pdf
from resonanz.people import reads as people_reads
from resonanz.trust.enums import Verdict

if TYPE_CHECKING:
    from datetime import date

    from resonanz.answer.reads import BalanceRow
    from resonanz.forum.reads import Minutes
    from resonanz.forum.reads.minutes_statements import Voted
    from resonanz.trust.reads import ShownCell

_MOST = 240
"""So many strokes fit on the first page."""

_TEMPLATE = Path(__file__).resolve().parents[1] / "data" / "minutes.typ"


def minutes_paper(minutes: Minutes, *, address: str) -> bytes:
    """A PDF in the language that is active; `address` is the whole web address of the page of these minutes."""
    return set_pdf(_TEMPLATE, minutes_values(minutes, address=address))


def minutes_values(minutes: Minutes, *, address: str) -> dict[str, Any]:
    """Everything the paper says, as values."""
    forum, inquiry = minutes.forum, minutes.forum.inquiry
    organisation = people_reads.the_organisation()
    began = forum.began_at or forum.starts_at
    rounds = [round_of(held, forum) for held in minutes.rounds]
    return {
        "language": reader_language(),
        "organisation": organisation.name if organisation else "Resonanz",
        "kind": _("Protokoll"),
        "name": str(forum),
        "title": inquiry.title,
        "purpose": inquiry.why,
        "day": date_format(localtime(began), "DATE_FORMAT") if began else "",
        "place": forum.venue,
        "figures": _figures(minutes),
        "reach": _reach(minutes),
        "well": _("Was gut läuft"),
        "heads": _heads(minutes),
        "before": [_balance_row(row) for row in minutes.before.rows] if minutes.before else [],
        "rounds": rounds,
        "strokes": [voice["colour"] for voice in _voices(rounds) if not voice["gone"]][:_MOST],
        "statements": [{"voice": spoken(row.voice), "result": _result(row)} for row in minutes.statements.rows],
        "statements_rest": _beside(minutes.statements.beside),
        "columns": [_("Was"), _("Wer"), _("Bis wann"), _("Heute")],
        "commitments": [
            {
                "text": promise.commitment.text,
                "owner": promise.owner,
                "until": _day(promise.due_on),
                "state": promise.label,
            }
            for promise in minutes.commitments
        ],
        "insights": [_balance_row(row) for row in minutes.balance.rows],
        **_roles(minutes),
        "seal": seal_page(minutes, address=address),
    }


def _voices(rounds: list[dict[str, Any]]) -> list[dict[str, str]]:
    return [line["voice"] for one in rounds for line in one["lines"]]


def _heads(minutes: Minutes) -> dict[str, str]:
    previous = minutes.forum.previous
    return {
        "before": _("Bilanz vom letzten Mal: %(forum)s") % {"forum": previous} if previous else "",
        "evening": _("Der Abend, wie er war"),
        "grumble": _("Was ärgert"),
        "wish": _("Was stattdessen"),
        "statements": _("Worüber abgestimmt wurde"),
        "commitments": _("Was zugesagt wurde"),
        "insights": _("Was wir verstanden haben"),
        "roles": _("Wer erzählt hat"),
        "seal": _("So prüfen Sie dieses Protokoll"),
    }


def _figures(minutes: Minutes) -> str:
    if minutes.seats is None:
        there = _("Weniger als %(k)s Gäste waren da.") % {"k": minutes.least}
    else:
        there = ngettext("%(shown)s Gast war da.", "%(shown)s Gäste waren da.", minutes.seats)
        there %= {"shown": grouped(minutes.seats)}
    told = ngettext(
        "%(shown)s Beitrag wurde aufgeschrieben.", "%(shown)s Beiträge wurden aufgeschrieben.", minutes.told
    )
    return f"{there} {told % {'shown': grouped(minutes.told)}}"


def _reach(minutes: Minutes) -> str:
    if minutes.forum.is_for_staff:
        return _("Dieses Protokoll ist nur für das Team.")
    said = _("Hier steht, was vor dem Abend zugesagt war: %(what)s. Jedes Wort steht da, wie es gesagt wurde.")
    return said % {"what": minutes.forum.get_publication_display()}


def _balance_row(row: BalanceRow) -> dict[str, str]:
    decision = row.stand.decision
    due = decision.due_on if decision else None
    return {
        "title": row.insight.title,
        "reason": decision.reason if decision else "",
        "word": row.stand.label,
        "until": _("bis %(day)s") % {"day": _day(due)} if due else "",
    }


def _result(row: Voted) -> str:
    if row.votes is None:
        return _("weniger als %(k)s Stimmen") % {"k": row.least}
    said = _("%(agree)s von %(votes)s stimmen zu\n%(disagree)s dagegen, %(passed)s enthalten sich")
    names = ("agree", "votes", "disagree", "passed")
    return said % {name: grouped(getattr(row, name)) for name in names}


def _beside(number: int) -> list[str]:
    if not number:
        return []
    said = ngettext(
        "%(n)s weitere Aussage von Gästen steht hier nicht; das war vorher zugesagt.",
        "%(n)s weitere Aussagen von Gästen stehen hier nicht; das war vorher zugesagt.",
        number,
    )
    return [said % {"n": number}]


def _roles(minutes: Minutes) -> dict[str, Any]:
    table = minutes.table
    if table is None or table.released_at is None:
        return {"roles": [], "roles_note": ""}
    rows = [[label, _count(cell)] for _key, label, cell in minutes.roles]
    day = date_format(localtime(table.released_at), "DATE_FORMAT")
    note = _("Gezählt am %(day)s. Wer mehreres ist, zählt überall mit.") % {"day": day}
    return {"roles": rows, "roles_note": note}


def _count(cell: ShownCell) -> str:
    if cell.count is not None:
        return grouped(cell.count)
    if cell.verdict == Verdict.SMALL:
        return _("weniger als %(k)s") % {"k": cell.floor}
    return _("nicht gezeigt, schützt eine kleine Gruppe")


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
