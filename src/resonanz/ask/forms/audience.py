"""The plan as one form: five groups that are always offered, and room for groups of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from resonanz.ask.actions import Wanted
from resonanz.ask.enums import WHO
from resonanz.ask.models import Audience
from resonanz.ground.forms import Day
from resonanz.people.enums import Role

OFFERED: tuple[tuple[str, Role, str | Promise], ...] = (
    ("customers", Role.CUSTOMER, ""),
    ("former", Role.OTHER, _("Frühere Kundinnen und Kunden")),
    ("not-yet", Role.NON_CUSTOMER, ""),
    ("elsewhere", Role.COMPETITOR_CUSTOMER, ""),
    ("employees", Role.EMPLOYEE, ""),
)
_OWN = tuple(f"own-{n}" for n in range(1, 5))
_MOST_PLACES = 10_000
_OWN_ROLES = [(role.value, role.label) for role in Role if role != Role.EMPLOYEE]


class PlanForm(forms.Form):
    """`audience` is the plan so far. An empty target means that the group is not part of the plan."""

    says_optional = False

    places = forms.IntegerField(
        label=_("Plätze"),
        help_text=_("so viele Menschen werden eingeladen"),
        min_value=1,
        max_value=_MOST_PLACES,
    )
    rule = forms.CharField(
        label=_("Wie wir auswählen"),
        help_text=_("steht öffentlich auf der Einladung"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=4000,
    )
    apply_until = forms.DateField(
        label=_("Melden bis"),
        help_text=_("der letzte Tag; leer: keine offene Einladung"),
        widget=Day(),
        required=False,
    )

    def __init__(self, data: Any = None, *, audience: Audience | None = None) -> None:
        super().__init__(data, initial=_initial(audience))
        for key, role, label in OFFERED:
            self.fields[f"target_{key}"] = _target(str(label or WHO[role]))
        for key in _OWN:
            self.fields[f"label_{key}"] = forms.CharField(
                label=_("Eigene Gruppe"), help_text=_("zum Beispiel „Nachbarschaft“"), required=False, max_length=80
            )
            self.fields[f"role_{key}"] = forms.ChoiceField(
                label=_("Spricht als"), choices=_OWN_ROLES, required=False, initial=Role.OTHER
            )
            self.fields[f"target_{key}"] = _target(str(_("Plätze dieser Gruppe")))

    @property
    def offered(self) -> Iterator[BoundField]:
        return (self[f"target_{key}"] for key, _role, _label in OFFERED)

    @property
    def own(self) -> Iterator[tuple[BoundField, BoundField, BoundField]]:
        return ((self[f"label_{key}"], self[f"role_{key}"], self[f"target_{key}"]) for key in _OWN)

    @property
    def has_own(self) -> bool:
        return any(self[f"label_{key}"].value() or self[f"label_{key}"].errors for key in _OWN)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for key in _OWN:
            label, target = cleaned.get(f"label_{key}"), cleaned.get(f"target_{key}")
            if target is not None and not label:
                self.add_error(f"label_{key}", _("Wer ist gemeint? Die Gruppe braucht einen Namen."))
            if label and target is None and f"target_{key}" not in self.errors:
                self.add_error(f"target_{key}", _("Wie viele Plätze? Auch 0 ist eine Antwort."))
        return cleaned

    def plan(self) -> dict[str, Any]:
        """What `actions.plan_audience` takes."""
        told = self.cleaned_data
        groups = [
            Wanted(key=key, role=role, label=str(label), target=told[f"target_{key}"])
            for key, role, label in OFFERED
            if told[f"target_{key}"] is not None
        ]
        groups += [
            Wanted(key=key, role=told[f"role_{key}"], label=told[f"label_{key}"], target=told[f"target_{key}"])
            for key in _OWN
            if told[f"label_{key}"]
        ]
        last = told["apply_until"]
        return {
            "places": told["places"],
            "rule": told["rule"],
            # The whole last day counts, so that what is stored is the midnight after it.
            "apply_until": make_aware(datetime.combine(last + timedelta(days=1), time.min)) if last else None,
            "groups": groups,
        }


def _initial(audience: Audience | None) -> dict[str, Any]:
    if audience is None:
        return {}
    told: dict[str, Any] = {
        "places": audience.places,
        "rule": audience.rule,
        "apply_until": audience.last_day,
    }
    for group in audience.groups.all():
        told |= {
            f"target_{group.key}": group.target,
            f"label_{group.key}": group.label,
            f"role_{group.key}": group.role,
        }
    return told


def _target(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=_MOST_PLACES)
