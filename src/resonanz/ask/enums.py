from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from resonanz.people.enums import Role


class State(TextChoices):
    DRAFT = "draft", _("Entwurf")
    OPEN = "open", _("Offen")
    CLOSED = "closed", _("Geschlossen")


class Found(TextChoices):
    """How somebody came onto the list of an inquiry."""

    APPLIED = "applied", _("hat sich selbst gemeldet")
    IMPORTED = "imported", _("aus einer Adressliste")
    NAMED = "named", _("vom Team eingetragen")


WHO = {
    Role.GUEST: _("Gäste"),
    Role.CUSTOMER: _("Kundinnen und Kunden"),
    Role.NON_CUSTOMER: _("Menschen, die noch nicht Kunde sind"),
    Role.COMPETITOR_CUSTOMER: _("Kundinnen und Kunden anderer"),
    Role.EMPLOYEE: _("Menschen, die hier arbeiten"),
    Role.OTHER: _("Andere Menschen"),
}
"""How a group of a plan is called when its role says enough."""


class CandidateState(TextChoices):
    """Where somebody stands before an invitation; what happens to the invitation stands there."""

    LISTED = "listed", _("auf der Liste")
    DRAWN = "drawn", _("gezogen")
    WAITING = "waiting", _("auf der Warteliste")
    LEFT = "left", _("nicht mehr dabei")


class InvitationState(TextChoices):
    PREPARED = "prepared", _("vorbereitet")
    SENT = "sent", _("unterwegs")
    FAILED = "failed", _("kam nicht an")
    STOPPED = "stopped", _("nicht abgeschickt")
    ACCEPTED = "accepted", _("zugesagt")
    DECLINED = "declined", _("abgesagt")
    ANSWERED = "answered", _("hat geantwortet")
    EXPIRED = "expired", _("abgelaufen")


class BatchKind(TextChoices):
    INVITE = "invite", _("einladen")
    REMIND = "remind", _("erinnern")


class BatchState(TextChoices):
    RUNNING = "running", _("läuft")
    DONE = "done", _("fertig")
    FAILED = "failed", _("abgebrochen")


class Ground(TextChoices):
    """On what an e-mail to imported addresses stands; without one it is letter or hand."""

    CONSENT = "consent", _("Einwilligung, mit Tag und Herkunft")
    EXISTING = "existing", _("Bestandskunden nach § 7 Abs. 3 UWG")
    NONE = "none", _("kein Grund: nur Brief oder Übergabe")


class AddressState(TextChoices):
    UPLOADED = "uploaded", _("hochgeladen")
    CHECKING = "checking", _("wird geprüft")
    CHECKED = "checked", _("geprüft")
    TAKING = "taking", _("wird übernommen")
    DONE = "done", _("übernommen")
    FAILED = "failed", _("abgebrochen")
