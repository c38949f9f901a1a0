"""The public words in templates: `{% load act %}{% word "done" %}`."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from resonanz.act.enums import ExperimentState, MeasureState, Outcome, Standing

register = template.Library()


def _marked(tone: str, label: object) -> SafeString:
    """In one of the tones of look.css."""
    return format_html('<span class="word {}">{}</span>', tone, label)


_TONES = {
    Standing.DONE: "kept",
    Standing.EXISTS: "known",
    Standing.IN_PROGRESS: "open",
    Standing.NOT_POSSIBLE: "refused",
    Standing.MISSED: "missed",
    Standing.WAITING: "waits",
}


@register.simple_tag
def word(key: str) -> SafeString:
    """One of the four public words, or that a promise was missed, or that nothing is decided yet."""
    standing = Standing(key)
    return _marked(_TONES[standing], standing.label)


_PLEDGE_TONES = {
    Outcome.OPEN: "open",
    Outcome.KEPT: "kept",
    Outcome.LATE: "late",
    Outcome.MISSED: "missed",
    Outcome.BROKEN: "missed",
}


@register.simple_tag
def pledge(key: str) -> SafeString:
    """How a promise stands."""
    outcome = Outcome(key)
    return _marked(_PLEDGE_TONES[outcome], outcome.label)


_MEASURE_TONES = {
    MeasureState.WAITING: "waits",
    MeasureState.CARRIED: "open",
    MeasureState.DONE: "kept",
    MeasureState.GIVEN_UP: "refused",
}


@register.simple_tag
def measure_state(key: str) -> SafeString:
    """How a measure stands."""
    state = MeasureState(key)
    return _marked(_MEASURE_TONES[state], state.label)


_EXPERIMENT_TONES = {
    ExperimentState.DRAFT: "waits",
    ExperimentState.RUNNING: "open",
    ExperimentState.DUE: "open",
    ExperimentState.ENDED: "kept",
    ExperimentState.STOPPED: "missed",
}


@register.simple_tag
def experiment_state(key: str) -> SafeString:
    """How an experiment stands; whatever was learned since, one that was stopped early stays marked as such."""
    state = ExperimentState(key)
    return _marked(_EXPERIMENT_TONES[state], state.label)
