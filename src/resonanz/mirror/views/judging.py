"""Judging promises from outside, told within an inquiry: with a receipt, like every story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from resonanz.ask import actions as ask_actions
from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import State
from resonanz.ask.errors import InquiryNotOpen
from resonanz.ground.codes import spoken
from resonanz.ground.problems import is_sound, say_problems
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.mirror import actions, reads
from resonanz.mirror.enums import Instrument
from resonanz.mirror.errors import Incomplete, NotNow
from resonanz.mirror.forms import new_key
from resonanz.mirror.forms.judging import OutsideJudgingForm
from resonanz.people import reads as people_reads
from resonanz.trust.errors import KeyReused

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.listen.actions import Told
    from resonanz.mirror.models import Look

_MOST, _AN_HOUR = 600, 3600


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None or inquiry.state == State.DRAFT or not ask_reads.may_read(request, inquiry.pk):
        raise Http404
    look = next(iter(reads.asked_outside(inquiry.pk, Instrument.PROMISES)), None)
    # What somebody wrote while we asked comes back with the list it was written to.
    shown = look or reads.last_asked(inquiry.pk, Instrument.PROMISES)
    form = OutsideJudgingForm(request.POST or None, look=shown, person=people_reads.account_of(request))
    status = 200
    if request.method == "POST":
        told = _take(request, look, form)
        if not isinstance(told, int):
            ask_actions.note_answer_in(request.session, inquiry_id=inquiry.pk)
            return redirect(reverse("answer:voice", args=[spoken(told.code)]) + "?angekommen")
        status = told
    return _page(request, inquiry, look, form, status=status)


def _take(request: HttpRequest, look: Look | None, form: OutsideJudgingForm) -> Told | int:
    """Does it, or puts a sentence into the form and answers the status. The form still holds the words."""
    if not is_sound(form, request):
        return 422
    if look is None:
        form.add_error(None, _("Hier wird gerade nicht nach unseren Versprechen gefragt. Ihre Worte stehen noch hier."))
        return 409
    return _judge(request, look, form)


def _judge(request: HttpRequest, look: Look, form: OutsideJudgingForm) -> Told | int:
    words = form.cleaned_data
    try:
        count_attempt(request, name="tell", most=_MOST, seconds=_AN_HOUR)
        return actions.judge_outside(
            look=look,
            judged=form.judged(),
            key=words["key"],
            text=words["story"],
            roles=words["roles"],
            permission=words["permission"],
            name=words["name"],
            person=form.person,
        )
    except Incomplete as problem:
        say_problems(form, problem.problems)
        return 422
    except (NotNow, InquiryNotOpen) as closed:
        form.add_error(None, str(closed.sentence) + " " + _("Ihre Worte stehen noch hier."))
        return 409
    except KeyReused:
        form.data = {**dict(form.data.items()), "roles": words["roles"], "key": new_key()}
        form.add_error(None, _("Von dieser Seite haben Sie schon geantwortet, und das bleibt, wie es war."))
        return 409
    except TooManyAttempts:
        form.add_error(
            None, _("Von diesem Anschluss kommt gerade sehr viel. Bitte versuchen Sie es in einer Stunde wieder.")
        )
        return 429


def _page(
    request: HttpRequest, inquiry: Inquiry, look: Look | None, form: OutsideJudgingForm, *, status: int
) -> HttpResponse:
    context = {
        "inquiry": inquiry,
        "look": look,
        "form": form,
        "person": form.person,
        "person_works_here": form.person is not None and people_reads.works_here(form.person),
        "readers": people_reads.team().filter(is_active=True),
    }
    return render(request, "mirror/judge.html", context, status=status)
