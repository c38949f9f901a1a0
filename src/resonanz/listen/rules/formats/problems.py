"""What can be wrong with a file of messages, and with a single message in it."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from resonanz.ground.tables.problems import Reason, TableProblem


class NothingInside(TableProblem):
    default: ClassVar[Reason] = Reason(
        "nothing_inside",
        _(
            "In dieser Datei finden wir keine Nachricht. Es wurde nichts übernommen. Bitte prüfen Sie, ob Sie "
            "die richtige Datei gewählt haben und ob sie vollständig ist.",
        ),
    )


class NotThisFormat(TableProblem):
    default: ClassVar[Reason] = Reason(
        "not_this_format",
        _(
            "Als „%(format)s“ lässt sich diese Datei nicht lesen. Es wurde nichts übernommen. Bitte wählen Sie "
            "eine andere Art oder eine andere Datei.",
        ),
    )


class ArchiveUnreadable(TableProblem):
    default: ClassVar[Reason] = Reason(
        "archive_unreadable",
        _(
            "Diese Datei ist beschädigt, unvollständig oder mit einem Kennwort geschützt. Es wurde nichts "
            "übernommen. Bitte speichern oder packen Sie sie neu und wählen Sie sie erneut aus.",
        ),
    )


class ArchiveTooLarge(TableProblem):
    default: ClassVar[Reason] = Reason(
        "archive_too_large",
        _(
            "Dieses Archiv wird beim Öffnen zu groß: mehr als %(limit)s MB oder %(count)s Dateien. Es wurde "
            "nichts übernommen. Bitte teilen Sie es auf mehrere Archive auf.",
        ),
    )


class ArchiveMixed(TableProblem):
    default: ClassVar[Reason] = Reason(
        "archive_mixed",
        _(
            "Diese Datei ist zweierlei zugleich, zum Beispiel Textdokument und Archiv mit Mails. Es wurde nichts "
            "übernommen. Bitte speichern Sie neu, was Sie übernehmen möchten, und wählen Sie diese Datei aus.",
        ),
    )


class DocumentUnreadable(TableProblem):
    default: ClassVar[Reason] = Reason(
        "document_unreadable",
        _(
            "Dieses Textdokument ist beschädigt oder enthält etwas, das wir aus Vorsicht nicht öffnen. Es wurde "
            "nichts übernommen. Bitte speichern Sie es neu als DOCX oder TXT und wählen Sie es erneut aus.",
        ),
    )


class TextTooLarge(TableProblem):
    default: ClassVar[Reason] = Reason(
        "text_too_large",
        _(
            "Diese Abschrift ist zu groß: höchstens %(limit)s MB lesen wir am Stück. Es wurde nichts übernommen. "
            "Bitte teilen Sie sie auf mehrere Dateien auf.",
        ),
    )


class PickMissing(TableProblem):
    default: ClassVar[Reason] = Reason(
        "pick_missing",
        _(
            "Bitte sagen Sie, wessen Worte oder welche Antworten übernommen werden. Zur Wahl stehen: %(existing)s. "
            "Es wurde nichts übernommen.",
        ),
    )


class PickUnknown(TableProblem):
    default: ClassVar[Reason] = Reason(
        "pick_unknown",
        _("„%(pick)s“ gibt es in dieser Datei nicht. Zur Wahl stehen: %(existing)s. Es wurde nichts übernommen."),
    )


class FormatUnknown(TableProblem):
    default: ClassVar[Reason] = Reason(
        "format_unknown",
        _("Die Art „%(format)s“ kennen wir nicht. Möglich sind: %(existing)s. Es wurde nichts übernommen."),
    )


MAIL_TOO_LARGE = Reason(
    "mail_too_large",
    _(
        "Diese Mail ist samt Anhängen größer als %(limit)s MB und wurde nicht gelesen. Die übrigen Mails sind davon "
        "nicht betroffen. Bitte speichern Sie sie ohne Anhänge und lesen Sie sie einzeln ein.",
    ),
)
MAIL_UNREADABLE = Reason(
    "mail_unreadable",
    _(
        "Diese Mail ist so beschädigt, dass sich keine Worte darin finden lassen. Die übrigen Mails sind davon nicht "
        "betroffen. Bitte öffnen Sie sie in Ihrem Mailprogramm und speichern Sie sie neu.",
    ),
)
MAIL_NOT_SENT = Reason(
    "mail_not_sent",
    _(
        "Bei dieser Mail brach das Postfach dreimal ab; sie wurde nicht gelesen und liegt noch dort. Die übrigen Mails "
        "sind davon nicht betroffen. Bitte speichern Sie sie in Ihrem Mailprogramm und lesen Sie sie einzeln ein.",
    ),
)
HTML_TOO_LARGE = Reason(
    "html_too_large",
    _(
        "Der gestaltete Text dieser Nachricht ist zu groß: mehr als %(limit)s KB. Die übrigen Nachrichten sind davon "
        "nicht betroffen. Bitte übernehmen Sie die Worte einzeln.",
    ),
)
BROKEN_RECORD = Reason(
    "broken_record",
    _(
        "Dieser Eintrag ist unvollständig oder anders gebaut als erwartet. Die übrigen Einträge sind davon nicht "
        "betroffen. Bitte exportieren Sie ihn neu.",
    ),
)
