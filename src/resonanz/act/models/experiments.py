"""A measure put to the test. The plan is fixed when it starts; everything after that is added step by step."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.act.enums import Comparison, ExperimentDeed, Turnout
from resonanz.act.models.measures import Measure


class Experiment(models.Model):
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+", help_text=_("Zu welcher Maßnahme"))
    hypothesis = models.TextField(
        _("Was wir vermuten"), help_text=_("Ein Satz, der sich als falsch herausstellen kann")
    )
    what = models.CharField(
        _("Was gemessen wird"),
        max_length=160,
        blank=True,
        help_text=_("zum Beispiel: Wer sich binnen zwei Wochen meldet"),
    )
    kind = models.CharField(
        _("Wie verglichen wird"), max_length=10, choices=Comparison.choices, help_text=_("Anteile zählen, Werte messen")
    )
    unit = models.CharField(
        _("Einheit"), max_length=40, blank=True, help_text=_("bei Mittelwerten, zum Beispiel Minuten oder Euro")
    )
    label_new = models.CharField(
        _("Mit der Maßnahme"), max_length=80, blank=True, help_text=_("Name der Gruppe, zum Beispiel: Neuer Brief")
    )
    label_old = models.CharField(
        _("Zum Vergleich"), max_length=80, blank=True, help_text=_("zum Beispiel: Alter Brief, oder: Vorher")
    )
    n_per_group = models.PositiveIntegerField(
        _("Schluss bei so vielen je Gruppe"), null=True, blank=True, help_text=_("bei Paaren: so viele Paare")
    )
    until = models.DateField(
        _("Spätestens ausgewertet am"), null=True, blank=True, help_text=_("Was zuerst eintritt, gilt")
    )
    counts_people = models.BooleanField(
        _("Werden Menschen gezählt?"),
        default=True,
        help_text=_("Dann zeigen wir öffentlich keine Gruppe, die kleiner ist als fünf"),
    )
    created_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer ihn entworfen hat")
    )
    created_at = models.DateTimeField(help_text=_("Wann entworfen"))

    class Meta:
        verbose_name = _("Versuch")
        ordering = ("pk",)


class ExperimentStep(models.Model):
    """Begun, numbers, numbers struck, ended, learned. `result` is computed once, when a step makes it."""

    experiment = models.ForeignKey(
        Experiment, on_delete=models.PROTECT, related_name="steps", help_text=_("Welcher Versuch")
    )
    number = models.PositiveIntegerField(help_text=_("Der wievielte Schritt"))
    deed = models.CharField(max_length=8, choices=ExperimentDeed.choices, help_text=_("Was geschah"))
    words = models.TextField(blank=True, help_text=_("Was dazu gesagt wurde"))
    numbers = models.JSONField(null=True, help_text=_("Eingetragene Zahlen je Gruppe, ohne Namen"))
    strikes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", help_text=_("Welche Zahlen gestrichen wurden")
    )
    result = models.JSONField(null=True, help_text=_("Schätzung mit Intervall, wie berechnet"))
    turnout = models.CharField(
        max_length=8, choices=Turnout.choices, blank=True, help_text=_("Ob sich die Vermutung gehalten hat")
    )
    is_named = models.BooleanField(
        default=False, help_text=_("Ob der Name von dem, der darauf achtet, öffentlich dabeistehen darf")
    )
    by = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer"))
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Schritt eines Versuchs")
        ordering = ("experiment", "number")
        constraints = [
            models.UniqueConstraint(fields=["experiment", "number"], name="act_one_experiment_step_per_number"),
            models.UniqueConstraint(
                fields=["experiment"],
                condition=models.Q(deed=ExperimentDeed.STARTED),
                name="act_an_experiment_starts_once",
            ),
            models.UniqueConstraint(
                fields=["experiment"],
                condition=models.Q(deed__in=[ExperimentDeed.ENDED, ExperimentDeed.STOPPED]),
                name="act_an_experiment_ends_once",
            ),
            models.UniqueConstraint(
                fields=["experiment"],
                condition=models.Q(deed=ExperimentDeed.LEARNED),
                name="act_an_experiment_is_learned_from_once",
            ),
            models.UniqueConstraint(fields=["strikes"], name="act_numbers_are_struck_once"),
            models.CheckConstraint(
                name="act_an_experiment_says_why",
                condition=~models.Q(deed__in=[ExperimentDeed.STRUCK, ExperimentDeed.STOPPED, ExperimentDeed.LEARNED])
                | ~models.Q(words=""),
            ),
            models.CheckConstraint(
                name="act_numbers_where_they_belong",
                condition=models.Q(deed=ExperimentDeed.NUMBERS, numbers__isnull=False)
                | (~models.Q(deed=ExperimentDeed.NUMBERS) & models.Q(numbers__isnull=True)),
            ),
            models.CheckConstraint(
                name="act_what_is_struck_is_named",
                condition=models.Q(deed=ExperimentDeed.STRUCK, strikes__isnull=False)
                | (~models.Q(deed=ExperimentDeed.STRUCK) & models.Q(strikes__isnull=True)),
            ),
        ]
