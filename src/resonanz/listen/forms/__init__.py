"""The form a guest fills in. Words arrive exactly as typed: no stripping, no length cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from resonanz.ground.forms import Choices, KeyField, MultipleChoices, Words, new_key
from resonanz.listen.enums import Feeling, Permission
from resonanz.listen.rules.problems import WordsRefused
from resonanz.listen.rules.words import check_words, from_form
from resonanz.people import reads as people_reads
from resonanz.people.enums import Role
from resonanz.people.errors import NameTaken, NameUnreadable

if TYPE_CHECKING:
    from resonanz.listen.rules.tables.mapping import Mapping
    from resonanz.people.models import Account

__all__ = ["KeyField", "OwnStoryForm", "StoryForm", "new_key"]


class WordsField(forms.Field):
    """Free words. What cannot be stored is refused with its own sentence, everything else stays untouched."""

    widget = Words
    default_error_messages = {"required": _("Hier steht noch nichts. Ein Satz genügt.")}

    def to_python(self, value: Any) -> str:
        return from_form(value or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if not value:
            return
        try:
            check_words(value)
        except WordsRefused as refused:
            raise ValidationError(refused.sentence, code=refused.code) from refused


class StoryForm(forms.Form):
    # The labels say themselves what is free.
    says_optional = False
    key = KeyField()
    story = WordsField(label=_("Ihre Geschichte"), help_text=_("was ist passiert?"), widget=Words(rows=7))
    works_well = WordsField(
        label=_("Was läuft gut?"), help_text=_("wenn Sie mögen"), required=False, widget=Words(rows=2)
    )
    roles = forms.MultipleChoiceField(
        label=_("Wer spricht?"),
        help_text=_("auch mehreres"),
        choices=Role.choices,
        widget=MultipleChoices,
        error_messages={"required": _("Bitte wählen Sie, wer spricht. Es darf auch „Etwas anderes“ sein.")},
    )
    feeling = forms.ChoiceField(
        label=_("Wie ging es Ihnen damit?"),
        help_text=_("wenn Sie mögen; wir leiten nichts aus Ihren Worten ab"),
        choices=[("", _("keine Angabe")), *Feeling.choices],
        required=False,
        widget=Choices,
    )
    permission = forms.ChoiceField(
        label=_("Wer darf es sehen?"),
        help_text=_("Sie können es jederzeit ändern"),
        choices=Permission.choices,
        initial=Permission.TEAM,
        widget=Choices,
    )
    seen = {
        "permission": _(
            "„Im Kundenforum“ heißt: das Team und die Menschen, die zu einem Forum kommen. Der Name steht nur bei "
            "„Alle, mit Namen“ dabei."
        )
    }
    name = forms.CharField(label=_("Ihr Name"), help_text=_("nur für „Alle, mit Namen“"), max_length=80, required=False)

    def __init__(self, *args: Any, person: Account | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.person = person

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        named = cleaned.get("permission") == Permission.PUBLIC_NAMED
        if named and self.person is not None and not cleaned.get("name", "").strip():
            # Who is signed in and wants to be named is, by the name of the account.
            cleaned["name"] = self.person.name[:80]
        if named and (name := cleaned.get("name", "").strip()):
            try:
                people_reads.check_name(name, account=self.person)
            except (NameTaken, NameUnreadable) as refused:
                self.add_error("name", str(refused.sentence))
                return cleaned
        if cleaned.get("permission") == Permission.PUBLIC_NAMED and not cleaned.get("name", "").strip():
            self.add_error(
                "name",
                _("Wenn Ihr Name dabeistehen soll, brauchen wir ihn. Sonst wählen Sie „Alle, ohne Namen“."),
            )
        return cleaned


class OwnStoryForm(StoryForm):
    """What only somebody who writes for themselves can ask for."""

    wants_answer = forms.BooleanField(label=_("Das ist eine Beschwerde, ich möchte eine Antwort"), required=False)


class PermissionForm(forms.Form):
    """Who may see a voice from now on."""

    says_optional = False
    permission = forms.ChoiceField(label=_("Wer darf es sehen?"), choices=Permission.choices, widget=Choices)
    name = forms.CharField(label=_("Ihr Name"), help_text=_("nur für „Alle, mit Namen“"), max_length=80, required=False)
    seen = {"name": _("Der Name steht öffentlich bei Ihren Worten. Wählen Sie etwas anderes, wird er gelöscht.")}


class SupplementForm(forms.Form):
    key = KeyField()
    text = WordsField(label=_("Was möchten Sie ergänzen?"), widget=Words(rows=4))


class VersionForm(forms.Form):
    says_optional = False
    key = KeyField()
    text = WordsField(label=_("Ihre Geschichte, neu gefasst"), widget=Words(rows=7))
    works_well = WordsField(
        label=_("Was läuft gut?"), help_text=_("wenn Sie mögen"), required=False, widget=Words(rows=2)
    )


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Datei"),
        help_text=_("Tabellen, Postfächer, Tickets, Bewertungen, Umfragen, Abschriften; wir erkennen, was es ist"),
        error_messages={"empty": _("Diese Datei ist leer. Es wurde nichts übernommen.")},
    )


class MappingForm(forms.Form):
    """Which column holds what. The choices are the headers of the file at hand."""

    says_optional = False

    source = forms.CharField(
        label=_("Name der Quelle"),
        help_text=_("wird dieselbe Quelle noch einmal eingelesen, kommt nichts doppelt"),
        max_length=200,
    )
    roles = forms.MultipleChoiceField(
        label=_("Wer spricht in diesen Nachrichten?"),
        choices=Role.choices,
        initial=[Role.CUSTOMER],
        widget=MultipleChoices,
    )

    def __init__(self, *args: Any, headers: list[str], guess: Mapping, **options: Any) -> None:
        super().__init__(*args, **options)
        self.guess = guess
        labels = {
            "text": _("Die Worte"),
            "id": _("Kennung der Nachricht"),
            "date": _("Datum"),
            "author": _("Verfasser (wird nur gezählt, nie gespeichert)"),
            "email": _("E-Mail-Adresse (nur für das Kennzeichen „Arbeitet hier“, nie gespeichert)"),
            "role": _("Rolle"),
            "works_well": _("Was gut läuft"),
            "note": _("Steht bei der Quelle dabei"),
        }
        columns = [(header, header) for header in headers]
        for name, label in labels.items():
            needed = name == "text"
            self.fields[f"column_{name}"] = forms.ChoiceField(
                label=label,
                choices=columns if needed else [("", _("gibt es nicht")), *columns],
                required=needed,
                initial=getattr(guess, name) or "",
            )

    def mapping(self) -> dict[str, str]:
        return {
            name.removeprefix("column_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("column_") and value
        }
