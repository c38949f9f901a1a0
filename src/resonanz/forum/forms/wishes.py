"""What a guest wants to talk about at the evening. Words arrive exactly as typed."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from resonanz.ground.forms import Choices, KeyField, MultipleChoices, Words
from resonanz.listen.enums import Permission
from resonanz.people.enums import Role

_STEPS = (Permission.TEAM, Permission.FORUM, Permission.PUBLIC_ANONYMOUS)
_STEPS_INSIDE = (Permission.TEAM, Permission.FORUM)


class _OwnWords(forms.Field):
    """Only the line breaks of HTML forms are undone. What cannot be kept is refused where it is taken in."""

    def to_python(self, value: Any) -> str:
        return str(value or "").replace("\r\n", "\n")


class WishForm(forms.Form):
    says_optional = False
    key = KeyField()
    story = _OwnWords(
        label=_("Worüber möchten Sie sprechen?"),
        help_text=_("gern mit dem, was passiert ist"),
        widget=Words(rows=5),
        error_messages={"required": _("Hier steht noch nichts. Ein Satz genügt.")},
    )
    roles = forms.MultipleChoiceField(
        label=_("Wer spricht?"),
        help_text=_("auch mehreres"),
        choices=Role.choices,
        widget=MultipleChoices,
        error_messages={"required": _("Bitte wählen Sie, wer spricht. Es darf auch „Etwas anderes“ sein.")},
    )
    permission = forms.ChoiceField(
        label=_("Wer darf es sehen?"),
        help_text=_("Sie können es jederzeit ändern"),
        choices=[(step.value, step.label) for step in _STEPS],
        initial=Permission.TEAM,
        widget=Choices,
    )

    def __init__(self, *args: Any, is_inside: bool, is_shown: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        sentences = [_("„Im Kundenforum“ heißt: das Team und die Menschen, die zu diesem Forum kommen.")]
        if is_shown:
            sentences.append(_("Mit „Alle, ohne Namen“ steht Ihr Wunsch auch auf der Seite des Forums."))
        self.seen = {"permission": " ".join(str(sentence) for sentence in sentences)}
        if is_inside:
            # Nothing from a forum among staff is for everybody.
            steps = cast("forms.ChoiceField", self.fields["permission"])
            steps.choices = [(step.value, step.label) for step in _STEPS_INSIDE]
            self.fields["roles"].initial = [Role.EMPLOYEE]
