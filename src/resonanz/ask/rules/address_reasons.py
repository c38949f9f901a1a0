"""Why a row of an address list is not taken."""

from django.utils.translation import gettext_lazy as _

from resonanz.ground.tables.problems import Reason

NOBODY = Reason("nobody", _("In dieser Zeile steht weder eine E-Mail-Adresse noch ein Name mit Postanschrift."))
NO_ADDRESS = Reason("no_address", _("Das ist keine E-Mail-Adresse, und eine Postanschrift mit Namen fehlt."))
TOO_LONG = Reason("too_long", _("Der Eintrag in „%(column)s“ ist zu lang: höchstens %(limit)s Zeichen."))
UNSTORABLE = Reason("unstorable", _("In dieser Zeile stehen Zeichen, die sich nicht speichern lassen."))
CARD_UNREADABLE = Reason("card_unreadable", _("Dieser Eintrag des Adressbuchs ließ sich nicht lesen."))
CONSENT_FUTURE = Reason("consent_day", _("Der Tag der Einwilligung ließ sich nicht lesen oder liegt in der Zukunft."))
TOO_LARGE = Reason(
    "too_large", _("Dieses Adressbuch ist zu groß. Bitte teilen Sie es auf oder speichern Sie es als CSV.")
)
TOO_MANY = Reason("too_many", _("Diese Liste hat mehr als %(limit)s Zeilen. Bitte teilen Sie sie auf."))
