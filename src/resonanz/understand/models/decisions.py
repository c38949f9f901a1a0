"""What people decided about themes, and everything that ever happened to one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.understand.enums import Deed
from resonanz.understand.models.themes import LONGEST_NAME, Theme


class Pinned(models.Model):
    """This story belongs to this theme, because a person said so. It holds at every refresh."""

    story = models.OneToOneField(
        "listen.Story",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Welche Geschichte"),
    )
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="+", help_text=_("Zu welchem Thema"))
    pinned_by = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer"))
    pinned_at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Geschichte, die das Team einem Thema zugeordnet hat")


class Banned(models.Model):
    """This story does not belong to this theme, because a person said so. It holds at every refresh."""

    story = models.ForeignKey(
        "listen.Story",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        help_text=_("Welche Geschichte"),
    )
    theme = models.ForeignKey(
        Theme, on_delete=models.CASCADE, related_name="+", help_text=_("Zu welchem Thema sie nicht gehört")
    )
    banned_by = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer"))
    banned_at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Geschichte, die das Team aus einem Thema genommen hat")
        constraints = [models.UniqueConstraint(fields=["story", "theme"], name="understand_banned_once")]


class ThemeChange(models.Model):
    """The history of themes: deeds of people and of the program. It names no story and holds no words of guests."""

    inquiry = models.ForeignKey(
        "ask.Inquiry",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        help_text=_("Zu welchem Anliegen"),
    )
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="+", help_text=_("Welches Thema"))
    other = models.ForeignKey(
        Theme, on_delete=models.CASCADE, null=True, related_name="+", help_text=_("Das andere Thema")
    )
    deed = models.CharField(max_length=10, choices=Deed.choices, help_text=_("Was geschah"))
    name = models.CharField(max_length=LONGEST_NAME, blank=True, help_text=_("Der Name, den das Team gab"))
    stories = models.IntegerField(default=0, help_text=_("Wie viele Geschichten es betraf"))
    by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer; leer: das Programm"),
    )
    at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Was mit einem Thema geschah")
        indexes = [models.Index(fields=["inquiry", "-at", "-id"], name="understand_newest_change")]
