from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Permission(TextChoices):
    """Who may see a story, from few to all. Asked for each story; who imported it cannot widen it."""

    TEAM = "team", _("Nur das Team")
    FORUM = "forum", _("Im Kundenforum")
    PUBLIC_ANONYMOUS = "public_anonymous", _("Alle, ohne Namen")
    PUBLIC_NAMED = "public_named", _("Alle, mit Namen")


PUBLIC = frozenset({Permission.PUBLIC_ANONYMOUS, Permission.PUBLIC_NAMED})
"""The steps at which everybody may read the words. Named, not "all but": a new step starts out closed."""


class Feeling(TextChoices):
    """Only what tellers say of themselves; nothing is ever inferred."""

    ANGRY = "veraergert", _("verärgert")
    DISAPPOINTED = "enttaeuscht", _("enttäuscht")
    PUZZLED = "ratlos", _("ratlos")
    CALM = "gelassen", _("gelassen")
    RELIEVED = "erleichtert", _("erleichtert")
    GLAD = "froh", _("froh")


class Withdrawal(TextChoices):
    TELLER = "teller", _("von der Erzählerin oder dem Erzähler zurückgezogen")
    RETENTION = "retention", _("am versprochenen Tag gelöscht")


class Visibility(TextChoices):
    """Whether the words stand where they may be read; changed only together with an entry in the ledger."""

    SHOWN = "shown", _("sichtbar")
    HELD = "held", _("zurückgehalten")
    HIDDEN = "hidden", _("verborgen")


class Standing(TextChoices):
    """How an accepted story stands today; each has exactly one. Whoever lost their words comes first."""

    SHOWN = "shown", _("sichtbar")
    HELD = "held", _("zurückgehalten")
    HIDDEN = "hidden", _("verborgen")
    ERASED = "erased", _("gelöscht")
    SUPERSEDED = "superseded", _("frühere Fassung")


class Origin(TextChoices):
    """How words came that somebody from the team wrote down. Empty for whatever people wrote themselves."""

    PHONE = "phone", _("am Telefon")
    COUNTER = "counter", _("am Schalter")
    TABLE = "table", _("am Tisch")
    CARD = "card", _("von einer Karte")
    TALK = "talk", _("aus einem Gespräch")
    SEEN = "seen", _("als Beobachtung")


SPOKEN = (Origin.PHONE, Origin.COUNTER, Origin.TABLE)
"""Where somebody speaks and somebody else writes at the same moment."""


class TalkKind(TextChoices):
    INTERVIEW = "interview", _("Gespräch")
    OBSERVATION = "observation", _("Beobachtung")


class NoteKind(TextChoices):
    """What a note holds. The three are never mixed, and only the first two can become a source."""

    QUOTE = "quote", _("Wörtlich gesagt")
    SEEN = "seen", _("Gesehen")
    MEANT = "meant", _("So verstehen wir es")


class Choice(TextChoices):
    """What somebody says to a statement."""

    AGREE = "agree", _("Zustimmung")
    DISAGREE = "disagree", _("Ablehnung")
    PASS = "pass", _("Enthaltung")


class VotingDeed(TextChoices):
    """What happened to the voting of an inquiry."""

    OPENED = "opened", _("Abstimmung geöffnet")
    CLOSED = "closed", _("Abstimmung geschlossen")


class Tasting(TextChoices):
    """How a concept stands. Once its marks are open it is not tasted again: nobody could be blind any more."""

    DRAFT = "draft", _("Entwurf")
    OPEN = "open", _("offen")
    PAUSED = "paused", _("unterbrochen")
    CLOSED = "closed", _("aufgedeckt")


class Maker(TextChoices):
    """Whose version this is. Sealed when the tasting opens, shown to tasters only after it is closed."""

    OURS = "ours", _("von uns")
    COMPETITOR = "competitor", _("von einem Wettbewerber")
    INVENTED = "invented", _("erfunden")


class Missed(TextChoices):
    """Whether somebody would miss it if it never came."""

    VERY = "very", _("sehr")
    SOME = "some", _("etwas")
    NOT = "not", _("nicht")
    UNSURE = "unsure", _("weiß nicht")


class Format(TextChoices):
    """What kind of file messages come in; recognised by its content, decided by people."""

    TABLE = "table", _("Tabelle")
    MAIL = "mail", _("Mails (MBOX, EML oder ZIP)")
    ZAMMAD = "zammad", _("Tickets aus Zammad")
    ZENDESK = "zendesk", _("Tickets aus Zendesk")
    PLAY = "play", _("Bewertungen aus Google Play")
    APP_STORE = "app-store", _("Bewertungen aus dem App Store")
    FORMBRICKS = "formbricks", _("Antworten aus Formbricks")
    LIMESURVEY = "limesurvey", _("Antworten aus LimeSurvey")
    TRANSCRIPT = "transcript", _("Abschrift eines Gesprächs")


class Aside(TextChoices):
    """What a file holds besides the words of people; counted and said, never taken."""

    ATTACHMENTS = "attachments", _("Anhänge")
    OTHER_FILES = "other_files", _("andere Dateien im Archiv")
    OWN_ANSWERS = "own_answers", _("Antworten und Notizen aus Ihrem Haus")
    WORDLESS = "wordless", _("Einträge ohne Worte")
    UNDATED = "undated", _("Nachrichten ohne lesbares Datum; für sie gilt der Tag der Übernahme")
    NOT_CHOSEN = "not_chosen", _("Worte von anderen, die nicht gewählt sind")
    AUTOMATIC = "automatic", _("Mails, die ein Programm geschrieben hat: Abwesenheiten, Rundschreiben, Bestätigungen")
    BOUNCES = "bounces", _("Mails, die zurückkamen")
    OWN_MAILS = "own_mails", _("Mails von Ihrer eigenen Adresse")
