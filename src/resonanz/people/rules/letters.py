"""The words of our mails. Plain text, no picture, no detour in a link, and no guest's words in a subject."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, kw_only=True)
class Letter:
    subject: str
    body: str


def confirm_letter(*, wording: str, url: str, organisation: str, occasion: str = "") -> Letter:
    """`occasion` is what was said besides the wording, in the voice of the person."""
    body = _(
        "Guten Tag,\n\njemand hat diese Adresse bei %(organisation)s angegeben und dazu gesagt:\n\n"
        "„%(wording)s“\n\nWaren Sie das? Dann bestätigen Sie es bitte hier, mit einem Knopf:\n\n%(url)s\n\n"
        "Wenn nicht, brauchen Sie nichts zu tun. Ohne Bestätigung schreiben wir Ihnen nicht weiter und löschen die "
        "Adresse nach 14 Tagen.\n\n%(organisation)s"
    )
    quoted = f"{wording} {occasion}".strip()
    filled = body % {"organisation": organisation, "wording": quoted, "url": url}
    return Letter(subject=_("Bitte bestätigen: Dürfen wir Ihnen schreiben?"), body=filled)


def with_way_out(body: str, *, why: str, url: str, organisation: str) -> str:
    """What stands under every message: why it came and how it stops."""
    foot = _("Warum Sie das bekommen: %(why)s\nKeine solchen Nachrichten mehr: %(url)s\n\n%(organisation)s")
    return f"{body}\n\n-- \n" + foot % {"why": why, "url": url, "organisation": organisation}
