"""Three words from outside, told within an inquiry: with a receipt, like every story."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from resonanz.mirror import actions, reads
from resonanz.mirror.enums import Instrument, Stage
from resonanz.mirror.forms.words import OutsideWordsForm
from resonanz.mirror.views.asking import asked_page, asking_inquiry, hand_in
from resonanz.people import reads as people_reads


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tell_words(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = asking_inquiry(request, slug)
    look = next(iter(reads.asked_outside(inquiry.pk, Instrument.THREE_WORDS)), None)
    form = OutsideWordsForm(request.POST or None, person=people_reads.account_of(request))
    done: HttpResponse | int = 200
    if request.method == "POST":
        done = hand_in(
            request,
            inquiry,
            look,
            form,
            closed=_("Hier wird gerade nicht nach drei Worten gefragt. Ihre Worte stehen noch hier."),
            tell=lambda asking, shared: actions.answer_outside(
                look=asking, answers=form.answers(), text=form.text(), **shared
            ),
        )
    if isinstance(done, HttpResponse):
        return done
    seal = [row for row in reads.changes_of(look.pk) if row.stage == Stage.SEALED] if look else []
    return render(request, "mirror/tell_words.html", {**asked_page(inquiry, look, form), "seal": seal}, status=done)
