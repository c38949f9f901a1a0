from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Excerpted(TextChoices):
    """What a passage is to a theme."""

    NAME = "name", _("Name")
    PHRASE = "phrase", _("Wendung")
    CENTRAL = "central", _("Kernsatz")
    QUOTE = "quote", _("Zitat")
    FACET = "facet", _("Teil")
    COUNTER = "counter", _("Gegenstimme")


class Kind(TextChoices):
    """What a passage does; the values are those of the engine."""

    WISH = "wish", _("Wunsch")
    PROBLEM = "problem", _("Problem")
    QUESTION = "question", _("Frage")
    PRAISE = "praise", _("Lob")
    PROMISE_BROKEN = "promise_broken", _("gebrochenes Versprechen")


class Deed(TextChoices):
    """What happens to a theme. The first ten are done by people, the others by the program at a refresh."""

    RENAME = "rename", _("benannt")
    UNNAME = "unname", _("Name zurückgenommen")
    MERGE = "merge", _("zusammengelegt")
    UNMERGE = "unmerge", _("Zusammenlegung zurückgenommen")
    SPLIT = "split", _("aufgeteilt")
    PIN = "pin", _("Geschichte zugeordnet")
    UNPIN = "unpin", _("Zuordnung zurückgenommen")
    BAN = "ban", _("Geschichte herausgenommen")
    UNBAN = "unban", _("Herausnahme zurückgenommen")
    KIND = "kind", _("Art eines Abschnitts berichtigt")
    BORN = "born", _("neu")
    JOINED = "joined", _("zusammengegangen")
    PARTED = "parted", _("abgespalten")
    FADED = "faded", _("verblasst")


class Pays(TextChoices):
    """Why forming the themes anew pays; the values are those of the engine."""

    NOTHING = "nothing", _("lohnt sich noch nicht")
    GROWN = "grown", _("viel mehr Geschichten als beim letzten Mal")
    FAR = "far", _("viele neue Geschichten passen zu keinem Thema")


class Side(TextChoices):
    """Which way a passage of evidence points."""

    SUPPORT = "support", _("Beleg")
    COUNTER = "counter", _("Gegenstimme")


class Step(TextChoices):
    """How far a reading of an inquiry has come."""

    WAITING = "waiting", _("wartet")
    EMBEDDING = "embedding", _("Geschichten werden gelesen")
    GROUPING = "grouping", _("Themen werden gebildet")
    DONE = "done", _("fertig")
    FAILED = "failed", _("abgebrochen")


class TouchDeed(TextChoices):
    """What people do with a touchpoint."""

    DESCRIBE = "describe", _("beschrieben")
    CHANGE = "change", _("anders beschrieben")
    ARCHIVE = "archive", _("abgelegt")
    REVIVE = "revive", _("zurückgeholt")
    BELONGS = "belongs", _("Abschnitt zugeordnet")
    REFUSED = "refused", _("Abschnitt herausgenommen")
    LIFT = "lift", _("Berichtigung zurückgenommen")


class Matching(TextChoices):
    """How far matching an inquiry with the touchpoints has come."""

    WAITING = "waiting", _("wartet")
    RUNNING = "running", _("Abschnitte werden verglichen")
    DONE = "done", _("fertig")
    FAILED = "failed", _("abgebrochen")
