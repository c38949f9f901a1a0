"""The last page of the minutes: what was sealed, and how anybody can check it without believing us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resonanz.ground.components import grouped
from resonanz.ground.pdf import qr_svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resonanz.forum.reads import Minutes
    from resonanz.forum.reads.minutes_seal import Seal, SinceSeal


def seal_page(minutes: Minutes, *, address: str) -> dict[str, object]:
    seal = minutes.seal
    checkpoint = seal.checkpoint if seal else None
    return {
        "says": _says(seal) if seal else "",
        "since": since_sentences(seal.since) if seal else [],
        "page": address.split("://", 1)[-1],
        "page_qr": qr_svg(address),
        "page_alt": _("QR-Code zur Seite dieses Protokolls"),
        "page_head": _("Dieses Protokoll, wie es heute ist"),
        "note_qr": qr_svg(checkpoint.note) if checkpoint else "",
        "note_alt": _("QR-Code mit dem Prüfpunkt"),
        "note_head": _("Prüfpunkt des Protokollbuchs"),
        "note_says": _covered(seal) if seal else "",
        "root": _in_fours(seal.root) if seal else "",
        "how": _(
            "So geht es: Heben Sie dieses Blatt auf. Wer den Prüfpunkt einliest und auf der Seite „Nachprüfen“ "
            "vergleicht, sieht, ob am Protokollbuch seitdem etwas geändert wurde. Jeder Beitrag hat einen Eintrag; "
            "seine Nummer steht bei den Worten. Das Siegel hält Nummern fest, keine Worte: Was jemand zurückzieht, "
            "fehlt in jedem Protokoll, das danach gedruckt wird, und der Eintrag bleibt."
        ),
    }


def since_sentences(since: SinceSeal) -> list[str]:
    """What is different since the seal; one sentence where nothing is."""
    if since.is_nothing:
        return [_("Seit dem Siegel ist nichts verschwunden und nichts dazugekommen.")]
    said = [
        (_("zurückgezogen, Einträge:"), since.withdrawn),
        (_("von der Moderation verborgen oder zurückgehalten, Einträge:"), since.withheld),
        (_("neu gefasst, Einträge:"), since.renewed),
        (_("nicht mehr vorhanden, Einträge:"), since.gone),
        (_("nicht im Siegel, Einträge:"), since.added),
    ]
    found = [_named(label, entries) for label, entries in said if entries]
    if since.narrowed:
        narrowed = ngettext(
            "%(n)s Beitrag ist nicht mehr freigegeben", "%(n)s Beiträge sind nicht mehr freigegeben", since.narrowed
        )
        found.append(narrowed % {"n": since.narrowed})
    return [_("Seit dem Siegel hat sich geändert:"), *found]


def _named(label: str, entries: Sequence[int]) -> str:
    return f"{label} {', '.join(map(str, entries))}"


def _says(seal: Seal) -> str:
    said = _(
        "Versiegelt am %(day)s: Eintrag %(entry)s im Protokollbuch hält fest, welche %(words)s Beiträge in welcher "
        "Runde gesagt wurden."
    )
    return said % {
        "day": date_format(localtime(seal.at), "DATETIME_FORMAT"),
        "entry": grouped(seal.entry),
        "words": grouped(seal.words),
    }


def _covered(seal: Seal) -> str:
    checkpoint = seal.checkpoint
    if checkpoint is None:
        return ""
    said = _("Unterschrieben am %(day)s über %(entries)s Einträge.") % {
        "day": date_format(localtime(checkpoint.created_at), "DATETIME_FORMAT"),
        "entries": grouped(checkpoint.size),
    }
    return said if seal.is_signed else f"{said} {_('Das Siegel kam danach; der nächste Prüfpunkt schließt es ein.')}"


def _in_fours(root: str) -> str:
    """A long value in groups that an eye can compare."""
    return " ".join(root[at : at + 8] for at in range(0, len(root), 8))
