"""The words of invitations and reminders: plain, complete, and with a way out. Call it in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What an inquiry says of itself to whoever is invited."""

    title: str
    question: str
    why: str
    readers: str
    in_return: str
    answer_by: date | None
    organisation: str
    says_du: bool = False


@dataclass(frozen=True, kw_only=True)
class Text:
    subject: str
    body: str


def invitation_text(
    asking: Asking, *, name: str, code: str, url: str, typed_at: str, until: date, source: str = ""
) -> Text:
    """`source` says where the address came from, for everybody who did not leave it here (Art. 14 DSGVO)."""
    opening = _("%(organisation)s lädt Sie ein, zu erzählen, was Sie erlebt haben. Es geht um: %(title)s") % {
        "organisation": asking.organisation,
        "title": one_line(asking.title),
    }
    came = _("Woher wir Ihre Adresse haben: %(source)s") % {"source": one_line(source)} if source else ""
    parts = [greeting(name), opening, asking.question.strip(), _facts(asking), came]
    body = "\n\n".join([*filter(None, parts), _way(code, url, typed_at, until)])
    return Text(subject=_("Einladung: %(title)s") % {"title": one_line(asking.title)}, body=body)


def reminder_text(asking: Asking, *, name: str, code: str, url: str, typed_at: str, until: date) -> Text:
    opening = _(
        "vor einiger Zeit haben wir Sie eingeladen, zu erzählen: %(title)s. Bisher haben wir nichts gehört, weder eine "
        "Geschichte noch eine Absage. Beides ist willkommen, und eine zweite Erinnerung gibt es nur nach einer Pause."
    ) % {"title": one_line(asking.title)}
    body = "\n\n".join([greeting(name), opening, asking.question.strip(), _way(code, url, typed_at, until)])
    return Text(subject=_("Erinnerung: %(title)s") % {"title": one_line(asking.title)}, body=body)


def greeting(name: str) -> str:
    return _("Guten Tag %(name)s,") % {"name": one_line(name)} if name.strip() else _("Guten Tag,")


def one_line(text: str) -> str:
    """A subject and a greeting are one line, whatever was typed."""
    return " ".join(text.split())[:150]


def _facts(asking: Asking) -> str:
    lines = [
        _("Warum wir fragen: %(why)s") % {"why": one_line_long(asking.why)},
        _("Wer es liest: %(readers)s") % {"readers": one_line_long(asking.readers)},
        _("Was wir dafür zeigen: %(in_return)s") % {"in_return": one_line_long(asking.in_return)},
    ]
    if asking.answer_by:
        day = date_format(asking.answer_by, "DATE_FORMAT")
        lines.append(_("Bis wann wir antworten: %(day)s") % {"day": day})
    return "\n".join(lines)


def one_line_long(text: str) -> str:
    return " ".join(text.split())


def _way(code: str, url: str, typed_at: str, until: date) -> str:
    day = date_format(until, "DATE_FORMAT")
    return _(
        "Erzählen oder absagen, beides mit einem Knopf:\n%(url)s\n\nOder Sie geben diesen Code ein: %(code)s\n"
        "auf der Seite %(typed_at)s\n\nDer Code gilt bis %(day)s. Wir merken uns, ob Sie geantwortet haben, "
        "aber nicht, welche Geschichte Ihre ist."
    ) % {"url": url, "code": code, "typed_at": typed_at, "day": day}
