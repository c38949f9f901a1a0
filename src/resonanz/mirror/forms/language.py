"""Forms of the language mirror. Texts are never kept in the browser either: nothing here carries a draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resonanz.ground.forms import Choices, Day, Words
from resonanz.mirror.enums import Council
from resonanz.mirror.rules.language_files import Told, Unreadable, read_file, read_pasted

LONGEST_TEXT = 64_000
_FORGOTTEN = {"data-no-draft": True, "autocomplete": "off", "spellcheck": "false"}


class LanguageTextForm(forms.Form):
    says_optional = False
    text = forms.CharField(
        label=_("Der Text"),
        help_text=_("zum Beispiel ein Protokoll, ein Leitfaden oder eine E-Mail, ohne Namen"),
        strip=False,
        widget=Words(rows=10, attrs=_FORGOTTEN),
        error_messages={"required": _("Bitte fügen Sie einen Text ein.")},
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(text) > LONGEST_TEXT:
            raise ValidationError(
                gettext("Das sind %(found)s Zeichen. Bitte höchstens %(most)s auf einmal, sonst in Teilen.")
                % {"found": len(text), "most": LONGEST_TEXT}
            )
        return text


class LanguageCountForm(forms.Form):
    says_optional = False
    source = forms.CharField(
        label=_("Was für Texte sind es?"),
        help_text=_(
            "zum Beispiel „E-Mails des Kundendienstes“; dieselben Worte wie beim letzten Mal machen vergleichbar"
        ),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "language-sources"}),
    )
    from_on = forms.DateField(label=_("Geschrieben von"), required=False, widget=Day())
    to_on = forms.DateField(label=_("bis"), required=False, widget=Day())
    file = forms.FileField(
        label=_("Eine Datei"),
        help_text=_("CSV oder JSONL mit den Spalten „author“ und „text“, höchstens 1 MB"),
        required=False,
        allow_empty_file=True,
    )
    texts = forms.CharField(
        label=_("Oder die Texte selbst"),
        help_text=_("über jedem Text eine Zeile wie „# A“: das Kürzel, das Schreibende unterscheidet"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, **_FORGOTTEN}),
    )

    def told(self) -> list[Told]:
        """Only after `is_valid`."""
        found: list[Told] = self.cleaned_data["told"]
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        file, pasted = given.get("file"), given.get("texts", "")
        if file and pasted.strip():
            self.add_error("texts", gettext("Bitte entweder eine Datei oder die Texte selbst, nicht beides."))
        elif not file and not pasted.strip():
            self.add_error("texts", gettext("Bitte wählen Sie eine Datei, oder fügen Sie die Texte ein."))
        else:
            try:
                given["told"] = read_file(file.read()) if file else read_pasted(pasted)
            except Unreadable as unreadable:
                self.add_error("file" if file else "texts", str(unreadable))
        return given


class AgreementForm(forms.Form):
    says_optional = False
    council = forms.ChoiceField(
        label=_("Wer hat zugestimmt?"),
        choices=Council.choices,
        widget=Choices,
        error_messages={"required": _("Bitte wählen Sie, wer für die Schreibenden gesprochen hat.")},
    )
    spoken_by = forms.CharField(
        label=_("In welcher Aufgabe?"),
        help_text=_("zum Beispiel „Vorsitz des Betriebsrats“; ein Name ist nicht nötig"),
        max_length=120,
        required=False,
    )
    on = forms.DateField(label=_("An welchem Tag?"), required=False, widget=Day())


class WithdrawalForm(forms.Form):
    says_optional = False
    prefix = "withdraw"
    spoken_by = forms.CharField(
        label=_("Wer nimmt sie zurück?"), help_text=_("eine Aufgabe genügt"), max_length=120, required=False
    )
    on = forms.DateField(label=_("An welchem Tag?"), required=False, widget=Day())
