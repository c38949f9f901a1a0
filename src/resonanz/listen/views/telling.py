"""The page where a guest is asked and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import State
from resonanz.ask.errors import InquiryNotOpen
from resonanz.ground import clock
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen import actions
from resonanz.listen.forms import StoryForm, new_key
from resonanz.people import reads as people_reads
from resonanz.trust.errors import KeyReused

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry


@require_http_methods(["GET", "HEAD", "POST"])
def inquiry(request: HttpRequest, slug: str) -> HttpResponse:
    found = ask_reads.by_slug(slug)
    if found is None or (found.state == State.DRAFT and not _may_preview(request)):
        raise Http404
    person = people_reads.account_of(request)
    form = StoryForm(request.POST, person=person) if request.method == "POST" else StoryForm(person=person)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            told, status = _tell(request, found, form)
            if told is not None:
                return redirect(reverse("answer:voice", args=[spoken(told.code)]) + "?angekommen")
        else:
            status = 422
    overdue = bool(found.answer_by and found.answer_by < clock.today())
    context = {
        "inquiry": found,
        "form": form,
        "overdue": overdue,
        "person": person,
        "person_works_here": person is not None and people_reads.works_here(person),
        "readers": people_reads.team().filter(is_active=True),
    }
    return render(request, "listen/inquiry.html", context, status=status)


def by_code(request: HttpRequest, code: str) -> HttpResponse:
    found = ask_reads.by_code(read_code(code))
    if found is None:
        raise Http404
    return redirect("listen:inquiry", slug=found.slug)


def _may_preview(request: HttpRequest) -> bool:
    person = people_reads.account_of(request)
    return person is not None and person.may_enter_team


def _tell(request: HttpRequest, found: Inquiry, form: StoryForm) -> tuple[actions.Told | None, int]:
    """Does it, or puts a sentence into the form. Whatever happens, the form still holds the words."""
    words = form.cleaned_data
    try:
        count_attempt(request, name="tell", most=600, seconds=3600)
        return (
            actions.tell_story(
                inquiry=found,
                key=words["key"],
                text=words["story"],
                works_well=words["works_well"],
                roles=words["roles"],
                permission=words["permission"],
                name=words["name"],
                feeling=words["feeling"],
                person=form.person,
            ),
            303,
        )
    except InquiryNotOpen as closed:
        form.add_error(
            None,
            str(closed.sentence) + " " + _("Ihr Text steht noch hier; bitte bewahren Sie ihn selbst auf."),
        )
        return None, 409
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
        return None, 422
    except TooManyAttempts:
        form.add_error(
            None,
            _(
                "Von diesem Anschluss kommt gerade sehr viel. Ihr Text steht noch hier; "
                "bitte versuchen Sie es in einer Stunde wieder."
            ),
        )
        return None, 429
