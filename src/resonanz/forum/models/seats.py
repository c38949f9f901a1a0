"""Who is there, what they said in which round, and who wants to speak."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.forum.enums import Turn
from resonanz.forum.models.forums import Forum
from resonanz.forum.models.rounds import Round


class Seat(models.Model):
    """Somebody at an evening, under a code. Its words are one voice, to which the same code leads afterwards."""

    forum = models.ForeignKey(
        Forum, on_delete=models.PROTECT, related_name="seats", db_index=False, help_text=_("Bei welchem Forum")
    )
    code_hash = models.BinaryField(
        max_length=32, null=True, unique=True, help_text=_("Prüfwert des Codes, nie der Code selbst")
    )
    teller = models.UUIDField(db_index=True, help_text=_("Zufallszahl, die alle Worte dieser Stimme verbindet"))
    name = models.CharField(
        _("Wie wir Sie ansprechen dürfen"), max_length=80, blank=True, help_text=_("Nur, wenn jemand einen Namen nennt")
    )
    roles = ArrayField(models.CharField(max_length=24), help_text=_("Wer da sitzt, nach eigener Angabe"))
    person = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wem der Platz gehört, wenn jemand angemeldet ist"),
    )
    table = models.PositiveSmallIntegerField(_("Tisch"), null=True, blank=True, help_text=_("An welchem Tisch"))
    is_remote = models.BooleanField(default=False, help_text=_("Ob jemand von außen zugeschaltet ist"))
    speaker_code = models.CharField(
        max_length=4, help_text=_("Unter diesem Zeichen schreibt jemand am Tisch mit, ohne Namen")
    )
    arrived_at = models.DateTimeField(help_text=_("Seit wann da"))

    class Meta:
        verbose_name = _("Platz beim Forum")
        constraints = [
            models.UniqueConstraint(fields=["forum", "speaker_code"], name="forum_one_sign_each"),
            models.UniqueConstraint(
                fields=["forum", "person"], condition=models.Q(person__isnull=False), name="forum_one_seat_per_person"
            ),
        ]


class Contribution(models.Model):
    """In which round a story was told. The words stand in the story alone."""

    story = models.OneToOneField(
        "listen.Story", on_delete=models.CASCADE, related_name="+", help_text=_("Welche Geschichte")
    )
    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="+", help_text=_("Bei welchem Forum"))
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="+", help_text=_("In welcher Runde"))
    seat = models.ForeignKey(
        Seat,
        on_delete=models.SET_NULL,
        null=True,
        related_name="contributions",
        help_text=_("Von welchem Platz; leer, wo nichts zu einem Menschen führen soll"),
    )
    table = models.PositiveSmallIntegerField(null=True, help_text=_("An welchem Tisch es gesagt wurde"))
    answers = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("Zu welchem Ärger dieselbe Person diesen Wunsch hat"),
    )
    is_late = models.BooleanField(default=False, help_text=_("Ob es erst nach dem Ende der Runde ankam"))

    class Meta:
        verbose_name = _("Beitrag in einer Runde")
        indexes = [models.Index(fields=["round", "-id"], name="forum_said_in_round")]


class QueueTurn(models.Model):
    """Somebody who wants to say something aloud."""

    forum = models.ForeignKey(
        Forum, on_delete=models.CASCADE, related_name="+", db_index=False, help_text=_("Bei welchem Forum")
    )
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="turns", help_text=_("Wer sprechen möchte"))
    contribution = models.ForeignKey(
        Contribution,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("Welcher Beitrag vorgelesen oder erzählt werden soll"),
    )
    state = models.CharField(
        max_length=8, choices=Turn.choices, default=Turn.WAITING, help_text=_("Wo jemand in der Reihe steht")
    )
    reason = models.CharField(max_length=300, blank=True, help_text=_("Warum jemand nicht aufgerufen wurde"))
    asked_at = models.DateTimeField(help_text=_("Seit wann in der Reihe"))
    changed_at = models.DateTimeField(null=True, help_text=_("Wann zuletzt geändert"))

    class Meta:
        verbose_name = _("Wortmeldung")
        ordering = ("asked_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=models.Q(state__in=[Turn.WAITING, Turn.NOW]),
                name="forum_one_turn_at_a_time",
            ),
            models.CheckConstraint(
                name="forum_nobody_declined_silently", condition=~models.Q(state=Turn.DECLINED) | ~models.Q(reason="")
            ),
        ]
        indexes = [models.Index(fields=["forum", "state", "asked_at"], name="forum_queue")]
