"""Pages for the team: which programs are told, what was told, and why something did not arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.doors.hooks.events import Told
from resonanz.doors.hooks.forms import HookForm
from resonanz.ground.hooks import KEEP_DELIVERIES
from resonanz.ground.hooks import keeping as store
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.ground.models import Hook

_ON_A_PAGE = 50


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hooks(request: HttpRequest) -> HttpResponse:
    """The secret is on the page that answers the press, and on no other."""
    form = HookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        hook = people_actions.add_hook(**form.cleaned_data, by=people_reads.member_of(request))
        return render(request, "doors/hooks/made.html", {"hook": hook})
    context = {"form": form, "hooks": store.hooks_with_counts()}
    return render(request, "doors/hooks/list.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD"])
def hook(request: HttpRequest, pk: int) -> HttpResponse:
    found = _or_404(pk)
    page = Paginator(store.deliveries_of(found), _ON_A_PAGE).get_page(request.GET.get("seite"))
    labels = dict(Told.choices)
    context = {
        "hook": found,
        "wanted": [(event, labels.get(event, event)) for event in found.events],
        "page": page,
        "days": KEEP_DELIVERIES.days,
    }
    return render(request, "doors/hooks/hook.html", context)


@login_required
@require_POST
def deed(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    found = _or_404(pk)
    if name == "loeschen":
        people_actions.remove_hook(hook=found, by=people_reads.member_of(request))
        messages.success(request, _("Gelöscht. Dorthin wird nichts mehr gemeldet."))
        return redirect("doors:hooks")
    if name == "probe":
        store.try_hook(found)
        messages.success(request, _("Eine Probe ist unterwegs. Laden Sie die Seite gleich noch einmal."))
    elif name in {"anhalten", "weiter"}:
        store.switch_hook(found, is_active=name == "weiter")
    else:
        raise Http404
    return redirect("doors:hook", pk=pk)


@login_required
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    hook_id = store.resend_delivery(pk)
    if hook_id is None:
        raise Http404
    messages.success(request, _("Wird noch einmal gesendet."))
    return redirect("doors:hook", pk=hook_id)


def _or_404(pk: int) -> Hook:
    found = store.hook_by_id(pk)
    if found is None:
        raise Http404
    return found
