"""Why a single row is not taken, and remarks on rows that are. The other rows are never affected."""

from django.utils.translation import gettext_lazy as _

from resonanz.ground.tables.problems import Reason

UNDECODABLE = Reason(
    "undecodable",
    _(
        "In dieser Zeile stehen Zeichen, die nicht zur Zeichenkodierung der Datei passen. Die übrigen "
        "Zeilen sind davon nicht betroffen. Bitte berichtigen Sie die Zeile und lesen Sie die Datei erneut "
        "ein.",
    ),
)
NUL_IN_ROW = Reason(
    "nul",
    _(
        "In dieser Zeile steht ein Nullzeichen, das nicht gespeichert werden kann. Die übrigen Zeilen sind "
        "davon nicht betroffen. Bitte entfernen Sie das Zeichen und lesen Sie die Datei erneut ein.",
    ),
)
CELL_TOO_LONG = Reason(
    "cell_too_long",
    _(
        "Eine Zelle dieser Zeile ist zu lang: %(found)s Zeichen, höchstens %(limit)s. Die übrigen Zeilen "
        "sind davon nicht betroffen. Bitte teilen Sie den Text auf und lesen Sie die Datei erneut ein.",
    ),
)
LINE_TOO_LONG = Reason(
    "line_too_long",
    _(
        "Diese Zeile ist zu lang: mehr als %(limit)s Zeichen. Die übrigen Zeilen sind davon nicht betroffen. "
        "Bitte teilen Sie den Text auf und lesen Sie die Datei erneut ein.",
    ),
)
TOO_MANY_CELLS = Reason(
    "too_many_cells",
    _(
        "Diese Zeile hat %(found)s Zellen, die Kopfzeile aber nur %(expected)s. Meist fehlen "
        "Anführungszeichen um einen Text, in dem das Trennzeichen vorkommt. Die übrigen Zeilen sind davon "
        "nicht betroffen. Bitte berichtigen Sie die Zeile und lesen Sie die Datei erneut ein.",
    ),
)
QUOTES = Reason(
    "quotes",
    _(
        "In dieser Zeile passen die Anführungszeichen nicht zusammen, deshalb ist unklar, wo der Text "
        "endet. Die übrigen Zeilen sind davon nicht betroffen. Bitte berichtigen Sie die Zeile und lesen "
        "Sie die Datei erneut ein.",
    ),
)
NOT_AN_OBJECT = Reason(
    "not_an_object",
    _(
        "Diese Zeile ist kein vollständiges JSON-Objekt. Die übrigen Zeilen sind davon nicht betroffen. "
        "Bitte berichtigen Sie die Zeile und lesen Sie die Datei erneut ein.",
    ),
)
