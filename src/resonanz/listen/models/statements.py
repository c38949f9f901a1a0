"""Statements that people agree or disagree with, each in the words of whoever said it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.listen.enums import PUBLIC, Visibility, Withdrawal
from resonanz.listen.models.sight import InSight, withheld_by_a_decision


class Statement(InSight):
    """One sentence to vote on. Exactly one of three said it: a guest, a story (word for word), or the house."""

    inquiry = models.ForeignKey(
        "ask.Inquiry",
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        help_text=_("Zu welchem Anliegen"),
    )
    text = models.TextField(help_text=_("Die Worte, genau wie gesagt"))
    roles = ArrayField(
        models.CharField(max_length=24), help_text=_("Wer spricht, nach eigener Angabe; leer: die Organisation")
    )
    teller = models.UUIDField(
        null=True, db_index=True, help_text=_("Zufallszahl der Stimme, die es sagt; leer: die Organisation")
    )
    person = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wem sie gehört, wenn jemand sie angemeldet hinzugefügt hat"),
    )
    entered_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer aus dem Team sie aufgenommen hat"),
    )
    origin = models.ForeignKey(
        "listen.Story",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Aus welcher Geschichte sie wörtlich stammt"),
    )
    seed = models.BigIntegerField(help_text=_("Zufallszahl, aus der die Reihenfolge für jeden Menschen folgt"))
    via = models.CharField(max_length=8, help_text=_("Auf welchem Weg es kam"))
    said_at = models.DateTimeField(help_text=_("Wann hinzugefügt"))
    source = models.CharField(max_length=200, blank=True, help_text=_("Bei übernommenen Aussagen: aus welcher Quelle"))
    external_id = models.CharField(
        max_length=200, blank=True, help_text=_("Bei übernommenen Aussagen: Kennung in der Quelle")
    )
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))
    withdrawn_at = models.DateTimeField(null=True, help_text=_("Wann die Worte gelöscht wurden"))
    withdrawn_ground = models.CharField(
        max_length=12, choices=Withdrawal.choices, blank=True, help_text=_("Warum sie gelöscht wurden")
    )

    class Meta:
        verbose_name = _("Aussage")
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry", "source", "external_id"],
                condition=~models.Q(source=""),
                name="listen_one_statement_per_source_id",
            ),
            models.CheckConstraint(
                name="listen_statement_words_or_tombstone",
                condition=(models.Q(withdrawn_at__isnull=True, withdrawn_ground="") & ~models.Q(text=""))
                | (models.Q(withdrawn_at__isnull=False, text="") & ~models.Q(withdrawn_ground="")),
            ),
            # The house speaks with its own badge and no role; a voice always has one.
            models.CheckConstraint(
                name="listen_statement_said_by_somebody",
                condition=models.Q(
                    teller=None, person=None, roles__len=0, origin=None, entered_by__isnull=False, source=""
                )
                | models.Q(teller__isnull=False, roles__len__gt=0),
            ),
            withheld_by_a_decision("listen_statement_withheld"),
        ]
        indexes = [
            models.Index(fields=["inquiry", "id"], name="listen_statement_of_inquiry"),
            models.Index(
                fields=["visibility", "held_until"],
                name="listen_statement_out_of_sight",
                condition=~models.Q(visibility=Visibility.SHOWN),
            ),
        ]

    @property
    def is_of_the_house(self) -> bool:
        return self.teller is None

    @property
    def is_public(self) -> bool:
        """Whether it may be voted on: with words, in sight, and where it is from a story, still released by it."""
        if self.withdrawn_at is not None or self.is_withheld:
            return False
        story = self.origin
        return story is None or (story.permission in PUBLIC and story.withdrawn_at is None and not story.is_withheld)
