"""For whom a file is, and whether it may hold what nobody has read yet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.ground.forms import Choices

TEAM, PUBLIC = "team", "public"


class ExportForm(forms.Form):
    says_optional = False

    audience = forms.ChoiceField(
        label=_("Für wen ist die Datei?"),
        choices=[(TEAM, _("Für das Team")), (PUBLIC, _("Nur was alle lesen dürfen"))],
        initial=TEAM,
        widget=Choices,
    )
    unread = forms.BooleanField(
        label=_("Auch Geschichten, die noch niemand gelesen hat"),
        help_text=_("Sie gelten danach als von Ihnen gelesen."),
        required=False,
    )

    def __init__(self, *args: Any, has_public: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        self.has_public = has_public

    def clean_audience(self) -> str:
        audience: str = self.cleaned_data["audience"]
        if audience == PUBLIC and not self.has_public:
            raise forms.ValidationError(_("Von diesem Anliegen darf niemand außerhalb des Hauses etwas lesen."))
        return audience
