"""What a guest fills in during the evening: at the door, and in the hall."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from resonanz.ground.codes import read_code
from resonanz.ground.forms import Choices, KeyField, MultipleChoices, Words
from resonanz.listen.enums import Permission
from resonanz.people import reads as people_reads
from resonanz.people.enums import Role
from resonanz.people.errors import NameTaken, NameUnreadable

__all__ = ["ArriveForm", "DoorForm", "HallForm", "TableForm"]

_HIGHEST_TABLE = 999
HERE, REMOTE = "here", "remote"


class CodeField(forms.CharField):
    """Typed in a full hall: dashes, spaces, small letters and O for 0 are forgiven."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            max_length=40,
            widget=forms.TextInput(
                attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
            ),
            **options,
        )

    def clean(self, value: Any) -> str:
        return read_code(str(super().clean(value)))


class WrittenWords(forms.Field):
    """Only the line breaks of HTML forms are undone. What cannot be kept is refused where it is taken in."""

    widget = Words
    default_error_messages = {"required": _("Hier steht noch nichts. Ein Satz genügt.")}

    def to_python(self, value: Any) -> str:
        return str(value or "").replace("\r\n", "\n")


class DoorForm(forms.Form):
    says_optional = False
    code = CodeField(
        label=_("Code auf der Leinwand"),
        help_text=_("sechs Zeichen; groß oder klein ist gleich"),
        error_messages={"required": _("Der Code steht groß auf der Leinwand, oder auf dem Blatt an der Tür.")},
    )


class TableForm(forms.Form):
    table = forms.IntegerField(
        label=_("Tisch"),
        help_text=_("wenn eine Nummer dransteht"),
        required=False,
        min_value=1,
        max_value=_HIGHEST_TABLE,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Bitte die Zahl, die auf dem Tisch steht.")
        ),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class ArriveForm(TableForm):
    """Who comes in. Nothing of it is asked again."""

    says_optional = False
    key = KeyField()
    code = CodeField(label=_("Code auf der Leinwand"))
    roles = forms.MultipleChoiceField(
        label=_("Wer sind Sie hier?"),
        help_text=_("auch mehreres; steht neben Ihren Worten"),
        choices=Role.choices,
        widget=MultipleChoices,
        error_messages={"required": _("Bitte wählen Sie, wer Sie hier sind. Es darf auch „Etwas anderes“ sein.")},
    )
    name = forms.CharField(
        label=_("Wie dürfen wir Sie ansprechen?"),
        help_text=_("wenn Sie mögen; wir fragen nicht noch einmal"),
        max_length=80,
        required=False,
    )
    presence = forms.ChoiceField(
        label=_("Wo sind Sie?"),
        choices=[(HERE, pgettext_lazy("presence", "im Saal")), (REMOTE, pgettext_lazy("presence", "zugeschaltet"))],
        initial=HERE,
        required=False,
        widget=Choices,
    )
    seen = {
        "name": _(
            "Das sieht, wer durch den Abend führt, wenn Sie sich zu Wort melden. Neben Ihren Worten steht er nicht."
        )
    }
    field_order = ("key", "code", "roles", "name", "presence", "table")

    def __init__(self, *args: Any, is_for_staff: bool = False, has_video: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_for_staff:
            # Nothing that would lead to somebody is even asked.
            del self.fields["name"], self.fields["roles"], self.fields["table"]
        if not has_video:
            del self.fields["presence"]


class HallForm(forms.Form):
    """Words for one round. `instead` is a round that runs meanwhile, for whoever prefers that."""

    says_optional = False
    key = KeyField()
    round = forms.IntegerField(
        label=_("Runde"),
        widget=forms.HiddenInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Gerade läuft keine Runde, in der geschrieben wird.")},
    )
    instead = forms.IntegerField(required=False)
    story = WrittenWords(label=_("Ihre Worte"), widget=Words(rows=5))
    answers = forms.IntegerField(
        label=_("Zu welchem Ärger gehört Ihr Wunsch?"), help_text=_("wenn er zu einem gehört"), required=False
    )
    permission = forms.ChoiceField(
        label=_("Wer darf es sehen?"),
        help_text=_("für diesen Beitrag; Sie können es jederzeit ändern"),
        choices=Permission.choices,
        initial=Permission.TEAM,
        widget=Choices,
    )
    name = forms.CharField(label=_("Ihr Name"), help_text=_("nur für „Alle, mit Namen“"), max_length=80, required=False)
    seen = {
        "permission": _(
            "„Im Kundenforum“ heißt: das Team und alle, die heute hier sind, auch auf der Leinwand. Der Name steht nur "
            "bei „Alle, mit Namen“ dabei."
        )
    }

    def __init__(
        self, *args: Any, own_name: str = "", is_for_staff: bool = False, person: Any = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.own_name, self.person = own_name, person
        if is_for_staff:
            # A name would lead to somebody.
            del self.fields["name"], self.fields["answers"]
            field = self.fields["permission"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [choice for choice in Permission.choices if choice[0] != Permission.PUBLIC_NAMED]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("permission") != Permission.PUBLIC_NAMED:
            return cleaned
        name = cleaned.get("name", "").strip() or self.own_name
        cleaned["name"] = name
        if not name:
            self.add_error(
                "name",
                _("Wenn Ihr Name dabeistehen soll, brauchen wir ihn. Sonst wählen Sie „Alle, ohne Namen“."),
            )
            return cleaned
        try:
            people_reads.check_name(name, account=self.person)
        except (NameTaken, NameUnreadable) as refused:
            self.add_error("name", str(refused.sentence))
        return cleaned
