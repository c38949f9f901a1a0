"""What all pages share on which people outside answer for the mirror, within an inquiry and with a receipt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from resonanz.ask import actions as ask_actions
from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import State
from resonanz.ask.errors import InquiryNotOpen
from resonanz.ground.codes import spoken
from resonanz.ground.manner import speak
from resonanz.ground.problems import is_sound, say_problems
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.mirror.errors import Incomplete, NotNow
from resonanz.mirror.forms import new_key
from resonanz.people import reads as people_reads
from resonanz.trust.errors import KeyReused

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.listen.actions import Told
    from resonanz.mirror.forms.judging import OutsideJudgingForm
    from resonanz.mirror.forms.words import OutsideWordsForm
    from resonanz.mirror.models import Look

    OutsideForm = OutsideJudgingForm | OutsideWordsForm

_MOST, _AN_HOUR = 600, 3600


def asking_inquiry(request: HttpRequest, slug: str) -> Inquiry:
    """Raises `Http404` where whoever asks may not know of it."""
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None or inquiry.state == State.DRAFT or not ask_reads.may_read(request, inquiry.pk):
        raise Http404
    speak(du=inquiry.says_du)
    return inquiry


def hand_in(
    request: HttpRequest,
    inquiry: Inquiry,
    look: Look | None,
    form: OutsideForm,
    *,
    closed: str,
    tell: Callable[[Look, dict[str, Any]], Told],
) -> HttpResponse | int:
    """The way to the receipt, or the status with which the form comes back; it says why and still holds the words.

    `tell` hands in what is special about a page, with what all of them have; `closed` says that it is not asked now.
    """
    if not is_sound(form, request):
        return 422
    if look is None:
        form.add_error(None, closed)
        return 409
    told = _told(request, look, form, tell)
    if isinstance(told, int):
        return told
    ask_actions.note_answer_in(request.session, inquiry_id=inquiry.pk)
    return redirect(reverse("answer:voice", args=[spoken(told.code)]) + "?angekommen")


def _told(
    request: HttpRequest, look: Look, form: OutsideForm, tell: Callable[[Look, dict[str, Any]], Told]
) -> Told | int:
    words = form.cleaned_data
    shared = {name: words[name] for name in ("key", "roles", "permission", "name")}
    try:
        count_attempt(request, name="tell", most=_MOST, seconds=_AN_HOUR)
        return tell(look, {**shared, "person": form.person})
    except Incomplete as problem:
        say_problems(form, problem.problems)
        return 422
    except (NotNow, InquiryNotOpen) as refused:
        form.add_error(None, str(refused.sentence) + " " + _("Ihre Worte stehen noch hier."))
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


def asked_page(inquiry: Inquiry, look: Look | None, form: OutsideForm) -> dict[str, Any]:
    """What whoever answers reads before."""
    return {
        "inquiry": inquiry,
        "look": look,
        "form": form,
        "person": form.person,
        "person_works_here": form.person is not None and people_reads.works_here(form.person),
        "readers": people_reads.present_team(),
    }
