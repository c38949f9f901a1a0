"""Who speaks at a table: a seat for somebody without a telephone, and what a sign has grumbled about before."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resonanz.forum import actions, reads
from resonanz.forum.enums import RoundKind
from resonanz.forum.errors import NotNow
from resonanz.forum.forms.tables import NewSeatForm
from resonanz.forum.views.common import seat_or_404
from resonanz.forum.views.table_live import table_of
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.components import Receipt


@login_required
@require_POST
def new_seat(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The team is inside already, so it needs no code from the screen."""
    forum = table_of(slug, number)
    if forum.is_for_staff:
        raise Http404
    form = NewSeatForm(request.POST, prefix="seat")
    status = 422
    if form.is_valid():
        filled = form.cleaned_data
        try:
            seated = actions.take_seat(
                forum=forum, key=filled["key"], hall_code=forum.hall_code, roles=filled["roles"], table=number
            )
        except NotNow as not_now:
            form.add_error(None, str(not_now.sentence))
            status = 409
        else:
            return redirect("forum:table_handed_seat", slug, number, spoken(seated.code))
    context = {"forum": forum, "inquiry": forum.inquiry, "number": number, "form": form}
    return render(request, "forum/table_new_seat.html", context, status=status)


@login_required
@require_safe
def handed_seat(request: HttpRequest, slug: str, number: int, code: str) -> HttpResponse:
    """Sign and code to copy onto paper; whoever leaves this page does not come back to it without the code."""
    forum = table_of(slug, number)
    seat = seat_or_404(code)
    if seat.forum_id != forum.pk or forum.is_for_staff:
        raise Http404
    shown = spoken(read_code(code))
    receipt = Receipt(
        code=shown,
        url=request.build_absolute_uri(reverse("answer:voice", args=[shown])),
        facts=[(_("Zeichen für heute Abend"), seat.speaker_code)],
        sentence=_(
            "Bitte schreiben Sie beides auf einen Zettel und geben Sie ihn der Person. Mit dem Code liest, berichtigt "
            "und löscht sie später, was sie gesagt hat. Danach kennt ihn hier niemand."
        ),
    )
    context = {"forum": forum, "inquiry": forum.inquiry, "number": number, "seat": seat, "receipt": receipt}
    return render(request, "forum/table_seat.html", context)


@login_required
@require_safe
def grumbles(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """In a wish round: the grumbles of this sign, for one of which the wish may be. Empty everywhere else."""
    forum = table_of(slug, number)
    chosen = next((row for row in reads.rounds_of(forum.pk) if str(row.pk) == request.GET.get("round")), None)
    seat = None if forum.is_for_staff else reads.seat_by_sign(forum.pk, request.GET.get("sign", "")[:20])
    is_wish = chosen is not None and chosen.kind == RoundKind.WISH
    found = reads.grumbles_of(seat) if seat is not None and is_wish else []
    return render(request, "forum/parts/table_grumbles.html", {"grumbles": found})
