"""For the team: what we give, how many like us from five on, who shows themselves, and asking them to join."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.answer import actions, reads
from resonanz.answer.actions.fan_figures import DEEDS
from resonanz.answer.errors import AskIncomplete, GivingMissing, GivingPaysForDeeds
from resonanz.answer.figures.fans import fans_figure
from resonanz.answer.forms.fans import GivingForm, TogetherForm
from resonanz.ground.problems import say_problems
from resonanz.people import reads as people_reads
from resonanz.trust.enums import K


@login_required
@require_safe
def fans(request: HttpRequest) -> HttpResponse:
    figures = actions.fan_figures()
    context = {
        "giving": reads.giving(),
        "figures": figures,
        "deeds": [deed.label for deed in DEEDS],
        "has_picture": any(cell.count is not None for month in figures.months for cell in month.cells),
        "shown": [(account, step, reads.kind_labels(step)) for account, step in reads.shown_fans()],
        "asked": reads.asked_together(),
        "k": K,
    }
    return render(request, "answer/fans.html", context)


@login_required
@require_safe
def picture(request: HttpRequest) -> HttpResponse:
    rows = [
        (f"{month.first:%Y-%m}", str(deed.label), cell.count)
        for month in actions.fan_figures().months
        for deed, cell in zip(DEEDS, month.cells, strict=True)
        if cell.count is not None
    ]
    svg = fans_figure(
        rows, names=[str(deed.label) for deed in DEEDS], dark="dunkel" in request.GET, count_label=_("Menschen")
    )
    return HttpResponse(svg, content_type="image/svg+xml")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def giving(request: HttpRequest) -> HttpResponse:
    standing, status = reads.giving(), 200
    form = GivingForm(request.POST or None, initial={"lines": "\n".join(standing.lines) if standing else ""})
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.say_what_we_give(lines=form.cleaned_data["lines"], by=people_reads.member_of(request).pk)
            except GivingPaysForDeeds as refused:
                form.add_error("lines", str(refused.sentence))
            else:
                messages.success(request, _("Das steht jetzt öffentlich da."))
                return redirect("answer:fans")
    return render(request, "answer/giving.html", {"form": form, "givings": reads.all_givings()[:20]}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def together(request: HttpRequest) -> HttpResponse:
    occasions = reads.open_occasions()
    choices = [(row.key, f"{row.sort}: {row.title}") for row in occasions]
    form, status = TogetherForm(request.POST or None, occasions=choices), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.ask_together(**form.cleaned_data, by=people_reads.member_of(request).pk)
            except AskIncomplete as incomplete:
                say_problems(form, incomplete.problems)
            except GivingMissing as missing:
                form.add_error(None, str(missing.sentence))
            else:
                messages.success(request, _("Die Einladungen gehen jetzt hinaus, soweit Budget und Erlaubnis reichen."))
                return redirect("answer:fans")
    context = {"form": form, "occasions": occasions, "budget": people_reads.budget()}
    return render(request, "answer/together.html", context, status=status)
