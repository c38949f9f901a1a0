"""What becomes of stories: who may see them, who read them, how many there are."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.listen.enums import Permission
from resonanz.listen.models.stories import Story


class PermissionChange(models.Model):
    """A teller changed who may see their words. Rows are only ever added; a trigger sees to it."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="+", help_text=_("Welche Geschichte"))
    before = models.CharField(max_length=20, choices=Permission.choices, help_text=_("Wer sie bisher sehen durfte"))
    after = models.CharField(max_length=20, choices=Permission.choices, help_text=_("Wer sie seitdem sehen darf"))
    changed_at = models.DateTimeField(help_text=_("Wann geändert"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Geänderte Freigabe")
        indexes = [models.Index(fields=["story", "entry_index"], name="listen_permission_of_story")]


class Tally(models.Model):
    """How many stories an inquiry has; kept by triggers, because every page shows it and counting takes time."""

    inquiry = models.OneToOneField(
        "ask.Inquiry",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Zu welchem Anliegen"),
    )
    stories = models.BigIntegerField(default=0, help_text=_("Geschichten mit Worten"))
    unread = models.BigIntegerField(default=0, help_text=_("Davon noch von niemandem gelesen"))
    withdrawn = models.BigIntegerField(default=0, help_text=_("Zurückgezogen oder gelöscht"))

    class Meta:
        verbose_name = _("Zählung")


class Reading(models.Model):
    """A human read this, at that time. Shown to the teller."""

    story = models.ForeignKey(
        Story, on_delete=models.CASCADE, related_name="readings", help_text=_("Welche Geschichte")
    )
    account = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer sie gelesen hat")
    )
    read_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(
        null=True, db_index=True, help_text=_("Eintrag im Protokollbuch; einer kann mehrere Geschichten umfassen")
    )

    class Meta:
        verbose_name = _("Gelesen-Vermerk")
        constraints = [models.UniqueConstraint(fields=["story", "account"], name="listen_read_once")]
