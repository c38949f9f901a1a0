"""What belongs to the open relationship file itself: who looked, what the person adds, what the person objects to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.people.enums import Against
from resonanz.people.models.account import Account


class OfSomebody(models.Model):
    """Of a person we know, or of an anonymous voice."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, null=True, related_name="+", help_text=_("Um wessen Akte es geht")
    )
    teller = models.UUIDField(null=True, db_index=True, help_text=_("Bei anonymen Stimmen: um welche"))

    class Meta:
        abstract = True


class FileVisit(OfSomebody):
    """Somebody of the team looked into a file. The person sees it."""

    by = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", help_text=_("Wer hineingesehen hat"))
    at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Einsicht in die Akte")


class FileNote(OfSomebody):
    """What a person wants to have said about their own file, or what somebody on the team noted about a story.

    There are no secret notes: the person reads both on the same page.
    """

    text = models.TextField(help_text=_("Was die Person oder jemand aus dem Team dazu sagt"))
    by = models.ForeignKey(
        Account,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        help_text=_("Wer aus dem Team es notiert hat; leer: die Person selbst"),
    )
    story = models.BigIntegerField(
        null=True, db_index=True, help_text=_("Bei Notizen des Teams: zu welcher Geschichte")
    )
    at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Bemerkung in der Akte")
        constraints = [
            models.CheckConstraint(
                name="people_team_notes_name_a_story",
                condition=models.Q(by__isnull=True) | models.Q(story__isnull=False),
            )
        ]


class FileObjection(OfSomebody):
    """The right to object (Art. 21 DSGVO) as the file tells it: each since when, and until when."""

    against = models.CharField(max_length=8, choices=Against.choices, help_text=_("Wogegen"))
    at = models.DateTimeField(help_text=_("Seit wann"))
    lifted_at = models.DateTimeField(null=True, help_text=_("Wann zurückgenommen; leer: er gilt"))

    class Meta:
        verbose_name = _("Widerspruch in der Akte")


class Departure(models.Model):
    """A former member of the team: the name stays only as long as guests were promised to see who read them."""

    account = models.OneToOneField(
        Account, primary_key=True, on_delete=models.CASCADE, related_name="+", help_text=_("Wer gegangen ist")
    )
    left_at = models.DateTimeField(help_text=_("Wann"))
    named_until = models.DateField(help_text=_("Bis wann der Name bei Gelesenem und Geschriebenem stehen bleibt"))
    unnamed_at = models.DateTimeField(null=True, help_text=_("Wann der Name gelöscht wurde"))

    class Meta:
        verbose_name = _("Abschied vom Team")
