"""Statements one by one: agree, disagree, go on. Works without a script, without an account and without a cookie."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.ask import reads as ask_reads
from resonanz.ground.codes import spoken
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen import actions, reads
from resonanz.listen.enums import Choice, Withdrawal
from resonanz.listen.errors import StatementGone, StatementKnown, StatementsClosed, VotingClosed
from resonanz.listen.forms import new_key
from resonanz.listen.forms.voting import StatementForm, VoteForm
from resonanz.listen.views.answers import is_valid
from resonanz.listen.views.seat import Seat, seat_of
from resonanz.people import reads as people_reads
from resonanz.trust import reads as trust_reads
from resonanz.trust.errors import KeyReused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resonanz.listen.models import Statement, Voter

_AN_HOUR = 3600
_VOTES_AN_HOUR = 40_000
"""A whole hall votes from one address."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ballot(request: HttpRequest, slug: str = "", code: str = "") -> HttpResponse:
    """The next statement of this voter's order, or the one that `aussage` names."""
    seat = seat_of(request, slug=slug, code=code)
    if request.method != "POST":
        return _page(request, seat)
    form = VoteForm(request.POST)
    statement = reads.statement_of(form.cleaned_data["statement"]) if form.is_valid() else None
    if statement is None:
        return _page(
            request, seat, sentence=_("Das war keine Stimme. Bitte drücken Sie einen der drei Knöpfe."), status=422
        )
    try:
        count_attempt(request, name="vote", most=_VOTES_AN_HOUR, seconds=_AN_HOUR)
        # Whose first vote is refused has not begun.
        with transaction.atomic():
            sat, voter = _seated(seat, form.cleaned_data["key"])
            actions.cast_vote(
                inquiry=sat.inquiry,
                voter=voter,
                statement=statement,
                choice=form.cleaned_data["choice"],
                person=sat.person,
            )
    except (VotingClosed, StatementGone) as refused:
        return _page(request, seat, sentence=str(refused.sentence), status=409)
    except TooManyAttempts:
        return _page(request, seat, sentence=_too_many(), status=429)
    return redirect(f"{sat.ballot_url}?nach={statement.pk}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, slug: str = "", code: str = "") -> HttpResponse:
    """A statement of one's own."""
    seat = seat_of(request, slug=slug, code=code)
    voting = reads.voting_of(seat.inquiry.pk)
    if not (voting.takes_statements and seat.inquiry.is_open) and request.method != "POST":
        raise Http404
    form = StatementForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if is_valid(form, request):
            try:
                count_attempt(request, name="tell", most=600, seconds=_AN_HOUR)
                with transaction.atomic():
                    sat, voter = _seated(seat, form.cleaned_data["key"])
                    actions.add_statement(
                        inquiry=sat.inquiry,
                        voter=voter,
                        key=form.cleaned_data["key"],
                        text=form.cleaned_data["text"],
                        person=sat.person,
                    )
            except (VotingClosed, StatementsClosed) as closed:
                status = 409
                form.add_error(None, str(closed.sentence))
            except StatementKnown as known:
                form.add_error("text", str(known.sentence))
            except TooManyAttempts:
                status = 429
                form.add_error(None, _too_many())
            except KeyReused:
                form.data = {**dict(form.data.items()), "key": new_key()}
                form.add_error(
                    None,
                    _(
                        "Von dieser Seite haben Sie schon eine Aussage abgegeben, und die bleibt, wie sie war. "
                        "Wenn Sie auch diese abgeben möchten, drücken Sie noch einmal auf den Knopf."
                    ),
                )
            else:
                return redirect(f"{sat.ballot_url}?hinzugefuegt")
    context = {**_around(seat), "form": form}
    return render(request, "listen/add_statement.html", context, status=status)


@never_cache
@require_safe
def mine(request: HttpRequest, code: str) -> HttpResponse:
    """Everything the holder of this code said here, with what moderation did about it."""
    seat = seat_of(request, code=code)
    assert seat.voter is not None
    own = reads.statements_by_teller(seat.voter.teller)
    context = {
        **_around(seat),
        "lines": reads.cast_lines([seat.voter.pk]),
        "own": [(statement, reads.statement_voice(statement)) for statement in own],
        "statements": reads.statements_for(own),
        "changes": [
            change
            for change in ask_reads.changes_since(seat.inquiry.pk, -1)
            if change.version.said_at > seat.voter.began_at
        ],
    }
    return render(request, "listen/my_votes.html", context)


@never_cache
@require_safe
def receipts(request: HttpRequest, code: str) -> HttpResponse:
    """A receipt for each vote and each statement, to be checked without us."""
    seat = seat_of(request, code=code)
    assert seat.voter is not None
    content = []
    for index, opens in reads.ballot_openings(seat.voter).items():
        receipt = trust_reads.receipt(index)
        if receipt is not None:
            content.append(receipt.as_json(opens=opens))
    response = HttpResponse(
        json.dumps({"receipts": content}, ensure_ascii=False, indent=1),
        content_type="application/json; charset=utf-8",
    )
    response["Content-Disposition"] = 'attachment; filename="stimmquittungen.json"'
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Takes back one's own statement: a GET says what happens, a POST does it."""
    seat = seat_of(request, code=code)
    assert seat.voter is not None
    own = {statement.pk: statement for statement in reads.statements_by_teller(seat.voter.teller)}
    if pk not in own:
        raise Http404
    if request.method == "POST":
        actions.erase_statements(statement_ids=[pk], ground=Withdrawal.TELLER)
        return redirect("listen:my_votes", code=seat.code)
    context = {**_around(seat), "voice": reads.statement_voice(own[pk])}
    return render(request, "listen/withdraw_statement.html", context)


def _seated(seat: Seat, key: str) -> tuple[Seat, Voter]:
    """The seat and who sits there: whoever has not voted yet begins now."""
    if seat.voter is not None:
        return seat, seat.voter
    began = actions.begin_voting(inquiry=seat.inquiry, key=key, person=seat.person)
    return replace(seat, voter=began.voter, code=spoken(began.code)), began.voter


def _around(seat: Seat) -> dict[str, Any]:
    return {
        "inquiry": seat.inquiry,
        "seat": seat,
        "person": seat.person,
        "person_works_here": seat.person is not None and people_reads.works_here(seat.person),
    }


def _page(request: HttpRequest, seat: Seat, *, sentence: str = "", status: int = 200) -> HttpResponse:
    voting = reads.voting_of(seat.inquiry.pk)
    if not voting.has_begun:
        raise Http404
    key = new_key()
    stated = reads.in_turn(list(reads.voted_on(seat.inquiry.pk)), seat.voter, key=key)
    votes = reads.votes_of(seat.voter)
    done = [statement for statement in stated if statement.pk in votes]
    named = {name: _named(request, name, stated) for name in ("aussage", "nach")}
    waiting = next((statement for statement in stated if statement.pk not in votes), None)
    statement = named["aussage"] or waiting
    needed = reads.first_votes(len(stated))
    is_open = voting.is_open and seat.inquiry.is_open
    last = named["nach"]
    context = {
        **_around(seat),
        "voting": voting,
        "is_open": is_open,
        "key": key,
        "statement": statement,
        "voice": reads.statement_voice(statement, can_report=True) if statement else None,
        "said": Choice(votes[statement.pk]).label if statement and statement.pk in votes else "",
        "choices": [
            (Choice.AGREE, _("Zustimmen")),
            (Choice.DISAGREE, _("Ablehnen")),
            (Choice.PASS, pgettext("vote", "Weiter")),
        ],
        "last": (last, Choice(votes[last.pk]).label) if last and last.pk in votes else None,
        "done": len(done),
        "total": len(stated),
        "needed": needed,
        "missing": max(0, needed - len(done)),
        "may_see_map": reads.may_see_others(is_open=is_open, done=len(done), statements=len(stated)),
        "map_url": _map_url(seat),
        "may_add": is_open and voting.takes_statements,
        "just_added": "hinzugefuegt" in request.GET,
        "sentence": sentence,
    }
    return render(request, "listen/ballot.html", context, status=status)


def _map_url(seat: Seat) -> str:
    if seat.code:
        return reverse("understand:own_map", args=[seat.code])
    return reverse("understand:public_map", args=[seat.inquiry.slug])


def _named(request: HttpRequest, name: str, stated: Sequence[Statement]) -> Statement | None:
    number = request.GET.get(name, "")
    return next((statement for statement in stated if str(statement.pk) == number), None)


def _too_many() -> str:
    return _("Von diesem Anschluss kommt gerade sehr viel. Bitte versuchen Sie es in einer Stunde wieder.")
