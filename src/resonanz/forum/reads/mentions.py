"""What pages about an inquiry say of the evening it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from resonanz.answer.events import Mention, Occasion
from resonanz.forum.enums import Stage
from resonanz.forum.models import Forum
from resonanz.forum.reads.public import open_forums
from resonanz.people.enums import Purpose

if TYPE_CHECKING:
    from resonanz.answer.events import Belonging, Mentioning, Occasions

_AFTER = {Stage.REVIEW, Stage.SEALED, Stage.BALANCED}


def add_mention(mentioning: Mentioning) -> None:
    """One sentence for everybody, and for a voice how long its words can still change before the minutes."""
    forum = Forum.objects.filter(inquiry_id=mentioning.inquiry.pk).exclude(stage=Stage.DRAFT).first()
    if forum is None:
        return
    slug = mentioning.inquiry.slug
    minutes = "" if forum.is_for_staff else reverse("forum:minutes", args=[slug])
    if mentioning.is_voice and forum.stage in _AFTER:
        mentioning.found.append(_for_voice(forum, minutes))
        return
    day = date_format(localtime(forum.starts_at), "DATE_FORMAT") if forum.starts_at else ""
    text = _("Dieses Anliegen gehört zu: %(forum)s, %(day)s.") % {"forum": str(forum), "day": day}
    has_page = minutes if forum.stage in {Stage.SEALED, Stage.BALANCED} else ""
    mentioning.found.append(Mention(text=text, url=has_page, label=_("Das Protokoll des Abends") if has_page else ""))


def add_belonging(asked: Belonging) -> None:
    """The forum that each of these inquiries is about. Of those among staff nothing is said."""
    rows = Forum.objects.filter(inquiry_id__in=asked.inquiry_ids).exclude(stage=Stage.DRAFT).select_related("inquiry")
    for forum in rows:
        if not forum.is_for_staff:
            page = reverse("forum:page", args=[forum.inquiry.slug])
            asked.found[forum.inquiry_id] = Mention(text=str(forum), url=page)


def _for_voice(forum: Forum, minutes: str) -> Mention:
    said = {"forum": str(forum)}
    if forum.stage == Stage.REVIEW and forum.review_until:
        day = date_format(localtime(forum.review_until), "DATE_FORMAT")
        text = _(
            "Danke allen, die da waren: %(forum)s. Bis %(day)s können Sie Ihre Worte hier ändern oder zurückziehen, "
            "bevor das Protokoll sie festhält. Danach geht es auch, und das Protokoll sagt dann, dass sich etwas "
            "geändert hat."
        )
        return Mention(text=text % {**said, "day": day})
    if forum.stage == Stage.BALANCED:
        text = _("%(forum)s: Die Bilanz ist da. Was aus den Worten aller wurde, steht im Protokoll und in der Bilanz.")
    else:
        text = _("Danke allen, die da waren: %(forum)s. Das Protokoll steht; die Bilanz folgt.")
    return Mention(text=text % said, url=minutes, label=_("Das Protokoll des Abends") if minutes else "")


def add_occasions(asked: Occasions) -> None:
    """Evenings that are announced: whoever is invited to one finds on its page how to come."""
    for forum in open_forums().filter(stage=Stage.ANNOUNCED).select_related("inquiry").order_by("starts_at"):
        asked.found.append(
            Occasion(
                key=f"forum:{forum.pk}",
                inquiry_id=forum.inquiry_id,
                sort=_("Forum"),
                title=forum.inquiry.title,
                path=reverse("forum:page", args=[forum.inquiry.slug]),
                purpose=Purpose.FORUM,
            )
        )
