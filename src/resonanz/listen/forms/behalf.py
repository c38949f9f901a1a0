"""Forms with which the team writes down what others say or wrote on paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.ground.forms import Choices, Day, Words
from resonanz.listen.actions import MOST_CARDS
from resonanz.listen.enums import SPOKEN
from resonanz.listen.errors import ConsentMissing
from resonanz.listen.forms import KeyField, StoryForm, WordsField


class WriteDownForm(StoryForm):
    """What a guest's own form asks, put to somebody who writes for them."""

    origin = forms.ChoiceField(
        label=_("Wo sprechen Sie miteinander?"),
        choices=[(origin.value, origin.label) for origin in SPOKEN],
        widget=Choices,
    )
    agreed = forms.BooleanField(
        label=_("Die Person hat zugestimmt, und ich habe ihr vorgelesen, was hier steht"),
        error_messages={"required": ConsentMissing.sentence},
    )
    email = forms.EmailField(
        label=_("E-Mail-Adresse der Person"),
        help_text=_("nur wenn sie hören möchte, was daraus wird; sie bestätigt es in ihrem Postfach"),
        required=False,
    )
    field_order = ("key", "origin", "story", "works_well", "roles", "feeling", "permission", "name", "agreed", "email")

    def __init__(self, *args: Any, can_mail: bool = True, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["story"].label = _("Was die Person sagt")
        self.fields["story"].help_text = _("in ihren Worten, nicht in Ihren")
        self.fields["works_well"].help_text = _("wenn sie etwas nennt")
        self.fields["roles"].help_text = _("so, wie sie es sagt")
        self.fields["feeling"].label = _("Wie ging es ihr damit?")
        self.fields["feeling"].help_text = _("nur, was sie selbst angibt")
        self.fields["permission"].help_text = _("so, wie sie es wählt; sie kann es jederzeit ändern")
        self.fields["name"].label = _("Ihr Name, wenn sie ihn nennen möchte")
        if not can_mail:
            del self.fields["email"]


class CardForm(StoryForm):
    """What stands on a card, Zeichen für Zeichen, with the boxes as they were ticked."""

    code = forms.CharField(label=_("Code auf der Karte"), help_text=_("oben rechts"), max_length=40)
    written_on = forms.DateField(
        label=_("Wann wurde sie geschrieben?"),
        help_text=_("wenn es ein anderer Tag war als heute"),
        required=False,
        widget=Day,
    )
    field_order = ("key", "code", "story", "works_well", "roles", "feeling", "permission", "name", "written_on")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["story"].label = _("Was auf der Karte steht")
        self.fields["story"].help_text = _("Wort für Wort, auch mit Fehlern")
        self.fields["roles"].help_text = _("wie angekreuzt; sonst „Etwas anderes“")
        self.fields["permission"].help_text = _("wie angekreuzt; ohne Kreuz nur das Team")
        self.fields["name"].label = _("Name auf der Karte")
        del self.fields["feeling"]


class PrintForm(forms.Form):
    says_optional = False
    key = KeyField()
    count = forms.IntegerField(
        label=_("Wie viele Karten?"),
        help_text=_("höchstens 200 auf einmal"),
        min_value=1,
        max_value=MOST_CARDS,
        initial=20,
    )
    sheet = forms.ChoiceField(
        label=_("Auf welches Papier?"),
        choices=[("a4", _("A4, zwei Karten je Blatt")), ("a5", _("A5, eine Karte je Blatt"))],
        initial="a4",
        widget=Choices,
    )


class QuoteWordsForm(forms.Form):
    """How somebody meant what they said."""

    text = WordsField(label=_("So habe ich es gemeint"), widget=Words(rows=3))
