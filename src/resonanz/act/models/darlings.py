"""What the makers love, and what became of it. Rows are only ever added; the newest verdict stands.

Names of makers stand only here and not in the ledger, so that somebody who has left can be forgotten.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.act.enums import Side, Verdict

LONGEST_TITLE = 120
LONGEST_SINCE = 120
LONGEST_NAME = 120


class Darling(models.Model):
    title = models.CharField(max_length=LONGEST_TITLE, help_text=_("Wie es heißt"))
    what = models.TextField(help_text=_("Was wir lieben"))
    why = models.TextField(help_text=_("Warum"))
    since = models.CharField(max_length=LONGEST_SINCE, help_text=_("Seit wann"))
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer es eingetragen hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Herzensprojekt")
        ordering = ("-entry_index",)

    def __str__(self) -> str:
        return self.title


class DarlingMaker(models.Model):
    """Thanks to whom. Whoever is in the team is named by account; others by a name they agreed to."""

    darling = models.ForeignKey(
        Darling, on_delete=models.PROTECT, related_name="makers", help_text=_("Zu welchem Herzensprojekt")
    )
    account = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer aus dem Team es gemacht hat; leer: ein Mensch ohne Konto"),
    )
    name = models.CharField(
        max_length=LONGEST_NAME,
        blank=True,
        help_text=_("Wer sonst, mit Zustimmung; leer: der Name steht beim Konto oder soll nicht mehr dastehen"),
    )
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer es eingetragen hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Mensch hinter einem Herzensprojekt")
        ordering = ("entry_index",)
        constraints = [
            models.UniqueConstraint(fields=["darling", "account"], name="act_maker_once"),
            models.CheckConstraint(
                name="act_maker_by_account_or_name",
                condition=models.Q(account__isnull=True) | models.Q(name=""),
            ),
        ]


class DarlingAgreement(models.Model):
    """Whether a maker wants to be honoured in public. The newest one counts."""

    maker = models.ForeignKey(
        DarlingMaker, on_delete=models.PROTECT, related_name="agreements", help_text=_("Um wen es geht")
    )
    is_public = models.BooleanField(help_text=_("Ob der Abschied öffentlich sein darf"))
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer es eingetragen hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Zustimmung zu einem öffentlichen Abschied")
        ordering = ("entry_index",)


class DarlingCondition(models.Model):
    """One sentence that would have to be true to keep it."""

    darling = models.ForeignKey(
        Darling, on_delete=models.PROTECT, related_name="conditions", help_text=_("Zu welchem Herzensprojekt")
    )
    sentence = models.TextField(help_text=_("Was wahr sein müsste, damit es bleibt"))
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer es eingetragen hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Bedingung eines Herzensprojekts")
        ordering = ("entry_index",)


class DarlingEvidence(models.Model):
    """What speaks for or against a condition; brought by somebody who did not make the darling."""

    condition = models.ForeignKey(
        DarlingCondition, on_delete=models.PROTECT, related_name="evidence", help_text=_("Zu welcher Bedingung")
    )
    side = models.CharField(max_length=5, choices=Side.choices, help_text=_("Ob es dafür spricht oder dagegen"))
    observation = models.TextField(blank=True, help_text=_("Was beobachtet wurde, oder ein Satz zum verlinkten Beleg"))
    observed_on = models.DateField(null=True, help_text=_("Wann es beobachtet wurde"))
    story = models.ForeignKey(
        "listen.Story", on_delete=models.PROTECT, null=True, related_name="+", help_text=_("Welche Geschichte")
    )
    insight = models.ForeignKey(
        "understand.Insight", on_delete=models.PROTECT, null=True, related_name="+", help_text=_("Welche Erkenntnis")
    )
    measure = models.ForeignKey(
        "act.Measure", on_delete=models.PROTECT, null=True, related_name="+", help_text=_("Welche Maßnahme")
    )
    experiment = models.ForeignKey(
        "act.Experiment", on_delete=models.PROTECT, null=True, related_name="+", help_text=_("Welcher Versuch")
    )
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer den Beleg gebracht hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Beleg zu einem Herzensprojekt")
        ordering = ("entry_index",)
        constraints = [
            models.CheckConstraint(
                name="act_evidence_shows_something",
                condition=models.Q(story__isnull=False)
                | models.Q(insight__isnull=False)
                | models.Q(measure__isnull=False)
                | models.Q(experiment__isnull=False)
                | (~models.Q(observation="") & models.Q(observed_on__isnull=False)),
            )
        ]


class DarlingComment(models.Model):
    """What anybody says about it, makers too. A comment is no evidence."""

    darling = models.ForeignKey(
        Darling, on_delete=models.PROTECT, related_name="comments", help_text=_("Zu welchem Herzensprojekt")
    )
    text = models.TextField(help_text=_("Was dazu gesagt wurde"))
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer es gesagt hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Wort zu einem Herzensprojekt")
        ordering = ("entry_index",)


class DarlingVerdict(models.Model):
    darling = models.ForeignKey(
        Darling, on_delete=models.PROTECT, related_name="verdicts", help_text=_("Zu welchem Herzensprojekt")
    )
    number = models.IntegerField(help_text=_("Wievieltes Urteil"))
    word = models.CharField(max_length=6, choices=Verdict.choices, help_text=_("Behalten, verändern oder loslassen"))
    reason = models.TextField(help_text=_("Warum"))
    rests_on = ArrayField(models.BigIntegerField(), help_text=_("Einträge der Belege, auf denen es ruht"))
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer es gesagt hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Urteil über ein Herzensprojekt")
        ordering = ("entry_index",)
        constraints = [
            models.UniqueConstraint(fields=["darling", "number"], name="act_one_verdict_per_number"),
            models.CheckConstraint(
                name="act_no_verdict_without_evidence",
                condition=~models.Q(reason="") & models.Q(rests_on__len__gt=0),
            ),
        ]


class DarlingFarewell(models.Model):
    """Words that honour the makers. A later wording follows the earlier one."""

    darling = models.ForeignKey(
        Darling, on_delete=models.PROTECT, related_name="farewells", help_text=_("Zu welchem Herzensprojekt")
    )
    was = models.TextField(help_text=_("Was es war"))
    gave = models.TextField(help_text=_("Was es gegeben hat"))
    thanks = models.TextField(help_text=_("Der Dank an die Menschen, die es gemacht haben"))
    remains = models.TextField(help_text=_("Was bleibt"))
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer ihn geschrieben hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Abschied von einem Herzensprojekt")
        ordering = ("entry_index",)


class DarlingPraise(models.Model):
    """A story whose words stand in a farewell, as long as its teller allows it."""

    farewell = models.ForeignKey(
        DarlingFarewell, on_delete=models.PROTECT, related_name="praise", help_text=_("In welchem Abschied")
    )
    story = models.ForeignKey(
        "listen.Story", on_delete=models.PROTECT, related_name="+", help_text=_("Welche Geschichte")
    )
    start = models.IntegerField(
        null=True, help_text=_("Wo die gewählte Stelle anfängt; leer heißt, was gut läuft, oder alles")
    )
    end = models.IntegerField(null=True, help_text=_("Ende der gewählten Stelle"))

    class Meta:
        verbose_name = _("Lob in einem Abschied")
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["farewell", "story"], name="act_praise_once")]
