from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from resonanz.ask.actions import Basis
from resonanz.ask.enums import Ground
from resonanz.ground import clock
from resonanz.ground.forms import Choices, Day

_LABELS = {
    "email": _("E-Mail"),
    "name": _("Name"),
    "first_name": _("Vorname"),
    "last_name": _("Nachname"),
    "street": _("Straße und Hausnummer"),
    "postcode": _("Postleitzahl"),
    "town": _("Ort"),
    "country": _("Land"),
    "language": _("Sprache"),
    "group": _("Gruppe im Plan"),
    "consent_on": _("Einwilligung am"),
}


class AddressFileForm(forms.Form):
    says_optional = False
    file = forms.FileField(
        label=_("Datei"),
        help_text=_("CSV, Excel oder Adressbuch (vCard)"),
        error_messages={"empty": _("Diese Datei ist leer. Es wurde nichts übernommen.")},
    )


class AddressColumnsForm(forms.Form):
    """Which column is what, and on what e-mails stand. Without an answer to the second nothing is taken."""

    says_optional = False

    ground = forms.ChoiceField(
        label=_("Worauf stützt sich eine E-Mail an diese Menschen?"),
        choices=Ground.choices,
        widget=Choices,
        error_messages={"required": _("Ohne diese Angabe übernehmen wir keine Adresse.")},
    )
    given_on = forms.DateField(
        label=_("Einwilligung gegeben am"),
        help_text=_("für alle Zeilen ohne eigenen Tag"),
        required=False,
        widget=Day(),
    )
    how = forms.CharField(
        label=_("Wie die Einwilligung gegeben wurde"),
        help_text=_("zum Beispiel: Karte im Kundenzentrum, liegt im Ordner 2026"),
        max_length=300,
        required=False,
    )
    wording = forms.CharField(
        label=_("Wortlaut, dem zugestimmt wurde"),
        help_text=_("genau so, wie er auf dem Formular stand"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.CharField(
        label=_("Warum alle vier Voraussetzungen von § 7 Abs. 3 UWG vorliegen"),
        help_text=_("steht mit Ihrem Namen bei jeder dieser Adressen"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    language = forms.ChoiceField(label=_("Sprache des Wortlauts"), choices=settings.LANGUAGES, initial="de")
    seen = {"ground": _("Das sehen die Menschen selbst auf ihrer Seite „Einwilligungen“, mit Ihrem Namen.")}

    def __init__(self, *args: Any, headers: list[str], guess: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        columns = [("", _("gibt es nicht")), *((header, header) for header in headers)]
        for name, label in _LABELS.items():
            self.fields[f"column_{name}"] = forms.ChoiceField(
                label=label, choices=columns, required=False, initial=guess.get(name, "")
            )
        self.order_fields([f"column_{name}" for name in _LABELS])

    @property
    def columns(self) -> dict[str, str]:
        return {
            name.removeprefix("column_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("column_") and value
        }

    @property
    def basis(self) -> Basis:
        said = self.cleaned_data
        return Basis(
            ground=Ground(said["ground"]),
            given_on=said["given_on"].isoformat() if said["given_on"] else "",
            how=said["how"],
            wording=said["wording"],
            reason=said["reason"],
            language=said["language"],
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("column_email") and not (cleaned.get("column_street") and cleaned.get("column_town")):
            self.add_error("column_email", _("Ohne E-Mail oder Anschrift ist niemand zu erreichen."))
        if cleaned.get("ground") == Ground.CONSENT:
            self._check_consent(cleaned)
        if cleaned.get("ground") == Ground.EXISTING and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Ohne Grund bleibt es bei Brief und Übergabe."))
        return cleaned

    def _check_consent(self, cleaned: dict[str, Any]) -> None:
        for name in ("how", "wording"):
            if not cleaned.get(name, "").strip():
                self.add_error(name, _("Das gehört zum Nachweis einer Einwilligung."))
        day = cleaned.get("given_on")
        if day is None and not cleaned.get("column_consent_on"):
            self.add_error("given_on", _("Wann wurde zugestimmt? Bitte einen Tag oder eine Spalte angeben."))
        elif day is not None and day > clock.today():
            self.add_error("given_on", _("Dieser Tag liegt in der Zukunft."))
