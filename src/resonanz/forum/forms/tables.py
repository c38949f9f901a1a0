"""What somebody from the team fills in at a table, for the guest who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.forum.enums import RUNNING
from resonanz.ground.forms import Choices, KeyField, MultipleChoices, ShortWords, Words, new_key
from resonanz.listen.enums import Permission
from resonanz.listen.errors import ConsentMissing
from resonanz.people.enums import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resonanz.forum.models import Round

__all__ = ["NewSeatForm", "PaperForm", "SpokenForm", "new_key"]

_INSIDE = [choice for choice in Permission.choices if choice[0] != Permission.PUBLIC_NAMED]


class _RoundField(forms.IntegerField):
    """A list to choose from. What is no longer in it is still taken: a draft stays in the round it was begun in."""

    widget = forms.Select


class _SpokenWords(forms.Field):
    """Only the line breaks of HTML forms are undone. What cannot be kept is refused where it is taken in."""

    def to_python(self, value: Any) -> str:
        return str(value or "").replace("\r\n", "\n")


class _WordsForm(forms.Form):
    says_optional = False
    key = KeyField()
    round = _RoundField(
        label=_("In welcher Runde?"),
        help_text=_("die laufende, solange hier nichts steht"),
        error_messages={"required": _("Bitte wählen Sie die Runde. Sobald die erste läuft, steht sie hier.")},
    )
    story = _SpokenWords(
        label=_("Was die Person sagt"),
        help_text=_("in ihren Worten, nicht in Ihren"),
        widget=Words(rows=6),
        error_messages={"required": _("Hier steht noch nichts. Ein Satz genügt.")},
    )
    permission = forms.ChoiceField(
        label=_("Wer darf es sehen?"),
        help_text=_("so, wie sie es wählt; sie kann es jederzeit ändern"),
        choices=Permission.choices,
        initial=Permission.TEAM,
        widget=Choices,
    )
    name = forms.CharField(
        label=_("Ihr Name, wenn sie ihn nennen möchte"),
        help_text=_("nur für „Alle, mit Namen“"),
        max_length=80,
        required=False,
    )

    def __init__(self, *args: Any, rounds: Sequence[Round], is_inside: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["round"]
        field.widget.choices = [(row.pk, row.title) for row in rounds]
        running = next((row.pk for row in rounds if row.state in RUNNING), None)
        field.initial = running or (rounds[-1].pk if rounds else None)
        if is_inside:
            # Nothing leads from the words of somebody who works here to them.
            steps = self.fields["permission"]
            assert isinstance(steps, forms.ChoiceField)
            steps.choices = _INSIDE
            del self.fields["name"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("permission") == Permission.PUBLIC_NAMED and not cleaned.get("name", "").strip():
            self.add_error("name", _("Wenn der Name dabeistehen soll, brauchen wir ihn. Sonst „Alle, ohne Namen“."))
        return cleaned


class SpokenForm(_WordsForm):
    sign = forms.CharField(
        label=_("Wer spricht?"),
        help_text=_("das Zeichen, zum Beispiel K07"),
        max_length=8,
        widget=ShortWords(attrs={"autocapitalize": "characters", "spellcheck": "false", "class": "sign"}),
        error_messages={"required": _("Bitte tippen Sie auf ein Zeichen oder geben Sie es ein.")},
    )
    agreed = forms.BooleanField(
        label=_("Die Person hat zugestimmt, und ich habe ihr vorgelesen, was hier steht"),
        error_messages={"required": ConsentMissing.sentence},
    )
    field_order = ("key", "sign", "round", "story", "permission", "name", "agreed")

    def __init__(self, *args: Any, is_inside: bool, **options: Any) -> None:
        super().__init__(*args, is_inside=is_inside, **options)
        if is_inside:
            del self.fields["sign"]


class PaperForm(_WordsForm):
    """What stands on a card, word for word, with the boxes as they were ticked."""

    code = forms.CharField(label=_("Code auf der Karte"), help_text=_("oben rechts"), max_length=40)
    roles = forms.MultipleChoiceField(
        label=_("Wer spricht?"),
        help_text=_("wie angekreuzt; sonst „Etwas anderes“"),
        choices=Role.choices,
        widget=MultipleChoices,
        error_messages={"required": _("Bitte wählen Sie, wer spricht. Es darf auch „Etwas anderes“ sein.")},
    )
    field_order = ("key", "code", "round", "story", "roles", "permission", "name")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["story"].label = _("Was auf der Karte steht")
        self.fields["story"].help_text = _("Wort für Wort, auch mit Fehlern")
        self.fields["permission"].help_text = _("wie angekreuzt; ohne Kreuz nur das Team")
        if "name" in self.fields:
            self.fields["name"].label = _("Name auf der Karte")


class NewSeatForm(forms.Form):
    """For a guest without a telephone."""

    says_optional = False
    key = KeyField()
    roles = forms.MultipleChoiceField(
        label=_("Wer spricht?"),
        help_text=_("so, wie sie es sagt"),
        choices=Role.choices,
        widget=MultipleChoices,
        error_messages={"required": _("Bitte wählen Sie, wer spricht. Es darf auch „Etwas anderes“ sein.")},
    )
