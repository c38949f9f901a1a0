"""What words of people have in common that moderation may take out of sight for a while, but never change."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.ground import clock
from resonanz.listen.enums import Standing, Visibility


class InSight(models.Model):
    """Words with an entry of their own. Whoever inherits adds `withdrawn_at` and `withheld_by_a_decision`."""

    withdrawn_at: models.DateTimeField[object, object]
    visibility = models.CharField(
        max_length=8,
        choices=Visibility.choices,
        default=Visibility.SHOWN,
        help_text=_("Ob die Moderation sie zurückhält oder verborgen hat"),
    )
    held_until = models.DateTimeField(null=True, help_text=_("Wann sie sich von selbst wieder zeigt"))
    withheld_by = models.BigIntegerField(
        null=True, help_text=_("Eintrag der Entscheidung, durch die sie nicht zu sehen ist")
    )

    class Meta:
        abstract = True

    @property
    def standing(self) -> Standing:
        """How it stands now; a hold whose deadline has passed is over, whether or not somebody noted it yet."""
        if self.withdrawn_at is not None:
            return Standing.ERASED
        if self.visibility == Visibility.HIDDEN:
            return Standing.HIDDEN
        if self.visibility == Visibility.HELD and self.held_until and self.held_until > clock.now():
            return Standing.HELD
        return Standing.SHOWN

    @property
    def is_withheld(self) -> bool:
        return self.standing in {Standing.HELD, Standing.HIDDEN}


def withheld_by_a_decision(name: str) -> models.CheckConstraint:
    """Nothing is out of sight without the entry of the decision that took it there."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(visibility=Visibility.SHOWN, held_until=None, withheld_by=None)
        | models.Q(visibility=Visibility.HELD, held_until__isnull=False, withheld_by__isnull=False)
        | models.Q(visibility=Visibility.HIDDEN, held_until=None, withheld_by__isnull=False),
    )


def in_sight(path: str = "") -> models.Q:
    """Rows that moderation does not keep out of sight now; `path` leads to them, as in lookups."""
    return models.Q(**{f"{path}visibility": Visibility.SHOWN}) | models.Q(
        **{f"{path}visibility": Visibility.HELD, f"{path}held_until__lte": clock.now()}
    )
