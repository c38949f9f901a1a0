"""How forms look: the renderer of the design system and the widgets that guests and hosts meet.

A form may carry `seen` (field name → who will see it) and `says_optional` (False silences "wenn Sie mögen").
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_Attrs = dict[str, Any]
_SHORTEST_KEY, _LONGEST_KEY = 16, 100


class Bound(BoundField):
    """A field as the templates need it: with its hint and the line that says who sees it."""

    @property
    def hint(self) -> str | Promise:
        if self.help_text:
            return self.help_text
        silent = self.field.required or self.field.disabled or self.is_check
        return "" if silent or not getattr(self.form, "says_optional", True) else _("wenn Sie mögen")

    @property
    def seen(self) -> str | Promise:
        lines: Mapping[str, str | Promise] = getattr(self.form, "seen", {})
        return lines.get(self.name, "")

    @property
    def is_check(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def error_target(self) -> str:
        """Where a link in the error summary leads: to the field, or to the group of choices."""
        return f"{self.auto_id}_group" if self.use_fieldset else self.id_for_label

    @property
    def aria_describedby(self) -> str | None:
        if self.field.widget.attrs.get("aria-describedby"):
            return None
        if not self.auto_id or self.is_hidden:
            return ""
        # The hint of a group stands in its legend and would be read twice.
        told = {
            "_error": bool(self.errors),
            "_helptext": bool(self.hint) and not self.use_fieldset,
            "_seen": bool(self.seen),
        }
        return " ".join(f"{self.auto_id}{ending}" for ending, there in told.items() if there)


class Renderer(TemplatesSetting):
    """Set as FORM_RENDERER; needs "django.forms" among the installed apps."""

    form_template_name = "ground/forms/div.html"
    field_template_name = "ground/forms/field.html"
    bound_field_class = Bound


class Choices(forms.RadioSelect):
    """One of a few: real radio buttons drawn as pills."""

    template_name = "ground/forms/radio.html"


class MultipleChoices(forms.CheckboxSelectMultiple):
    """Several of a few: real checkboxes drawn as pills."""

    template_name = "ground/forms/checkbox_select.html"


class Words(forms.Textarea):
    """People's own words: in their typeface and growing; `guide` hints at a length and never cuts."""

    def __init__(self, *, rows: int = 5, guide: int | None = None, attrs: _Attrs | None = None) -> None:
        said: _Attrs = {"class": "words", "rows": rows, "cols": False, "data-grow": True, "dir": "auto"}
        if guide is not None:
            said["data-guide"] = guide
            said["data-guide-near"] = gettext_lazy("Noch Platz für etwa {n} Zeichen.")
            said["data-guide-over"] = gettext_lazy("{n} Zeichen mehr als üblich. Sie dürfen weiterschreiben.")
        super().__init__({**said, **(attrs or {})})


class ShortWords(forms.TextInput):
    """One line of people's own words, such as a name or one of three words."""

    def __init__(self, *, attrs: _Attrs | None = None) -> None:
        super().__init__({"class": "words", "dir": "auto", "autocomplete": "off", **(attrs or {})})


class Day(forms.DateInput):
    """A date picked with the device's own calendar."""

    input_type = "date"

    def __init__(self, *, attrs: _Attrs | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


def new_key() -> str:
    return secrets.token_urlsafe(24)


class KeyField(forms.CharField):
    """The idempotency key that was made with the draft; a lost one is replaced."""

    # The draft on the device keeps the key with the words: a second try after a lost answer stays the same deed.
    widget = forms.HiddenInput(attrs={"data-draft-key": True, "autocomplete": "off"})

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=_LONGEST_KEY, required=False, initial=new_key, **options)

    def clean(self, value: Any) -> str:
        key = str(value or "")
        return key if _SHORTEST_KEY <= len(key) <= _LONGEST_KEY and "\x00" not in key else new_key()
