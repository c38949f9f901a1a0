"""Where people say which step a passage tells of, or does not."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.people import reads as people_reads
from resonanz.understand import actions, reads
from resonanz.understand.actions import Place
from resonanz.understand.errors import Refused
from resonanz.understand.forms import IntoTouchpointForm
from resonanz.understand.tasks import match_everything
from resonanz.understand.views.touchpoints import shown_passage, touchpoint_or_404

_LONGEST_NUMBER = 15


@login_required
@require_POST
def take_out(request: HttpRequest, pk: int) -> HttpResponse:
    """The passage that begins at `start` of `story` does not tell of this step."""
    touchpoint_or_404(pk)
    place = Place(story_id=_number(request.POST.get("story")), start=_number(request.POST.get("start")))
    try:
        actions.take_passage_out(place=place, touchpoint_id=pk, by=people_reads.member_of(request).pk)
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    else:
        match_everything()
        messages.success(request, _("Herausgenommen und gemerkt. Das Programm vergleicht jetzt alle Geschichten neu."))
    return redirect("understand:touchpoint", pk=pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def put(request: HttpRequest, story_id: int, start: int) -> HttpResponse:
    match = reads.passage_at(story_id, start)
    if match is None:
        raise Http404
    others = [(pk, name) for pk, name in reads.touchpoint_names() if pk != match.touchpoint_id]
    form = IntoTouchpointForm(request.POST if request.method == "POST" else None, touchpoints=others)
    if form.is_valid():
        into, by = form.cleaned_data["into"], people_reads.member_of(request).pk
        try:
            actions.put_passage(place=Place(story_id=story_id, start=start), touchpoint_id=into, by=by)
        except Refused as refused:
            form.add_error("into", str(refused.sentence))
        else:
            match_everything()
            messages.success(request, _("Der Abschnitt liegt jetzt hier und bleibt hier. Das Programm lernt daraus."))
            return redirect("understand:touchpoint", pk=into)
    context = {
        "inquiry": match.inquiry,
        "touchpoint": match.touchpoint,
        "voice": shown_passage(match),
        "others": others,
        "form": form,
    }
    return render(request, "understand/put_passage.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        lifted = actions.lift_correction(correction_id=pk, by=people_reads.member_of(request).pk)
    except Refused as refused:
        messages.error(request, str(refused.sentence))
        return redirect("understand:touchpoints")
    match_everything()
    messages.success(request, _("Zurückgenommen. Ab jetzt entscheidet hier wieder das Programm."))
    return redirect("understand:touchpoint", pk=lifted.touchpoint_id)


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) <= _LONGEST_NUMBER else 0
