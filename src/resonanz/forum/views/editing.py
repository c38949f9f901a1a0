"""What the announcement says."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.forum import actions
from resonanz.forum.enums import Publication, Stage
from resonanz.forum.errors import ForumNotReady, NotNow
from resonanz.forum.forms import FactsForm
from resonanz.forum.views.common import forum_or_404
from resonanz.people import reads as people_reads


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    forum = forum_or_404(slug)
    is_open, is_fixed = forum.stage in {Stage.DRAFT, Stage.ANNOUNCED}, forum.stage != Stage.DRAFT
    form = FactsForm(request.POST if request.method == "POST" else None, forum=forum, is_fixed=is_fixed)
    if _asks_for_another_publication(request, forum.publication, is_fixed=is_fixed):
        form.add_error("publication", _("Was danach alle lesen dürfen, steht seit der Ankündigung fest."))
    if form.is_valid():
        try:
            actions.change_forum(forum=forum, by=people_reads.member_of(request).pk, **form.cleaned_data)
        except ForumNotReady as refused:
            for name, sentences in refused.obstacles.items():
                for sentence in sentences:
                    form.add_error(name if name in form.fields else None, str(sentence))
        except NotNow as late:
            form.add_error(None, str(late.sentence))
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("forum:overview" if forum.stage == Stage.DRAFT else "forum:edit", slug=slug)
    context = {"forum": forum, "inquiry": forum.inquiry, "form": form, "is_open": is_open, "is_fixed": is_fixed}
    return render(request, "forum/edit.html", context)


def _asks_for_another_publication(request: HttpRequest, stands: str, *, is_fixed: bool) -> bool:
    """A page from before the announcement may still be open somewhere; its wish is answered, not swallowed."""
    sent = request.POST.get("publication", "")
    return is_fixed and sent in Publication.values and sent != stands
