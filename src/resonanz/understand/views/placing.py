"""Where people say to which theme a single story belongs, or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.listen import reads as listen_reads
from resonanz.people import reads as people_reads
from resonanz.understand import actions, reads
from resonanz.understand.errors import Refused
from resonanz.understand.forms import IntoForm
from resonanz.understand.tasks import ask_to_read
from resonanz.understand.views.shaping import theme_or_404

if TYPE_CHECKING:
    from resonanz.understand.models import Placement

_LONGEST_NUMBER = 15


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, pk: int) -> HttpResponse:
    placed = _placed_or_404(pk)
    themes = reads.named_themes(placed.inquiry_id)
    form = IntoForm(request.POST if request.method == "POST" else None, themes=themes)
    if request.method == "POST" and form.is_valid():
        try:
            theme = actions.pin_story(
                story_id=pk, theme_id=form.cleaned_data["into"], by=people_reads.member_of(request).pk
            )
        except Refused as refused:
            form.add_error("into", str(refused.sentence))
        else:
            ask_to_read(placed.inquiry_id)
            messages.success(request, _("Die Geschichte liegt jetzt hier und bleibt hier."))
            return redirect("understand:theme", pk=theme.pk)
    pinned, banned = reads.pinned_among([pk]).get(pk), reads.banned_from(pk)
    names = reads.names_of([*([pinned.theme_id] if pinned else []), *(row.theme_id for row in banned)])
    context = {
        "inquiry": placed.inquiry,
        "story_id": pk,
        "voice": listen_reads.voice(placed.story, url=reverse("answer:story", args=[pk])),
        "theme": next((theme for theme in themes if theme.pk == placed.theme_id), None),
        "themes": themes,
        "form": form,
        "pinned": (pinned, names[pinned.theme_id]) if pinned else None,
        "banned": [(row, names[row.theme_id]) for row in banned],
    }
    return render(request, "understand/place_story.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def ban(request: HttpRequest, pk: int) -> HttpResponse:
    """`story` does not belong to this theme."""
    theme, story_id = theme_or_404(pk), _number(request.POST.get("story"))
    try:
        actions.ban_story(story_id=story_id, theme_id=pk, by=people_reads.member_of(request).pk)
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    else:
        ask_to_read(theme.inquiry_id)
        messages.success(
            request, _("Herausgenommen. Die Geschichte steht jetzt für sich, bis sie zu einem anderen Thema passt.")
        )
    return redirect("understand:theme", pk=pk)


@login_required
@require_POST
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes back what was decided about the story and `theme`; `what` is pin or ban."""
    placed, by = _placed_or_404(pk), people_reads.member_of(request).pk
    theme_id = _number(request.POST.get("theme"))
    act = actions.unpin_story if request.POST.get("what") == "pin" else actions.unban_story
    try:
        act(story_id=pk, theme_id=theme_id, by=by)
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    else:
        ask_to_read(placed.inquiry_id)
        messages.success(request, _("Zurückgenommen. Ab jetzt entscheidet hier wieder das Programm."))
    return redirect("understand:place", pk=pk)


def _placed_or_404(pk: int) -> Placement:
    placed = reads.placed_story(pk)
    if placed is None:
        raise Http404
    return placed


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) <= _LONGEST_NUMBER else 0
