"""What lies where, since when, and when it goes; with a run by hand."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from resonanz.answer import actions
from resonanz.people import reads as people_reads
from resonanz.trust import reads as trust_reads


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def retention(request: HttpRequest) -> HttpResponse:
    if not people_reads.member_of(request).is_team:
        raise Http404
    if request.method == "POST":
        count = actions.keep_promises()
        messages.success(request, ngettext("%(n)s Zeile gelöscht.", "%(n)s Zeilen gelöscht.", count) % {"n": count})
        return redirect("answer:retention")
    due = trust_reads.due()
    context = {
        "due": due,
        "now": sum(item.now for item in due),
        "reports": trust_reads.reports(),
        "scrubbings": trust_reads.scrubbings(),
    }
    return render(request, "answer/retention.html", context)
