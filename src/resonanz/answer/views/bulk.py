"""One answer to everybody whose words carry an insight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.act import reads as act_reads
from resonanz.answer import actions, reads
from resonanz.answer.errors import NobodyToAnswer
from resonanz.answer.forms import BulkReplyForm
from resonanz.answer.tasks import ask_to_answer_all
from resonanz.answer.views.guarding import TAKE, guarded, with_taken
from resonanz.people import reads as people_reads
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.understand.models import Insight


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest, pk: int) -> HttpResponse:
    insight = _insight_or_404(pk)
    if request.method != "POST":
        return _page(request, insight, BulkReplyForm())
    if TAKE in request.POST or request.POST.get("deed") == "check":
        initial = {"text": with_taken(request.POST), "key": request.POST.get("key", "")}
        return _page(request, insight, BulkReplyForm(initial=initial), is_unsaved=True)
    form = BulkReplyForm(request.POST)
    if not form.is_valid():
        return _page(request, insight, form, status=422)
    if request.POST.get("deed") != "so" and "shown" not in request.POST and guarded(form.cleaned_data["text"]).places:
        return _page(request, insight, form, confirms=True)
    try:
        answer = actions.answer_all(insight=insight, by=people_reads.member_of(request).pk, **form.cleaned_data)
    except NobodyToAnswer:
        form.add_error(None, _("Hinter dieser Erkenntnis steht niemand, der eine Antwort lesen könnte."))
        return _page(request, insight, form, status=409)
    if len(reads.left_in(answer)) > actions.AT_ONCE:
        ask_to_answer_all(answer.pk)
        said = _("Ihre Antwort geht jetzt hinaus, an einen Menschen nach dem anderen.")
    else:
        actions.work_on_bulk(answer.pk)
        said = _("Ihre Antwort steht jetzt auf der Seite jedes Menschen, dessen Worte hier Beleg sind.")
    messages.success(request, said, extra_tags=f"bulk-{pk}")
    return redirect("answer:bulk", pk=pk)


@login_required
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that renews itself."""
    insight = _insight_or_404(pk)
    return render(request, "answer/parts/bulk_lines.html", _lines(insight))


def _insight_or_404(pk: int) -> Insight:
    found = understand_reads.insight(pk)
    if found is None:
        raise Http404
    return found


def _lines(insight: Insight) -> dict[str, object]:
    lines = reads.bulk_lines(insight.pk)
    return {"insight": insight, "lines": lines, "is_running": any(line.left for line in lines)}


def _page(
    request: HttpRequest,
    insight: Insight,
    form: BulkReplyForm,
    *,
    confirms: bool = False,
    is_unsaved: bool = False,
    status: int = 200,
) -> HttpResponse:
    tellers = reads.tellers_of(insight.pk)
    context = {
        **_lines(insight),
        "inquiry": insight.inquiry,
        "tellers": tellers,
        "told_in": reads.languages_of(tellers),
        "came_back": reads.came_back(tellers),
        "history": list(act_reads.history_of([insight.pk])),
        "form": form,
        "guard": guarded(str(form["text"].value() or "")),
        "confirms": confirms,
        "was_shown": confirms or "shown" in request.POST,
        "is_unsaved": is_unsaved,
    }
    return render(request, "answer/bulk.html", context, status=status)
