"""Forms around a self-test: booking it, and one step of it as it was experienced."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resonanz.ground import clock
from resonanz.ground.forms import Choices, Day, Words
from resonanz.listen.enums import Feeling
from resonanz.mirror.actions import Experience
from resonanz.mirror.enums import WayOut
from resonanz.mirror.models import Walk, WalkedStep
from resonanz.mirror.rules.clock_times import happens_twice
from resonanz.people import reads as people_reads

_FIRST, _SECOND = "first", "second"
_WHICH = [(_FIRST, _("das erste Mal, vor dem Zurückstellen")), (_SECOND, _("das zweite Mal, danach"))]


class Clock(forms.TimeInput):
    """A time picked with the device's own clock."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class BookingForm(forms.Form):
    says_optional = False
    walker = forms.ModelChoiceField(
        label=_("Wer geht den Weg?"), queryset=people_reads.present_team(), empty_label=None
    )
    planned_on = forms.DateField(label=_("An welchem Tag?"), widget=Day())
    planned_at = forms.TimeField(
        label=_("Um welche Uhrzeit?"),
        help_text=_("wenn es darauf ankommt, zum Beispiel kurz vor Mittag"),
        required=False,
        widget=Clock(),
    )


class StepForm(forms.Form):
    """`zone` is that of the walk. Where clocks were put back it asks which of two equal times is meant."""

    says_optional = False
    on = forms.DateField(label=_("Tag"), widget=Day())
    begin = forms.TimeField(
        label=_("Beginn"), widget=Clock(), error_messages={"required": _("Wann begann der Schritt?")}
    )
    end = forms.TimeField(
        label=_("Ende"), widget=Clock(), error_messages={"required": _("Wann war der Schritt zu Ende?")}
    )
    ends_on = forms.DateField(
        label=_("Endete an einem anderen Tag?"), help_text=_("sonst leer lassen"), required=False, widget=Day()
    )
    waited = forms.IntegerField(
        label=_("Wie viele Minuten davon haben Sie gewartet?"),
        help_text=_("0, wenn gar nicht"),
        error_messages={"required": _("Wie lange haben Sie gewartet? Auch 0 ist eine Antwort.")},
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 0}),
    )
    way_out = forms.ChoiceField(
        label=_("Wie ging es aus?"),
        choices=WayOut.choices,
        widget=Choices,
        error_messages={"required": _("Haben Sie bekommen, weswegen Sie da waren?")},
    )
    feeling = forms.ChoiceField(
        label=_("Wie ging es Ihnen dabei?"),
        choices=[*Feeling.choices, ("", _("keine Angabe"))],
        required=False,
        widget=Choices,
    )
    words = forms.CharField(
        label=_("Was geschah?"),
        help_text=_("so, wie Sie es abends erzählen würden; ohne Namen"),
        required=False,
        strip=False,
        widget=Words(rows=4),
    )
    photo = forms.FileField(
        label=_("Foto"),
        help_text=_("JPEG oder PNG bis 8 MB; am besten ohne Menschen"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
    )
    seen = {
        "photo": _("Ort, Zeit und Gerät, die eine Kamera ins Bild schreibt, nehmen wir heraus. Nur das Team sieht es.")
    }

    def __init__(self, *args: Any, zone: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.zone = zone
        for name in ("begin", "end"):
            if f"{name}_which" in self.data or self._folded(name):
                self._ask_which(name)

    def experience(self) -> Experience:
        """Only after `is_valid`."""
        told = self.cleaned_data
        return Experience(
            on=told["on"],
            begin=self._meant("begin"),
            end=self._meant("end"),
            ends_on=told["ends_on"],
            waited=told["waited"],
            way_out=WayOut(told["way_out"]),
            feeling=Feeling(told["feeling"]) if told["feeling"] else None,
            words=told["words"],
            photo=told["photo"].read() if told["photo"] else None,
        )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        on = told.get("on")
        for name, day in (("begin", on), ("end", told.get("ends_on") or on)):
            if day and told.get(name) and self._twice(day, told[name]) and not told.get(f"{name}_which"):
                self._ask_which(name)
                twice = gettext("%(time)s Uhr gab es an diesem Tag zweimal, weil die Uhren zurückgestellt wurden.")
                self.add_error(f"{name}_which", twice % {"time": f"{told[name]:%H:%M}"})
        return told

    def _twice(self, day: date, at: time) -> bool:
        # Days at the very edge of the calendar have no neighbours to compare with.
        return date.min + timedelta(days=2) < day < date.max - timedelta(days=2) and happens_twice(day, at, self.zone)

    def _folded(self, name: str) -> bool:
        return f"{name}_which" in self.initial

    def _ask_which(self, name: str) -> None:
        asked = forms.ChoiceField(label=_("Welche der beiden?"), choices=_WHICH, required=False, widget=Choices)
        fields = {**self.fields, f"{name}_which": asked}
        order = [one for one in ("on", "begin", "begin_which", "end", "end_which") if one in fields]
        self.fields = {**{one: fields[one] for one in order}, **fields}

    def _meant(self, name: str) -> time:
        at: time = self.cleaned_data[name]
        return at.replace(fold=int(self.cleaned_data.get(f"{name}_which") == _SECOND))


def entered(walked: WalkedStep, zone: str) -> dict[str, Any]:
    """A step as it is kept, for correcting it."""
    begins = walked.begins_at.astimezone(ZoneInfo(zone))
    ends = (walked.begins_at + timedelta(minutes=walked.minutes)).astimezone(ZoneInfo(zone))
    told: dict[str, Any] = {
        "on": begins.date(),
        "begin": begins.time(),
        "end": ends.time(),
        "ends_on": ends.date() if ends.date() != begins.date() else None,
        "waited": walked.waited,
        "way_out": walked.way_out,
        "feeling": walked.feeling,
        "words": walked.said.words if hasattr(walked, "said") else "",
    }
    for name, moment in (("begin", begins), ("end", ends)):
        if happens_twice(moment.date(), moment.time(), zone):
            told[f"{name}_which"] = _SECOND if moment.fold else _FIRST
    return told


def begun(walk: Walk, before: WalkedStep | None) -> dict[str, Any]:
    """A step that is walked now begins where the one before ended, or now."""
    now = clock.now()
    ended = before.begins_at + timedelta(minutes=before.minutes) if before else now
    started = ended if timedelta() <= now - ended < timedelta(hours=3) else now
    local = started.astimezone(ZoneInfo(walk.zone))
    return {"on": local.date(), "begin": local.time().replace(second=0, microsecond=0), "feeling": ""}
