"""What can be wrong, each with a code for programs and a sentence with a way out for people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from django.utils.translation import gettext_lazy as _

Wording = object
"""A lazy translation; str() turns it into the sentence of the reader's language."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was not taken (or a remark on it), worded only when somebody reads it."""

    code: str
    wording: Wording
    values: Mapping[str, object] = field(default_factory=dict)

    def filled(self, **values: object) -> Self:
        return type(self)(self.code, self.wording, values)

    def __str__(self) -> str:
        return str(self.wording) % self.values


class RuleProblem(Exception):
    """Base of everything this floor refuses."""

    reason: Reason

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def code(self) -> str:
        return self.reason.code

    @property
    def sentence(self) -> str:
        return str(self.reason)

    def __str__(self) -> str:
        return self.sentence


class TableProblem(RuleProblem):
    """A file that cannot be read as a table; single bad rows never raise it."""

    default: ClassVar[Reason]

    def __init__(self, reason: Reason | None = None, **values: Any) -> None:
        super().__init__(reason or self.default.filled(**values))


class EmptyTable(TableProblem):
    default: ClassVar[Reason] = Reason(
        "empty_table",
        _(
            "In dieser Datei steht nichts. Es wurde nichts übernommen und nichts verändert. "
            "Bitte prüfen Sie, ob Sie die richtige Datei gewählt haben.",
        ),
    )


class NotATable(TableProblem):
    default: ClassVar[Reason] = Reason(
        "not_a_table",
        _(
            "Diese Datei ist keine Tabelle, die wir lesen können. Es wurde nichts übernommen. "
            "Bitte speichern Sie sie als CSV oder XLSX und wählen Sie sie erneut aus.",
        ),
    )


class HeaderUnreadable(TableProblem):
    default: ClassVar[Reason] = Reason(
        "header_unreadable",
        _(
            "Die Kopfzeile dieser Datei ließ sich nicht lesen; meist fehlt dort ein Anführungszeichen. Es "
            "wurde nichts übernommen. Bitte berichtigen Sie die erste Zeile und wählen Sie die Datei erneut "
            "aus.",
        ),
    )


class TooManyColumns(TableProblem):
    default: ClassVar[Reason] = Reason(
        "too_many_columns",
        _(
            "Diese Datei hat %(found)s Spalten, möglich sind höchstens %(limit)s. Es wurde nichts "
            "übernommen. Bitte behalten Sie nur die Spalten, die Sie brauchen, und wählen Sie die Datei "
            "erneut aus.",
        ),
    )


class UnknownEncoding(TableProblem):
    default: ClassVar[Reason] = Reason(
        "unknown_encoding",
        _(
            "Die Zeichenkodierung „%(name)s“ kennen wir nicht. Es wurde nichts übernommen. "
            "Bitte wählen Sie eine andere oder lassen Sie die Angabe leer, dann wird sie erkannt.",
        ),
    )


class UnknownDelimiter(TableProblem):
    default: ClassVar[Reason] = Reason(
        "unknown_delimiter",
        _(
            "Als Trennzeichen ist genau ein sichtbares Zeichen oder der Tabulator möglich. Es wurde nichts "
            "übernommen. Bitte wählen Sie ein anderes oder lassen Sie die Angabe leer, dann wird es erkannt.",
        ),
    )


class ColumnMissing(TableProblem):
    default: ClassVar[Reason] = Reason(
        "column_missing",
        _(
            "Die Spalte „%(column)s“ gibt es in dieser Datei nicht. Vorhanden sind: %(existing)s. "
            "Es wurde nichts übernommen. Bitte wählen Sie eine dieser Spalten.",
        ),
    )


class TextColumnMissing(ColumnMissing):
    default: ClassVar[Reason] = Reason(
        "text_column_missing",
        _(
            "Es ist noch nicht festgelegt, in welcher Spalte der Text steht. Vorhanden sind: %(existing)s. "
            "Es wurde nichts übernommen. Bitte wählen Sie eine dieser Spalten.",
        ),
    )


class JsonUnreadable(TableProblem):
    default: ClassVar[Reason] = Reason(
        "json_unreadable",
        _(
            "Diese Datei enthält keine Liste von JSON-Objekten. Es wurde nichts übernommen. Bitte speichern "
            "Sie sie so, dass in jeder Zeile genau ein Objekt steht, und wählen Sie sie erneut aus.",
        ),
    )


class JsonTooLarge(TableProblem):
    default: ClassVar[Reason] = Reason(
        "json_too_large",
        _(
            "Diese JSON-Liste ist %(found)s MB groß; am Stück lesen wir höchstens %(limit)s MB. Es wurde "
            "nichts übernommen. Bitte speichern Sie sie so, dass in jeder Zeile genau ein Objekt steht; "
            "dann ist jede Größe möglich.",
        ),
    )


class NotAWorkbook(TableProblem):
    default: ClassVar[Reason] = Reason(
        "not_a_workbook",
        _(
            "Diese Datei ist keine lesbare XLSX-Tabelle; vielleicht ist sie beschädigt oder hat ein anderes "
            "Format. Es wurde nichts übernommen. Bitte öffnen Sie sie in Ihrem Tabellenprogramm, speichern "
            "Sie sie als XLSX oder CSV und wählen Sie sie erneut aus.",
        ),
    )


class OldWorkbook(TableProblem):
    default: ClassVar[Reason] = Reason(
        "old_workbook",
        _(
            "Diese Datei hat das alte Excel-Format XLS, das wir nicht lesen. Es wurde nichts übernommen. "
            "Bitte speichern Sie sie in Ihrem Tabellenprogramm als XLSX oder CSV und wählen Sie sie erneut "
            "aus.",
        ),
    )


class WorkbookLocked(TableProblem):
    default: ClassVar[Reason] = Reason(
        "workbook_locked",
        _(
            "Diese Excel-Tabelle ist mit einem Kennwort geschützt. Es wurde nichts übernommen. "
            "Bitte speichern Sie eine Kopie ohne Kennwort und wählen Sie diese aus.",
        ),
    )


class WorkbookTooLarge(TableProblem):
    default: ClassVar[Reason] = Reason(
        "workbook_too_large",
        _(
            "Diese Excel-Tabelle wird beim Öffnen ungewöhnlich groß (%(found)s MB, höchstens %(limit)s MB) "
            "und wurde deshalb nicht geöffnet. Es wurde nichts übernommen. Bitte speichern Sie das Blatt "
            "als CSV; dann ist jede Größe möglich.",
        ),
    )


class WorkbookTooDense(TableProblem):
    default: ClassVar[Reason] = Reason(
        "workbook_too_dense",
        _(
            "Diese Excel-Tabelle ist verdächtig stark gepackt (%(found)s-fach, höchstens %(limit)s-fach) "
            "und wurde deshalb nicht geöffnet. Es wurde nichts übernommen. Bitte speichern Sie das Blatt "
            "als CSV und wählen Sie diese Datei aus.",
        ),
    )


class WorkbookTooWide(TableProblem):
    default: ClassVar[Reason] = Reason(
        "workbook_too_wide",
        _(
            "Ein Blatt dieser Excel-Tabelle spannt %(found)s Zellen auf, höchstens %(limit)s sind möglich. "
            "Es wurde nichts übernommen. Bitte löschen Sie verirrte Zellen weit rechts oder unten, oder "
            "speichern Sie das Blatt als CSV.",
        ),
    )


class SheetMissing(TableProblem):
    default: ClassVar[Reason] = Reason(
        "sheet_missing",
        _(
            "Das Blatt „%(sheet)s“ gibt es in dieser Datei nicht. Vorhanden sind: %(existing)s. "
            "Es wurde nichts übernommen. Bitte wählen Sie eines dieser Blätter.",
        ),
    )
