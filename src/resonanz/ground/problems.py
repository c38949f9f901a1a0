"""What an action refuses, said where somebody can mend it."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms


def say_problems(form: forms.BaseForm, problems: Mapping[str, str]) -> None:
    """Puts each sentence to its field, or above the form where it has no such field."""
    for name, sentence in problems.items():
        form.add_error(name if name in form.fields else None, sentence)
