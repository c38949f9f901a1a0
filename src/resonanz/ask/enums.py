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


class Area(TextChoices):
    """The way of a voice, as the team's pages about one inquiry are ordered by it."""

    OVERVIEW = "overview", _("Überblick")
    ASK = "ask", _("Fragen")
    LISTEN = "listen", _("Zuhören")
    UNDERSTAND = "understand", _("Verstehen")
    ANSWER = "answer", _("Antworten")
