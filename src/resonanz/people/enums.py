"""Relations of a person to the organisation. Several at once are normal: nobody is only a customer."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(TextChoices):
    """What people say of themselves, and what we know: the badge that stands at every word of theirs."""

    GUEST = "guest", pgettext_lazy("role", "Gast")
    CUSTOMER = "customer", _("Kundin oder Kunde")
    NON_CUSTOMER = "non_customer", _("Noch nicht Kunde")
    COMPETITOR_CUSTOMER = "competitor_customer", _("Kunde woanders")
    EMPLOYEE = "employee", _("Arbeitet hier")
    OTHER = "other", _("Etwas anderes")


class Badge(TextChoices):
    """Every badge there is, in the order in which they are shown. The first six are the roles of people."""

    GUEST = "guest", pgettext_lazy("role", "Gast")
    CUSTOMER = "customer", _("Kundin oder Kunde")
    NON_CUSTOMER = "non_customer", _("Noch nicht Kunde")
    COMPETITOR_CUSTOMER = "competitor_customer", _("Kunde woanders")
    EMPLOYEE = "employee", _("Arbeitet hier")
    OTHER = "other", _("Etwas anderes")
    MODERATION = "moderation", _("Moderation")
    ORGANISATION = "organisation", _("Organisation")
    PROPOSED = "proposed", _("maschinell vorgeschlagen")

    @classmethod
    def shown(cls, keys: Iterable[str]) -> list[tuple[str, str]]:
        """(key, label) of each, in the order of this vocabulary; a key it does not know is left out."""
        wanted = set(keys)
        return [(badge.value, str(badge.label)) for badge in cls if badge.value in wanted]

    @classmethod
    def text(cls, keys: Iterable[str]) -> str:
        """For mails, tables and print, where no colour speaks: `Kundin oder Kunde, Arbeitet hier`."""
        return ", ".join(label for _key, label in cls.shown(keys))


FACTS = "facts"
ATTACHED = "attached"
"""What entries about a person's relation say: what is known of it, or whose voice something is."""


class RelationSource(TextChoices):
    """Only the first can be chosen; the others are facts and stand above it."""

    SAID = "said", _("selbst angegeben")
    DOMAIN = "domain", _("Adresse der Organisation")
    CLAIM = "claim", _("Anmeldedienst der Organisation")
    TEAM = "team", _("gehört zum Team")


class Against(TextChoices):
    """What a person can object to."""

    CONTACT = "contact", _("dass wir uns melden")
    USE = "use", _("dass andere als das Team meine Worte sehen")


TEAM_ROLE = "host"


class Purpose(TextChoices):
    """What somebody is written to for. Each needs its own consent; one word each, as it stands in lists."""

    OUTCOME = "outcome", _("Ergebnis")
    INVITATION = "invitation", _("Gesprächseinladung")
    FORUM = "forum", _("Forumseinladung")
    PRESS = "press", _("Veröffentlichung")


ASKED_FOR = frozenset({Purpose.OUTCOME})
"""Purposes that people ask for themselves: they count against no budget and survive an objection."""


class Channel(TextChoices):
    """The way a message takes to somebody."""

    EMAIL = "email", _("E-Mail")
    LETTER = "letter", _("Brief")
    PHONE = "phone", _("Telefon")
    HAND = "hand", _("Übergabe")


class Door(TextChoices):
    """Where a consent was given."""

    VOICE = "voice", _("auf „Meine Stimme“")
    OWN_PAGE = "own_page", _("auf der Seite „Einwilligungen“")
    LIST = "list", _("auf anderem Weg, übernommen mit einer Adressliste")
    APPLICATION = "application", _("auf einer offenen Einladung")


class Ending(TextChoices):
    """How a consent ended."""

    OWN_PAGE = "own_page", _("auf der Seite „Einwilligungen“")
    VOICE = "voice", _("auf „Meine Stimme“")
    LINK = "link", _("über den Link in einer Nachricht")
    ONE_CLICK = "one_click", _("über den Abbestellknopf des Mailprogramms")
    OBJECTION = "objection", _("durch Widerspruch")
    INVITATION = "invitation", _("auf der Seite einer Einladung")
    UNCONFIRMED = "unconfirmed", _("weil sie nicht bestätigt wurde")


class Direction(TextChoices):
    OUT = "out", _("an die Person")
    IN = "in", _("von der Person")


class Ground(TextChoices):
    """What an address list rests on."""

    CONSENT = "consent", _("Diese Menschen haben zugestimmt, dass wir sie per E-Mail einladen")
    EXISTING = "existing", _("Bestandskundschaft nach § 7 Abs. 3 UWG, alle vier Voraussetzungen liegen vor")
    NONE = "none", _("Keine Einwilligung: nur Brief und persönliche Übergabe")


class Remark(TextChoices):
    """What an address list could not change."""

    NONE = "", ""
    OBJECTED = "objected", _("Diese Person hat widersprochen. Sie steht nicht auf der Liste.")
    ERASED = "erased", _("Diese Person hat Nein gesagt oder sich löschen lassen. Eine Liste bringt sie nicht zurück.")
    TAKEN_BACK = (
        "taken_back",
        _("Diese Person hat ihre Einwilligung zurückgezogen. Nur sie selbst kann sie neu geben; ein Brief geht."),
    )


class Scope(TextChoices):
    """What a program may do with a key; the words are those of the interface, so nothing translates them."""

    STORIES_READ = "stories:read", _("Geschichten lesen, auch die nur für das Team")
    STORIES_WRITE = "stories:write", _("Geschichten abgeben")
    INSIGHTS_READ = "insights:read", _("Erkenntnisse, Belege und Entscheidungen lesen")
    COMMITMENTS_READ = "commitments:read", _("Zusagen lesen")
    FORUM_READ = "forum:read", _("Foren lesen")
    BALANCE_READ = "balance:read", _("Die Bilanz lesen")
    INQUIRIES_READ = "inquiries:read", _("Anliegen lesen")
    THEMES_READ = "themes:read", _("Themen lesen")


class HookDeed(TextChoices):
    """What happened to a program that is told what happens here."""

    MADE = "made", _("eingerichtet")
    REMOVED = "removed", _("gelöscht")


class KeyDeed(TextChoices):
    """What happened to a key."""

    MADE = "made", _("ausgestellt")
    REVOKED = "revoked", _("zurückgezogen")
