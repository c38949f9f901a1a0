"""How somebody can be reached who did not leave an address here: where it came from stands beside it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.people.models.account import Account


class PostalAddress(models.Model):
    account = models.OneToOneField(
        Account, primary_key=True, on_delete=models.CASCADE, related_name="postal", help_text=_("Wessen Anschrift")
    )
    street = models.CharField(max_length=120, help_text=_("Straße und Hausnummer"))
    extra = models.CharField(max_length=120, blank=True, help_text=_("Zusatz, zum Beispiel „bei Meier“"))
    postal_code = models.CharField(max_length=12, help_text=_("Postleitzahl"))
    city = models.CharField(max_length=80, help_text=_("Ort"))
    country = models.CharField(max_length=60, blank=True, help_text=_("Land; leer: Deutschland"))

    class Meta:
        verbose_name = _("Anschrift")
        indexes = [models.Index(fields=["postal_code"], name="people_postal_code")]

    @property
    def lines(self) -> list[str]:
        """The lines of a letter's window below the name."""
        lines = [self.extra, self.street, f"{self.postal_code} {self.city}".strip(), self.country.upper()]
        return [line for line in lines if line]


class AddressSource(models.Model):
    """Where we have somebody's address from (Art. 14 DSGVO): whoever was not asked has a right to know."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", help_text=_("Wessen Adresse"))
    told = models.CharField(max_length=200, help_text=_("Woher sie kommt, in Worten des Teams"))
    ground = models.CharField(max_length=300, help_text=_("Worauf sich das Team beruft"))
    brought_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, related_name="+", help_text=_("Wer sie mitbrachte")
    )
    brought_at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Herkunft einer Adresse")
        indexes = [models.Index(fields=["account", "-id"], name="people_source_newest")]


class ErasedAddress(models.Model):
    """Somebody had their account erased, or said no before it was: no list brings the address back."""

    address_hash = models.BinaryField(max_length=32, unique=True, help_text=_("Prüfwert der Adresse"))
    erased_at = models.DateTimeField(help_text=_("Wann das Konto gelöscht wurde"))

    class Meta:
        verbose_name = _("Gelöschte Adresse")
