"""An inquiry: one honest question, and everything we owe those who answer it."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.ask.enums import Manner, State

OWED = ("title", "question", "why", "readers", "in_return", "answer_by", "keep_until")


class Inquiry(models.Model):
    slug = models.SlugField(
        _("Adresse"),
        max_length=60,
        unique=True,
        help_text=_("Steht in der Adresszeile, zum Beispiel „kontakt“"),
    )
    code = models.CharField(max_length=8, unique=True, help_text=_("Zum Eintippen, auf Papier und Plakaten"))
    title = models.CharField(
        _("Überschrift"), max_length=160, help_text=_("Worum es geht, in den Worten der Gefragten")
    )
    question = models.TextField(_("Die offene Frage"), blank=True, help_text=_("Was möchten Sie erzählt bekommen?"))
    why = models.TextField(
        _("Warum wir fragen"), blank=True, help_text=_("Was haben Sie vor, was wissen Sie noch nicht?")
    )
    readers = models.TextField(_("Wer es liest"), blank=True, help_text=_("Menschen oder Aufgaben, und wie viele"))
    in_return = models.TextField(
        _("Was wir dafür zeigen"), blank=True, help_text=_("Wer fragt, legt auch selbst etwas offen")
    )
    answer_by = models.DateField(
        _("Bis wann wir antworten"), null=True, blank=True, help_text=_("Danach steht hier „überfällig“")
    )
    keep_until = models.DateField(
        _("Wie lange wir es behalten"),
        null=True,
        blank=True,
        help_text=_("An diesem Tag werden die Geschichten gelöscht"),
    )
    minimum_people = models.PositiveSmallIntegerField(
        _("Menschen je Erkenntnis"),
        default=3,
        help_text=_("So viele verschiedene Menschen muss eine Erkenntnis mindestens belegen"),
    )
    method = models.CharField(
        max_length=40,
        blank=True,
        default="",
        help_text=_("Nach welcher Frage der Fragenbibliothek; leer: eine eigene"),
    )
    manner = models.CharField(
        _("Anrede der Gäste"),
        max_length=3,
        choices=Manner.choices,
        default=Manner.SIE,
        help_text=_("Auf jeder Seite, in jeder Mail und auf Papier, wo deutsch gelesen wird"),
    )
    state = models.CharField(
        max_length=8,
        choices=State.choices,
        default=State.DRAFT,
        help_text=_("Entwurf, offen oder geschlossen"),
    )
    created_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, null=True, related_name="+", help_text=_("Wer fragt")
    )
    created_at = models.DateTimeField(help_text=_("Wann angelegt"))
    opened_at = models.DateTimeField(null=True, help_text=_("Seit wann gefragt wird"))
    closed_at = models.DateTimeField(null=True, help_text=_("Wann geschlossen"))

    class Meta:
        verbose_name = _("Anliegen")
        ordering = ("-created_at",)
        constraints = [
            # An inquiry that does not say what it owes cannot be sent, whatever program tries.
            models.CheckConstraint(
                name="ask_nothing_opens_incomplete",
                condition=models.Q(state=State.DRAFT)
                | (
                    ~models.Q(title="")
                    & ~models.Q(question="")
                    & ~models.Q(why="")
                    & ~models.Q(readers="")
                    & ~models.Q(in_return="")
                    & models.Q(answer_by__isnull=False, keep_until__isnull=False, opened_at__isnull=False)
                ),
            ),
            models.CheckConstraint(name="ask_at_least_one_person", condition=models.Q(minimum_people__gte=1)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def says_du(self) -> bool:
        return self.manner == Manner.DU

    def was_open_at(self, moment: datetime) -> bool:
        """Whether it was asked at that time; a closed one remembers how long it was open."""
        if self.is_open or self.opened_at is None or self.closed_at is None:
            return self.is_open
        return self.opened_at <= moment < self.closed_at

    @property
    def place(self) -> str:
        """How the ledger calls it."""
        return f"inquiry:{self.code}"


class PurposeVersion(models.Model):
    """What was promised to the asked, each time it was promised. Nothing that was ever said here is overwritten."""

    inquiry = models.ForeignKey(
        Inquiry, on_delete=models.PROTECT, related_name="purposes", help_text=_("Zu welchem Anliegen")
    )
    deed = models.CharField(max_length=8, help_text=_("Geöffnet, geändert oder geschlossen"))
    owed = models.JSONField(help_text=_("Was damals versprochen wurde"))
    slug = models.CharField(max_length=60, help_text=_("Die Adresse damals"))
    said_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer es eintrug; leer: Befehlszeile"),
    )
    said_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Fassung eines Anliegens")
        ordering = ("entry_index",)
