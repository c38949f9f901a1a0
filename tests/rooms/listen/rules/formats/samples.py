"""Small files as other programs export them, made up for these tests."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from resonanz.ground.tables.table import Row
from resonanz.listen.rules.formats.opened import WORDS, Opened
from resonanz.listen.rules.formats.opening import open_messages

MBOX = (
    b"From a@b.example Mon Nov 02 10:00:00 2026\n"
    b"From: =?iso-8859-1?Q?J=F6rg?= <J@B.example>\n"
    b"Subject: =?utf-8?B?w4RyZ2Vy?= mit der Rechnung\n"
    b"Date: Mon, 02 Nov 2026 10:00:00 +0100\n"
    b"Message-ID: <1@b.example>\n"
    b"Content-Type: text/plain; charset=utf-8\n"
    b"\n"
    b"Hallo,\n\nFrom hier an ging es schief.\n>From da an auch.\n\n"
    b"From c@d.example Tue Nov 03 11:00:00 2026\n"
    b"From: x@y.example\n"
    b"Subject: Lob\n"
    b'Content-Type: multipart/mixed; boundary="q"\n'
    b"\n"
    b"--q\nContent-Type: text/html\n\n<p>Danke <b>sehr</b></p><p>sch&ouml;n</p>\n"
    b"--q\nContent-Type: application/pdf\nContent-Disposition: attachment\n\nabc\n--q--\n"
)
ZAMMAD = [
    {
        "id": 1,
        "number": "31001",
        "articles": [
            {
                "id": 5,
                "sender": "Customer",
                "from": "Bob",
                "subject": "Rechnung",
                "body": "Zu hoch<br>und zu spät",
                "content_type": "text/html",
                "internal": False,
                "created_at": "2026-08-15T07:55:42.119Z",
                "attachments": [{"id": 1}],
            },
            {"id": 6, "sender": "Agent", "body": "Wir prüfen das.", "internal": False},
            {"id": 7, "sender": "Customer", "body": "Geheim", "internal": True},
        ],
    }
]
ZENDESK = [
    {
        "id": 35,
        "subject": "Rechnung",
        "requester_id": 7,
        "submitter_id": 7,
        "comments": [
            {"id": 1, "author_id": 7, "plain_body": "Hilfe", "public": True, "created_at": "2026-01-01T00:00:00Z"},
            {"id": 2, "author_id": 8, "plain_body": "Gern", "public": True},
            {"id": 3, "author_id": 7, "html_body": "<p>Danke</p>", "public": True},
        ],
    },
    {"id": 36, "subject": "Anruf", "requester_id": 7, "submitter_id": 9, "description": "Kunde rief an"},
]
PLAY = (
    "Package Name,App Version Code,App Version Name,Reviewer Language,Device,Review Submit Date and Time,"
    "Review Submit Millis Since Epoch,Review Last Update Date and Time,Review Last Update Millis Since Epoch,"
    "Star Rating,Review Title,Review Text,Developer Reply Date and Time,Developer Reply Millis Since Epoch,"
    "Developer Reply Text,Review Link\n"
    'x,1,1,de,p,2026-06-15T10:00:00Z,1,,,2,Schade,"Stürzt ab, immer",,,Danke,'
    "https://play.google.com/c?reviewId=gp%3AAO&corpus=P\n"
    "x,1,1,de,p,2026-06-15T10:00:00Z,1,,,5,,,,,,\n"
).encode("utf-16")
APP_STORE = {
    "data": [
        {
            "type": "customerReviews",
            "id": "0-1",
            "attributes": {
                "rating": 5,
                "title": "Gut",
                "body": "Läuft",
                "reviewerNickname": "Anne",
                "createdDate": "2026-05-15T08:10:34-08:00",
                "territory": "DEU",
            },
        }
    ]
}
FORMBRICKS = (
    '"No.","Response ID","Timestamp","Finished","Survey ID","User ID","Tags","url","1. Was ärgert Sie?","2. Note"\n'
    '"1","c1","2026-05-01 10:00:00","Yes","s","","","","Die lange Schlange am Schalter","5"\n'
    '"2","c2","Fri May 01 2026","Yes","s","u","","","Dass nie jemand zurückruft","5"\n'
    '"3","c3","2026-05-01 10:00:00","Yes","s","","","","","5"\n'
).encode()
LIMESURVEY = (
    '"id","submitdate","lastpage","startlanguage","seed","Q1","Q2"\n'
    '"1","1980-01-01 00:00:00","2","de","12","Der Bus kommt zu spät","A1"\n'
    '"2","2026-01-01 00:00:00","2","de","13","Der Bus ist immer voll","A1"\n'
).encode()
TALK = (
    b"Aufnahme vom Montag\n"
    b"Moderatorin: Wie war es?\n"
    b"Herr K.: Lange gewartet,\nsehr lange sogar.\nIch sage mal so: schlecht.\n"
    b"Moderatorin: Danke.\n"
    b"Herr K.: Bitte.\n"
)
VTT = (
    b"WEBVTT\n\nNOTE intern\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Anna Meier>Ich war &amp; bin\n\n"
    b"00:00:02.000 --> 00:00:03.000\n<v Anna Meier>unzufrieden.</v>\n\n00:00:03.000 --> 00:00:04.000\nBen: Warum?\n"
)
_BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def docx(*paragraphs: str, before: str = "") -> bytes:
    inner = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in paragraphs)
    return packed({"word/document.xml": before + _BODY.format(inner)})


def packed(members: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def as_json(value: object) -> bytes:
    return json.dumps(value).encode()


def as_lines(values: list[object]) -> bytes:
    return b"".join(as_json(value) + b"\n" for value in values)


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def opened(folder: Path, name: str, content: bytes, *, kind: str = "", picked: list[str] | None = None) -> Opened:
    return open_messages(written(folder, name, content), kind=kind, picked=picked)


def rows(found: Opened) -> list[Row]:
    return list(found.table.rows())


def words(found: Opened) -> list[str]:
    return [row.values.get(WORDS, "") for row in found.table.rows()]


def told(row: Row) -> dict[str, str]:
    """What a row says, without what it leaves empty."""
    return {header: value for header, value in row.values.items() if value}
