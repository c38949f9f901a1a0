"""The page of a table: somebody from the team writes down what a guest says, or types in what stands on a card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.ask.errors import InquiryNotOpen
from resonanz.forum import actions, reads
from resonanz.forum.enums import Stage
from resonanz.forum.errors import NotNow, SignUnknown
from resonanz.forum.forms import new_key
from resonanz.forum.forms.tables import NewSeatForm, PaperForm, SpokenForm
from resonanz.forum.views.common import is_valid
from resonanz.forum.views.table_live import parts_of, table_of
from resonanz.ground import manner
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.negotiation import said_json, wants_json
from resonanz.ground.tables.problems import RuleProblem
from resonanz.listen import reads as listen_reads
from resonanz.listen.errors import CardOfAnother, CardUnknown, CardUsed, WaitedTooLong
from resonanz.people import reads as people_reads
from resonanz.people.errors import NameTaken, NameUnreadable
from resonanz.trust.errors import KeyReused

if TYPE_CHECKING:
    from django.forms import Form

    from resonanz.forum.models import Forum
    from resonanz.listen.actions import Told

_CONFLICT, _GONE, _FAULTY = 409, 410, 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    forum = table_of(slug, number)
    form = SpokenForm(
        request.POST or None,
        rounds=reads.rounds_for_words(reads.rounds_of(forum.pk)),
        is_inside=forum.is_for_staff,
        initial={"sign": read_code(request.GET.get("zeichen", ""))[:4]},
    )
    if request.method != "POST":
        return _page(request, forum, number, form)
    told = _taken(request, form, lambda: _write(request, forum, number, form))
    if isinstance(told, int):
        return _refused(form, told) if wants_json(request) else _page(request, forum, number, form, status=told)
    if forum.is_for_staff:
        # Only the code of these words leads to them, and only whoever said them is to have it.
        code = spoken(told.code)
        return _arrived(request, told, code, reverse("listen:written_down", args=[slug, code]))
    sign = read_code(form.cleaned_data["sign"])
    return _arrived(request, told, sign, reverse("forum:table", args=[slug, number]) + f"?angekommen={sign}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def card(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The last resort: somebody wrote on paper."""
    forum = table_of(slug, number)
    form = PaperForm(
        request.POST or None,
        rounds=reads.rounds_for_words(reads.rounds_of(forum.pk)),
        is_inside=forum.is_for_staff,
    )
    status = 200
    if request.method == "POST":
        told = _taken(request, form, lambda: _type_in(request, forum, number, form))
        if not isinstance(told, int):
            address = reverse("forum:table_card", args=[slug, number]) + "?eingetragen"
            return _arrived(request, told, spoken(told.code), address)
        if wants_json(request):
            return _refused(form, told)
        status = told
    context = {"forum": forum, "inquiry": forum.inquiry, "number": number, "form": form}
    return render(request, "forum/table_card.html", {**context, "just": "eingetragen" in request.GET}, status=status)


def _write(request: HttpRequest, forum: Forum, number: int, form: SpokenForm) -> Told:
    filled = form.cleaned_data
    answers = request.POST.get("answers", "")
    return actions.write_at_table(
        forum=forum,
        table=number,
        round_id=filled["round"],
        key=filled["key"],
        sign=filled.get("sign", ""),
        text=filled["story"],
        permission=filled["permission"],
        name=filled.get("name", ""),
        answers_id=int(answers) if answers.isdecimal() and len(answers) < 19 else None,  # noqa: PLR2004  Of a bigint.
        agreed=filled["agreed"],
        waited=listen_reads.read_wait(request.POST.get("waited_ms", "")),
        by=people_reads.member_of(request),
    )


def _type_in(request: HttpRequest, forum: Forum, number: int, form: PaperForm) -> Told:
    filled = form.cleaned_data
    return actions.type_in_card_at(
        forum=forum,
        table=number,
        round_id=filled["round"],
        code=filled["code"],
        text=filled["story"],
        roles=filled["roles"],
        permission=filled["permission"],
        name=filled.get("name", ""),
        by=people_reads.member_of(request),
    )


def _taken(request: HttpRequest, form: Form, deed: Callable[[], Told]) -> Told | int:
    """Does it, or puts a sentence into the form and answers the status. Whatever happens, the form keeps the words."""
    if not is_valid(request, form):
        return _FAULTY
    try:
        return deed()
    except RuleProblem as refused:
        form.add_error("story", str(refused.sentence))
    except SignUnknown as unknown:
        form.add_error("sign", str(unknown.sentence))
    except (CardUnknown, CardOfAnother, CardUsed) as refused:
        form.add_error("code", str(refused.sentence))
    except (NameTaken, NameUnreadable) as refused:
        form.add_error("name", str(refused.sentence))
    except (NotNow, InquiryNotOpen) as late:
        form.add_error(None, str(late.sentence))
        return _CONFLICT
    except WaitedTooLong as late:
        form.add_error(None, str(late.sentence))
        return _GONE
    except KeyReused:
        form.data = {**dict(form.data.items()), "roles": form.cleaned_data.get("roles", []), "key": new_key()}
        form.add_error(
            None,
            _(
                "Von dieser Seite ist schon etwas abgegeben, und das bleibt, wie es war. "
                "Wenn auch diese Fassung abgegeben werden soll, drücken Sie noch einmal."
            ),
        )
    return _FAULTY


def _arrived(request: HttpRequest, told: Told, code: str, address: str) -> HttpResponse:
    if wants_json(request):
        return said_json({"code": code, "address": address}, status=201 if told.is_new else 200)
    return redirect(address)


def _refused(form: Form, status: int) -> HttpResponse:
    sentences = {
        "" if name == "__all__" else name: [str(sentence) for sentence in errors]
        for name, errors in form.errors.items()
    }
    return said_json({"refused": sentences}, status=status)


def _page(request: HttpRequest, forum: Forum, number: int, form: SpokenForm, *, status: int = 200) -> HttpResponse:
    context = {
        **parts_of(forum, number),
        "inquiry": forum.inquiry,
        "form": form,
        "new_seat": NewSeatForm(prefix="seat"),
        "sentence": replace(listen_reads.BEHALF, text=manner.said(listen_reads.BEHALF.text, du=forum.inquiry.says_du)),
        "takes_seats": forum.stage == Stage.LIVE and not forum.is_for_staff,
        "arrived": read_code(request.GET.get("angekommen", ""))[:4],
    }
    return render(request, "forum/table.html", context, status=status)
