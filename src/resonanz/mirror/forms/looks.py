"""What the team fills in about a look into the mirror."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import State
from resonanz.ground.forms import Choices, Day
from resonanz.mirror.enums import Instrument, Side

ONE_EACH, SHARED = "each", "shared"


class LookForm(forms.Form):
    says_optional = False
    title = forms.CharField(
        label=_("Überschrift"),
        help_text=_("wie Sie diesen Durchgang nennen"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    why = forms.CharField(
        label=_("Warum Sie fragen"),
        help_text=_("das lesen alle, die hier arbeiten, bevor sie antworten"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    keep_until = forms.DateField(
        label=_("Wie lange wir die Antworten behalten"),
        help_text=_("an diesem Tag werden die einzelnen Antworten gelöscht; das Bild bleibt"),
        required=False,
        widget=Day(),
    )
    inquiry = forms.ChoiceField(
        label=_("Wo Menschen von draußen antworten"),
        help_text=_("in einem Anliegen; es sagt ihnen, warum Sie fragen, wer es liest und bis wann Sie antworten"),
        required=False,
    )

    def __init__(self, *args: Any, instrument: Instrument, **options: Any) -> None:
        super().__init__(*args, **options)
        if instrument == Instrument.READINESS:
            del self.fields["inquiry"]
            return
        self.offered = {inquiry.pk: inquiry for inquiry in ask_reads.all_inquiries().exclude(state=State.CLOSED)}
        field = self.fields["inquiry"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("noch keines")), *((pk, inquiry.title) for pk, inquiry in self.offered.items())]

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        words = dict(self.cleaned_data)
        chosen = words.pop("inquiry", "")
        return {**words, "inquiry": self.offered[int(chosen)] if chosen else None}


class PassForm(forms.Form):
    says_optional = False
    side = forms.ChoiceField(
        label=_("Für wen"),
        choices=[(Side.LEADERSHIP, Side.LEADERSHIP.label), (Side.STAFF, Side.STAFF.label)],
        widget=Choices,
        error_messages={"required": _("Bitte wählen Sie, für welche Seite die Links sind.")},
    )
    how = forms.ChoiceField(
        label=_("Wie"),
        choices=[(ONE_EACH, _("ein Link je Mensch")), (SHARED, _("ein Link für alle"))],
        initial=ONE_EACH,
        widget=Choices,
    )
    count = forms.IntegerField(
        label=_("Wie viele Menschen"),
        help_text=_("bei einem Link für alle egal"),
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
