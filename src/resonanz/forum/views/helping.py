"""Who does what at the evening, and what guests want to talk about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from resonanz.forum import actions, reads
from resonanz.forum.enums import Task
from resonanz.forum.errors import NotNow
from resonanz.forum.forms import HelperForm
from resonanz.forum.views.common import forum_or_404, number_of
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.forum.models import Forum

_WHAT_FOR = {
    Task.HOST: gettext_lazy("Eine Stimme, die alle kennen. Hält die Zeit und lässt ausreden."),
    Task.MODERATOR: gettext_lazy("Sieht, was hereinkommt, und hält mit Begründung zurück, was Menschen verletzt."),
    Task.SCRIBE: gettext_lazy("Schreibt am Tisch wörtlich mit und liest vor, was dasteht."),
    Task.LISTENER: gettext_lazy("Sitzt bei den Gästen, fragt nach und erklärt nichts."),
    Task.WELCOME: gettext_lazy("Kennt den Code, hilft mit dem Telefon und hat Papierkarten dabei."),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def helpers(request: HttpRequest, slug: str) -> HttpResponse:
    forum = forum_or_404(slug)
    form = HelperForm()
    if request.method == "POST":
        if "remove" in request.POST:
            actions.unassign(forum=forum, helper_id=number_of(request.POST["remove"]))
            return redirect("forum:helpers", slug=slug)
        form = HelperForm(request.POST)
        if form.is_valid():
            actions.assign(forum=forum, account_id=form.cleaned_data["account"].pk, task=form.cleaned_data["task"])
            return redirect("forum:helpers", slug=slug)
    rows = list(reads.helpers_of(forum.pk))
    context = {
        "forum": forum,
        "inquiry": forum.inquiry,
        "form": form,
        "tasks": [(task.label, _WHAT_FOR[task], [row for row in rows if row.task == task]) for task in Task],
    }
    return render(request, "forum/helpers.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: HttpRequest, slug: str) -> HttpResponse:
    forum = forum_or_404(slug)
    refused, reason, chosen = "", "", 0
    if request.method == "POST":
        chosen, reason = number_of(request.POST.get("wish")), request.POST.get("reason", "")
        try:
            _decide(request, forum, chosen, reason)
        except NotNow as problem:
            refused = str(problem.sentence)
        else:
            messages.success(request, _("Entschieden. Der Gast liest es auf „Meine Stimme“."))
            return redirect("forum:wishes", slug=slug)
    context = {
        "forum": forum,
        "inquiry": forum.inquiry,
        "rows": reads.wishes_with_words(forum),
        "rounds": reads.rounds_of(forum.pk),
        "refused": refused,
        "reason": reason,
        "chosen": chosen,
    }
    return render(request, "forum/wishes.html", context, status=422 if refused else 200)


def _decide(request: HttpRequest, forum: Forum, wish_id: int, reason: str) -> None:
    by = people_reads.member_of(request).pk
    if request.POST.get("deed") == "take":
        actions.take_wish(forum=forum, wish_id=wish_id, round_id=number_of(request.POST.get("round")), by=by)
    else:
        actions.decline_wish(forum=forum, wish_id=wish_id, reason=reason, by=by)
