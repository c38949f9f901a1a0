"""What guests want to talk about."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.forum.enums import Verdict
from resonanz.forum.models.forums import Forum
from resonanz.forum.models.rounds import Round


class AgendaWish(models.Model):
    """A story that asks for a place on the agenda. It is taken or declined with a reason that its writer reads."""

    story = models.OneToOneField(
        "listen.Story", on_delete=models.CASCADE, related_name="+", help_text=_("Die Worte stehen in der Geschichte")
    )
    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="wishes", help_text=_("Für welches Forum"))
    verdict = models.CharField(
        max_length=8, choices=Verdict.choices, default=Verdict.WAITING, help_text=_("Was daraus wurde")
    )
    reason = models.TextField(_("Warum nicht"), blank=True, help_text=_("Der Gast liest diesen Grund"))
    round = models.ForeignKey(
        Round, on_delete=models.SET_NULL, null=True, related_name="+", help_text=_("In welcher Runde es drankommt")
    )
    decided_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, null=True, related_name="+", help_text=_("Wer es entschieden hat")
    )
    decided_at = models.DateTimeField(null=True, help_text=_("Wann entschieden"))

    class Meta:
        verbose_name = _("Wunsch an die Tagesordnung")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                name="forum_no_wish_declined_silently",
                condition=~models.Q(verdict=Verdict.DECLINED) | ~models.Q(reason=""),
            )
        ]
