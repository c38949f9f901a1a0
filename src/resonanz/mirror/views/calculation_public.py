"""What a price is made of, for everybody; and questions about it, without an account."""

from __future__ import annotations

from contextlib import suppress

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.ground.codes import read_code, spoken
from resonanz.ground.components import Receipt
from resonanz.ground.problems import say_problems
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.mirror import actions, reads
from resonanz.mirror.errors.calculation import CalculationIncomplete, NothingToErase
from resonanz.mirror.figures.calculation import waterfall_figure
from resonanz.mirror.forms.calculation import QuestionForm
from resonanz.mirror.views.calculation_pictures import steps_of, svg
from resonanz.people import reads as people_reads
from resonanz.trust.errors import KeyReused

MOST_AN_HOUR = 120
"""Questions from one address; a whole hall may share it."""


@require_http_methods(["GET", "HEAD"])
def prices(request: HttpRequest) -> HttpResponse:
    """With `code`, leads whoever asked to their question."""
    code = request.GET.get("code", "").strip()
    if code:
        with suppress(Http404):
            _own(request, code)
            return redirect("mirror:own_question", code=spoken(read_code(code)))
    waiting = reads.waiting_by_product()
    rows = [(opened, waiting.get(opened.product.pk)) for opened in reads.open_calculations()]
    context = {"rows": rows, "code": code, "is_unknown": bool(code)}
    return render(request, "mirror/prices.html", context, status=404 if code else 200)


@require_http_methods(["GET", "HEAD"])
def price(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """The newest edition, or an earlier one with what changed in it."""
    opened = _opened(slug)
    edition = opened.current if number is None else opened.edition(number)
    if edition is None:
        raise Http404
    context = {
        "opened": opened,
        "edition": edition,
        "is_current": edition is opened.current,
        "changed": opened.changed(edition),
        "questions": reads.public_questions(opened.product.pk),
        "waiting": reads.waiting_by_product().get(opened.product.pk),
    }
    return render(request, "mirror/price.html", context)


@require_safe
@cache_control(private=True, max_age=600)
def picture(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    edition = _opened(slug).edition(number)
    if edition is None:
        raise Http404
    return svg(waterfall_figure(steps_of(edition), dark="dunkel" in request.GET))


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """`baustein` names the block that was pressed."""
    opened = _opened(slug)
    edition = opened.current
    blocks = {str(block.pk): block for block in edition.blocks}
    choices = [(block.pk, block.label) for block in edition.blocks]
    person = people_reads.account_of(request)
    works_here = person is not None and people_reads.works_here(person)
    form = QuestionForm(request.POST or None, blocks=choices, initial={"block": request.GET.get("baustein", "")})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            told = form.cleaned_data
            try:
                count_attempt(request, name="calculation", most=MOST_AN_HOUR, seconds=3600)
                asked = actions.ask_about(
                    edition=edition.row,
                    key=told["key"],
                    text=told["text"],
                    block=blocks.get(told["block"]),
                    works_here=works_here,
                )
            except CalculationIncomplete as incomplete:
                say_problems(form, incomplete.problems)
            except TooManyAttempts:
                status = 429
                form.add_error(None, _("Von diesem Anschluss kommt gerade sehr viel. Bitte warten Sie eine Stunde."))
            except KeyReused:
                form.take_new_key()
                sentence = _(
                    "Von dieser Seite haben Sie schon etwas gefragt, und das bleibt, wie es war. "
                    "Wenn Sie auch diese Fassung abgeben möchten, drücken Sie noch einmal auf den Knopf."
                )
                form.add_error(None, sentence)
            else:
                return redirect(reverse("mirror:own_question", args=[spoken(asked.code)]) + "?angekommen")
    context = {"opened": opened, "edition": edition, "form": form, "works_here": works_here}
    return render(request, "mirror/calculation_ask.html", context, status=status)


@require_http_methods(["GET", "HEAD"])
def own_question(request: HttpRequest, code: str) -> HttpResponse:
    found = _own(request, code)
    shown = spoken(read_code(code))
    receipt = Receipt(
        code=shown,
        url=request.build_absolute_uri(reverse("mirror:own_question", args=[shown])),
        sentence=_("Nur mit diesem Code kommen Sie wieder hierher. Wir wissen nicht, wer Sie sind."),
    )
    context = {"asked": found, "code": shown, "receipt": receipt, "just_received": "angekommen" in request.GET}
    return render(request, "mirror/own_question.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    found = _own(request, code)
    if request.method == "POST":
        # Pressed twice, what was wanted has happened.
        with suppress(NothingToErase):
            actions.withdraw_question(question_id=found.row.pk)
        return redirect("mirror:own_question", code=spoken(read_code(code)))
    return render(request, "mirror/own_question_withdraw.html", {"asked": found, "code": spoken(read_code(code))})


def _own(request: HttpRequest, code: str) -> reads.AskedQuestion:
    """Misses are counted, so that guessing shows."""
    found = reads.question_by_code(code)
    if found is None:
        with suppress(TooManyAttempts):
            count_attempt(request, name="code", most=120, seconds=3600)
        raise Http404
    return found


def _opened(slug: str) -> reads.Opened:
    found = reads.open_calculation(slug)
    if found is None:
        raise Http404
    return found
