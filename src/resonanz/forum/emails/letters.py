"""What guests are written after an evening. Plain words, no guest's sentence, no picture, one link or two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from resonanz.forum.enums import Deed, Stage
from resonanz.ground import mail

if TYPE_CHECKING:
    from datetime import datetime

    from resonanz.forum.models import Forum


@dataclass(frozen=True, kw_only=True)
class Letter:
    subject: str
    body: str


def subject_of(forum: Forum, deed: Deed) -> str:
    said = {"forum": str(forum)}
    if deed == Deed.BALANCED:
        return _("Was aus dem Abend wurde: %(forum)s") % said
    return _("Danke, und wie es weitergeht: %(forum)s") % said


def news_of(forum: Forum, deed: Deed) -> str:
    """For those who asked to be told what becomes of their words: they sat there, or said something."""
    return _balanced(forum) if deed == Deed.BALANCED else _thanks(forum)


def letter_to_invited(forum: Forum, deed: Deed) -> Letter:
    """For those who said they would come. Who really sat in the hall we do not know, and do not say."""
    start = _("Guten Tag,") + "\n\n" + _("Sie hatten uns für diesen Abend zugesagt.") + " "
    return Letter(subject=subject_of(forum, deed), body=start + news_of(forum, deed))


def _thanks(forum: Forum) -> str:
    said = {"forum": str(forum), "title": forum.inquiry.title}
    parts = [_("%(forum)s, „%(title)s“, ist vorbei. Danke allen, die da waren, geredet und zugehört haben.") % said]
    if forum.stage == Stage.REVIEW and forum.review_until:
        parts.append(
            _(
                "Bis %(day)s sehen alle Gäste ihre eigenen Worte durch und können sie ändern oder zurückziehen: "
                "mit dem Code vom Abend, hier: %(url)s"
            )
            % {"day": _day(forum.review_until), "url": mail.absolute(reverse("answer:find"))}
        )
    page = mail.absolute(reverse("forum:minutes", args=[forum.inquiry.slug]))
    if not forum.is_for_staff:
        parts.append(_("Danach steht das Protokoll hier: %(url)s") % {"url": page})
    parts.append(_("Was aus den Worten wird, schreiben wir Ihnen noch einmal, wenn die Bilanz da ist."))
    return "\n\n".join(parts)


def _balanced(forum: Forum) -> str:
    said = {"forum": str(forum), "title": forum.inquiry.title}
    slug = forum.inquiry.slug
    parts = [
        _(
            "Zu „%(title)s“ (%(forum)s) steht die Bilanz: jede Erkenntnis aus dem Abend mit einem von vier Worten, "
            "und jede Zusage mit Namen und Tag."
        )
        % said,
        _("Die Bilanz: %(url)s") % {"url": mail.absolute(reverse("answer:balance", args=[slug]))},
    ]
    if not forum.is_for_staff:
        page = mail.absolute(reverse("forum:minutes", args=[slug]))
        parts.append(_("Das Protokoll des Abends: %(url)s") % {"url": page})
    parts.append(_("Danke, dass Sie uns die Zeit gegeben haben."))
    return "\n\n".join(parts)


def _day(moment: datetime) -> str:
    return date_format(localtime(moment), "DATE_FORMAT")
