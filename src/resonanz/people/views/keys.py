"""Keys with which programs come in: made here, shown once, taken back with one press."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.ground.problems import say_problems
from resonanz.people import actions, reads
from resonanz.people.errors import KeyIncomplete, KeyOver
from resonanz.people.forms import ApiKeyForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    by = reads.member_of(request)
    if not by.is_team:
        raise Http404
    form = ApiKeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make_key(by=by, **form.cleaned_data)
        except KeyIncomplete as incomplete:
            say_problems(form, incomplete.problems)
        else:
            response = render(request, "people/new_key.html", {"made": made})
            response["Cache-Control"] = "private, no-store"
            return response
    status = 422 if request.method == "POST" else 200
    return render(request, "people/keys.html", {"form": form, "keys": reads.api_keys()}, status=status)


@login_required
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    by = reads.member_of(request)
    if not by.is_team:
        raise Http404
    key = get_object_or_404(reads.api_keys(), pk=pk)
    try:
        actions.revoke_key(pk=key.pk, by=by)
    except KeyOver as over:
        messages.info(request, str(over.sentence))
    else:
        messages.success(request, _("Zurückgezogen. Mit diesem Schlüssel kommt ab jetzt niemand mehr herein."))
    return redirect("people:keys")
