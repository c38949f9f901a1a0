"""Every file that can be taken out: what is in it, in one sentence, and who writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resonanz.doors.exports import commitments, insights, stories
from resonanz.doors.exports.asked import Asked
from resonanz.doors.exports.codes import write_codebook
from resonanz.doors.exports.project import write_project
from resonanz.doors.exports.sheets import Cell, Sheet, write_csv, write_workbook
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Permission

if TYPE_CHECKING:
    from django.utils.functional import Promise

_CSV = "text/csv; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """`key` is also the end of the file's name. `of_one` can only be made of a single inquiry."""

    key: str
    label: str | Promise
    says: str | Promise
    content_type: str
    write: Callable[[IO[bytes], Asked], None]
    of_one: bool = False


def _csv(
    header: Callable[[], list[str]], rows: Callable[[Asked], Iterator[list[Cell]]]
) -> Callable[[IO[bytes], Asked], None]:
    return lambda target, asked: write_csv(target, header(), rows(asked))


def _workbook(target: IO[bytes], asked: Asked) -> None:
    sheets = [
        Sheet(
            title=_("Geschichten"),
            header=stories.header(),
            rows=stories.rows(asked),
            longest=listen_reads.longest_words(asked.stories),
        ),
        Sheet(title=_("Erkenntnisse"), header=insights.header(), rows=insights.rows(asked)),
        Sheet(title=_("Zusagen"), header=commitments.header(), rows=commitments.rows(asked)),
    ]
    write_workbook(target, sheets, notes=notes())


def notes() -> list[tuple[str, str]]:
    """What may be done with the words, by their permission."""
    return [
        (_("Freigabe"), _("Was Sie mit den Worten tun dürfen")),
        (
            str(Permission.TEAM.label),
            _("Bleibt im Team. Nicht zitieren, nicht weitergeben, nicht in eine Präsentation."),
        ),
        (str(Permission.FORUM.label), _("Im Team und bei einem Kundenforum vor Ort. Nirgends sonst.")),
        (str(Permission.PUBLIC_ANONYMOUS.label), _("Überall, wörtlich und mit der Rolle, aber ohne Namen.")),
        (str(Permission.PUBLIC_NAMED.label), _("Überall, wörtlich, mit der Rolle und dem Namen, der danebensteht.")),
        (
            _("Wenn sich etwas ändert"),
            _(
                "Gäste können ihre Worte zurückziehen oder die Freigabe ändern. Diese Datei erfährt davon nichts. "
                "Sehen Sie vor jeder Verwendung nach, ob die Worte noch dastehen, und löschen Sie die Datei, wenn Sie "
                "sie nicht mehr brauchen."
            ),
        ),
        (
            _("Kennung"),
            _("Die Nummer des Eintrags im Protokollbuch. Mit ihr lässt sich prüfen, dass die Worte unverändert sind."),
        ),
        (
            _("Ein Apostroph am Anfang einer Zeile"),
            _("steht da, damit keine Tabellenkalkulation die Worte für eine Formel hält. Er gehört nicht dazu."),
        ),
    ]


KINDS = (
    Kind(
        key="geschichten.csv",
        label=gettext_lazy("Geschichten als CSV"),
        says=gettext_lazy("Jede Geschichte in einer Zeile: die Worte, wer spricht, die Freigabe, Themen und Tage."),
        content_type=_CSV,
        write=_csv(stories.header, stories.rows),
    ),
    Kind(
        key="erkenntnisse.csv",
        label=gettext_lazy("Erkenntnisse als CSV"),
        says=gettext_lazy("Jede Erkenntnis mit Ihrem Wort dazu, dem Grund und dem zugesagten Tag."),
        content_type=_CSV,
        write=_csv(insights.header, insights.rows),
    ),
    Kind(
        key="zusagen.csv",
        label=gettext_lazy("Zusagen als CSV"),
        says=gettext_lazy("Jede Zusage, wer dazu steht, bis wann, und was daraus wurde."),
        content_type=_CSV,
        write=_csv(commitments.header, commitments.rows),
    ),
    Kind(
        key="alles.xlsx",
        label=gettext_lazy("Alles als Excel-Datei"),
        says=gettext_lazy("Geschichten, Erkenntnisse und Zusagen auf je einem Blatt; vorn steht, was erlaubt ist."),
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write=_workbook,
    ),
    Kind(
        key="projekt.qdpx",
        label=gettext_lazy("Projekt für qualitative Auswertung"),
        says=gettext_lazy(
            "Geschichten, Abschnitte und Themen im Format REFI-QDA, das ATLAS.ti, MAXQDA, NVivo und QualCoder lesen."
        ),
        content_type="application/zip",
        write=write_project,
        of_one=True,
    ),
    Kind(
        key="themen.qdc",
        label=gettext_lazy("Themen als Codebuch"),
        says=gettext_lazy("Nur die Themen als Codes im Format REFI-QDA, ohne eine Geschichte."),
        content_type="application/xml",
        write=write_codebook,
        of_one=True,
    ),
)
