"""The sheet for those who speak for the staff: what the language mirror does and keeps, as page and as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from resonanz.ground.manner import reader_language
from resonanz.ground.pdf import set_pdf
from resonanz.mirror.models import LEAST_AUTHORS, LanguageAgreement, LanguageCount, LanguageShare
from resonanz.mirror.rules.language_periods import SHORTEST
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from django.db.models import Model

_TEMPLATE = Path(__file__).resolve().parents[1] / "data" / "language_sheet.typ"


@dataclass(frozen=True, kw_only=True)
class SheetPart:
    title: str
    sentences: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class StoredPart:
    """One table as the program declares it: its name, and of each column what it holds."""

    title: str
    columns: Sequence[str]


def sheet_paper() -> bytes:
    """A PDF of one or two pages in the language that is active."""
    organisation = people_reads.the_organisation()
    return set_pdf(
        _TEMPLATE,
        {
            "language": reader_language(),
            "organisation": organisation.name if organisation else "Resonanz",
            "title": _("Der Sprachspiegel: Blatt für den Betriebsrat"),
            "parts": [asdict(part) for part in sheet_parts()],
            "stored_title": _("Was gespeichert wird, Spalte für Spalte"),
            "stored": [asdict(part) for part in stored_parts()],
            "legal": [asdict(part) for part in legal_parts()],
            "signatures": signatures(),
        },
    )


def sheet_parts() -> list[SheetPart]:
    numbers = {"least": LEAST_AUTHORS, "days": SHORTEST}
    return [
        SheetPart(
            title=_("Wozu"),
            sentences=[
                _("Der Spiegel zeigt, wie ein Haus über seine Kunden spricht. Er sieht auf Worte, nie auf Menschen."),
            ],
        ),
        SheetPart(
            title=_("Was verarbeitet wird"),
            sentences=[
                _("Nur Texte, die jemand mit Absicht einfügt oder hochlädt. Es gibt keine Verbindung zu Postfächern."),
                _("Regeln suchen Wendungen in fünf Arten. Ein Sprachmodell kommt nicht vor, nichts wird gesendet."),
                _("Zu jedem Text gehört ein Kürzel. Es dient nur dazu, verschiedene Schreibende zu zählen."),
                _("Texte und Kürzel liegen nur im Arbeitsspeicher und sind weg, sobald die Antwort da ist."),
            ],
        ),
        SheetPart(
            title=_("Was sich nicht errechnen lässt"),
            sentences=[
                _("Unter %(least)s Menschen mit Sätzen über Kunden gibt es keine Zahl. Eine Ablehnung zeigt nichts.")
                % numbers,
                _("Stammt mehr als ein Drittel der Sätze von einem Menschen, gibt es auch keine."),
                _("Kein Tag des Hauses wird zweimal gezählt, und ein Zeitraum hat mindestens %(days)s Tage. So lassen "
                  "sich keine zwei Zählungen voneinander abziehen.")
                % numbers,
                _("Anteile und Grenzen stehen in Schritten von zwei Prozentpunkten, Anzahlen auf Zehner abgerundet."),
            ],
        ),
        SheetPart(
            title=_("Was der Spiegel nicht verhindern kann"),
            sentences=[
                _("Wer einen Text in der Hand hält, kann ihn lesen, mit und ohne Spiegel."),
                _("Ob der angegebene Zeitraum stimmt und ein Kürzel für einen Menschen steht, prüft niemand. "
                  "Jede Zählung bleibt mit Tag und Namen dessen, der zählte, im Protokollbuch."),
            ],
        ),
        SheetPart(
            title=_("Wie man es abschaltet"),
            sentences=[
                _("Gezählt wird erst, wenn die Zustimmung eingetragen ist. Wird sie zurückgenommen, endet das Zählen "
                  "sofort. Beides steht mit Tag im Protokollbuch und lässt sich nicht ändern."),
            ],
        ),
    ]  # fmt: skip


def stored_parts() -> list[StoredPart]:
    """Read from the tables themselves, so that nothing can be kept that does not stand here."""
    return [_stored(model) for model in (LanguageCount, LanguageShare, LanguageAgreement)]


def legal_parts() -> list[SheetPart]:
    return [
        SheetPart(
            title=_("Rechtlicher Rahmen, ohne Rechtsberatung"),
            sentences=[
                _("§ 87 Abs. 1 Nr. 6 BetrVG: Der Betriebsrat bestimmt mit bei technischen Einrichtungen, die Verhalten "
                  "oder Leistung überwachen sollen; nach der Rechtsprechung genügt, dass sie dazu geeignet sind. Ob "
                  "das hier so ist, klären Sie bitte gemeinsam. Wir raten, es so zu behandeln."),
                _("Art. 5 DSGVO: Zweckbindung, Datenminimierung und Speicherbegrenzung. Auch das kurze Lesen eines "
                  "Textes im Arbeitsspeicher kann eine Verarbeitung personenbezogener Daten sein. Nehmen Sie Namen "
                  "vorher heraus."),
                _("Dieses Blatt ist keine Rechtsberatung und ersetzt keine Betriebsvereinbarung."),
            ],
        )
    ]  # fmt: skip


def signatures() -> list[str]:
    return [_("Ort, Tag"), _("Für die Leitung"), _("Für den Betriebsrat oder die Belegschaft")]


def _stored(model: type[Model]) -> StoredPart:
    fields: list[Any] = [field for field in model._meta.concrete_fields if not field.primary_key]
    return StoredPart(title=str(model._meta.verbose_name), columns=[str(field.help_text) for field in fields])
