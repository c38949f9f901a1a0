"""Bringing an address list: which column holds what, and what the list rests on."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from resonanz.ask.actions import Basis
from resonanz.ask.rules.address_mapping import AddressMapping
from resonanz.ground.forms import Choices, Day, MultipleChoices
from resonanz.people.enums import Ground

_LABELS = {
    "email": _("E-Mail-Adresse"),
    "name": _("Name"),
    "first_name": _("Vorname"),
    "last_name": _("Nachname"),
    "street": _("Straße und Hausnummer"),
    "extra": _("Adresszusatz"),
    "postal_code": _("Postleitzahl"),
    "city": pgettext_lazy("postal address", "Ort"),
    "country": _("Land"),
    "language": _("Sprache"),
    "group": _("Gruppe im Plan"),
    "agreed": _("Wann zugestimmt wurde"),
}


class AddressFileForm(forms.Form):
    file = forms.FileField(
        label=_("Datei"),
        help_text=_("CSV, Excel oder ein Adressbuch (vCard), beliebig viele Zeilen"),
        error_messages={"empty": _("Diese Datei ist leer. Es wurde nichts übernommen.")},
    )


class AddressMappingForm(forms.Form):
    """The choices are the headers of the file at hand and the groups of the plan."""

    says_optional = False

    told = forms.CharField(
        label=_("Woher kommen die Adressen?"),
        help_text=_("so steht es auf jeder Einladung, zum Beispiel „Teilnahmekarten vom Tag der offenen Tür“"),
        max_length=200,
        error_messages={"required": _("Bitte sagen Sie, woher die Adressen kommen. Es steht auf jeder Einladung.")},
    )
    ground = forms.ChoiceField(
        label=_("Worauf beruht es, dass wir schreiben dürfen?"),
        choices=Ground.choices,
        widget=Choices,
        error_messages={"required": _("Bitte wählen Sie eines. Ohne Grundlage bleibt nur der Brief.")},
    )
    proof = forms.CharField(
        label=_("Wie und mit welchen Worten wurde zugestimmt?"),
        help_text=_("bei der Ausnahme: warum alle vier Voraussetzungen vorliegen"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    agreed_on = forms.DateField(
        label=_("Wann wurde zugestimmt?"),
        help_text=_("nur, wenn es für alle derselbe Tag war; sonst oben die Spalte wählen"),
        widget=Day(),
        required=False,
    )
    seen = {"proof": _("Jede dieser Personen sieht diesen Satz in ihrer Akte, mit Ihrem Namen.")}

    def __init__(
        self,
        *args: Any,
        headers: list[str],
        guess: AddressMapping,
        groups: list[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        if groups:
            self.fields["groups"] = forms.MultipleChoiceField(
                label=_("Zu welchen Gruppen gehören diese Menschen?"),
                help_text=_("wo die Liste nichts anderes sagt"),
                choices=groups,
                widget=MultipleChoices,
                required=False,
            )
        columns = [("", _("gibt es nicht")), *((header, header) for header in headers)]
        for field in fields(AddressMapping):
            self.fields[f"column_{field.name}"] = forms.ChoiceField(
                label=_LABELS[field.name],
                choices=columns,
                required=False,
                initial=getattr(guess, field.name) or "",
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = AddressMapping(**self.mapping())
        if not chosen.reaches_somebody:
            self.add_error(
                None, _("So lässt sich niemand erreichen: Es braucht eine E-Mail-Adresse oder Straße, PLZ und Ort.")
            )
        return cleaned

    def mapping(self) -> dict[str, str]:
        return {
            name.removeprefix("column_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("column_") and value
        }

    @property
    def columns(self) -> list[forms.BoundField]:
        return [field for field in self if field.name.startswith("column_")]

    @property
    def rests_on(self) -> list[forms.BoundField]:
        return [field for field in self if not field.name.startswith("column_")]

    def groups(self) -> list[str]:
        return list(self.cleaned_data.get("groups", []))

    def basis(self) -> Basis:
        return Basis(
            told=self.cleaned_data["told"],
            ground=Ground(self.cleaned_data["ground"]),
            proof=self.cleaned_data["proof"],
            agreed_on=self.cleaned_data["agreed_on"],
        )
