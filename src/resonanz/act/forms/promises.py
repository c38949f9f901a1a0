from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.act import reads
from resonanz.act.enums import Pledge
from resonanz.ground.forms import Choices, Day

_NAMED = _("mit Namen steht hier nur, wer zugestimmt hat")
_FUNCTION = _("steht öffentlich dabei, zum Beispiel „Leitung Kundendienst“")


class _Owned(forms.Form):
    """Someone by name, where they agreed, or a function."""

    says_optional = False
    held_by = forms.ModelChoiceField(
        label=_("Wer steht dazu?"),
        help_text=_NAMED,
        queryset=reads.may_be_named().none(),
        empty_label=_("eine Aufgabe, siehe unten"),
        required=False,
    )
    owner = forms.CharField(label=_("Oder eine Aufgabe"), help_text=_FUNCTION, max_length=120, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = self.fields["held_by"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = reads.may_be_named()

    @property
    def holder(self) -> int | None:
        chosen = self.cleaned_data["held_by"]
        return chosen.pk if chosen else None


class CommitmentForm(_Owned):
    text = forms.CharField(label=_("Was sagen Sie zu?"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    due_on = forms.DateField(label=_("Bis wann?"), required=False, widget=Day())
    field_order = ("text", "held_by", "owner", "due_on")


class FollowUpForm(_Owned):
    deed = forms.ChoiceField(
        label=_("Was ist daraus geworden?"),
        choices=[
            (Pledge.KEPT.value, _("Gehalten")),
            (Pledge.MOVED.value, _("Ein anderer Tag")),
            (Pledge.HANDED.value, _("Andere Hände")),
            (Pledge.BROKEN.value, _("Nicht gehalten")),
        ],
        widget=Choices,
    )
    reason = forms.CharField(
        label=_("Was genau, oder warum"),
        help_text=_("steht öffentlich dabei; nur bei „Gehalten“ darf es fehlen"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    due_on = forms.DateField(label=_("Neuer Tag"), help_text=_("für „Ein anderer Tag“"), required=False, widget=Day())
    field_order = ("deed", "reason", "due_on", "held_by", "owner")


class PublicDayForm(forms.Form):
    says_optional = False
    public_on = forms.DateField(label=_("Öffentlich ab"), help_text=_("heute heißt sofort"), widget=Day())
    reason = forms.CharField(
        label=_("Warum später?"),
        help_text=_("steht öffentlich dabei, darum bitte ohne das Wort selbst; früher braucht keinen Grund"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
