"""The page where a guest is asked and answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.ask import actions as ask_actions
from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import State
from resonanz.ask.errors import InquiryNotOpen
from resonanz.ground import clock
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.manner import speak
from resonanz.ground.negotiation import wants_json
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen import actions, events, reads
from resonanz.listen.errors import WaitedTooLong
from resonanz.listen.forms import OwnStoryForm, StoryForm, new_key
from resonanz.listen.rules.arrival import read_wait
from resonanz.listen.views.answers import is_valid, received_json, refused_json
from resonanz.listen.views.weighing import ASKS, weigh, with_words
from resonanz.people import reads as people_reads
from resonanz.trust.errors import KeyReused

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.people.models import Account

KEPT_ON_DEVICE = "Resonanz-Offline"


@dataclass(frozen=True)
class Refused:
    """The words are still in the form, which says why."""

    status: int = 422
    retry_after: int = 0

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.retry_after)} if self.retry_after else {}


@require_http_methods(["GET", "HEAD", "POST"])
def inquiry(request: HttpRequest, slug: str) -> HttpResponse:
    found = ask_reads.by_slug(slug)
    if found is None or (found.state == State.DRAFT and not _may_preview(request)):
        raise Http404
    speak(du=found.says_du)
    person = people_reads.account_of(request)
    if request.method != "POST":
        return _page(request, found, OwnStoryForm(person=person))
    if ASKS in request.POST:
        return weighed(request, found, person)
    form = OwnStoryForm(request.POST, person=person)
    told = hand_in(request, found, form) if is_valid(form, request) else Refused()
    if isinstance(told, Refused):
        if wants_json(request):
            return refused_json(form, status=told.status, headers=told.headers)
        return _page(request, found, form, refused=told)
    ask_actions.note_answer_in(request.session, inquiry_id=found.pk)
    address = reverse("answer:voice", args=[spoken(told.code)]) + "?angekommen"
    if wants_json(request):
        return received_json(code=spoken(told.code), address=address, is_new=told.is_new)
    return redirect(address)


def weighed(request: HttpRequest, found: Inquiry, person: Account | None) -> HttpResponse:
    """Nothing is handed in: the page comes back with the same words and what was noticed in them."""
    noticed = weigh(request)
    if request.headers.get("HX-Request"):
        return render(request, "listen/parts/hard_words.html", noticed)
    form = OwnStoryForm(initial=with_words(request), person=person)
    return render(request, "listen/inquiry.html", {**asked_page(found, form), **noticed})


def by_code(request: HttpRequest, code: str) -> HttpResponse:
    found = ask_reads.by_code(read_code(code))
    if found is None or not ask_reads.may_read(request, found.pk):
        raise Http404
    return redirect("listen:inquiry", slug=found.slug)


def _may_preview(request: HttpRequest) -> bool:
    person = people_reads.account_of(request)
    return person is not None and person.may_enter_team


def asked_page(found: Inquiry, form: StoryForm) -> dict[str, Any]:
    """What a guest reads before answering."""
    said = ask_reads.said_with(found)
    pointers = events.Pointers(inquiry_id=found.pk)
    events.asking.run(pointers)
    return {
        "inquiry": found,
        "form": form,
        "voting": reads.voting_of(found.pk),
        "overdue": bool(found.answer_by and found.answer_by < clock.today()),
        "plan": ask_reads.published_plan(found.pk),
        "tasted": reads.tasted_now(found.pk),
        "person": form.person,
        "person_works_here": form.person is not None and people_reads.works_here(form.person),
        "readers": people_reads.present_team(),
        "programs": programs_reading(found.pk),
        "kept": said.kept,
        "pointers": pointers.found,
        "last_change": said.last_change,
    }


def programs_reading(inquiry_id: int) -> list[str]:
    """A program that reads is a reader, too. What is asked among staff is given to none."""
    found = people_reads.reading_programs()
    return found if found and inquiry_id not in ask_reads.all_inside() else []


def _page(request: HttpRequest, found: Inquiry, form: StoryForm, *, refused: Refused | None = None) -> HttpResponse:
    context = asked_page(found, form)
    response = render(request, "listen/inquiry.html", context, status=refused.status if refused else 200)
    if refused is not None:
        for name, value in refused.headers.items():
            response[name] = value
    elif found.is_open and form.person is None:
        # The device may keep this page for a hall without reception; it holds nothing about anybody.
        response[KEPT_ON_DEVICE] = "1"
    return response


def hand_in(request: HttpRequest, found: Inquiry, form: StoryForm) -> actions.Told | Refused:
    """Does it, or puts a sentence into the form. Whatever happens, the form still holds the words."""
    words = form.cleaned_data
    try:
        count_attempt(request, name="tell", most=600, seconds=3600)
        return actions.tell_story(
            inquiry=found,
            key=words["key"],
            text=words["story"],
            works_well=words["works_well"],
            roles=words["roles"],
            permission=words["permission"],
            name=words["name"],
            feeling=words["feeling"],
            waited=read_wait(request.POST.get("waited_ms", "")),
            person=form.person,
            wants_answer=words["wants_answer"],
        )
    except InquiryNotOpen as closed:
        form.add_error(
            None,
            str(closed.sentence) + " " + _("Ihr Text steht noch hier; bitte bewahren Sie ihn selbst auf."),
        )
        return Refused(status=409)
    except WaitedTooLong as late:
        form.add_error(None, str(late.sentence))
        return Refused(status=410)
    except KeyReused:
        # The guest went back and changed the words: the first version is safely in, this is another one.
        form.data = {**dict(form.data.items()), "roles": words["roles"], "key": new_key()}
        form.add_error(
            None,
            _(
                "Von dieser Seite haben Sie schon etwas abgegeben, und das bleibt, wie es war. "
                "Wenn Sie auch diese Fassung abgeben möchten, drücken Sie noch einmal auf den Knopf."
            ),
        )
        return Refused()
    except TooManyAttempts as many:
        form.add_error(
            None,
            _(
                "Von diesem Anschluss kommt gerade sehr viel. Ihr Text steht noch hier; "
                "bitte versuchen Sie es in einer Stunde wieder."
            ),
        )
        return Refused(status=429, retry_after=many.retry_after)
