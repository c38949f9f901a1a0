"""Stories, their marked places and their themes as a REFI-QDA project (.qdpx).

Each story is a text file of its own, in UTF-8 and without a byte order mark, exactly as told. A place counts Unicode
code points of that file from 0, its end is the first one behind it, as in the examples of the standard. Nobody from
outside is named: the only user is this program.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import UTC
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from resonanz.doors.exports.asked import Asked
from resonanz.doors.exports.codes import ORIGIN, codes_of, write_code
from resonanz.doors.exports.guids import Guids
from resonanz.doors.exports.xml import Written
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Permission
from resonanz.people.enums import Badge
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.listen.models import Story
    from resonanz.understand.reads import MarkedPlace

_PROJECT = "urn:QDA-XML:project:1.0"
_PART = 256 * 1024
_SAME_FOR_EVER = (1980, 1, 1, 0, 0, 0)
"""When the files inside were made, as the archive says: the same stories give the same bytes."""


def write_project(target: IO[bytes], asked: Asked) -> None:
    """Into a file that can be sought. The words go straight into the archive, what is said of them waits beside it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, TemporaryFile(dir=settings.FILES) as said:
        _Project(archive, Written(said), asked).write()
        said.seek(0)
        with archive.open(_entry("project.qde"), "w", force_zip64=True) as member:
            while part := said.read(_PART):
                member.write(part)


class _Project:
    def __init__(self, archive: zipfile.ZipFile, xml: Written, asked: Asked) -> None:
        self.archive, self.xml, self.asked = archive, xml, asked
        self.guids = Guids()
        self.user = self.guids.of("user")

    def write(self) -> None:
        first = self.asked.inquiries[0]
        about = {
            "xmlns": _PROJECT,
            "name": first.title,
            "origin": ORIGIN,
            "creatingUserGUID": self.user,
            "creationDateTime": first.created_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        with self.xml.element("Project", about):
            with self.xml.element("Users"):
                self.xml.leaf("User", {"guid": self.user, "name": ORIGIN})
            with self.xml.element("CodeBook"), self.xml.element("Codes"):
                for code in codes_of(self.asked, self.guids):
                    write_code(self.xml, code)
            with self.xml.element("Variables"):
                for key, label in _variables():
                    self.xml.leaf(
                        "Variable", {"guid": self.guids.of("variable", key), "name": label, "typeOfVariable": "Text"}
                    )
            self._sources()
            self.xml.leaf("Description", text=first.question)

    def _sources(self) -> None:
        """The standard knows no empty list of sources, so it begins with the first one."""
        pieces = self.asked.pieces()
        piece = next(pieces, None)
        if piece is None:
            return
        with self.xml.element("Sources"):
            while piece is not None:
                ids = [story.pk for story in piece]
                places, themes = understand_reads.marked_places(ids), understand_reads.themes_of_stories(ids)
                for story in piece:
                    self._story(story, places.get(story.pk, []), themes.get(story.pk, []))
                piece = next(pieces, None)

    def _story(self, story: Story, places: Iterable[MarkedPlace], themes: Iterable[int]) -> None:
        entry = story.entry_index
        name = _("Geschichte %(n)d") % {"n": entry}
        with self.xml.element("TextSource", self._source(name, story.text, "story", entry)):
            marked: set[int] = set()
            for place in places:
                codes = [self.guids.of("kind", kind.value) for kind in place.kinds]
                if place.theme_id in self.asked.themes:
                    marked.add(place.theme_id)
                    codes.insert(0, self._theme(place.theme_id))
                self._place(story, place, codes)
            for theme in themes:
                if theme in self.asked.themes and theme not in marked:
                    self._coding(self._theme(theme), "story", entry)
            self._values(story)
        if story.works_well:
            name = _("Geschichte %(n)d, was gut läuft") % {"n": entry}
            with self.xml.element("TextSource", self._source(name, story.works_well, "works_well", entry)):
                self._coding(self.guids.of("works_well"), "works_well", entry)
                self._values(story)

    def _source(self, name: str, text: str, *what: object) -> dict[str, str | None]:
        guid, file = self.guids.of(*what), self.guids.of("file", *what)
        self.archive.writestr(_entry(f"sources/{file}.txt"), text.encode())
        return {"guid": guid, "name": name, "plainTextPath": f"internal://{file}.txt", "creatingUser": self.user}

    def _place(self, story: Story, place: MarkedPlace, codes: Iterable[str]) -> None:
        where = (story.entry_index, place.start, place.end)
        about = {
            "guid": self.guids.of("place", *where),
            "startPosition": str(place.start),
            "endPosition": str(place.end),
            "creatingUser": self.user,
        }
        with self.xml.element("PlainTextSelection", about):
            for code in codes:
                self._coding(code, "place", *where)

    def _coding(self, code: str, *where: object) -> None:
        with self.xml.element("Coding", {"guid": self.guids.of("coding", *where, code), "creatingUser": self.user}):
            self.xml.leaf("CodeRef", {"targetGUID": code})

    def _theme(self, pk: int) -> str:
        theme = self.asked.themes[pk]
        return self.guids.of("theme", theme.inquiry_id, theme.key)

    def _values(self, story: Story) -> None:
        """Who may see the words travels with them."""
        said = {
            "role": Badge.text(listen_reads.roles_shown(story)),
            "permission": str(Permission(story.permission).label),
            "day": localdate(story.told_at).isoformat(),
            "came": "; ".join(listen_reads.written_down(story)),
        }
        for key, value in said.items():
            if value:
                with self.xml.element("VariableValue"):
                    self.xml.leaf("VariableRef", {"targetGUID": self.guids.of("variable", key)})
                    self.xml.leaf("TextValue", text=value)


def _variables() -> list[tuple[str, str]]:
    return [("role", _("Rolle")), ("permission", _("Freigabe")), ("day", _("Datum")), ("came", _("Wie es kam"))]


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_SAME_FOR_EVER)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry
