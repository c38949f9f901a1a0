"""For the team: the open calculations, a new edition with its preview, and the questions that wait."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.ground.problems import say_problems
from resonanz.mirror import actions, reads
from resonanz.mirror.errors.calculation import CalculationIncomplete, QuestionGone
from resonanz.mirror.figures.calculation import Step, waterfall_figure
from resonanz.mirror.forms.calculation import AnswerForm, CalculationForm, digest, started
from resonanz.mirror.rules.calculation import Row
from resonanz.mirror.views.calculation_pictures import steps_of, svg
from resonanz.people import reads as people_reads

_SALT = "mirror.calculation.preview"
_AN_HOUR = 3600
_OURS = {"csrfmiddlewaretoken", "deed"}


@login_required
@require_http_methods(["GET", "HEAD"])
def calculations(request: HttpRequest) -> HttpResponse:
    waiting = reads.waiting_by_product()
    context = {
        "rows": [(opened, waiting.get(opened.product.pk)) for opened in reads.open_calculations()],
        "waiting": reads.waiting_questions(),
        "answered": reads.answered_questions(),
    }
    return render(request, "mirror/calculations.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, slug: str = "") -> HttpResponse:
    """A new product without `slug`, else the next edition of one; a preview comes before every publication."""
    opened = reads.open_calculation(slug) if slug else None
    if slug and opened is None:
        raise Http404
    begins = started(opened.current) if opened else {}
    form = CalculationForm(request.POST or None, is_first=opened is None, initial=begins)
    preview: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        offer = form.offer()
        try:
            actions.check_calculation(offer, is_first=opened is None)
            if request.POST.get("deed") == "publish" and form.cleaned_data["seen"] == digest(offer):
                by = people_reads.member_of(request).pk
                made = actions.publish_calculation(offer=offer, by=by, product=opened.product if opened else None)
                draft = f"calculation-{opened.product.pk if opened else 'new'}"
                messages.success(request, _("Veröffentlicht. Diese Ausgabe bleibt so stehen."), extra_tags=draft)
                return redirect("mirror:price", slug=made.product.slug)
        except CalculationIncomplete as incomplete:
            say_problems(form, incomplete.problems)
        else:
            preview = _preview(offer, number=len(opened.editions) + 1 if opened else 1)
            posted = {**dict(form.data.items()), "seen": digest(offer)}
            form.data, preview["posted"] = posted, [item for item in posted.items() if item[0] not in _OURS]
    status = 422 if request.method == "POST" and not preview else 200
    return render(request, "mirror/calculation_edit.html", {"form": form, "opened": opened, **preview}, status=status)


def _preview(offer: actions.Offer, *, number: int) -> dict[str, Any]:
    row, blocks = actions.drafted(offer, number=number)
    edition = reads.Edition(row=row, blocks=blocks)
    told = [[step.kind.value, step.name, step.amount, step.start, step.end] for step in steps_of(edition)]
    return {"edition": edition, "picture": signing.dumps(told, salt=_SALT, compress=True)}


@login_required
@require_safe
@cache_control(private=True, max_age=_AN_HOUR)
def preview_picture(request: HttpRequest) -> HttpResponse:
    """Draws what the preview signed; nothing of it is stored."""
    try:
        told = signing.loads(request.GET.get("was", ""), salt=_SALT, max_age=24 * _AN_HOUR)
    except signing.BadSignature as wrong:
        raise Http404 from wrong
    steps = [Step(kind=Row(kind), name=name, amount=amount, start=a, end=b) for kind, name, amount, a, b in told]
    return svg(waterfall_figure(steps, dark="dunkel" in request.GET))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    asked = reads.question(pk)
    if asked is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            actions.answer_question(
                question_id=pk,
                text=told["text"],
                is_refused=told["deed"] == "refuse",
                ground=told["ground"],
                by=people_reads.member_of(request).pk,
            )
        except CalculationIncomplete as incomplete:
            say_problems(form, incomplete.problems)
        except QuestionGone as gone:
            form.add_error(None, str(gone.sentence))
        else:
            told_all = _("Das steht jetzt öffentlich unter der Frage.")
            messages.success(request, told_all, extra_tags=f"price-answer-{pk}")
            return redirect("mirror:calculations")
    context = {"asked": asked, "form": form}
    return render(request, "mirror/calculation_answer.html", context, status=422 if request.method == "POST" else 200)
