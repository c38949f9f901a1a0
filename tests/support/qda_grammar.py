"""What a REFI-QDA file may hold, for the elements that we write: an independent reading of the standard, version 1.5.

Order, number and values are those of its two schemas (Codebook and Project, 18 March 2019). It is no schema: what we do
not write is unknown here and fails.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
_GUID = r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_ANY, _NUMBER, _MOMENT = r"(?s).*", r"[0-9]+", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
MANY = 10**9


@dataclass(frozen=True)
class Element:
    """`inside` are (name, fewest, most) in their order; `values` are patterns, those in `needed` must be there."""

    inside: tuple[tuple[str, int, int], ...] = ()
    values: dict[str, str] = field(default_factory=dict)
    needed: frozenset[str] = frozenset()
    has_text: bool = False


def _code(notes: bool) -> Element:  # noqa: FBT001  The only difference between the two schemas.
    inside = (("Description", 0, 1), *((("NoteRef", 0, MANY),) if notes else ()), ("Code", 0, MANY))
    values = {"guid": _GUID, "name": _ANY, "isCodable": "true|false", "color": r"#[0-9A-Fa-f]{6}"}
    return Element(inside, values, frozenset({"guid", "name", "isCodable"}))


_TARGET = Element((), {"targetGUID": _GUID}, frozenset({"targetGUID"}))
_TEXT = Element(has_text=True)
_CODES = Element((("Code", 1, MANY),))
_CODING_VALUES = {"guid": _GUID, "creatingUser": _GUID, "creationDateTime": _MOMENT}

GRAMMARS: dict[str, dict[str, Element]] = {
    CODEBOOK: {
        "CodeBook": Element((("Codes", 1, 1), ("Sets", 0, 1)), {"origin": _ANY}),
        "Codes": _CODES,
        "Code": _code(notes=False),
        "Description": _TEXT,
    },
    PROJECT: {
        "Project": Element(
            (
                *((name, 0, 1) for name in ("Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links")),
                *(("Sets", 0, 1), ("Graphs", 0, 1), ("Description", 0, 1), ("NoteRef", 0, MANY)),
            ),
            {"name": _ANY, "origin": _ANY, "creatingUserGUID": _GUID, "creationDateTime": _MOMENT},
            frozenset({"name"}),
        ),
        "Users": Element((("User", 1, MANY),)),
        "User": Element((), {"guid": _GUID, "name": _ANY}, frozenset({"guid"})),
        "CodeBook": Element((("Codes", 1, 1),)),
        "Codes": _CODES,
        "Code": _code(notes=True),
        "Description": _TEXT,
        "Variables": Element((("Variable", 1, MANY),)),
        "Variable": Element(
            (("Description", 0, 1),),
            {"guid": _GUID, "name": _ANY, "typeOfVariable": "Text|Boolean|Integer|Float|Date|DateTime"},
            frozenset({"guid", "name", "typeOfVariable"}),
        ),
        "Sources": Element((("TextSource", 1, MANY),)),
        "TextSource": Element(
            (
                *(("Description", 0, 1), ("PlainTextContent", 0, 1), ("PlainTextSelection", 0, MANY)),
                *(("Coding", 0, MANY), ("NoteRef", 0, MANY), ("VariableValue", 0, MANY)),
            ),
            {"guid": _GUID, "name": _ANY, "plainTextPath": rf"internal://{_GUID}\.txt", "creatingUser": _GUID},
            frozenset({"guid", "plainTextPath"}),
        ),
        "PlainTextSelection": Element(
            (("Description", 0, 1), ("Coding", 0, MANY), ("NoteRef", 0, MANY)),
            {"guid": _GUID, "startPosition": _NUMBER, "endPosition": _NUMBER, "creatingUser": _GUID},
            frozenset({"guid", "startPosition", "endPosition"}),
        ),
        "Coding": Element((("CodeRef", 1, 1), ("NoteRef", 0, MANY)), _CODING_VALUES, frozenset({"guid"})),
        "CodeRef": _TARGET,
        "VariableValue": Element((("VariableRef", 1, 1), ("TextValue", 0, 1))),
        "VariableRef": _TARGET,
        "TextValue": _TEXT,
    },
}


def problems(document: bytes) -> list[str]:
    """Everything in which a codebook or a project differs from the standard, each with the element it stands at."""
    root = ET.fromstring(document)  # noqa: S314  Our own file.
    space = root.tag[1:].partition("}")[0]
    if space not in GRAMMARS:
        return [f"unknown namespace {space!r}"]
    first = {CODEBOOK: "CodeBook", PROJECT: "Project"}[space]
    found = [] if root.tag == f"{{{space}}}{first}" else [f"{root.tag} cannot be first"]
    guids = [element.get("guid") for element in root.iter() if element.get("guid")]
    found += [f"{guid} twice" for guid in {guid for guid in guids if guids.count(guid) > 1}] if len(guids) < 999 else []
    targets = {element.get("targetGUID") for element in root.iter() if element.get("targetGUID")}
    found += [f"{target} leads nowhere" for target in targets - set(guids)]
    return found + [problem for element in root.iter() for problem in _problems(element, space)]


def _problems(element: ET.Element, space: str) -> list[str]:
    name = element.tag.removeprefix(f"{{{space}}}")
    rule = GRAMMARS[space].get(name)
    if rule is None:
        return [f"{name} is unknown"]
    found = [f"{name} lacks {value}" for value in rule.needed - set(element.keys())]
    for key, value in element.items():
        if key not in rule.values:
            found.append(f"{name} may not have {key}")
        elif not re.fullmatch(rule.values[key], value):
            found.append(f"{name} has {key}={value!r}")
    if not rule.has_text and (element.text or "").strip():
        found.append(f"{name} holds text")
    order = [child.tag.removeprefix(f"{{{space}}}") for child in element]
    places = {child: place for place, (child, _fewest, _most) in enumerate(rule.inside)}
    if unknown := set(order) - set(places):
        return [*found, f"{name} may not hold {sorted(unknown)}"]
    if [places[child] for child in order] != sorted(places[child] for child in order):
        found.append(f"{name} holds its parts in the wrong order: {order}")
    for child, fewest, most in rule.inside:
        if not fewest <= order.count(child) <= most:
            found.append(f"{name} holds {order.count(child)} {child}")
    return found
