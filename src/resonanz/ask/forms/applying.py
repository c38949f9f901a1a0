"""How somebody puts themselves on the list of an open invitation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.ask.models import Audience
from resonanz.ground.forms import MultipleChoices


class ApplyForm(forms.Form):
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    groups = forms.MultipleChoiceField(
        label=_("Wie stehen Sie zu uns?"),
        help_text=_("mehreres geht; niemand ist nur eines"),
        widget=MultipleChoices(),
        required=False,
    )
    # No person sees or reaches this field; programs that fill in everything do.
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}), label="Website"
    )

    seen = {
        "email": _("Ihre Adresse sieht das Team. Sie bekommen eine Nachricht, die Sie bestätigen; vorher gilt nichts."),
        "groups": _("In der öffentlichen Liste steht nur Ihre Losnummer, nie Ihr Name."),
    }

    def __init__(self, data: Any = None, *, audience: Audience, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        choices = [(group.key, str(group)) for group in audience.groups.all()]
        if choices:
            self.fields["groups"].choices = choices  # type: ignore[attr-defined]  # The stubs know only Field here.
        else:
            del self.fields["groups"]

    @property
    def is_filled_by_a_program(self) -> bool:
        return bool(self.data.get("website"))
