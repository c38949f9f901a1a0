"""A guest wants to talk about something: the words stay in the form until they have arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.ask.errors import InquiryNotOpen
from resonanz.forum import actions, reads
from resonanz.forum.enums import Stage
from resonanz.forum.errors import NotNow
from resonanz.forum.forms import new_key
from resonanz.forum.forms.wishes import WishForm
from resonanz.forum.views.common import is_valid, sentences
from resonanz.forum.views.public import shown_forum_or_404
from resonanz.ground.codes import spoken
from resonanz.ground.negotiation import said_json, wants_json
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.ground.tables.problems import RuleProblem
from resonanz.listen import reads as listen_reads
from resonanz.listen.errors import WaitedTooLong
from resonanz.people import reads as people_reads
from resonanz.trust.errors import KeyReused

if TYPE_CHECKING:
    from resonanz.forum.models import Forum
    from resonanz.listen.actions import Told


@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: HttpRequest, slug: str) -> HttpResponse:
    forum = shown_forum_or_404(request, slug)
    if request.method != "POST":
        return _page(request, forum, _form(forum))
    form = _form(forum, request.POST)
    told = _tell(request, forum, form) if is_valid(request, form) else 422
    if isinstance(told, int):
        if wants_json(request):
            return said_json({"refused": sentences(form)}, status=told)
        return _page(request, forum, form, status=told)
    code = spoken(told.code)
    address = reverse("answer:voice", args=[code]) + "?angekommen"
    if wants_json(request):
        return said_json({"code": code, "address": address}, status=201 if told.is_new else 200)
    return redirect(address)


def _form(forum: Forum, sent: QueryDict | None = None) -> WishForm:
    return WishForm(sent, is_inside=forum.is_for_staff, is_shown=reads.shows_wishes(forum))


def _tell(request: HttpRequest, forum: Forum, form: WishForm) -> Told | int:
    """Does it, or puts a sentence into the form and answers the status."""
    words = form.cleaned_data
    try:
        count_attempt(request, name="tell", most=600, seconds=3600)
        return actions.wish_for_agenda(
            forum=forum,
            key=words["key"],
            text=words["story"],
            roles=words["roles"],
            permission=words["permission"],
            person=people_reads.account_of(request),
            waited=listen_reads.read_wait(request.POST.get("waited_ms", "")),
        )
    except RuleProblem as refused:
        form.add_error("story", str(refused.sentence))
        return 422
    except (NotNow, InquiryNotOpen) as late:
        form.add_error(None, f"{late.sentence} " + _("Ihr Text steht noch hier; bitte bewahren Sie ihn selbst auf."))
        return 409
    except WaitedTooLong as late:
        form.add_error(None, str(late.sentence))
        return 410
    except KeyReused:
        # The guest went back and changed the words: the first wish is safely in, this is another one.
        form.data = {**dict(form.data.items()), "roles": words["roles"], "key": new_key()}
        form.add_error(
            None,
            _(
                "Von dieser Seite haben Sie schon etwas abgegeben, und das bleibt, wie es war. "
                "Wenn Sie auch diese Fassung abgeben möchten, drücken Sie noch einmal auf den Knopf."
            ),
        )
        return 422
    except TooManyAttempts:
        form.add_error(
            None,
            _(
                "Von diesem Anschluss kommt gerade sehr viel. Ihr Text steht noch hier; "
                "bitte versuchen Sie es in einer Stunde wieder."
            ),
        )
        return 429


def _page(request: HttpRequest, forum: Forum, form: WishForm, *, status: int = 200) -> HttpResponse:
    person = None if forum.is_for_staff else people_reads.account_of(request)
    context = {
        "forum": forum,
        "inquiry": forum.inquiry,
        "form": form,
        "takes_wishes": forum.stage == Stage.ANNOUNCED and forum.inquiry.is_open,
        "person": person,
        "person_works_here": person is not None and people_reads.works_here(person),
    }
    return render(request, "forum/wish.html", context, status=status)
