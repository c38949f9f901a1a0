"""The evening itself. What it owes those who are asked stands in its inquiry; here stands what an evening adds."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.forum.enums import Form, Publication, Stage, Task

OWED = ("starts_at", "ends_at", "selection", "budget", "publication")


class Forum(models.Model):
    inquiry = models.OneToOneField(
        "ask.Inquiry", on_delete=models.PROTECT, related_name="+", help_text=_("Das Anliegen, um das es geht")
    )
    form = models.CharField(
        _("Wessen Abend"),
        max_length=10,
        choices=Form.choices,
        default=Form.CUSTOMERS,
        help_text=_("Unter Mitarbeitenden führt nichts von Worten zu einem Menschen"),
    )
    number = models.PositiveIntegerField(help_text=_("Das wievielte Forum dieser Art"))
    stage = models.CharField(
        max_length=10, choices=Stage.choices, default=Stage.DRAFT, help_text=_("Wie weit das Forum ist")
    )
    starts_at = models.DateTimeField(_("Beginn"), null=True, blank=True, help_text=_("Wann es beginnt"))
    ends_at = models.DateTimeField(_("Ende"), null=True, blank=True, help_text=_("Wann es endet"))
    venue = models.CharField(
        _("Ort"), max_length=200, blank=True, help_text=_("Raum und Adresse, so dass man hinfindet")
    )
    video_link = models.URLField(
        _("Videoraum"), max_length=500, blank=True, help_text=_("Für alle, die nicht in den Saal kommen können")
    )
    selection = models.TextField(
        _("Wie wir auswählen"), blank=True, help_text=_("Wer eingeladen wird und nach welcher Regel; steht öffentlich")
    )
    budget = models.TextField(
        _("Was der Abend kostet"), blank=True, help_text=_("Wie viel, wofür und wer es bezahlt; steht öffentlich")
    )
    publication = models.CharField(
        _("Was danach alle lesen dürfen"),
        max_length=10,
        choices=Publication.choices,
        default=Publication.RELEASED,
        help_text=_("Steht fest, bevor das erste Wort gesagt ist"),
    )
    review_days = models.PositiveSmallIntegerField(
        _("Tage zum Durchsehen"),
        default=7,
        help_text=_("So lange können Gäste ihre Worte ändern oder zurückziehen, bevor das Protokoll erscheint"),
    )
    hall_code = models.CharField(
        max_length=8, unique=True, help_text=_("Zum Eintippen im Saal; lässt sich erneuern, wenn er herumgereicht wird")
    )
    previous = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="next", help_text=_("Das Forum davor")
    )
    steps = models.PositiveIntegerField(
        default=0, help_text=_("Wie oft etwas am Ablauf geschah; erkennt zwei, die gleichzeitig weiterschalten")
    )
    began_at = models.DateTimeField(null=True, help_text=_("Wann der Abend begann"))
    closed_at = models.DateTimeField(null=True, help_text=_("Wann der Abend endete"))
    review_until = models.DateTimeField(null=True, help_text=_("Bis wann Gäste ihre Worte durchsehen"))
    sealed_at = models.DateTimeField(null=True, help_text=_("Wann das Protokoll versiegelt wurde"))
    balanced_at = models.DateTimeField(null=True, help_text=_("Wann die Bilanz veröffentlicht wurde"))
    created_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, null=True, related_name="+", help_text=_("Wer es angelegt hat")
    )
    created_at = models.DateTimeField(help_text=_("Wann angelegt"))

    class Meta:
        verbose_name = _("Forum")
        ordering = ("-number",)
        constraints = [
            models.UniqueConstraint(fields=["form", "number"], name="forum_numbered_once"),
            # Nobody is invited to an evening that does not say when, for how much and by which rule.
            models.CheckConstraint(
                name="forum_nothing_announced_incomplete",
                condition=models.Q(stage=Stage.DRAFT)
                | (
                    models.Q(starts_at__isnull=False, ends_at__gt=models.F("starts_at"))
                    & ~models.Q(selection="")
                    & ~models.Q(budget="")
                    & (~models.Q(venue="") | ~models.Q(video_link=""))
                ),
            ),
        ]
        indexes = [models.Index(fields=["stage", "starts_at"], name="forum_by_stage")]

    def __str__(self) -> str:
        return f"{self.get_form_display()} {self.number}"

    @property
    def is_for_staff(self) -> bool:
        return self.form == Form.STAFF

    @property
    def takes_words(self) -> bool:
        """From the first welcome until the minutes are sealed: what lay on a telephone may arrive late."""
        return self.stage in {Stage.LIVE, Stage.REVIEW}


class Helper(models.Model):
    """Somebody from the team with a task at the evening."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="helpers", help_text=_("Bei welchem Forum"))
    account = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer"))
    task = models.CharField(_("Aufgabe"), max_length=10, choices=Task.choices, help_text=_("Was sie oder er dort tut"))

    class Meta:
        verbose_name = _("Aufgabe beim Forum")
        ordering = ("task", "pk")
        constraints = [models.UniqueConstraint(fields=["forum", "account", "task"], name="forum_task_once")]
