"""What an announcement says."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from resonanz.ask.enums import Manner
from resonanz.forum.enums import Publication
from resonanz.forum.models import Forum
from resonanz.ground.forms import Choices

_LONGEST_TEXT = 2000
_LOCAL = "%Y-%m-%dT%H:%M"


class Moment(forms.DateTimeField):
    """A day and a time of the house's own clock. In the night the clocks change, not every time of day is one."""

    default_error_messages = {
        "twice": _(
            "Diese Uhrzeit gibt es in dieser Nacht zweimal, weil die Uhren zurückgestellt werden. "
            "Bitte nehmen Sie eine Stunde davor oder danach."
        ),
        "never": _(
            "Diese Uhrzeit gibt es in dieser Nacht nicht, weil die Uhren vorgestellt werden. "
            "Bitte nehmen Sie eine Stunde davor oder danach."
        ),
        "invalid": _("Bitte einen Tag und eine Uhrzeit, zum Beispiel 17.09.2026 18:30."),
    }

    def __init__(self, **more: Any) -> None:
        widget = forms.DateTimeInput({"type": "datetime-local"}, format=_LOCAL)
        super().__init__(widget=widget, input_formats=[_LOCAL, "%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M"], **more)

    def to_python(self, value: Any) -> datetime | None:
        try:
            found: datetime | None = super().to_python(value)
        except forms.ValidationError as problem:
            if problem.code != "ambiguous_timezone":
                raise
            code = "twice" if self._is_twice(value) else "never"
            raise forms.ValidationError(self.error_messages[code], code=code) from problem
        return found

    def _is_twice(self, value: Any) -> bool:
        """A time that never comes is another one when it has gone through UTC and back; one that comes twice is not."""
        with timezone.override("UTC"):
            read = super().to_python(value)
        if read is None:
            return False
        zone = timezone.get_default_timezone()
        here = read.replace(tzinfo=zone)
        return here.astimezone(timezone.get_fixed_timezone(0)).astimezone(zone).replace(tzinfo=None) == here.replace(
            tzinfo=None
        )


class FactsForm(forms.Form):
    """A draft may leave everything open; what is written must be possible."""

    says_optional = False

    starts_at = Moment(label=_("Beginn"), required=False)
    ends_at = Moment(label=_("Ende"), required=False)
    venue = forms.CharField(
        label=_("Ort"), help_text=_("Raum und Adresse, so dass man hinfindet"), max_length=200, required=False
    )
    video_link = forms.URLField(
        label=_("Videoraum"),
        help_text=_("für alle, die nicht in den Saal kommen können; leer: nur im Saal"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    selection = forms.CharField(
        label=_("Wie wir auswählen"),
        help_text=_("wer eingeladen wird und nach welcher Regel"),
        widget=forms.Textarea({"rows": 3}),
        max_length=_LONGEST_TEXT,
        required=False,
    )
    budget = forms.CharField(
        label=_("Was der Abend kostet"),
        help_text=_("wie viel, wofür und wer es bezahlt"),
        widget=forms.Textarea({"rows": 3}),
        max_length=_LONGEST_TEXT,
        required=False,
    )
    manner = forms.ChoiceField(
        label=_("Wie sprechen Sie Ihre Gäste an?"),
        help_text=_(
            "Auf jeder Seite, in jeder Mail und auf Papier, wo deutsch gelesen wird. Was Sie selbst schreiben, bleibt, "
            "wie Sie es schreiben."
        ),
        choices=Manner.choices,
        required=False,
        widget=Choices(),
    )
    publication = forms.ChoiceField(
        label=_("Was danach alle lesen dürfen"), choices=Publication.choices, widget=Choices()
    )
    review_days = forms.IntegerField(
        label=_("Tage zum Durchsehen"),
        help_text=_("so lange können Gäste ihre Worte ändern oder zurückziehen, bevor das Protokoll erscheint"),
        min_value=1,
        max_value=60,
    )

    seen = {
        "selection": _("Steht öffentlich, sobald das Forum angekündigt ist."),
        "budget": _("Steht öffentlich. Wer weiß, was ein Abend kostet, weiß auch, dass er nichts verkauft bekommt."),
        "publication": _("Steht ab der Ankündigung fest und lässt sich danach nicht mehr ändern."),
    }

    def __init__(self, data: Any = None, *, forum: Forum, is_fixed: bool = False) -> None:
        facts = {name: getattr(forum, name) for name in self.base_fields if name != "manner"}
        super().__init__(data, initial={**facts, "manner": forum.inquiry.manner})
        if is_fixed:
            # A browser sends nothing for it then, and the value that stands is taken.
            self.fields["publication"].disabled = True

    def clean_manner(self) -> str:
        """A page from before the choice sends nothing for it, and what stands is taken."""
        return str(self.cleaned_data["manner"] or self.initial["manner"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if begins and ends and ends <= begins:
            self.add_error("ends_at", _("Das Ende liegt vor dem Beginn."))
        return cleaned
