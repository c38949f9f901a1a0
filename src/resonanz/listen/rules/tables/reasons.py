"""Why a single row is not taken, and remarks on rows that are. The other rows are never affected."""

from django.utils.translation import gettext_lazy as _

from resonanz.ground.tables.problems import Reason

NESTED = Reason(
    "nested",
    _(
        "In „%(column)s“ steht eine Liste oder ein Objekt statt eines einfachen Werts. Die übrigen Zeilen "
        "sind davon nicht betroffen. Bitte tragen Sie dort einen Text ein und lesen Sie die Datei erneut "
        "ein.",
    ),
)
ID_REUSED = Reason(
    "id_reused",
    _(
        "Die Kennung „%(id)s“ steht schon in Zeile %(first)s, dort mit einem anderen Text. Der erste Text "
        "bleibt, wie er ist. Bitte geben Sie dieser Zeile eine eigene Kennung und lesen Sie die Datei "
        "erneut ein.",
    ),
)
LABEL_TOO_LONG = Reason(
    "label_too_long",
    _(
        "Der Wert in „%(column)s“ ist zu lang: %(found)s Zeichen, höchstens %(limit)s. Vielleicht ist die "
        "falsche Spalte zugeordnet. Es ging nichts verloren. Bitte prüfen Sie die Zuordnung und lesen Sie "
        "die Datei erneut ein.",
    ),
)
LABEL_UNSTORABLE = Reason(
    "label_unstorable",
    _(
        "Der Wert in „%(column)s“ enthält Zeichen, die nicht gespeichert werden können. Die übrigen Zeilen "
        "sind davon nicht betroffen. Bitte berichtigen Sie den Wert und lesen Sie die Datei erneut ein.",
    ),
)
ROLE_UNKNOWN = Reason(
    "role_unknown",
    _(
        "Die Rolle „%(word)s“ kennen wir nicht. Die Zeile ist übernommen, mit der Rolle „Etwas anderes“. Wenn eine "
        "andere Rolle gemeint ist, ändern Sie bitte das Wort und lesen Sie die Datei vor der Übernahme "
        "erneut ein.",
    ),
)
ID_KNOWN_WITH_OTHER_TEXT = Reason(
    "id_known_with_other_text",
    _(
        "Die Kennung „%(id)s“ ist aus einer früheren Übernahme schon da, dort mit einem anderen Text. Was "
        "jemand gesagt hat, wird nicht überschrieben. Ist es eine neue Nachricht, geben Sie ihr bitte eine "
        "eigene Kennung.",
    ),
)
