from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.ask.actions import check_slug
from resonanz.ask.errors import SlugNotValid
from resonanz.ask.models import Inquiry
from resonanz.ground.forms import Day

if TYPE_CHECKING:
    InquiryFormBase = forms.ModelForm[Inquiry]
else:
    # Django's own class takes no type at run time.
    InquiryFormBase = forms.ModelForm


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

    class Meta:
        model = Inquiry
        fields = (
            "title",
            "question",
            "why",
            "readers",
            "in_return",
            "answer_by",
            "keep_until",
            "slug",
            "minimum_people",
        )
        widgets = {
            "question": forms.Textarea(attrs={"rows": 3}),
            "why": forms.Textarea(attrs={"rows": 3}),
            "readers": forms.Textarea(attrs={"rows": 2}),
            "in_return": forms.Textarea(attrs={"rows": 2}),
            "answer_by": Day(),
            "keep_until": Day(),
        }
        error_messages = {
            "slug": {"unique": _("Diese Adresse hat schon ein anderes Anliegen. Bitte wählen Sie eine andere.")}
        }

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"])
        try:
            check_slug(slug)
        except SlugNotValid as problem:
            raise forms.ValidationError(str(problem.sentence)) from problem
        return slug

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        answer_by, keep_until = cleaned.get("answer_by"), cleaned.get("keep_until")
        if answer_by and keep_until and keep_until < answer_by:
            self.add_error(
                "keep_until",
                _("Wir sollten die Geschichten mindestens so lange behalten, bis wir geantwortet haben."),
            )
        return cleaned
