"""What a person says about a file that is no plain table: whose words, which answers, under which name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.ground.forms import Choices, MultipleChoices
from resonanz.listen.enums import Format
from resonanz.people.enums import Role

if TYPE_CHECKING:
    from resonanz.listen.rules.formats.opened import Opened

TURNS, VOICES = "turns", "voices"


class MessagesForm(forms.Form):
    """The choices are the questions or voices of the file at hand."""

    says_optional = False

    source = forms.CharField(
        label=_("Name der Quelle"),
        help_text=_("wird dieselbe Quelle noch einmal eingelesen, kommt nichts doppelt"),
        max_length=200,
    )
    picked = forms.MultipleChoiceField(widget=MultipleChoices)
    joined = forms.ChoiceField(
        label=_("Was ist eine Geschichte?"),
        choices=[
            (TURNS, _("jede Wortmeldung")),
            (VOICES, _("alles, was jemand in diesem Gespräch sagt")),
        ],
        initial=TURNS,
        widget=Choices,
    )
    roles = forms.MultipleChoiceField(
        label=_("Wer spricht in diesen Nachrichten?"),
        choices=Role.choices,
        initial=[Role.CUSTOMER],
        widget=MultipleChoices,
    )

    def __init__(self, *args: Any, opened: Opened, **options: Any) -> None:
        super().__init__(*args, **options)
        picked = self.fields["picked"]
        assert isinstance(picked, forms.MultipleChoiceField)
        if not opened.picks:
            del self.fields["picked"]
        else:
            picked.choices = [(pick.key, pick.label) for pick in opened.picks]
            picked.initial = [pick.key for pick in opened.picks if pick.suggested]
            if opened.format == Format.TRANSCRIPT:
                picked.label = _("Wessen Worte übernehmen Sie?")
                picked.help_text = _("in Klammern, wie oft; Namen werden nicht gespeichert")
                picked.error_messages["required"] = _("Bitte wählen Sie, wessen Worte übernommen werden.")
            else:
                picked.label = _("Welche Antworten übernehmen Sie?")
                picked.help_text = _("vorgeschlagen sind Fragen, auf die Menschen in Sätzen antworten")
                picked.error_messages["required"] = _("Bitte wählen Sie mindestens eine Frage.")
        if not opened.may_join:
            del self.fields["joined"]
