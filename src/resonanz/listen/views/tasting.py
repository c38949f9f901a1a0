"""Tasting one version after the other: the open reaction, only then the second question. Works without a script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from resonanz.ask.errors import InquiryNotOpen
from resonanz.ground.codes import spoken
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen import actions, reads
from resonanz.listen.errors import AlreadyWithdrawn, NotThisVersion, TastingClosed
from resonanz.listen.forms import new_key
from resonanz.listen.forms.tasting import FirstReactionForm, MissedForm, ReactionForm
from resonanz.listen.views.answers import is_valid
from resonanz.listen.views.sitting import Sitting, sitting_of
from resonanz.listen.views.telling import programs_reading
from resonanz.people import reads as people_reads
from resonanz.trust.errors import KeyReused

if TYPE_CHECKING:
    from django.forms import Form

    from resonanz.listen.models import Taste
    from resonanz.listen.reads import Dish

_MOST, _AN_HOUR = 3_000, 3600
"""A whole hall tastes from one address."""


@dataclass(frozen=True, kw_only=True)
class _Stage:
    """Where somebody is: `dish` lies before them, `waiting` was reacted to and has no second answer yet."""

    dishes: list[Dish]
    tastes: list[Taste]
    dish: Dish | None
    waiting: Taste | None

    @property
    def number(self) -> int:
        return len(self.tastes) + (self.waiting is None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def taste(request: HttpRequest, slug: str = "", code: str = "") -> HttpResponse:
    """The page of the next step; a POST takes the reaction or the second answer in and leads to the one after."""
    sitting = sitting_of(request, slug=slug, code=code)
    if request.method != "POST":
        key = new_key()
        stage = _stage(sitting, key=key)
        return _page(request, sitting, stage, _blank(sitting, stage, key=key))
    form: Form
    if "choice" in request.POST or "why" in request.POST:
        form = MissedForm(request.POST)
    elif sitting.first is not None:
        form = ReactionForm(request.POST)
    else:
        form = FirstReactionForm(request.POST, person=sitting.person)
    refused, address = 422, ""
    if is_valid(form, request):
        refused, address = _take(request, sitting, form)
    if address:
        return redirect(address)
    stage = _stage(sitting, key=str(form.data.get("key", "")), named=str(form.data.get("version", "")))
    return _page(request, sitting, stage, form, status=refused)


def _take(request: HttpRequest, sitting: Sitting, form: Form) -> tuple[int, str]:
    """Where to go on, or the status with which the form comes back; it still holds the words and says why."""
    words = form.cleaned_data
    try:
        count_attempt(request, name="taste", most=_MOST, seconds=_AN_HOUR)
        if isinstance(form, MissedForm):
            _answer(sitting, words)
            return 200, sitting.url
        return 200, _react(sitting, words)
    except (TastingClosed, NotThisVersion, AlreadyWithdrawn, InquiryNotOpen) as closed:
        form.add_error(
            None, str(closed.sentence) + " " + _("Ihr Text steht noch hier; bitte bewahren Sie ihn selbst auf.")
        )
        return 409, ""
    except KeyReused:
        form.data = _with_new_key(form.data)
        form.add_error(
            None,
            _(
                "Von dieser Seite haben Sie schon etwas abgegeben, und das bleibt, wie es war. "
                "Wenn Sie auch diese Fassung abgeben möchten, drücken Sie noch einmal auf den Knopf."
            ),
        )
        return 422, ""
    except TooManyAttempts:
        form.add_error(
            None,
            _(
                "Von diesem Anschluss kommt gerade sehr viel. Ihr Text steht noch hier; "
                "bitte versuchen Sie es in einer Stunde wieder."
            ),
        )
        return 429, ""


def _with_new_key(data: Any) -> Any:
    changed = data.copy()
    changed["key"] = new_key()
    return changed


def _react(sitting: Sitting, words: dict[str, Any]) -> str:
    version = reads.version(words["version"])
    if version is None:
        raise NotThisVersion
    tasted = actions.react(
        inquiry=sitting.inquiry,
        concept=sitting.concept,
        version=version,
        key=words["key"],
        text=words["story"],
        first=sitting.first,
        roles=words.get("roles", ()),
        permission=words.get("permission", "team"),
        name=words.get("name", ""),
        person=sitting.person,
    )
    return reverse("listen:tasting", args=[spoken(tasted.code)]) if tasted.code else sitting.url


def _answer(sitting: Sitting, words: dict[str, Any]) -> None:
    own = reads.tastes_of(sitting.concept.pk, sitting.first)
    taste = next((taste for taste in own if taste.version_id == words["version"]), None)
    if taste is None:
        raise NotThisVersion
    actions.say_missed(
        inquiry=sitting.inquiry,
        taste=taste,
        key=words["key"],
        choice=words["choice"],
        why=words["why"],
        person=sitting.person,
    )


def _stage(sitting: Sitting, *, key: str, named: str = "") -> _Stage:
    """`named` is the version that a form which comes back was about."""
    dishes = sitting.dishes(key=key)
    tastes = reads.tastes_of(sitting.concept.pk, sitting.first)
    waiting = next((taste for taste in tastes if getattr(taste, "missing", None) is None), None)
    done = {taste.version_id for taste in tastes}
    if waiting is not None:
        dish = next((dish for dish in dishes if dish.pk == waiting.version_id), None)
    else:
        left = [dish for dish in dishes if dish.pk not in done]
        dish = next((dish for dish in left if str(dish.pk) == named), left[0] if left else None)
    return _Stage(dishes=dishes, tastes=tastes, dish=dish, waiting=waiting)


def _blank(sitting: Sitting, stage: _Stage, *, key: str) -> Form | None:
    if stage.dish is None:
        return None
    told = {"key": key, "version": stage.dish.pk}
    if stage.waiting is not None:
        return MissedForm(initial=told)
    if sitting.first is not None:
        return ReactionForm(initial=told)
    return FirstReactionForm(initial=told, person=sitting.person)


def _page(
    request: HttpRequest, sitting: Sitting, stage: _Stage, form: Form | None, *, status: int = 200
) -> HttpResponse:
    is_gone = sitting.first is not None and sitting.first.withdrawn_at is not None
    context = {
        "inquiry": sitting.inquiry,
        "name": sitting.concept.name,
        "state": sitting.concept.state,
        "result_url": reverse("understand:tasting_result", args=[sitting.inquiry.slug, sitting.concept.pk]),
        "sitting": sitting,
        "stage": stage,
        "is_gone": is_gone,
        "form": form,
        "person": sitting.person,
        "person_works_here": sitting.person is not None and people_reads.works_here(sitting.person),
        "readers": people_reads.present_team(),
        "programs": programs_reading(sitting.inquiry.pk),
    }
    return render(request, "listen/tasting.html", context, status=status)
