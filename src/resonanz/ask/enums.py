from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from resonanz.people.enums import Role


class State(TextChoices):
    DRAFT = "draft", _("Entwurf")
    OPEN = "open", _("Offen")
    CLOSED = "closed", _("Geschlossen")


class Manner(TextChoices):
    """How the house addresses those it asks, in German."""

    SIE = "sie", _("mit „Sie“")
    DU = "du", _("mit „du“")


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


class Flaw(TextChoices):
    """What the question check finds, as the engine calls it."""

    LEADING = "leading", _("legt die Antwort nahe")
    LOADED = "loaded", _("wertet, bevor jemand geantwortet hat")
    DOUBLE_BARRELLED = "double_barrelled", _("fragt zwei Dinge auf einmal")
    ASSUMPTIVE = "assumptive", _("setzt etwas voraus")
    CLOSED = "closed", _("lässt nur Ja oder Nein")
    ABSOLUTE = "absolute", _("lässt keine Ausnahme zu")
    DOUBLE_NEGATION = "double_negation", _("verneint doppelt")
    JARGON = "jargon", _("spricht die Sprache des Hauses")
    SELF_CENTRED = "self_centred", _("handelt von uns statt von den Gefragten")
    FLATTERING = "flattering", _("schmeichelt")
    EMOTIONAL_PRESSURE = "emotional_pressure", _("drängt")


class Feed(TextChoices):
    """Which later work the answers to a question of the library serve."""

    NEEDS = "needs", _("Bedürfnisse")
    MIRROR = "mirror", _("Spiegel: wie andere uns sehen")
    PROMISES = "promises", _("Versprechen-Prüfung")
    DARLINGS = "darlings", _("Herzensprojekte, von denen wir uns trennen")
    KEEP = "keep", _("was bleiben soll")
    JOURNEY = "journey", _("Kundenreise und Berührungspunkte")
    MARKET = "market", _("was andere besser machen")
    THANKS = "thanks", _("Dank an das Team")


class BatchKind(TextChoices):
    INVITE = "invite", _("einladen")
    REMIND = "remind", _("erinnern")


class BatchState(TextChoices):
    RUNNING = "running", _("läuft")
    DONE = "done", _("fertig")
    FAILED = "failed", _("abgebrochen")
