from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.forum.enums import Task
from resonanz.people import reads as people_reads


class HelperForm(forms.Form):
    account: forms.ModelChoiceField[Any] = forms.ModelChoiceField(label=_("Wer"), queryset=None, empty_label=None)
    task = forms.ChoiceField(label=_("Aufgabe"), choices=Task.choices)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        members: Any = self.fields["account"]
        members.queryset = people_reads.present_team()
