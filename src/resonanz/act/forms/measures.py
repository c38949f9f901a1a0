from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.act.models import Measure

if TYPE_CHECKING:
    Base = forms.ModelForm[Measure]
else:
    Base = forms.ModelForm


class MeasureForm(Base):
    class Meta:
        model = Measure
        fields = ("title", "what")
        widgets = {"what": forms.Textarea(attrs={"rows": 5})}


class WordsForm(forms.Form):
    """Words that go with a step; whether they are owed says the action."""

    words = forms.CharField(label=_("In Ihren Worten"), required=False, widget=forms.Textarea({"rows": 3}))
