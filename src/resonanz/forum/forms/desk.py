from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.ground.forms import Day


class CommitmentForm(forms.Form):
    """What somebody promised aloud. What is missing is said by the action, which every door shares."""

    says_optional = False
    text = forms.CharField(
        label=_("Was wurde zugesagt?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "data-key": "z"}),
        help_text=_("so, wie es gesagt wurde"),
    )
    owner = forms.CharField(
        label=_("Wer sagt es zu?"),
        required=False,
        max_length=120,
        help_text=_(
            "Aufgabe oder Name, steht öffentlich; ein Name aus dem Team nur, wenn dieser Mensch zugestimmt hat"
        ),
    )
    due_on = forms.DateField(label=_("Bis wann?"), required=False, widget=Day())
