"""What an action refuses, said where somebody can mend it."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from resonanz.ground.negotiation import arrived_whole


def say_problems(form: forms.BaseForm, problems: Mapping[str, str]) -> None:
    """Puts each sentence to its field, or above the form where it has no such field."""
    for name, sentence in problems.items():
        form.add_error(name if name in form.fields else None, sentence)


def is_sound(form: forms.BaseForm, request: HttpRequest, *, field: str | None = None) -> bool:
    """Whether the form can be taken as it is; half a character was replaced on the way and is refused at `field`."""
    valid = form.is_valid()
    if not arrived_whole(request):
        form.add_error(
            field, _("Der Text enthält ein halbes Zeichen, oft ein abgeschnittenes Emoji. Bitte löschen Sie es.")
        )
        return False
    return valid
