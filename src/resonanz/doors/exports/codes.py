"""Themes, and what a passage does, as codes of REFI-QDA: two folders with their codes, and one code of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext as _

from resonanz.doors.exports.asked import Asked
from resonanz.doors.exports.guids import Guids
from resonanz.doors.exports.xml import Written
from resonanz.understand.enums import Kind

ORIGIN = "Resonanz"
_CODEBOOK = "urn:QDA-XML:codebook:1.0"


@dataclass(frozen=True, kw_only=True)
class Code:
    """A folder cannot be coded with; its codes stand in it."""

    guid: str
    name: str
    description: str = ""
    inside: Sequence[Code] = ()
    is_folder: bool = False


def write_codebook(target: IO[bytes], asked: Asked) -> None:
    """The themes as a codebook (.qdc) that programs for qualitative work read."""
    xml = Written(target)
    with xml.element("CodeBook", {"xmlns": _CODEBOOK, "origin": ORIGIN}), xml.element("Codes"):
        for code in codes_of(asked, Guids()):
            write_code(xml, code)


def codes_of(asked: Asked, guids: Guids) -> list[Code]:
    """The same codes in the same order whoever asks, as long as the themes stay."""
    themes = [
        Code(
            guid=guids.of("theme", theme.inquiry_id, theme.key),
            name=theme.name,
            description=_("Vom Programm gebildet, vom Team benannt.")
            if theme.is_named
            else _("Vom Programm gebildet; der Name sind Worte von Gästen."),
        )
        for theme in asked.themes.values()
    ]
    kinds = [Code(guid=guids.of("kind", kind.value), name=str(kind.label)) for kind in Kind]
    folders = [
        Code(guid=guids.of("themes"), name=_("Themen"), inside=themes, is_folder=True),
        Code(guid=guids.of("kinds"), name=_("Was eine Stelle tut"), inside=kinds, is_folder=True),
    ]
    well = Code(
        guid=guids.of("works_well"),
        name=_("Was gut läuft"),
        description=_("Was Gäste selbst unter dieser Frage schrieben."),
    )
    return [*(folder for folder in folders if folder.inside), well]


def write_code(xml: Written, code: Code) -> None:
    about = {"guid": code.guid, "name": code.name, "isCodable": "false" if code.is_folder else "true"}
    with xml.element("Code", about):
        if code.description:
            xml.leaf("Description", text=code.description)
        for inner in code.inside:
            write_code(xml, inner)
