"""The organisation that runs this installation."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """One installation serves one organisation, so there is one row."""

    id = models.SmallIntegerField(primary_key=True, default=1, help_text=_("Es gibt genau eine Organisation"))
    name = models.CharField(max_length=120, help_text=_("Steht im Kopf jeder Seite"))
    street = models.CharField(max_length=120, blank=True, help_text=_("Für das Impressum"))
    town = models.CharField(max_length=120, blank=True, help_text=_("Für das Impressum"))
    email = models.EmailField(blank=True, help_text=_("Unter dieser Adresse antwortet ein Mensch"))
    phone = models.CharField(max_length=60, blank=True, help_text=_("Unter dieser Nummer antwortet ein Mensch"))
    imprint = models.TextField(blank=True, help_text=_("Weitere Angaben im Impressum"))
    domains = ArrayField(
        models.CharField(max_length=253),
        default=list,
        blank=True,
        help_text=_("Wer eine Adresse unter diesen Namen hat, arbeitet hier und wird immer so gezeigt"),
    )
    asks_second_factor = models.BooleanField(
        default=False, help_text=_("Das Team kommt nur mit zweitem Faktor oder Passkey auf seine Seiten")
    )
    open_registration = models.BooleanField(
        default=True, help_text=_("Wer eine Adresse mit einem Code bestätigt, bekommt ein Konto")
    )
    answer_days = models.PositiveSmallIntegerField(
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
        help_text=_("In wie vielen Tagen ein Mensch antwortet, wenn jemand um eine Antwort bittet; steht öffentlich"),
    )
    framed_by = ArrayField(
        models.CharField(max_length=300),
        default=list,
        blank=True,
        help_text=_("Diese Webseiten dürfen Seiten zum Einbinden in einem Rahmen zeigen"),
    )
    is_fiction = models.BooleanField(default=False, help_text=_("Jede Seite sagt dann, dass es eine Vorführung ist"))
    fiction_note = models.CharField(
        max_length=200, blank=True, help_text=_("Der Satz über jeder Seite einer Vorführung")
    )

    class Meta:
        verbose_name = _("Organisation")
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="people_one_organisation"),
            models.CheckConstraint(
                condition=models.Q(answer_days__gte=1, answer_days__lte=90), name="people_answers_in_days"
            ),
        ]
