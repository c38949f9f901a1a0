"""Whom we ask: the plan, who could be asked, and in which order the lot put them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from resonanz.ask.enums import WHO, CandidateState, Found
from resonanz.ask.models.inquiry import Inquiry
from resonanz.ground import clock
from resonanz.people.enums import Role


class Audience(models.Model):
    """The plan of one inquiry. Its seed is fixed before anybody can apply and shown after the draw."""

    inquiry = models.OneToOneField(
        Inquiry, on_delete=models.PROTECT, related_name="audience", help_text=_("Zu welchem Anliegen")
    )
    places = models.PositiveIntegerField(_("Plätze"), help_text=_("So viele Menschen werden eingeladen"))
    rule = models.TextField(
        _("Wie wir auswählen"), blank=True, help_text=_("Die Regel, wie sie öffentlich auf der Einladung steht")
    )
    apply_until = models.DateTimeField(
        _("Bewerben bis"), null=True, blank=True, help_text=_("Danach wird gelost; leer: keine offene Einladung")
    )
    seed = models.BinaryField(max_length=32, null=True, help_text=_("Die Zahl, aus der das Los folgt"))
    seed_hash = models.BinaryField(
        max_length=32, null=True, help_text=_("Prüfwert der Zahl, vor der Ziehung im Protokollbuch festgelegt")
    )
    sealed_at = models.DateTimeField(null=True, help_text=_("Wann Plan und Zahl festgelegt wurden"))
    sealed_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer den Plan veröffentlicht hat; leer: Befehlszeile"),
    )
    seal_index = models.BigIntegerField(null=True, unique=True, help_text=_("Eintrag dazu im Protokollbuch"))
    drawn_at = models.DateTimeField(null=True, help_text=_("Wann gelost wurde"))
    drawn_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer die Ziehung auslöste; leer: Befehlszeile"),
    )
    draw_index = models.BigIntegerField(null=True, unique=True, help_text=_("Eintrag der Ziehung im Protokollbuch"))

    class Meta:
        verbose_name = _("Plan der Gefragten")
        constraints = [
            models.CheckConstraint(
                name="ask_no_draw_before_the_seal",
                condition=models.Q(drawn_at__isnull=True) | models.Q(sealed_at__lte=models.F("drawn_at")),
            ),
            # Without a seed nothing was sealed, and without a rule nobody could hold us to it.
            models.CheckConstraint(
                name="ask_sealed_whole",
                condition=models.Q(sealed_at__isnull=True)
                | (
                    models.Q(seed__isnull=False, seed_hash__isnull=False, seal_index__isnull=False, places__gte=1)
                    & ~models.Q(rule="")
                ),
            ),
        ]

    @property
    def last_day(self) -> date | None:
        """The day until which, inclusively, people can apply; what is stored is the midnight after it."""
        return localdate(self.apply_until - timedelta(seconds=1)) if self.apply_until else None

    @property
    def is_sealed(self) -> bool:
        return self.sealed_at is not None

    @property
    def is_drawn(self) -> bool:
        return self.drawn_at is not None

    @property
    def takes_applications_now(self) -> bool:
        return self.takes_applications(clock.now())

    def takes_applications(self, moment: datetime) -> bool:
        """Whether somebody can still put themselves on the list."""
        return self.is_sealed and not self.is_drawn and self.apply_until is not None and moment < self.apply_until


class Group(models.Model):
    """Some of the people to be asked, and how many of them: one of the roles, or a group the host names."""

    audience = models.ForeignKey(
        Audience, on_delete=models.CASCADE, related_name="groups", help_text=_("Zu welchem Plan")
    )
    key = models.SlugField(max_length=40, help_text=_("Kurzname im Plan"))
    role = models.CharField(
        max_length=24, choices=Role.choices, help_text=_("Unter welcher Rolle diese Menschen sprechen")
    )
    label = models.CharField(
        _("Wer"), max_length=80, blank=True, help_text=_("Nur bei eigenen Gruppen, zum Beispiel „Frühere Kundinnen“")
    )
    target = models.PositiveIntegerField(_("Plätze"), help_text=_("So viele davon"))
    place = models.PositiveSmallIntegerField(default=0, help_text=_("An welcher Stelle im Plan"))
    letter = models.CharField(
        max_length=2,
        blank=True,
        help_text=_("Buchstabe, unter dem die Gruppe beim Losen steht, damit eine kleine keinen Namen trägt"),
    )

    class Meta:
        verbose_name = _("Gruppe")
        ordering = ("place", "pk")
        constraints = [
            models.UniqueConstraint(fields=["audience", "key"], name="ask_group_once_per_plan"),
            models.UniqueConstraint(
                fields=["audience", "letter"], condition=~models.Q(letter=""), name="ask_one_letter_each"
            ),
        ]

    def __str__(self) -> str:
        return self.label or str(WHO[Role(self.role)])


class Candidate(models.Model):
    """Somebody who could be asked in one inquiry: who applied, or whom the team knows."""

    inquiry = models.ForeignKey(
        Inquiry, on_delete=models.PROTECT, related_name="+", help_text=_("Für welches Anliegen")
    )
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="+", help_text=_("Wer"))
    number = models.PositiveIntegerField(help_text=_("Losnummer, die öffentlich für diese Person steht"))
    groups = ArrayField(models.CharField(max_length=40), help_text=_("Zu welchen Gruppen des Plans sie gehört"))
    found = models.CharField(max_length=8, choices=Found.choices, help_text=_("Wie sie auf die Liste kam"))
    door = models.CharField(
        max_length=80, blank=True, help_text=_("Durch welche Tür, zum Beispiel die Datei oder der Aushang")
    )
    state = models.CharField(
        max_length=8, choices=CandidateState.choices, default=CandidateState.LISTED, help_text=_("Wie es steht")
    )
    turn = models.PositiveIntegerField(null=True, help_text=_("Platz in der Reihenfolge des Loses"))
    drawn_for = models.CharField(max_length=40, blank=True, help_text=_("Für welche Gruppe gezogen"))
    instead_of = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, related_name="+", help_text=_("Für wen nachgerückt")
    )
    added_at = models.DateTimeField(help_text=_("Seit wann auf der Liste"))
    added_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer sie auf die Liste setzte; leer: sie selbst"),
    )
    moved_at = models.DateTimeField(null=True, help_text=_("Wann gezogen oder nachgerückt"))

    class Meta:
        verbose_name = _("Auf der Liste eines Anliegens")
        ordering = ("inquiry", "number")
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "account"], name="ask_listed_once"),
            models.UniqueConstraint(fields=["inquiry", "number"], name="ask_one_number_each"),
        ]
        indexes = [models.Index(fields=["inquiry", "state", "turn"], name="ask_candidate_next")]
