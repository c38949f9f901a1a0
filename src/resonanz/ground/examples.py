"""Invented words and numbers for the page that shows every part of the design system in every state."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator

from resonanz.ground import clock
from resonanz.ground.components import Receipt, Voice, pieces
from resonanz.ground.forms import Choices, Day, MultipleChoices, ShortWords, Words

ROLES = [
    ("customer", "Kundin oder Kunde"),
    ("non_customer", "Noch nicht Kunde"),
    ("competitor_customer", "Kunde woanders"),
    ("employee", "Arbeitet hier"),
    ("other", "Etwas anderes"),
    ("team", "Gastgeber"),
    ("moderation", "Moderation"),
]
AUDIENCES = [("team", "Nur das Team"), ("all", "Alle, ohne Namen"), ("named", "Alle, mit Namen")]

STORY = (
    "Ich hab am Dienstag um zwanzig vor zwölf angerufen, wegen der Abrechnung. 47 Minuten Musik. "
    "Die Frau am Ende war dann richtig nett, konnte aber nix machen, weil das „eine andere Abteilung“ ist."
)


class StoryExample(forms.Form):
    """A guest tells something: every kind of field that a guest meets."""

    story = forms.CharField(label="Ihre Geschichte", help_text="was ist passiert?", widget=Words(guide=2000))
    works_well = forms.CharField(label="Was läuft gut?", required=False, widget=Words(rows=2))
    roles = forms.MultipleChoiceField(
        label="Wer spricht?", help_text="auch mehreres", choices=ROLES[:5], widget=MultipleChoices()
    )
    audience = forms.ChoiceField(label="Wer darf es sehen?", choices=AUDIENCES, widget=Choices())
    name = forms.CharField(label="Ihr Name", required=False, widget=ShortWords())
    ask_back = forms.BooleanField(label="Sie dürfen bei mir nachfragen", required=False)

    seen = {
        "audience": "Das sehen: alle Besucher dieser Seite, ohne Ihren Namen. Nicht gespeichert: Ihr Gerät, "
        "Ihr Ort, Ihre Adresse. Gelöscht am 30. Juni 2027 oder früher, wenn Sie wollen.",
        "name": "Ihren Namen sehen nur die sieben Menschen, die Ihre Geschichte lesen.",
    }


class PlanExample(forms.Form):
    """A host plans something: every kind of field that only hosts meet."""

    title = forms.CharField(label="Überschrift", help_text="so, wie Gäste sie lesen")
    reason = forms.CharField(label="Warum wir fragen", widget=forms.Textarea(attrs={"data-grow": True}))
    place = forms.ChoiceField(label="Wo", choices=[("hall", "Im Saal"), ("web", "Im Netz"), ("post", "Per Karte")])
    until = forms.DateField(label="Bis wann wir antworten", help_text="ein Tag, den Sie halten können", widget=Day())
    seats = forms.IntegerField(label="Plätze", min_value=1)
    plan = forms.FileField(label="Wartezeiten", help_text="CSV oder XLSX", required=False)
    fixed = forms.CharField(label="Gründung", required=False, disabled=True, initial="Steht fest: 1. März")


def examples() -> dict[str, Any]:
    """Everything the page needs, made anew with each call."""
    now = clock.now()
    told = {
        "story": STORY,
        "works_well": "Dass am Ende ein Mensch dran war.",
        "roles": ["customer"],
        "audience": "all",
    }
    faulty = {"faulty-works_well": told["works_well"], "faulty-audience": "all"}
    plan = {
        "title": "Wie war Ihr letzter Kontakt mit uns?",
        "reason": "",
        "place": "hall",
        "until": "morgen",
        "seats": "60",
    }
    return {
        "form": StoryExample(initial=told),
        "faulty": StoryExample(faulty, prefix="faulty"),
        "plan": PlanExample({f"plan-{name}": value for name, value in plan.items()}, prefix="plan"),
        "roles": ROLES,
        "voices": _voices(),
        "page_obj": Paginator(range(143), 12).page(5),
        "decisions": ["done", "exists", "in_progress", "not_possible", "missed", "waiting"],
        "moments": [
            now - timedelta(minutes=5),
            now - timedelta(hours=20),
            now - timedelta(days=3),
            now - timedelta(days=90),
        ],
        "waits": [("Januar", 31, 12), ("Februar", 47, 9), ("März", 38, 14)],
        "hits": pieces(
            "Drei Anrufe, drei Mal Warteschleife, und jedes Mal alles von vorn erzählt.", [(5, 11), (22, 35)]
        ),
        "receipt": Receipt(
            code="7K3M-92QD",
            url="https://resonanz.auenfurt.example/v/7K3M-92QD",
            facts=[
                ("Angekommen", "4. März, 11:52"),
                ("Eintrag im Protokollbuch", "1.204"),
                ("Antwort bis", "15. März"),
                ("Gelöscht am", "30. Juni 2027"),
            ],
            sentence="Mit diesem Code finden Sie Ihre Geschichte wieder. Nachschlagen können wir ihn nicht.",
        ),
    }


def _voices() -> dict[str, Voice]:
    start = STORY.index("47 Minuten")
    return {
        "customer": Voice(
            text=STORY,
            badges=[("customer", "Kundin")],
            marks=pieces(STORY, [(start, start + len("47 Minuten Musik."))]),
            note=["Dienstag, 4. März", "gelesen von zwei aus dem Kundendienst"],
            url="#way",
        ),
        "both": Voice(
            text="Ich arbeite im Lager und bin selbst seit elf Jahren Kunde.\nBeides ist nicht leicht.",
            works_well="Der Techniker kam, wann er sollte. Mit Überschuhen.",
            badges=[("customer", "Kunde"), ("employee", "Arbeitet hier")],
            name="Jörg P.",
            note=["7. März"],
        ),
        "non_customer": Voice(
            text="Ich habe nur eine Frage zum Umzug gehabt, das war in zwei Minuten erledigt.",
            badges=[("non_customer", "Noch nicht Kunde")],
            note=["9. März"],
        ),
        "competitor_customer": Voice(
            text="Bei meinem Anbieter drücke ich die Zwei und bin dran. Deswegen bin ich da.",
            badges=[("competitor_customer", "Kunde woanders")],
            note=["offene Einladung", "6. März"],
        ),
        "employee": Voice(
            text="Wir sehen auf dem Bildschirm, wie lange jemand wartet. Man schämt sich, bevor man abhebt.",
            badges=[("employee", "Arbeitet hier")],
            note=["ohne Namen", "7. März"],
        ),
        "other": Voice(
            text="انتظرت طويلا، لكن السيدة كانت لطيفة.",
            badges=[("other", "Nachbar")],
            note=["auf Arabisch erzählt", "8. März"],
        ),
        "team": Voice(
            text="Danke, dass Sie gewartet haben. Ab dem 2. Mai rufen wir zurück.",
            badges=[("team", "Leitung Kundendienst")],
            note=["Antwort vom 12. März"],
        ),
        "moderation": Voice(
            text="Ein Name wurde ausgeblendet, weil er jemand anderem gehört. Der Rest steht unverändert da.",
            badges=[("moderation", "Moderation")],
            note=["10. März"],
        ),
    }
