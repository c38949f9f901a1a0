from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.ask.actions import check_slug
from resonanz.ask.enums import Manner
from resonanz.ask.errors import SlugNotValid
from resonanz.ask.models import Inquiry
from resonanz.ask.rules.library import questions
from resonanz.ask.rules.readiness import too_long
from resonanz.ground.forms import Choices, Day
from resonanz.ground.manner import reader_language

if TYPE_CHECKING:
    InquiryFormBase = forms.ModelForm[Inquiry]
else:
    # Django's own class takes no type at run time.
    InquiryFormBase = forms.ModelForm

_CHECKED = "checked-words"
"""The page asks for the question check again when one of these fields changes."""


class InquiryForm(InquiryFormBase):
    """One form for draft and promise; what is still owed is said when the inquiry is to open."""

    says_optional = False

    minimum_people = forms.IntegerField(
        label=_("Menschen je Erkenntnis"),
        help_text=_("So viele verschiedene Menschen muss eine Erkenntnis mindestens belegen"),
        min_value=1,
        max_value=1000,
        initial=3,
    )

    # A program or a page from before the choice sends nothing for it, and what stands is taken.
    manner = forms.ChoiceField(
        label=_("Wie sprechen Sie Ihre Gäste an?"),
        help_text=_(
            "Auf jeder Seite, in jeder Mail und auf Papier, wo deutsch gelesen wird. Was Sie selbst schreiben, bleibt, "
            "wie Sie es schreiben."
        ),
        choices=Manner.choices,
        initial=Manner.SIE,
        required=False,
        widget=Choices(),
    )

    class Meta:
        model = Inquiry
        fields = (
            "why",
            "title",
            "question",
            "readers",
            "in_return",
            "answer_by",
            "keep_until",
            "slug",
            "minimum_people",
            "manner",
            "method",
        )
        widgets = {
            "title": forms.TextInput(attrs={"class": _CHECKED}),
            "question": forms.Textarea(attrs={"rows": 3, "class": _CHECKED}),
            "why": forms.Textarea(attrs={"rows": 3}),
            "readers": forms.Textarea(attrs={"rows": 2}),
            "in_return": forms.Textarea(attrs={"rows": 2}),
            "answer_by": Day(),
            "keep_until": Day(),
            "method": forms.HiddenInput(),
        }
        error_messages = {
            "slug": {
                "required": _("Die Adresse fehlt noch, zum Beispiel „kontakt“. Was sonst noch fehlt, darf warten."),
                "unique": _("Diese Adresse hat schon ein anderes Anliegen. Bitte wählen Sie eine andere."),
            }
        }

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"])
        try:
            check_slug(slug)
        except SlugNotValid as problem:
            raise forms.ValidationError(str(problem.sentence)) from problem
        return slug

    def clean_manner(self) -> str:
        return str(self.cleaned_data["manner"] or self.instance.manner)

    def clean_method(self) -> str:
        """A question the library no longer has is nobody's fault; the inquiry then has a question of its own."""
        method = str(self.cleaned_data["method"])
        return method if method in questions(reader_language()) else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("question", "why", "readers", "in_return"):
            if sentence := too_long(cleaned.get(name, "")):
                self.add_error(name, sentence)
        answer_by, keep_until = cleaned.get("answer_by"), cleaned.get("keep_until")
        if answer_by and keep_until and keep_until < answer_by:
            self.add_error(
                "keep_until",
                _("Wir sollten die Geschichten mindestens so lange behalten, bis wir geantwortet haben."),
            )
        return cleaned
