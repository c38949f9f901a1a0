"""What the house has promised: over all inquiries, for one, and whether one's own name may stand there."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.act import actions, reads
from resonanz.act.errors import CommitmentIncomplete
from resonanz.act.forms.promises import CommitmentForm
from resonanz.ask import reads as ask_reads
from resonanz.ground.problems import say_problems
from resonanz.people import reads as people_reads


@login_required
@require_http_methods(["GET", "HEAD"])
def promises(request: HttpRequest) -> HttpResponse:
    inquiries = list(ask_reads.all_inquiries())
    chosen = next((each for each in inquiries if each.slug == request.GET.get("anliegen")), None)
    context = {
        "promises": reads.open_promises(chosen.pk if chosen else None),
        "inquiries": inquiries,
        "chosen": chosen,
        "consent": reads.name_consent(people_reads.member_of(request).pk),
    }
    return render(request, "act/promises.html", context)


@login_required
@require_POST
def my_name(request: HttpRequest) -> HttpResponse:
    """Only ever about whoever is signed in."""
    me = people_reads.member_of(request)
    if request.POST.get("deed") == "agree":
        actions.agree_to_name(account_id=me.pk)
        messages.success(request, _("Ihr Name darf jetzt an Zusagen stehen. Sie können das jederzeit zurücknehmen."))
    else:
        actions.take_name_back(account_id=me.pk)
        messages.success(request, _("Ihr Name steht ab sofort an keiner Zusage mehr, dort steht Ihre Aufgabe."))
    return redirect("act:promises")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def of_inquiry(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything promised for one inquiry, and a new commitment outside a forum."""
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None:
        raise Http404
    form, status = CommitmentForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            words = form.cleaned_data
            try:
                actions.commit_to(
                    inquiry=inquiry,
                    text=words["text"],
                    owner=words["owner"],
                    held_by=form.holder,
                    due_on=words["due_on"],
                    by=people_reads.member_of(request).pk,
                )
            except CommitmentIncomplete as incomplete:
                say_problems(form, incomplete.problems)
            else:
                said = _("Zugesagt. Es steht jetzt öffentlich in der Bilanz.")
                messages.success(request, said, extra_tags=f"commitment-{inquiry.code}")
                return redirect("act:commitments", slug=slug)
    given = reads.commitments_of(inquiry.pk)
    context = {
        "inquiry": inquiry,
        "promises": reads.open_promises(inquiry.pk),
        "closed": [promise for promise in given if promise.course.is_closed],
        "form": form,
    }
    return render(request, "act/commitments.html", context, status=status)
