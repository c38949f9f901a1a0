"""How the team feels before and after. Who answered and what was answered stand apart and cannot be joined."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.forum.enums import CameTrue, Phase
from resonanz.forum.models.forums import Forum


class Asked(models.Model):
    """That somebody has answered, so that nobody answers twice. Not what, and not when."""

    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="+", help_text=_("Zu welchem Forum"))
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="+", help_text=_("Wer"))
    phase = models.CharField(max_length=6, choices=Phase.choices, help_text=_("Vorher oder nachher"))

    class Meta:
        verbose_name = _("Teilnahme an der Frage ans Team")
        constraints = [models.UniqueConstraint(fields=["forum", "account", "phase"], name="forum_team_asked_once")]


class Mood(models.Model):
    """One answer between fear (1) and curiosity (5). Its number is random, so that no order tells whose it is."""

    id = models.UUIDField(primary_key=True, help_text=_("Zufallszahl statt einer laufenden Nummer"))
    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="+", help_text=_("Zu welchem Forum"))
    phase = models.CharField(max_length=6, choices=Phase.choices, help_text=_("Vorher oder nachher"))
    level = models.PositiveSmallIntegerField(help_text=_("Von 1, Angst, bis 5, Vorfreude"))

    class Meta:
        verbose_name = _("Stimmung im Team")
        constraints = [
            models.CheckConstraint(name="forum_mood_from_one_to_five", condition=models.Q(level__range=(1, 5)))
        ]


class Fear(models.Model):
    """„Was ist, wenn …?“, without a name. It may stand beside an answer that the team found together."""

    id = models.UUIDField(primary_key=True, help_text=_("Zufallszahl statt einer laufenden Nummer"))
    forum = models.ForeignKey(Forum, on_delete=models.CASCADE, related_name="+", help_text=_("Zu welchem Forum"))
    text = models.CharField(_("Was ist, wenn …?"), max_length=500, help_text=_("Die Befürchtung, in eigenen Worten"))
    answer = models.TextField(
        _("Was wir dann tun"), blank=True, help_text=_("Was das Team sich dafür vorgenommen hat; ohne Namen")
    )

    class Meta:
        verbose_name = _("Befürchtung im Team")


class FearOutcome(models.Model):
    """What one member of the team says afterwards about one fear, without a name."""

    id = models.UUIDField(primary_key=True, help_text=_("Zufallszahl statt einer laufenden Nummer"))
    fear = models.ForeignKey(
        Fear, on_delete=models.CASCADE, related_name="outcomes", help_text=_("Um welche Befürchtung es geht")
    )
    came_true = models.CharField(max_length=8, choices=CameTrue.choices, help_text=_("Was daraus wurde"))

    class Meta:
        verbose_name = _("Was aus einer Befürchtung wurde")
