"""What people told, exactly as they told it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.listen.enums import PUBLIC, Feeling, Origin, Permission, Standing, Visibility, Withdrawal
from resonanz.listen.models.sight import InSight, withheld_by_a_decision
from resonanz.listen.rules.tombstones import ERASED_SOURCE


class Story(InSight):
    inquiry = models.ForeignKey(
        "ask.Inquiry",
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        help_text=_("Auf welches Anliegen"),
    )
    text = models.TextField(help_text=_("Die Worte, genau wie geschrieben"))
    works_well = models.TextField(blank=True, help_text=_("Was gut läuft, wenn es jemand dazuschreibt"))
    roles = ArrayField(models.CharField(max_length=24), help_text=_("Wer spricht, nach eigener Angabe"))
    permission = models.CharField(max_length=20, choices=Permission.choices, help_text=_("Wer es sehen darf"))
    name = models.CharField(max_length=80, blank=True, help_text=_("Nur, wenn der Name dabeistehen soll"))
    feeling = models.CharField(
        max_length=16, choices=Feeling.choices, blank=True, help_text=_("Nur, was jemand selbst angibt")
    )
    teller = models.UUIDField(db_index=True, help_text=_("Zufallszahl, die Ergänzungen derselben Stimme verbindet"))
    person = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wem sie gehört, wenn jemand angemeldet erzählt oder sie sich zugeordnet hat"),
    )
    supplements = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Welche Geschichte dies ergänzt"),
    )
    supersedes = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Welche frühere Fassung dies ersetzt"),
    )
    superseded_at = models.DateTimeField(null=True, help_text=_("Seit wann es eine neuere Fassung gibt"))
    via = models.CharField(max_length=8, help_text=_("Auf welchem Weg es kam"))
    origin = models.CharField(
        max_length=8,
        choices=Origin.choices,
        blank=True,
        help_text=_("Wie es kam, wenn jemand aus dem Team es aufgeschrieben hat"),
    )
    scribe = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer es aufgeschrieben hat, wenn es nicht die erzählende Person selbst war"),
    )
    agreed_to = models.CharField(
        max_length=16,
        blank=True,
        help_text=_("Welcher Fassung des Satzes zugestimmt wurde, der vor dem Aufschreiben vorgelesen wird"),
    )
    told_at = models.DateTimeField(help_text=_("Wann erzählt"))
    received_at = models.DateTimeField(help_text=_("Wann angekommen"))
    source = models.CharField(
        max_length=200, blank=True, help_text=_("Bei übernommenen Nachrichten: aus welcher Quelle")
    )
    external_id = models.CharField(
        max_length=200, blank=True, help_text=_("Bei übernommenen Nachrichten: Kennung in der Quelle")
    )
    content_hash = models.BinaryField(
        max_length=32, null=True, help_text=_("Erkennt, ob dieselbe Nachricht noch einmal kommt")
    )
    code_hash = models.BinaryField(
        max_length=32, null=True, unique=True, help_text=_("Prüfwert des Quittungscodes, nie der Code selbst")
    )
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))
    first_read_at = models.DateTimeField(null=True, help_text=_("Wann zuerst gelesen"))
    withdrawn_at = models.DateTimeField(null=True, help_text=_("Wann die Worte gelöscht wurden"))
    withdrawn_ground = models.CharField(
        max_length=12, choices=Withdrawal.choices, blank=True, help_text=_("Warum sie gelöscht wurden")
    )

    class Meta:
        verbose_name = _("Geschichte")
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry", "source", "external_id"],
                condition=~models.Q(source=""),
                name="listen_one_story_per_source_id",
            ),
            models.CheckConstraint(
                name="listen_words_or_tombstone",
                condition=(models.Q(withdrawn_at__isnull=True, withdrawn_ground="") & ~models.Q(text=""))
                | (
                    models.Q(withdrawn_at__isnull=False, text="", works_well="", name="")
                    & ~models.Q(withdrawn_ground="")
                ),
            ),
            models.CheckConstraint(
                name="listen_name_only_where_meant",
                condition=models.Q(permission=Permission.PUBLIC_NAMED) | models.Q(name=""),
            ),
            models.CheckConstraint(
                name="listen_written_down_by_somebody",
                condition=models.Q(origin="", scribe__isnull=True, agreed_to="")
                | (~models.Q(origin="") & (models.Q(scribe__isnull=False) | models.Q(withdrawn_at__isnull=False))),
            ),
            withheld_by_a_decision("listen_withheld_by_a_decision"),
        ]
        indexes = [
            models.Index(
                fields=["inquiry", "-told_at", "-id"],
                name="listen_story_newest",
                condition=models.Q(withdrawn_at__isnull=True, superseded_at__isnull=True),
            ),
            models.Index(
                fields=["inquiry", "-told_at", "-id"],
                name="listen_story_unread",
                condition=models.Q(first_read_at__isnull=True, withdrawn_at__isnull=True, superseded_at__isnull=True),
            ),
            models.Index(
                fields=["inquiry", "received_at"],
                name="listen_story_waits_longest",
                condition=models.Q(first_read_at__isnull=True, withdrawn_at__isnull=True, superseded_at__isnull=True),
            ),
            models.Index(
                fields=["visibility", "held_until"],
                name="listen_story_withheld",
                condition=~models.Q(visibility=Visibility.SHOWN),
            ),
            models.Index(
                fields=["superseded_at"],
                name="listen_story_superseded",
                condition=models.Q(superseded_at__isnull=False),
            ),
            models.Index(
                fields=["inquiry", "received_at"],
                name="listen_story_pace",
                condition=models.Q(withdrawn_at__isnull=True, superseded_at__isnull=True) & ~models.Q(via="import"),
            ),
            models.Index(
                fields=["inquiry", "-told_at", "-id"], name="listen_story_praise", condition=~models.Q(works_well="")
            ),
            models.Index(fields=["-told_at", "-id"], name="listen_newest_praise", condition=~models.Q(works_well="")),
            models.Index(
                fields=["inquiry", "origin", "-told_at"],
                name="listen_story_written_down",
                condition=~models.Q(origin=""),
            ),
        ]

    @property
    def has_known_source(self) -> bool:
        """Whether it still says which file it came from, and under which id."""
        return self.source not in {"", ERASED_SOURCE}

    @property
    def standing(self) -> Standing:
        """How it stands now; what was told anew counts as an earlier version unless it is out of sight."""
        standing = super().standing
        return Standing.SUPERSEDED if standing == Standing.SHOWN and self.superseded_at is not None else standing

    @property
    def is_public(self) -> bool:
        return self.permission in PUBLIC and self.withdrawn_at is None and not self.is_withheld

    @property
    def is_for_forum(self) -> bool:
        """Whether the people at a forum may read it: everybody who may be in public, and the step before."""
        released = self.permission in PUBLIC or self.permission == Permission.FORUM
        return released and self.withdrawn_at is None and not self.is_withheld

    @property
    def is_withheld_from_public(self) -> bool:
        """Whether everybody could read it if moderation had not taken it out of sight."""
        return self.permission in PUBLIC and self.is_withheld

    @property
    def has_page(self) -> bool:
        """Whether somebody holds a code with which they can see what became of it."""
        return bool(self.code_hash or self.supplements_id or self.supersedes_id)
