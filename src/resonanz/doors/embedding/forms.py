"""What is to be embedded, and who may."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from resonanz.doors.embedding.frames import Shown, is_of_one, may_be_of_one

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry


class ChoiceForm(forms.Form):
    """Read from the address of the page, so that a choice can be linked to."""

    says_optional = False
    use_required_attribute = False

    zeigen = forms.ChoiceField(label=_("Was soll dort stehen?"), choices=Shown.choices)
    anliegen = forms.ChoiceField(label=_("Zu welchem Anliegen?"), required=False)
    sprache = forms.ChoiceField(
        label=_("In welcher Sprache?"),
        choices=[("", _("wie die Webseite, auf der es steht")), *settings.LANGUAGES],
        required=False,
    )

    def __init__(self, *args: Any, inquiries: Sequence[Inquiry], **options: Any) -> None:
        super().__init__(*args, **options)
        self.inquiries = {inquiry.slug: inquiry for inquiry in inquiries}
        named = [(inquiry.slug, inquiry.title) for inquiry in inquiries]
        field = self.fields["anliegen"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("zum ganzen Haus")), *named]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "zeigen" not in cleaned or "anliegen" not in cleaned:
            return cleaned
        shown, slug = Shown(cleaned["zeigen"]), cleaned["anliegen"]
        if is_of_one(shown) and not slug:
            self.add_error("anliegen", _("Bitte wählen Sie, welche Frage dort stehen soll."))
        elif is_of_one(shown) and not self.inquiries[slug].is_open:
            self.add_error("anliegen", _("Dieses Anliegen nimmt gerade keine Geschichten an."))
        if not may_be_of_one(shown):
            cleaned["anliegen"] = ""
        return cleaned


class SitesForm(forms.Form):
    sites = forms.CharField(
        label=_("Diese Webseiten dürfen uns zeigen"),
        help_text=_("eine je Zeile, etwa https://www.example.org; leer heißt: keine"),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocapitalize": "none"}),
        max_length=20_000,
        required=False,
    )
