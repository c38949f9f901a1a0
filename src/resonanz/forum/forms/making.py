from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.ask.actions import check_slug
from resonanz.ask.errors import SlugNotValid
from resonanz.forum import reads
from resonanz.forum.enums import Form
from resonanz.forum.forms.agenda import template_choices
from resonanz.ground.forms import Choices
from resonanz.ground.manner import reader_language

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry


class NewForumForm(forms.Form):
    """About an inquiry that is there already, or about a new one with a title and an address."""

    says_optional = False

    form = forms.ChoiceField(label=_("Wessen Abend"), choices=Form.choices, initial=Form.CUSTOMERS, widget=Choices())
    inquiry: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Zu einem Anliegen, das es schon gibt"),
        queryset=None,
        required=False,
        empty_label=_("Nein, zu einem neuen"),
    )
    title = forms.CharField(
        label=_("Worum es geht"),
        help_text=_("die Überschrift, in den Worten der Gäste"),
        max_length=160,
        required=False,
    )
    slug = forms.SlugField(
        label=_("Adresse"),
        help_text=_("steht in der Adresszeile, zum Beispiel „forum-fruehling“"),
        max_length=60,
        required=False,
    )
    template = forms.ChoiceField(label=_("Womit Sie anfangen"), widget=Choices())

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        free: Any = self.fields["inquiry"]
        free.queryset = reads.free_inquiries()
        choice: Any = self.fields["template"]
        choice.choices = template_choices(reader_language())
        choice.initial = choice.choices[0][0]

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"])
        if slug:
            try:
                check_slug(slug)
            except SlugNotValid as problem:
                raise forms.ValidationError(str(problem.sentence)) from problem
        return slug

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("inquiry") is None and "inquiry" not in self.errors:
            if not cleaned.get("title"):
                self.add_error("title", _("Worum geht es? Ein neues Anliegen braucht eine Überschrift."))
            if not cleaned.get("slug") and "slug" not in self.errors:
                self.add_error("slug", _("Unter welcher Adresse? Zum Beispiel „forum-fruehling“."))
        elif cleaned.get("title"):
            self.add_error(
                "title", _("Entweder ein Anliegen, das es schon gibt, oder ein neues. Bitte nehmen Sie eins weg.")
            )
        return cleaned

    @property
    def about(self) -> Inquiry | None:
        chosen: Inquiry | None = self.cleaned_data["inquiry"]
        return chosen
