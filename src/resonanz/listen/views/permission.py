"""Who sees my words: now, until now, and from now on."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from resonanz.listen import actions, reads
from resonanz.listen.enums import Permission
from resonanz.listen.errors import AlreadyWithdrawn, NameMissing, StoryUnknown
from resonanz.listen.forms import PermissionForm
from resonanz.people.errors import NameTaken, NameUnreadable

SEES = {
    Permission.TEAM: _("Das Team liest Ihre Worte. Gezählt werden sie, gezeigt werden sie sonst niemandem."),
    Permission.FORUM: _(
        "Das Team liest Ihre Worte, und wer zu einem Kundenforum kommt, kann sie dort lesen oder hören. Auf den "
        "öffentlichen Seiten stehen sie nicht."
    ),
    Permission.PUBLIC_ANONYMOUS: _(
        "Jeder Mensch kann Ihre Worte auf den öffentlichen Seiten lesen, wenn sie dort Beleg sind. Ihr Name steht "
        "nirgends."
    ),
    Permission.PUBLIC_NAMED: _(
        "Jeder Mensch kann Ihre Worte auf den öffentlichen Seiten lesen, wenn sie dort Beleg sind, mit Ihrem Namen."
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def permission(request: HttpRequest, code: str) -> HttpResponse:
    try:
        story = reads.story_for_guest(request, code)
    except StoryUnknown as unknown:
        raise Http404 from unknown
    if story.withdrawn_at is not None:
        raise Http404
    now = {"permission": story.permission, "name": story.name}
    form = PermissionForm(request.POST) if request.method == "POST" else PermissionForm(initial=now)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.change_permission(story=story, **form.cleaned_data)
            except (NameMissing, NameTaken, NameUnreadable) as refused:
                form.add_error("name", str(refused.sentence))
            except AlreadyWithdrawn as gone:
                form.add_error(None, str(gone.sentence))
                status = 409
            else:
                return redirect(reverse("listen:permission", args=[code]) + "?geaendert")
    voices = reads.voices_of(story)
    context = {
        "story": story,
        "code": code,
        "form": form,
        "voices": [reads.voice(told, as_told=True) for told in voices],
        "sees": SEES[Permission(story.permission)],
        "now": Permission(story.permission).label,
        "changes": reads.permission_changes([story.pk]),
        "just_changed": "geaendert" in request.GET,
    }
    return render(request, "listen/permission.html", context, status=status)
