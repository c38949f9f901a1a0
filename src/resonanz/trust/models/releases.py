"""Which figures about groups of people were ever said, so that no later one gives away a small group."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.trust.enums import Verdict


class Release(models.Model):
    """One moment at which a population was counted. Rows are only ever added; a trigger sees to it.

    Units have a position that never changes: `newcomers` holds the 8-byte marks of those first seen here, in the
    order of their positions, and `present` says as packed bits who was there. Both are compressed with zlib.
    """

    population = models.CharField(max_length=80, help_text=_("Wessen Zahlen: zum Beispiel ein Anliegen"))
    number = models.IntegerField(help_text=_("Die wievielte Veröffentlichung"))
    base = models.IntegerField(help_text=_("Wie viele Menschen insgesamt"))
    stamp = models.BigIntegerField(help_text=_("Woran wir merken, dass genug Neue dazugekommen sind"))
    minimum = models.SmallIntegerField(help_text=_("Ab wie vielen Menschen eine Gruppe gezeigt wird"))
    newcomers = models.BinaryField(
        help_text=_("Wer zum ersten Mal mitgezählt ist, als Prüfwert, aus dem sich niemand erkennen lässt")
    )
    present = models.BinaryField(help_text=_("Wer mitgezählt ist, als Ja oder Nein je Prüfwert"))
    released_at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Veröffentlichte Zählung")
        constraints = [
            models.UniqueConstraint(fields=["population", "number"], name="trust_one_release_per_number"),
        ]


class ReleasedCell(models.Model):
    """One count of a release, or that it was withheld and why."""

    release = models.ForeignKey(
        Release, on_delete=models.PROTECT, related_name="cells", help_text=_("Zu welcher Zählung")
    )
    cell = models.CharField(max_length=200, help_text=_("Welche Gruppe, als sortiertes JSON"))
    verdict = models.CharField(
        max_length=8,
        choices=[(verdict.value, verdict.value) for verdict in Verdict],
        help_text=_("Ob die Zahl gezeigt wird, und sonst der Grund"),
    )
    count = models.IntegerField(null=True, help_text=_("Die gezeigte Zahl; leer, wenn sie nicht gezeigt wird"))
    members = models.BinaryField(
        help_text=_("Wer dazugehört, als Ja oder Nein je Prüfwert; damit wir prüfen können, was sich errechnen ließe")
    )

    class Meta:
        verbose_name = _("Veröffentlichte Zahl")
        constraints = [
            models.UniqueConstraint(fields=["release", "cell"], name="trust_cell_once_per_release"),
            models.CheckConstraint(
                condition=models.Q(verdict=Verdict.RELEASED.value, count__isnull=False)
                | (~models.Q(verdict=Verdict.RELEASED.value) & models.Q(count__isnull=True)),
                name="trust_withheld_has_no_count",
            ),
        ]
