"""Who votes and how: one current vote per person and statement, earlier ones kept."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.listen.enums import Choice, VotingDeed


class VotingChange(models.Model):
    """Voting on an inquiry began, ended or changed its rule. The newest row holds; rows are only ever added."""

    inquiry = models.ForeignKey(
        "ask.Inquiry", on_delete=models.PROTECT, related_name="+", db_index=False, help_text=_("Zu welchem Anliegen")
    )
    deed = models.CharField(max_length=8, choices=VotingDeed.choices, help_text=_("Ob abgestimmt wird"))
    takes_statements = models.BooleanField(help_text=_("Ob Gäste eigene Aussagen hinzufügen dürfen"))
    said_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer es entschieden hat; leer: Befehlszeile"),
    )
    said_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Anfang oder Ende einer Abstimmung")
        indexes = [models.Index(fields=["inquiry", "-entry_index"], name="listen_voting_newest")]


class Voter(models.Model):
    """Somebody who votes on the statements of one inquiry, as far as we know them: usually not at all."""

    inquiry = models.ForeignKey(
        "ask.Inquiry", on_delete=models.PROTECT, related_name="+", db_index=False, help_text=_("Zu welchem Anliegen")
    )
    teller = models.UUIDField(help_text=_("Zufallszahl, unter der die Stimmen im Protokollbuch stehen"))
    person = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wem sie gehören, wenn jemand angemeldet abstimmt"),
    )
    roles = ArrayField(models.CharField(max_length=24), help_text=_("Wer abstimmt, nach eigener Angabe"))
    via = models.CharField(max_length=8, help_text=_("Auf welchem Weg die erste Stimme kam"))
    code_hash = models.BinaryField(
        max_length=32, null=True, unique=True, help_text=_("Prüfwert des Codes, nie der Code selbst")
    )
    began_at = models.DateTimeField(help_text=_("Wann zum ersten Mal abgestimmt"))

    class Meta:
        verbose_name = _("Teilnahme an einer Abstimmung")
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "teller"], name="listen_voter_once"),
            models.UniqueConstraint(
                fields=["inquiry", "person"],
                condition=models.Q(person__isnull=False),
                name="listen_voter_once_per_person",
            ),
        ]


class Vote(models.Model):
    """One vote. Who votes again adds a row; the earlier one stays, marked as such."""

    statement = models.ForeignKey(
        "listen.Statement", on_delete=models.PROTECT, related_name="+", help_text=_("Über welche Aussage")
    )
    voter = models.ForeignKey(
        Voter, on_delete=models.PROTECT, related_name="votes", db_index=False, help_text=_("Wer abgestimmt hat")
    )
    choice = models.CharField(
        max_length=8, choices=Choice.choices, help_text=_("Zustimmung, Ablehnung oder Enthaltung")
    )
    roles = ArrayField(models.CharField(max_length=24), help_text=_("Wer da abstimmte, nach eigener Angabe"))
    via = models.CharField(max_length=8, help_text=_("Auf welchem Weg sie kam"))
    cast_at = models.DateTimeField(help_text=_("Wann"))
    supersedes = models.OneToOneField(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("Welche frühere Stimme dies ersetzt"),
    )
    superseded_at = models.DateTimeField(null=True, help_text=_("Seit wann es eine neuere Stimme gibt"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Stimme zu einer Aussage")
        constraints = [
            models.UniqueConstraint(
                fields=["voter", "statement"],
                condition=models.Q(superseded_at__isnull=True),
                name="listen_one_vote_each",
            )
        ]
