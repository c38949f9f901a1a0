"""Judging promises from outside, told within an inquiry: with a receipt, like every story."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from resonanz.mirror import actions, reads
from resonanz.mirror.enums import Instrument
from resonanz.mirror.forms.judging import OutsideJudgingForm
from resonanz.mirror.views.asking import asked_page, asking_inquiry, hand_in
from resonanz.people import reads as people_reads


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = asking_inquiry(request, slug)
    look = next(iter(reads.asked_outside(inquiry.pk, Instrument.PROMISES)), None)
    # What somebody wrote while we asked comes back with the list it was written to.
    shown = look or reads.last_asked(inquiry.pk, Instrument.PROMISES)
    form = OutsideJudgingForm(request.POST or None, look=shown, person=people_reads.account_of(request))
    done: HttpResponse | int = 200
    if request.method == "POST":
        done = hand_in(
            request,
            inquiry,
            look,
            form,
            closed=_("Hier wird gerade nicht nach unseren Versprechen gefragt. Ihre Worte stehen noch hier."),
            tell=lambda asking, shared: actions.judge_outside(
                look=asking, judged=form.judged(), text=form.cleaned_data["story"], **shared
            ),
        )
    if isinstance(done, HttpResponse):
        return done
    return render(request, "mirror/judge.html", asked_page(inquiry, look, form), status=done)
