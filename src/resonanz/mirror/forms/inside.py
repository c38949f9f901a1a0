"""What every form from inside can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from resonanz.ground.forms import KeyField


class InsideForm(forms.Form):
    """From inside nothing but the answers is asked: everything more would lead to somebody."""

    says_optional = False
    key = KeyField()

    if TYPE_CHECKING:

        def answers(self) -> dict[str, Any]:
            """As a sheet keeps them; each instrument's form has its own. Call it when the form is valid."""
            ...
