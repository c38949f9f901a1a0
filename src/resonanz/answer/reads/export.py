"""The file to take home: readable and machine-readable, with every stored value."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from resonanz.answer.reads.file import RelationshipFile
from resonanz.ground import clock
from resonanz.ground.manner import reader_language
from resonanz.trust.reads import Section

FORMAT = "resonanz-akte/1"


def file_as_json(file: RelationshipFile) -> dict[str, Any]:
    account = file.whom.account
    return {
        "format": FORMAT,
        "made_at": clock.now().isoformat(timespec="seconds"),
        "about": {"account": account.pk if account else None, "voice": str(file.whom.teller or "") or None},
        "inferred": [
            {
                "story": told.story.pk,
                "theme": told.inference.theme or None,
                "strength": told.inference.strength,
                "touchpoints": [
                    {
                        "words": touched.words,
                        "touchpoint": touched.touchpoint,
                        "strength": touched.strength,
                        "said_by_team": touched.said_by_team,
                    }
                    for touched in told.inference.touchpoints
                ],
                "language": told.inference.language,
                "model": told.inference.model,
                "formed_at": told.inference.formed_at.isoformat() if told.inference.formed_at else None,
            }
            for told in file.told
            if told.inference
        ],
        "acted": [{"table": title, "rows": count} for title, count in file.acted],
        "tables": [_table(section) for section in file.sections],
    }


def _table(section: Section) -> dict[str, Any]:
    holding = section.holding
    return {
        "table": section.table,
        "title": section.title,
        "seen_by": str(holding.seen_by),
        "kept": str(holding.keep.says),
        "inferred": holding.is_inferred,
        "purposes": {cell.name: cell.purpose for cell in section.records[0].cells},
        "rows": [
            {cell.name: {"sealed": cell.sealed} if cell.sealed else cell.value for cell in record.cells}
            for record in section.records
        ],
    }


def file_as_zip(file: RelationshipFile) -> bytes:
    """akte.html opens anywhere without us, akte.json is for programs."""
    page = render_to_string(
        "answer/file_export.html", {"file": file, "made_at": clock.now(), "language": reader_language()}
    )
    told = json.dumps(file_as_json(file), ensure_ascii=False, indent=1)
    readme = _(
        "Ihre Beziehungsakte.\n\nakte.html öffnen Sie mit jedem Browser, ohne Internet. akte.json enthält dasselbe für "
        "Programme.\nWas als Geheimnis der Anmeldung niemandem gezeigt wird, ist genannt, aber nicht enthalten.\n"
    )
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("akte.html", page)
        archive.writestr("akte.json", told)
        archive.writestr("LIESMICH.txt", readme)
    return packed.getvalue()
