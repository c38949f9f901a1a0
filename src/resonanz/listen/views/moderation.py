"""For everybody: the rules of moderation, its figures, and its log without texts."""

from __future__ import annotations

import csv
from dataclasses import asdict
from io import StringIO
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from resonanz.ground.tables.guard import guard_cell
from resonanz.listen import reads
from resonanz.listen.actions import LONGEST_HOLD, USUAL_HOLD
from resonanz.listen.enums import Origin
from resonanz.trust import reads as trust_reads

_PER_PAGE = 50
_COLUMNS = {
    "held": _("Zurückgehalten"),
    "hidden": _("Verborgen"),
    "released": _("Freigegeben"),
    "expired": _("Frist abgelaufen"),
    "appeals": _("Widersprüche"),
    "granted": _("stattgegeben"),
    "rejected": _("abgelehnt"),
    "reports": _("Meldungen"),
}
_STANDINGS = {
    "accepted": _("Angenommen"),
    "shown": _("Sichtbar für die, denen sie anvertraut sind"),
    "held": _("Zurückgehalten"),
    "hidden": _("Verborgen"),
    "erased": _("Gelöscht, von den Erzählenden oder am versprochenen Tag"),
    "superseded": _("Frühere Fassungen"),
}


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    page = Paginator(trust_reads.moderation_log(), _PER_PAGE).get_page(request.GET.get("page"))
    counts = trust_reads.moderation_counts()
    context = {
        "grounds": trust_reads.grounds(),
        "standing_lines": _standing_lines(),
        "written_down": [(origin, Origin(origin).label, n) for origin, n in reads.written_down_counts().items()],
        "columns": [_COLUMNS[name] for name in trust_reads.COUNTED],
        "counts": counts[:-1],
        "total": counts[-1],
        "page": page,
        "lines": trust_reads.with_words(list(page)),
        "usual_hours": int(USUAL_HOLD.total_seconds() // 3600),
        "longest_days": LONGEST_HOLD.days,
    }
    return render(request, "listen/moderation.html", context)


@require_safe
def log_json(request: HttpRequest) -> HttpResponse:
    counts = [
        {
            "month": line.month.strftime("%Y-%m") if line.month else None,
            "ground": line.ground.code if line.ground else None,
            **line.figures,
        }
        for line in trust_reads.moderation_counts()
    ]
    content = {
        "standings": asdict(reads.standings()),
        "written_down": reads.written_down_counts(),
        "grounds": [{"code": g.code, "title": g.title, "explanation": g.explanation} for g in trust_reads.grounds()],
        "counts": counts[:-1],
        "total": counts[-1],
        "log": _lines(),
    }
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})


@require_safe
def log_csv(request: HttpRequest) -> HttpResponse:
    file = StringIO()
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
    names = ["entry", "at", "deed", "target", "ground", "cause", "answers", "role", "function", "until"]
    writer.writerow(names)
    for line in _lines():
        writer.writerow([guard_cell("" if line[name] is None else str(line[name])) for name in names])
    response = HttpResponse(file.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="moderation.csv"'
    return response


def _standing_lines() -> list[tuple[str, str, int]]:
    return [(name, str(_STANDINGS[name]), n) for name, n in asdict(reads.standings()).items()]


def _lines() -> list[dict[str, Any]]:
    return [trust_reads.log_line(row) for row in trust_reads.moderation_log().iterator()]
