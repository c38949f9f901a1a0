"""What happened to themes, in sentences: deeds of people and of the program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resonanz.ground.components import grouped
from resonanz.understand.enums import Deed, Kind
from resonanz.understand.models import ThemeChange
from resonanz.understand.reads.themes import names_of, quoted

_MOST = 50
_MOST_NEWS = 12
_NEWS_FOR = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class ShownChange:
    """`who` is empty for the program."""

    theme_id: int
    theme: str
    deed: str
    sentence: str
    who: str
    at: datetime


def history_of(theme_id: int) -> list[ShownChange]:
    """The newest first; three statements, however many there are."""
    rows = ThemeChange.objects.filter(Q(theme_id=theme_id) | Q(other_id=theme_id))
    return _shown(rows.select_related("by").order_by("-at", "-pk")[:_MOST], seen_from=theme_id)


def news_of(inquiry_id: int, *, now: datetime) -> list[ShownChange]:
    """What the program changed when it formed the themes anew in the last two weeks, the newest first."""
    rows = ThemeChange.objects.filter(inquiry_id=inquiry_id, by=None, at__gt=now - _NEWS_FOR)
    return _shown(rows.select_related("by").order_by("-at", "-pk")[:_MOST_NEWS])


def new_since(inquiry_id: int, *, now: datetime) -> dict[int, datetime]:
    """Themes that came into being in the last two weeks beside older ones, and when."""
    deeds = [Deed.BORN, Deed.PARTED, Deed.SPLIT]
    rows = ThemeChange.objects.filter(inquiry_id=inquiry_id, deed__in=deeds, at__gt=now - _NEWS_FOR)
    return dict(rows.values_list("theme_id", "at"))


def _shown(rows: Iterable[ThemeChange], *, seen_from: int | None = None) -> list[ShownChange]:
    changes = list(rows)
    themes = {row.theme_id for row in changes} | {row.other_id for row in changes if row.other_id is not None}
    names = names_of(themes) if themes else {}
    return [
        ShownChange(
            theme_id=row.theme_id,
            theme=names.get(row.theme_id, ""),
            deed=row.deed,
            sentence=_sentence(row, names, from_other=seen_from is not None and row.theme_id != seen_from),
            who=str(row.by) if row.by else "",
            at=row.at,
        )
        for row in changes
    ]


def _sentence(row: ThemeChange, names: dict[int, str], *, from_other: bool) -> str:
    if row.deed in _ALONE:
        words = _alone(Deed(row.deed))
    elif from_other:
        words = _from_other(Deed(row.deed))
    else:
        words = _with_other(Deed(row.deed))
    other = names.get(row.theme_id if from_other else row.other_id or 0, "")
    stories = ngettext("%(n)s Geschichte", "%(n)s Geschichten", row.stories) % {"n": grouped(row.stories)}
    name = str(Kind(row.name).label) if row.deed == Deed.KIND else quoted(row.name)
    return words % {"name": name, "other": other, "stories": stories}


_ALONE = {Deed.RENAME, Deed.UNNAME, Deed.PIN, Deed.UNPIN, Deed.BAN, Deed.UNBAN, Deed.KIND, Deed.BORN, Deed.FADED}


def _alone(deed: Deed) -> str:
    return {
        Deed.RENAME: _("Benannt als %(name)s."),
        Deed.UNNAME: _("Den Namen %(name)s zurückgenommen."),
        Deed.PIN: _("Eine Geschichte hierher gelegt."),
        Deed.UNPIN: _("Eine Zuordnung zurückgenommen; das Programm entscheidet wieder selbst."),
        Deed.BAN: _("Eine Geschichte herausgenommen: Sie gehört nicht dazu."),
        Deed.UNBAN: _("Eine Herausnahme zurückgenommen."),
        Deed.KIND: _("Die Art eines Abschnitts berichtigt: %(name)s."),
        Deed.BORN: _("Neu gefunden, mit %(stories)s."),
        Deed.FADED: _("Hat keine Geschichten mehr."),
    }[deed]


def _with_other(deed: Deed) -> str:
    return {
        Deed.MERGE: _("In %(other)s gelegt, mit %(stories)s."),
        Deed.UNMERGE: _("Wieder von %(other)s getrennt, mit %(stories)s."),
        Deed.SPLIT: _("Aus %(other)s herausgelöst, mit %(stories)s."),
        Deed.JOINED: _("Mit %(other)s zusammengegangen, %(stories)s."),
        Deed.PARTED: _("Hat sich von %(other)s gelöst, mit %(stories)s."),
    }[deed]


def _from_other(deed: Deed) -> str:
    return {
        Deed.MERGE: _("%(other)s kam dazu, mit %(stories)s."),
        Deed.UNMERGE: _("%(other)s ist wieder ein eigenes Thema, mit %(stories)s."),
        Deed.SPLIT: _("Daraus herausgelöst: %(other)s, mit %(stories)s."),
        Deed.JOINED: _("%(other)s ist hier aufgegangen, mit %(stories)s."),
        Deed.PARTED: _("%(other)s hat sich davon gelöst, mit %(stories)s."),
    }[deed]
