"""For the team: what was sent, what waits or failed and why. Words of sent mails are gone, so nobody can read them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.ground import mail
from resonanz.people import actions, reads
from resonanz.people.forms import BudgetForm

_A_PAGE = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def outbox(request: HttpRequest) -> HttpResponse:
    by = reads.member_of(request)
    if not by.is_team:
        raise Http404
    allowed = reads.budget()
    form = BudgetForm(request.POST or None, initial={"most": allowed.most, "days": allowed.days})
    status = 200
    if request.method == "POST":
        if form.is_valid():
            actions.set_budget(most=form.cleaned_data["most"], days=form.cleaned_data["days"], by=by)
            messages.success(request, _("Das Kontaktbudget gilt ab jetzt. Jede Person sieht es auf ihrer Seite."))
            return redirect("people:outbox")
        status = 422
    counts = mail.state_counts()
    wanted = request.GET.get("zeigen", "")
    state = wanted if wanted in set(counts) else ""
    context = {
        "page": Paginator(mail.messages(state=state), _A_PAGE).get_page(request.GET.get("page")),
        "counts": [(key, key.label, n) for key, n in counts.items() if n],
        "state": state,
        "budget": allowed,
        "form": form,
        "can_send": mail.can_send(),
        "can_link": mail.can_link(),
    }
    return render(request, "people/outbox.html", context, status=status)


@login_required
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    if not reads.member_of(request).is_team:
        raise Http404
    deed = request.POST.get("deed")
    if deed == "again":
        done, said = mail.send_again(pk=pk), _("Die Nachricht wird noch einmal versucht.")
    elif deed == "forget":
        done, said = bool(mail.drop(pks=[pk])), _("Text und Adresse sind gelöscht. Sie wird nicht abgeschickt.")
    else:
        raise Http404
    if done:
        messages.success(request, said)
    else:
        messages.error(request, _("Das geht nicht mehr: Die Nachricht ist schon fort, oder ihr Text ist gelöscht."))
    return redirect("people:outbox")
