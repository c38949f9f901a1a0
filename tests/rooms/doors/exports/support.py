"""Taking files out as somebody of the team does, and reading them as other programs do."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, cast
from zipfile import ZipFile

from django.http import StreamingHttpResponse
from openpyxl import load_workbook

from tests.support.people import People

HOUSE = "/team/ausgeben/"
OF_INQUIRY = "/team/anliegen/kontakt/ausgeben/"


def taken(people: People, file: str, *, url: str = OF_INQUIRY, **chosen: Any) -> bytes:
    """Everything of the team, read or not, unless `chosen` says otherwise."""
    form = {"audience": "team", "unread": "on", "file": file, **chosen}
    response = people.client(people.mira).post(url, {key: value for key, value in form.items() if value})
    assert response.status_code == 200, response.content.decode()
    content = b"".join(cast("StreamingHttpResponse", response))  # type: ignore[arg-type]  # The tests ask without ASGI.
    assert response["Content-Length"] == str(len(content))
    return content


def lines(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheets(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = load_workbook(BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def unpacked(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def stored(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path
