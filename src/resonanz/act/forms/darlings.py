"""Forms around what the makers love. What they owe says the action."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resonanz.act.enums import Side, Verdict
from resonanz.act.models import LONGEST_NAME, LONGEST_SINCE, LONGEST_TITLE
from resonanz.act.reads import Loved
from resonanz.act.rules.links import linked
from resonanz.ground.forms import Choices, Day, MultipleChoices
from resonanz.people import reads as people_reads

_ADDRESS_HINT = _("die Adresse der Seite: eine Geschichte, eine Erkenntnis, eine Maßnahme oder ein Versuch")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class DarlingForm(forms.Form):
    says_optional = False
    title = forms.CharField(label=_("Wie heißt es?"), max_length=LONGEST_TITLE)
    what = forms.CharField(
        label=_("Was lieben wir daran?"), help_text=_("so, wie Sie es einem Freund zeigen würden"), widget=_area(3)
    )
    why = forms.CharField(label=_("Warum?"), help_text=_("woran hängt das Herz?"), widget=_area(2))
    since = forms.CharField(
        label=_("Seit wann?"), help_text=_("ein Jahr, oder womit es anfing"), max_length=LONGEST_SINCE
    )
    makers = forms.ModelMultipleChoiceField(
        label=_("Wem aus dem Team verdanken wir es?"),
        help_text=_("wer es mitgemacht hat, liest und redet mit; Belege und Urteil kommen von anderen"),
        queryset=people_reads.team(),
        required=False,
        widget=MultipleChoices,
    )
    names = forms.CharField(
        label=_("Wem sonst?"), help_text=_("ein Name je Zeile, wenn Sie mögen"), required=False, widget=_area(2)
    )
    agreed = forms.BooleanField(label=_("Diese Menschen sind einverstanden, hier zu stehen."), required=False)
    conditions = forms.CharField(
        label=_("Was müsste wahr sein, damit es bleibt?"),
        help_text=_("eine Bedingung je Zeile, jede ein Satz, den man prüfen kann"),
        widget=_area(4),
    )

    def clean_names(self) -> list[str]:
        names = _lines(self.cleaned_data["names"])
        if any(len(name) > LONGEST_NAME for name in names):
            raise ValidationError(gettext("Ein Name ist zu lang. Bitte schreiben Sie einen Namen je Zeile."))
        return names

    def clean_conditions(self) -> list[str]:
        return _lines(self.cleaned_data["conditions"])


class MakerForm(forms.Form):
    says_optional = False
    account = forms.ModelChoiceField(
        label=_("Aus dem Team"), queryset=people_reads.team(), required=False, empty_label=_("niemand aus dem Team")
    )
    name = forms.CharField(label=_("Oder wer sonst"), max_length=LONGEST_NAME, required=False)
    agreed = forms.BooleanField(label=_("Dieser Mensch ist einverstanden, hier zu stehen."), required=False)


class ConditionForm(forms.Form):
    sentence = forms.CharField(label=_("Was müsste noch wahr sein?"), widget=_area(2))


class CommentForm(forms.Form):
    text = forms.CharField(label=_("Was möchten Sie dazu sagen?"), help_text=_("Ihr Name steht dabei"), widget=_area(3))


class EvidenceForm(forms.Form):
    says_optional = False
    condition = forms.ChoiceField(label=_("Zu welcher Bedingung?"), widget=Choices)
    side = forms.ChoiceField(label=_("Dieser Beleg"), choices=Side.choices, widget=Choices)
    link = forms.CharField(label=_("Wo steht es?"), help_text=_ADDRESS_HINT, required=False, max_length=500)
    observation = forms.CharField(
        label=_("Was wurde beobachtet?"),
        help_text=_("ohne Link nötig; mit Link genügt ein Satz oder keiner"),
        required=False,
        widget=_area(3),
    )
    observed_on = forms.DateField(label=_("An welchem Tag?"), required=False, widget=Day())

    def __init__(self, *args: Any, loved: Loved, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["condition"].choices = [(row.pk, row.sentence) for row in loved.conditions]  # type: ignore[attr-defined]  # A ChoiceField has them.

    def clean_link(self) -> tuple[str, int] | None:
        address = self.cleaned_data["link"]
        found = linked(address) if address else None
        if address and found is None:
            raise ValidationError(
                gettext("Das ist keine Seite einer Geschichte, einer Erkenntnis, einer Maßnahme oder eines Versuchs.")
            )
        return found


class VerdictForm(forms.Form):
    says_optional = False
    word = forms.ChoiceField(label=_("Ihr Urteil"), choices=Verdict.choices, widget=Choices)
    reason = forms.CharField(
        label=_("Warum?"), help_text=_("die Menschen, die es gemacht haben, lesen es zuerst"), widget=_area(4)
    )
    rests_on = forms.MultipleChoiceField(
        label=_("Worauf ruht es?"), help_text=_("mindestens ein Beleg"), required=False, widget=MultipleChoices
    )

    def __init__(self, *args: Any, loved: Loved, **options: Any) -> None:
        super().__init__(*args, **options)
        numbered = enumerate(loved.evidence, start=1)
        self.fields["rests_on"].choices = [  # type: ignore[attr-defined]  # As above.
            (shown.row.pk, gettext("Beleg %(n)s, %(side)s") % {"n": n, "side": shown.row.get_side_display()})
            for n, shown in numbered
            if shown.counts
        ]


class FarewellForm(forms.Form):
    says_optional = False
    was = forms.CharField(label=_("Was es war"), widget=_area(3))
    gave = forms.CharField(label=_("Was es gegeben hat"), widget=_area(3))
    thanks = forms.CharField(
        label=_("Dank"), help_text=_("an die Menschen, die es gemacht haben, mit Namen"), widget=_area(3)
    )
    remains = forms.CharField(label=_("Was bleibt"), widget=_area(2))
    stories = forms.CharField(
        label=_("Geschichten, die es gelobt haben"),
        help_text=_("je Zeile die Adresse einer Geschichte, dahinter die Worte, die dastehen sollen"),
        required=False,
        widget=_area(2),
    )

    def clean_stories(self) -> list[tuple[int, str]]:
        """Stories, each with the words that follow its address."""
        found: list[tuple[int, str]] = []
        for line in _lines(self.cleaned_data["stories"]):
            address, _space, words = line.partition(" ")
            one = linked(address)
            if one is None or one[0] != "story":
                raise ValidationError(gettext("Eine dieser Zeilen ist keine Adresse einer Geschichte."))
            found.append((one[1], words.strip().strip('„“"»«')))
        return found
