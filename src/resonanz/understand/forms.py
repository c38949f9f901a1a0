from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from resonanz.ground.components import grouped
from resonanz.ground.forms import Choices, Words
from resonanz.people.enums import Role
from resonanz.understand.enums import Side
from resonanz.understand.reads import NO_FILTERS, Filters, ShownTheme


class InsightForm(forms.Form):
    says_optional = False
    title = forms.CharField(
        label=_("Die Erkenntnis in einem Satz"),
        help_text=_("so, dass die Erzählenden nicken würden"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    summary = forms.CharField(
        label=_("Was wir verstanden haben"),
        help_text=_("zwei, drei Sätze"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    theme = forms.IntegerField(required=False, widget=forms.HiddenInput)


class EvidenceRowForm(forms.Form):
    """One passage. `words` must stand in the story exactly so; the view checks it against the story itself."""

    says_optional = False

    story = forms.IntegerField(widget=forms.HiddenInput)
    side = forms.ChoiceField(
        label=_("Diese Stelle ist"),
        choices=[("", _("nicht dabei")), (Side.SUPPORT, _("Beleg")), (Side.COUNTER, _("Gegenstimme"))],
        required=False,
        widget=Choices,
    )
    words = forms.CharField(label=_("Die Worte"), required=False, strip=False, widget=Words(rows=3))

    def clean_words(self) -> str:
        return str(self.cleaned_data["words"]).replace("\r\n", "\n")


EvidenceFormSet = formset_factory(EvidenceRowForm, extra=0, max_num=200, absolute_max=200)


def evidence_rows(initial: list[dict[str, Any]] | None = None, data: Any = None) -> BaseFormSet[EvidenceRowForm]:
    return EvidenceFormSet(data=data, initial=initial, prefix="beleg")


class NameForm(forms.Form):
    """Empty and too long names are refused by the action, in its own words."""

    prefix = "name"
    says_optional = False
    given = forms.CharField(
        label=_("Wie soll es heißen?"),
        help_text=_("höchstens 80 Zeichen"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class IntoForm(forms.Form):
    """Another theme of the same inquiry, the widest first."""

    says_optional = False
    into = forms.TypedChoiceField(
        label=_("In welches Thema?"),
        coerce=int,
        error_messages={
            "required": _("Bitte wählen Sie ein Thema."),
            "invalid_choice": _("Dieses Thema gibt es hier nicht mehr. Bitte wählen Sie ein anderes."),
        },
    )

    def __init__(self, data: Any = None, *, themes: Iterable[ShownTheme]) -> None:
        super().__init__(data)
        choices = [(str(theme.pk), f"{theme.quoted} ({grouped(theme.tellers)})") for theme in themes]
        cast("forms.ChoiceField", self.fields["into"]).choices = [("", _("Bitte wählen")), *choices]


class SplitForm(forms.Form):
    prefix = "split"
    given = forms.CharField(
        label=_("Name des neuen Themas"),
        help_text=_("wenn Sie mögen; sonst heißt es nach Worten der Gäste"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class TouchpointForm(forms.Form):
    """What is missing or too long is refused by the action, in its own words."""

    says_optional = False
    name = forms.CharField(
        label=_("Name"),
        help_text=_("so, wie Sie im Haus davon sprechen, etwa: Warteschleife"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    sentence = forms.CharField(
        label=_("Was geschieht dort?"),
        help_text=_("ein Satz, aus Sicht der Menschen, die es erleben"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    examples = forms.CharField(
        label=_("Wie könnte jemand davon erzählen?"),
        help_text=_("je Zeile ein Beispiel, selbst ausgedacht; fremde Worte gehören nicht hierher"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def told(self) -> dict[str, Any]:
        """What the action wants to know."""
        data = self.cleaned_data
        return {"name": data["name"], "sentence": data["sentence"], "examples": data["examples"].splitlines()}


class IntoTouchpointForm(forms.Form):
    """Another step of the way, in its order."""

    says_optional = False
    into = forms.TypedChoiceField(
        label=_("Zu welchem Berührungspunkt?"),
        coerce=int,
        error_messages={
            "required": _("Bitte wählen Sie einen Berührungspunkt."),
            "invalid_choice": _("Diesen Berührungspunkt gibt es nicht mehr. Bitte wählen Sie einen anderen."),
        },
    )

    def __init__(self, data: Any = None, *, touchpoints: Iterable[tuple[int, str]]) -> None:
        super().__init__(data)
        choices = [(str(pk), name) for pk, name in touchpoints]
        cast("forms.ChoiceField", self.fields["into"]).choices = [("", _("Bitte wählen")), *choices]


def _day(label: Any) -> forms.DateField:
    # Beyond these a browser has slipped, and midnight cannot be told in every time zone.
    bounds = [MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2999, 12, 31))]
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=False, validators=bounds, widget=widget)


class SearchForm(forms.Form):
    """What narrows a search. The names stand in the address; a value that cannot be meant narrows nothing."""

    says_optional = False

    thema = forms.TypedChoiceField(label=_("Thema"), required=False, coerce=int, empty_value=None)
    rolle = forms.ChoiceField(label=_("Wer spricht"), required=False, choices=[("", _("alle")), *Role.choices])
    von = _day(_("Erzählt ab"))
    bis = _day(_("Erzählt bis"))

    def __init__(self, data: Any, *, themes: Sequence[tuple[int, str]]) -> None:
        super().__init__(data)
        theme = self.fields["thema"]
        assert isinstance(theme, forms.TypedChoiceField)
        theme.choices = [("", _("alle")), *themes]

    def filters(self) -> Filters:
        if not self.is_bound:
            return NO_FILTERS
        self.is_valid()
        chosen = self.cleaned_data
        return Filters(
            role=chosen.get("rolle", ""),
            theme_id=chosen.get("thema"),
            since=chosen.get("von"),
            until=chosen.get("bis"),
        )
