"""Saying goodbye to what was let go: written by the team, public only if every maker agreed."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resonanz.act import actions, reads
from resonanz.act.errors import DarlingIncomplete, NothingToLeave, NotYours
from resonanz.act.forms.darlings import FarewellForm
from resonanz.act.models import DarlingMaker
from resonanz.act.views.darlings import darling_or_404
from resonanz.ask import reads as ask_reads
from resonanz.ground.problems import say_problems
from resonanz.people import reads as people_reads


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def farewell(request: HttpRequest, pk: int) -> HttpResponse:
    loved = darling_or_404(pk)
    form, status = FarewellForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                words = {name: form.cleaned_data[name] for name in ("was", "gave", "thanks", "remains")}
                by, praise = people_reads.member_of(request).pk, form.cleaned_data["stories"]
                actions.write_farewell(darling=loved.darling, by=by, praise=praise, **words)
            except NothingToLeave as refused:
                messages.error(request, str(refused.sentence))
                return redirect("act:darling", pk=pk)
            except DarlingIncomplete as incomplete:
                say_problems(form, incomplete.problems)
            else:
                return redirect("act:farewell", pk=pk)
    if not loved.is_let_go:
        return redirect("act:darling", pk=pk)
    praise = reads.praise_of(loved.farewell) if loved.farewell else []
    context = {
        "loved": loved,
        "form": form,
        "voices": [voice for row in praise if (voice := reads.praising_voice(row, public=False))],
        "me": people_reads.member_of(request).pk,
    }
    return render(request, "act/farewell.html", context, status=status)


@require_safe
def public_farewell(request: HttpRequest, pk: int) -> HttpResponse:
    """For everybody, and only as long as every maker says yes."""
    loved = reads.darling(pk)
    if loved is None or loved.farewell is None or not loved.is_farewell_public:
        raise Http404
    # What was told in an inquiry among staff is shown to those who may know of it.
    praise = [row for row in reads.praise_of(loved.farewell) if ask_reads.may_read(request, row.story.inquiry_id)]
    voices = [voice for row in praise if (voice := reads.praising_voice(row, public=True))]
    return render(request, "act/public_farewell.html", {"loved": loved, "voices": voices})


@login_required
@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """`oeffentlich` is ja or nein."""
    maker = _maker_or_404(pk)
    try:
        actions.agree(
            maker=maker, is_public=request.POST.get("oeffentlich") == "ja", by=people_reads.member_of(request).pk
        )
    except NotYours as refused:
        messages.error(request, str(refused.sentence))
    return redirect("act:farewell", pk=maker.darling_id)


@login_required
@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    maker = _maker_or_404(pk)
    actions.forget_maker(maker=maker)
    if maker.account is None:
        messages.success(request, _("Der Name ist entfernt. Dass ein Mensch es gemacht hat, bleibt."))
    return redirect("act:darling", pk=maker.darling_id)


def _maker_or_404(pk: int) -> DarlingMaker:
    maker = reads.maker(pk)
    if maker is None:
        raise Http404
    return maker
