"""What the team does after the evening: wait, seal, understand, answer, publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from resonanz.forum import actions, reads
from resonanz.forum.errors import NothingToBalance, NotNow
from resonanz.forum.reads.after import STAGES
from resonanz.forum.views.common import forum_or_404
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.forum.models import Forum


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def after(request: HttpRequest, slug: str) -> HttpResponse:
    forum = forum_or_404(slug)
    if request.method == "POST":
        _do(request, forum, request.POST.get("deed", ""))
        return redirect("forum:after", slug=slug)
    work = reads.after(forum)
    reached = STAGES.index(forum.stage) if forum.stage in STAGES else -1
    names = (_("Der Abend"), _("Durchsehen"), _("Protokoll"), _("Bilanz"))
    stages = [(name, number <= reached, number == reached) for number, name in enumerate(names)]
    return render(request, "forum/after.html", {"forum": forum, "work": work, "stages": stages})


def _do(request: HttpRequest, forum: Forum, deed: str) -> None:
    """Whatever stands in the way is said in one sentence; the page then shows where to go on."""
    by = people_reads.member_of(request).pk
    try:
        if deed == "seal":
            actions.seal_minutes(forum_id=forum.pk, by=by)
            messages.success(request, _("Versiegelt. Das Protokoll steht jetzt im Protokollbuch."))
        elif deed == "balance":
            actions.publish_balance(forum_id=forum.pk, by=by)
            messages.success(request, _("Veröffentlicht. Die Gäste bekommen Bescheid, soweit sie das möchten."))
    except NotNow as refused:
        messages.error(request, str(refused.sentence))
    except NothingToBalance as refused:
        messages.error(request, _missing(refused.waiting))


def _missing(waiting: int) -> str:
    if not waiting:
        return _("Es gibt noch keine Erkenntnis aus diesem Abend. Eine Bilanz ohne Ergebnis wäre leer.")
    said = ngettext(
        "Eine Erkenntnis wartet noch auf eines der vier Worte.",
        "%(n)s Erkenntnisse warten noch auf eines der vier Worte.",
        waiting,
    )
    return said % {"n": waiting}
