"""Answers from inside: no account, no cookie, a link that is gone afterwards."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from resonanz.ground.codes import code_hash, read_code
from resonanz.ground.problems import is_sound, say_problems
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.mirror import actions, reads
from resonanz.mirror.enums import FLOORS, SPOKEN_OPENLY, Instrument, Side, answered_in
from resonanz.mirror.errors import Incomplete, NotNow
from resonanz.mirror.forms import new_key
from resonanz.mirror.forms.inside import InsideForm
from resonanz.mirror.forms.judging import InsideJudgingForm
from resonanz.mirror.forms.readiness import InsideReadinessForm
from resonanz.mirror.forms.words import InsideWordsForm
from resonanz.people import reads as people_reads
from resonanz.trust.errors import KeyReused

if TYPE_CHECKING:
    from resonanz.mirror.models import Look

_MOST, _AN_HOUR = 3_000, 3600
"""A whole house answers from one address."""


def _form(look: Look, data: Any) -> InsideForm:
    """Of this look's instrument."""
    forms: dict[Instrument, Callable[[Any], InsideForm]] = {
        Instrument.THREE_WORDS: InsideWordsForm,
        Instrument.PROMISES: partial(InsideJudgingForm, look=look),
        Instrument.READINESS: InsideReadinessForm,
    }
    return forms[Instrument(look.instrument)](data)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def inside(request: HttpRequest, code: str) -> HttpResponse:
    if "fertig" in request.GET:
        return render(request, "mirror/inside_done.html")
    typed = read_code(code)
    door = reads.door_of(code_hash(typed))
    if door is None:
        return render(request, "mirror/inside_gone.html", status=410 if request.method != "POST" else 409)
    look, side = door.look, Side(door.side)
    form = _form(look, request.POST or None)
    if request.method == "POST":
        status = _take(request, form, typed)
        if status == 0:
            return redirect(request.path + "?fertig")
    else:
        status = 200
    context = {
        "look": look,
        "side": side,
        "is_shared": door.is_shared,
        "floor": FLOORS[side],
        "is_spoken_openly": (look.instrument, side) in SPOKEN_OPENLY,
        "form": form,
        "part": f"mirror/inside/{look.instrument}.html",
        "is_asking": look.stage == answered_in(look.instrument, side),
        "readers": people_reads.present_team(),
    }
    return render(request, "mirror/inside.html", context, status=status)


def _take(request: HttpRequest, form: InsideForm, code: str) -> int:
    """Zero when it is taken in, else the status with which the form comes back; it still holds everything."""
    if not is_sound(form, request):
        return 422
    try:
        count_attempt(request, name="inside", most=_MOST, seconds=_AN_HOUR)
        actions.answer_inside(code=code, key=form.cleaned_data["key"], answers=form.answers())
    except Incomplete as problem:
        say_problems(form, problem.problems)
        return 422
    except NotNow as refused:
        form.add_error(None, str(refused.sentence))
        return 409
    except KeyReused:
        form.data = {**dict(form.data.items()), "key": new_key()}
        form.add_error(None, _("Von dieser Seite haben Sie schon geantwortet, und das bleibt, wie es war."))
        return 409
    except TooManyAttempts:
        form.add_error(
            None, _("Von diesem Anschluss kommt gerade sehr viel. Bitte versuchen Sie es in einer Stunde wieder.")
        )
        return 429
    return 0
