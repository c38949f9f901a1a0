"""Whom the house asks and whom it hears: the page, its picture, and the formula with its worked example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.ask import reads as ask_reads
from resonanz.mirror import actions, reads
from resonanz.mirror.actions.audience import AGAIN, ANSWERED
from resonanz.mirror.figures.audience import audience_figure
from resonanz.mirror.rules.audience import FAR, TIED, Heard, wilson
from resonanz.people.enums import Role
from resonanz.trust.reads import ReleasedTable, ShownCell


@dataclass(frozen=True, kw_only=True)
class RoleRow:
    """One role: places in plans, invitations that are over, who of them answered, who told something."""

    role: Role
    places: int
    plans: int
    invited: ShownCell
    answered: ShownCell
    heard: Heard

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The 95 % interval of those who answered among those invited, where both are said."""
        invited, answered = self.invited.count, self.answered.count
        return None if not invited or answered is None else wilson(answered / invited, invited)


@login_required
@require_http_methods(["GET", "HEAD"])
def audience(request: HttpRequest) -> HttpResponse:
    actions.publish_voices()
    voices, planned, invited = reads.audience_voices(), ask_reads.planned(), actions.who_was_invited()
    again = actions.who_came_again()
    came_back = again.by_value("before")[AGAIN]
    context = {
        "voices": voices,
        "planned": planned,
        "invited": invited,
        "rows": _rows(voices.heard, planned, invited),
        "again": again,
        "came_back": came_back,
        "is_drawn": bool(voices.counted) or any(cell.count for cell in invited.cells),
        "came_back_bounds": wilson(came_back.count / came_back.base, came_back.base) if came_back.count else None,
        "never": reads.never_heard(voices),
        "unasked": reads.unasked(planned.places),
    }
    return render(request, "mirror/audience.html", context)


@login_required
@require_http_methods(["GET", "HEAD"])
def formula(request: HttpRequest) -> HttpResponse:
    actions.publish_voices()
    voices = reads.audience_voices()
    sides = [(_("Gehört zu uns"), TIED), (_("Erreichen wir sonst nicht"), FAR)]
    heard = {row.role: row for row in voices.heard}
    context = {
        "voices": voices,
        "index": voices.index,
        "sides": [
            (label, [(Role(role), heard[role]) for role in roles], sum(heard[role].least for role in roles),
             sum(heard[role].most for role in roles))
            for label, roles in sides
        ],
        "unknown": [(role, heard[role.value]) for role in Role if role.value not in {*TIED, *FAR}],
    }  # fmt: skip
    return render(request, "mirror/audience_formula.html", context)


@login_required
@require_safe
@cache_control(private=True, max_age=10)
def picture(request: HttpRequest) -> HttpResponse:
    voices, planned, invited = reads.audience_voices(), ask_reads.planned(), actions.who_was_invited()
    rows = _rows(voices.heard, planned, invited)
    asked = (
        [(str(row.role.label), row.invited.count, row.answered.count) for row in rows]
        if any(row.invited.count for row in rows)
        else []
    )
    heard = [
        (str(row.role.label), None if row.heard.is_open else row.heard.most, row.heard.least)
        for row in rows
        if voices.counted
    ]
    if not asked and not heard:
        raise Http404
    words = (
        _("eingeladen (Rahmen), davon geantwortet (voll)"),
        _("haben erzählt (voll), höchstens so viele (Rahmen)"),
        _("nicht gezeigt"),
        _("%(least)s bis %(most)s"),
    )
    drawing = audience_figure(asked, heard, dark="dunkel" in request.GET, words=words)
    return HttpResponse(drawing, content_type="image/svg+xml")


def _rows(heard: Sequence[Heard], planned: ask_reads.Planned, invited: ReleasedTable) -> list[RoleRow]:
    asked = invited.by_value("role")
    outcomes = {cell.label["role"]: cell for cell in invited.cells if cell.label.get("outcome") == ANSWERED}
    return [
        RoleRow(
            role=Role(row.role),
            places=planned.places.get(row.role, 0),
            plans=planned.in_plans.get(row.role, 0),
            invited=asked[row.role],
            answered=outcomes[row.role],
            heard=row,
        )
        for row in heard
    ]
