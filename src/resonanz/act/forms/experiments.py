"""What the team types about an experiment: its plan, its numbers, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.act.enums import Comparison, Turnout
from resonanz.act.models import Experiment
from resonanz.act.rules.plans import NEW, OLD, Plan
from resonanz.ground.decimals import Sign, Unreadable, count, decimals
from resonanz.ground.forms import Choices, Day

if TYPE_CHECKING:
    PlanFormBase = forms.ModelForm[Experiment]
else:
    # Django's own class takes no type at run time.
    PlanFormBase = forms.ModelForm


class PlanForm(PlanFormBase):
    """One form for draft and plan; what is still owed is said when the experiment is to start."""

    says_optional = False

    class Meta:
        model = Experiment
        fields = (
            "hypothesis",
            "what",
            "kind",
            "unit",
            "label_new",
            "label_old",
            "n_per_group",
            "until",
            "counts_people",
        )
        widgets = {"hypothesis": forms.Textarea(attrs={"rows": 2}), "kind": Choices(), "until": Day()}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = list(Comparison.choices)

    def plan(self) -> Plan:
        """Only after `is_valid`."""
        words = self.cleaned_data
        return Plan(**{**words, "kind": Comparison(words["kind"])})


class SharesForm(forms.Form):
    """How many of how many, for each group of the plan. An empty group is left out."""

    says_optional = False
    after = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, plan: Plan, **options: Any) -> None:
        super().__init__(*args, **options)
        self.plan = plan
        for key, name in plan.groups.items():
            attrs = {"inputmode": "numeric", "autocomplete": "off", "class": "short"}
            self.fields[f"hits_{key}"] = forms.CharField(
                label=_("%(name)s: wie viele") % {"name": name},
                help_text=plan.what,
                required=False,
                max_length=20,
                widget=forms.TextInput(attrs=attrs),
            )
            self.fields[f"total_{key}"] = forms.CharField(
                label=_("%(name)s: von wie vielen") % {"name": name},
                required=False,
                max_length=20,
                widget=forms.TextInput(attrs=attrs),
            )

    def numbers(self) -> dict[str, dict[str, int]]:
        """Only after `is_valid`; what cannot be read becomes an error of its field."""
        found: dict[str, dict[str, int]] = {}
        for key in self.plan.groups:
            written = {name: self.cleaned_data[f"{name}_{key}"] for name in ("hits", "total")}
            if any(written.values()):
                found[key] = {name: self._count(f"{name}_{key}", text) for name, text in written.items()}
        return found

    def _count(self, field: str, text: str) -> int:
        try:
            return count(text)
        except Unreadable as problem:
            self.add_error(field, str(problem))
            return 0

    def field_of(self, key: str) -> str | None:
        return f"hits_{key}" if f"hits_{key}" in self.fields else None


def _sign_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Nachkommastellen"),
        choices=[
            (Sign.ANY.value, _("wie geschrieben, solange es eindeutig ist")),
            (Sign.COMMA.value, _("nach einem Komma: 3,5")),
            (Sign.POINT.value, _("nach einem Punkt: 3.5")),
        ],
        required=False,
        widget=Choices,
    )


class ValuesForm(forms.Form):
    """Single values as somebody pastes them, for each group of the plan."""

    says_optional = False
    after = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, plan: Plan, **options: Any) -> None:
        super().__init__(*args, **options)
        self.plan = plan
        is_paired = plan.kind == Comparison.PAIRED
        hint = _("beide Seiten in derselben Reihenfolge") if is_paired else _("einer je Zeile oder mit Strichpunkten")
        for key, name in plan.groups.items():
            label = _("%(name)s: Werte in %(unit)s") % {"name": name, "unit": plan.unit}
            field = forms.CharField(
                label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": 5})
            )
            self.fields[f"values_{key}"] = field
        self.fields["sign"] = _sign_field()

    def numbers(self) -> dict[str, Any]:
        """Only after `is_valid`; what cannot be read becomes an error of its field."""
        found: dict[str, Any] = {}
        for key in self.plan.groups:
            try:
                found[key] = decimals(self.cleaned_data[f"values_{key}"], Sign(self.cleaned_data["sign"]))
            except Unreadable as problem:
                self.add_error(f"values_{key}", str(problem))
        return found

    def field_of(self, key: str) -> str | None:
        return f"values_{key}" if f"values_{key}" in self.fields else None


class SheetForm(forms.Form):
    """A table with the numbers. Only the named columns are read, and the file is not kept."""

    says_optional = False
    prefix = "sheet"
    after = forms.IntegerField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("Datei"),
        help_text=_("CSV oder Excel, eine Zeile je Wert"),
        error_messages={"empty": _("Diese Datei ist leer. Es wurde nichts übernommen.")},
    )

    def __init__(self, *args: Any, plan: Plan, **options: Any) -> None:
        super().__init__(*args, **options)
        is_paired = plan.kind == Comparison.PAIRED
        first = _("Spalte für „%(name)s“") % {"name": plan.label_new} if is_paired else _("Spalte mit dem Wert")
        second = _("Spalte für „%(name)s“") % {"name": plan.label_old} if is_paired else _("Spalte mit der Gruppe")
        self.fields["first"] = forms.CharField(
            label=first, required=False, max_length=200, help_text=_("ihre Überschrift in der Datei")
        )
        if plan.kind.has_two:
            self.fields["second"] = forms.CharField(label=second, required=False, max_length=200)
        if not plan.kind.is_share:
            self.fields["sign"] = _sign_field()

    def field_of(self, key: str) -> str | None:
        """Whatever contradicts itself in the file is said at the file."""
        return "file" if key in {NEW, OLD} else None


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Warum"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class StartForm(forms.Form):
    is_named = forms.BooleanField(
        label=_("Mein Name darf öffentlich dabeistehen"),
        help_text=_("Ohne Ihr Ja sieht ihn nur das Team"),
        required=False,
    )


class LearnedForm(forms.Form):
    words = forms.CharField(
        label=_("Was haben wir gelernt?"),
        help_text=_("auch wenn es nicht gelungen ist, gerade dann"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    turnout = forms.ChoiceField(label=_("Die Vermutung"), choices=Turnout.choices, widget=Choices)
