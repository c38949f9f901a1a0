"""Where the team chooses what other websites show of the house, sees it, and copies the lines."""

from __future__ import annotations

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.answer import reads as answer_reads
from resonanz.ask import reads as ask_reads
from resonanz.doors.embedding.forms import ChoiceForm, SitesForm
from resonanz.doors.embedding.frames import Frame, Shown
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.errors import SiteUnreadable, TooManySites


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@csp_update({"frame-src": [SELF]})
def embedding(request: HttpRequest) -> HttpResponse:
    """What is chosen stands in the address; what is sent is the list of websites."""
    sites = people_reads.framing_sites()
    sent = request.POST if request.method == "POST" else None
    sites_form = SitesForm(sent, initial={"sites": "\n".join(sites)})
    if sent is not None and _keeps(sites_form):
        messages.success(request, _("Gespeichert."))
        return redirect(request.get_full_path())
    choice = _choice(request)
    context = {
        "choice": choice,
        "sites_form": sites_form,
        "sites": sites,
        "frame": _frame(request, choice) if choice.is_valid() else None,
        "house": request.build_absolute_uri("/").rstrip("/"),
    }
    is_wrong = bool(sites_form.errors or (request.GET and choice.errors))
    return render(request, "doors/embedding/page.html", context, status=422 if is_wrong else 200)


def _keeps(form: SitesForm) -> bool:
    if not form.is_valid():
        return False
    try:
        people_actions.allow_framing(sites=form.cleaned_data["sites"].splitlines())
    except (SiteUnreadable, TooManySites) as refused:
        form.add_error("sites", str(refused.sentence))
        return False
    return True


def _choice(request: HttpRequest) -> ChoiceForm:
    """Without a choice it is the newest open question, or the balance where nothing is asked."""
    inside = ask_reads.asked_inside()
    inquiries = [inquiry for inquiry in answer_reads.public_inquiries() if inquiry.pk not in inside]
    if "zeigen" in request.GET:
        return ChoiceForm(request.GET, inquiries=inquiries)
    first = next((inquiry.slug for inquiry in inquiries if inquiry.is_open), "")
    return ChoiceForm(
        {"zeigen": Shown.QUESTION if first else Shown.BALANCE, "anliegen": first, "sprache": ""}, inquiries=inquiries
    )


def _frame(request: HttpRequest, choice: ChoiceForm) -> Frame:
    chosen = choice.cleaned_data
    return Frame(
        shown=Shown(chosen["zeigen"]),
        slug=chosen["anliegen"],
        language=chosen["sprache"],
        absolute=request.build_absolute_uri,
    )
