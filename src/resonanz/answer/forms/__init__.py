from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.act import reads as act_reads
from resonanz.act.enums import Word
from resonanz.ground.forms import Choices, Day, KeyField, Words
from resonanz.people import reads as people_reads


class DecisionForm(forms.Form):
    says_optional = False
    word = forms.ChoiceField(label=_("Unser Wort"), choices=Word.choices, widget=Choices)
    reason = forms.CharField(
        label=_("Was genau, oder warum"),
        help_text=_("steht öffentlich dabei"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    held_by = forms.ModelChoiceField(
        label=_("Wer kümmert sich?"),
        help_text=_("mit Namen steht hier nur, wer zugestimmt hat"),
        queryset=people_reads.team().none(),
        empty_label=_("eine Aufgabe, siehe unten"),
        required=False,
    )
    owner = forms.CharField(
        label=_("Oder eine Aufgabe"),
        help_text=_("steht öffentlich dabei, zum Beispiel „Leitung Kundendienst“"),
        max_length=120,
        required=False,
    )
    due_on = forms.DateField(label=_("Bis wann?"), help_text=_("für „In Arbeit“"), required=False, widget=Day())
    done_on = forms.DateField(
        label=_("Seit wann?"), help_text=_("für „Umgesetzt“; leer heißt heute"), required=False, widget=Day()
    )
    public_on = forms.DateField(
        label=_("Erst intern, öffentlich ab"),
        help_text=_("leer heißt sofort; höchstens 60 Tage, nie nach dem zugesagten Tag"),
        required=False,
        widget=Day(),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = self.fields["held_by"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = act_reads.may_be_named()


class ReplyForm(forms.Form):
    text = forms.CharField(
        label=_("Ihre Antwort"),
        help_text=_("Ihr Name steht darunter"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8, "class": "checked-words", "data-grow": True, "cols": False}),
    )


class BulkReplyForm(ReplyForm):
    """One answer to many; the key makes two presses one answer."""

    key = KeyField()


class TeamNoteForm(forms.Form):
    """What somebody on the team notes for colleagues beside a story."""

    seen = {
        "text": _("Das lesen Ihr Team und, in der Akte, wer die Geschichte erzählt hat. Geheime Notizen gibt es nicht.")
    }
    text = forms.CharField(label=_("Notiz"), max_length=5_000, widget=forms.Textarea(attrs={"rows": 2}))


class ThanksForm(forms.Form):
    sentence = forms.CharField(
        label=_("Ihr Dank"),
        help_text=_("ein eigener Satz; Ihr Name und Ihre Funktion stehen dabei"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class PraiseForm(forms.Form):
    to = forms.ModelChoiceField(label=_("An wen?"), queryset=people_reads.present_team(), empty_label=_("Bitte wählen"))
    words = forms.CharField(
        label=_("Das Lob"),
        help_text=_("Wort für Wort aus der Geschichte"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    sentence = forms.CharField(
        label=_("Ein eigener Satz dazu"),
        help_text=_("nur diese Person liest ihn"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_words(self) -> str:
        return str(self.cleaned_data["words"]).strip("\r\n")


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Ihr Code"),
        help_text=_("steht auf Ihrer Quittung"),
        error_messages={"required": _("Hier steht noch kein Code.")},
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"), widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"})
    )
    seen = {
        "email": _(
            "Ihre Adresse und dass sie zu dieser Stimme gehört, sieht nur das Team. Wir schreiben erst, wenn Sie es "
            "aus dem Postfach bestätigt haben. Gelöscht wird beides, wenn Sie es hier beenden; unbestätigt nach "
            "14 Tagen."
        )
    }


class NoteForm(forms.Form):
    """What a person adds to the file about themselves."""

    seen = {"text": _("Das liest das Team, sobald es Ihre Akte ansieht.")}
    text = forms.CharField(label=_("Dazu möchte ich sagen …"), max_length=5_000, widget=Words(rows=3))
