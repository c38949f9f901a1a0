"""What every form from inside can do."""

from __future__ import annotations

from typing import Any

from django import forms

from resonanz.ground.forms import KeyField


class InsideForm(forms.Form):
    """From inside nothing but the answers is asked: everything more would lead to somebody."""

    says_optional = False
    key = KeyField()

    def answers(self) -> dict[str, Any]:
        """As a sheet keeps them; call it when the form is valid."""
        raise NotImplementedError
