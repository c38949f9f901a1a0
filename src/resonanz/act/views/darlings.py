"""What the makers love: the list, one of them with its evidence, and the way in."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.act import actions, reads
from resonanz.act.enums import Side, Verdict
from resonanz.act.errors import DarlingIncomplete, IsMaker
from resonanz.act.forms.darlings import (
    CommentForm,
    ConditionForm,
    DarlingForm,
    EvidenceForm,
    MakerForm,
    VerdictForm,
)
from resonanz.act.reads import Loved
from resonanz.ground.problems import say_problems
from resonanz.people import reads as people_reads


@login_required
@require_http_methods(["GET", "HEAD"])
def darlings(request: HttpRequest) -> HttpResponse:
    return render(request, "act/darlings.html", {"darlings": reads.darlings()})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form = DarlingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            made = actions.love(
                **{name: told[name] for name in ("title", "what", "why", "since", "names", "agreed", "conditions")},
                makers=[account.pk for account in told["makers"]],
                by=people_reads.member_of(request).pk,
            )
        except DarlingIncomplete as incomplete:
            say_problems(form, incomplete.problems)
        else:
            return redirect("act:darling", pk=made.pk)
    return render(request, "act/new_darling.html", {"form": form}, status=422 if request.method == "POST" else 200)


@login_required
@require_http_methods(["GET", "HEAD"])
def darling(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, darling_or_404(pk))


@login_required
@require_POST
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    loved = darling_or_404(pk)
    form = EvidenceForm(request.POST, loved=loved)
    if not form.is_valid():
        return _page(request, loved, status=422, evidence_form=form)
    told, link = form.cleaned_data, form.cleaned_data["link"]
    ids: dict[str, int] = {link[0]: link[1]} if link else {}
    try:
        actions.bring_evidence(
            condition=next(row for row in loved.conditions if str(row.pk) == told["condition"]),
            side=Side(told["side"]),
            observation=told["observation"],
            observed_on=told["observed_on"],
            by=people_reads.member_of(request).pk,
            **ids,
        )
    except DarlingIncomplete as incomplete:
        say_problems(form, {"link" if name in ids else name: said for name, said in incomplete.problems.items()})
        return _page(request, loved, status=422, evidence_form=form)
    except IsMaker as refused:
        messages.error(request, str(refused.sentence))
    return redirect("act:darling", pk=pk)


@login_required
@require_POST
def verdict(request: HttpRequest, pk: int) -> HttpResponse:
    loved = darling_or_404(pk)
    form = VerdictForm(request.POST, loved=loved)
    if not form.is_valid():
        return _page(request, loved, status=422, verdict_form=form)
    told = form.cleaned_data
    try:
        actions.judge(
            darling=loved.darling,
            word=Verdict(told["word"]),
            reason=told["reason"],
            rests_on=[int(value) for value in told["rests_on"]],
            by=people_reads.member_of(request).pk,
        )
    except DarlingIncomplete as incomplete:
        say_problems(form, incomplete.problems)
        return _page(request, loved, status=422, verdict_form=form)
    except IsMaker as refused:
        messages.error(request, str(refused.sentence))
    return redirect("act:darling", pk=pk)


@login_required
@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    loved = darling_or_404(pk)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _page(request, loved, status=422, comment_form=form)
    actions.comment(darling=loved.darling, text=form.cleaned_data["text"], by=people_reads.member_of(request).pk)
    return redirect("act:darling", pk=pk)


@login_required
@require_POST
def condition(request: HttpRequest, pk: int) -> HttpResponse:
    loved = darling_or_404(pk)
    form = ConditionForm(request.POST)
    if not form.is_valid():
        return _page(request, loved, status=422, condition_form=form)
    by = people_reads.member_of(request).pk
    actions.require(darling=loved.darling, sentence=form.cleaned_data["sentence"], by=by)
    return redirect("act:darling", pk=pk)


@login_required
@require_POST
def add_maker(request: HttpRequest, pk: int) -> HttpResponse:
    loved = darling_or_404(pk)
    form = MakerForm(request.POST)
    if form.is_valid():
        told, by = form.cleaned_data, people_reads.member_of(request).pk
        account = told["account"].pk if told["account"] else None
        try:
            actions.add_maker(darling=loved.darling, account=account, name=told["name"], agreed=told["agreed"], by=by)
        except DarlingIncomplete as incomplete:
            say_problems(form, incomplete.problems)
        else:
            return redirect("act:darling", pk=pk)
    return _page(request, loved, status=422, maker_form=form)


def darling_or_404(pk: int) -> Loved:
    loved = reads.darling(pk)
    if loved is None:
        raise Http404
    return loved


def _page(request: HttpRequest, loved: Loved, *, status: int = 200, **forms_: forms.Form) -> HttpResponse:
    """`forms_` are those that were filled in and came back."""
    context = {
        "loved": loved,
        "is_maker": loved.is_maker(people_reads.member_of(request).pk),
        "evidence_form": EvidenceForm(loved=loved, initial={"link": request.GET.get("beleg", "")}),
        "verdict_form": VerdictForm(loved=loved),
        "comment_form": CommentForm(),
        "condition_form": ConditionForm(),
        "maker_form": MakerForm(),
        **forms_,
    }
    return render(request, "act/darling.html", context, status=status)
