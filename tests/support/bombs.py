"""Files that are small on disk and large, endless, lying or hostile inside; made here, so that none lies around."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import struct
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

Make = Callable[[Path], None]
MAIL = b"From: a@b.example\nSubject: Post\nDate: Mon, 02 Nov 2026 10:00:00 +0100\n"
_MEGABYTE = 1 << 20
_SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol" * 10}">' for n in range(10))
LAUGHS = f"<!DOCTYPE x [{_LAUGHS}]>"
QUADRATIC = f'<!DOCTYPE x [<!ENTITY q "{"q" * 100_000}">]>'
FILE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
NET = '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/x">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>'


def packed(members: dict[str, bytes | str], *, stored: bool = False) -> bytes:
    target = io.BytesIO()
    way = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(target, "w", way, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def book(rows: str, *, before: str = "", shared: str = "", extra: dict[str, bytes | str] | None = None) -> bytes:
    """A workbook of one sheet as spreadsheets write them; `before` stands before the sheet's first element."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/{_SHEET}" ContentType="{kind}.worksheet+xml"/></Types>',
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
            '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": "<Relationships "
            'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            **({"xl/sharedStrings.xml": shared} if shared else {}),
            _SHEET: f'{before}<worksheet xmlns="{_MAIN}">{rows}</worksheet>',
            **(extra or {}),
        }
    )


def cell(where: str, text: str) -> str:
    return f'<c r="{where}" t="inlineStr"><is><t>{text}</t></is></c>'


HEAD = f'<sheetData><row r="1">{cell("A1", "id")}{cell("B1", "Nachricht")}</row>'


def document(words: str, *, before: str = "") -> bytes:
    body = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    return packed({"word/document.xml": f'{before}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'})


def nested(depth: int) -> bytes:
    inner = packed({"a.eml": MAIL + b"\n" + b"x" * _MEGABYTE})
    for level in range(depth):
        inner = packed({f"{level}-{n}.zip": inner for n in range(10)})
    return inner


def flat(members: int, size: int) -> bytes:
    return packed({f"{n}.eml": MAIL + b"\n" + b"x" * size for n in range(members)})


def overlapping(members: int, size: int) -> bytes:
    """Many entries of the directory that all point at the same bytes (the way of Fifield's better zip bomb)."""
    one = packed({"a.eml": MAIL + b"\n" + b"x" * size})
    end = one.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", one[end + 16 : end + 20])[0]
    entry = one[start:end]
    many = entry * members
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, members, members, len(many), start, 0)
    return one[:start] + many + tail


def twice() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("a.eml", MAIL + b"\nEins")
        archive.writestr("a.eml", MAIL + b"\nZwei")
    return target.getvalue()


def linked() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        entry = zipfile.ZipInfo("post.eml")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return target.getvalue()


def locked() -> bytes:
    """The flag of encryption, in both places where it stands."""
    content = bytearray(packed({"a.eml": MAIL + b"\nGeheim"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def lying_size() -> bytes:
    """Says that it unpacks to a hundred bytes."""
    content = bytearray(packed({"a.eml": MAIL + b"\n" + b"x" * (64 * _MEGABYTE)}))
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    content[22:26] = struct.pack("<I", 100)
    return bytes(content)


def huge_size() -> bytes:
    """Says that it unpacks to four gigabytes."""
    content = bytearray(packed({"a.eml": MAIL + b"\nKlein"}))
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = b"\xf0\xff\xff\xff"
    return bytes(content)


def unknown_packing() -> bytes:
    content = bytearray(packed({"a.eml": MAIL + b"\nWorte"}))
    content[8:10] = b"\x63\x00"
    at = content.index(b"PK\x01\x02")
    content[at + 10 : at + 12] = b"\x63\x00"
    return bytes(content)


def parts_within(depth: int) -> bytes:
    opened = (b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
    return MAIL + b"MIME-Version: 1.0\n" + b"".join(opened) + b"\nTief unten\n"


def parts_beside(count: int) -> bytes:
    part = b"--b\nContent-Type: text/plain\n\nx\n"
    return MAIL + b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n' + part * count + b"--b--\n"


def written(content: Callable[[], bytes]) -> Make:
    return lambda path: path.write_bytes(content()) and None


def long_line(start: bytes, piece: bytes, size: int, end: bytes = b"") -> Make:
    """Written piece by piece: no such line is ever in memory here."""

    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.write(start)
            for _n in range(size // len(piece)):
                file.write(piece)
            file.write(end)

    return make


def sparse(start: bytes, size: int) -> Make:
    """A gigabyte of zeros that takes no place on the disk."""

    def make(path: Path) -> None:
        with path.open("wb") as file:
            file.write(start)
            file.truncate(size)

    return make


_X = b"x" * _MEGABYTE
ARCHIVES: dict[str, tuple[str, Make]] = {
    "zip in zip, seven deep": ("a.zip", written(lambda: nested(7))),
    "zip of sixty mails of 40 MB": ("a.zip", written(lambda: overlapping(60, 40 * _MEGABYTE))),
    "zip of 20,000 empty mails": (
        "a.zip",
        written(lambda: packed({f"{n}.eml": b"" for n in range(20_000)}, stored=True)),
    ),
    "zip with overlapping entries": ("a.zip", written(lambda: overlapping(400, _MEGABYTE))),
    "zip that says it is small": ("a.zip", written(lying_size)),
    "zip that says it is huge": ("a.zip", written(huge_size)),
    "zip with the same name twice": ("a.zip", written(twice)),
    "zip with a symbolic link": ("a.zip", written(linked)),
    "zip that climbs out": (
        "a.zip",
        written(lambda: packed({"../../../tmp/x.eml": MAIL + b"\nOben", "/etc/x.eml": MAIL + b"\nEtc"})),
    ),
    "zip with a password": ("a.zip", written(locked)),
    "zip cut in the middle": ("a.zip", written(lambda: flat(5, 1000)[:-200])),
    "zip without its directory": ("a.zip", written(lambda: b"PK\x03\x04" + b"\0" * 4_000)),
    "zip packed in an unknown way": ("a.zip", written(unknown_packing)),
    "zip with a name of NUL": ("a.zip", written(lambda: packed({"a\x00b.eml": MAIL + b"\nWorte"}))),
    "gzip of a gigabyte": ("a.csv.gz", written(lambda: gzip.compress(_X * 64, 9))),
    "bzip2 of zeros": ("a.csv.bz2", written(lambda: bz2.compress(b"\0" * (64 * _MEGABYTE)))),
}
WORKBOOKS: dict[str, tuple[str, Make]] = {
    "xlsx that unpacks to 600 MB": ("a.xlsx", written(lambda: book("<!--" + " " * (600 * _MEGABYTE) + "-->"))),
    "xlsx of a billion rows by its dimension": (
        "a.xlsx",
        written(lambda: book('<dimension ref="A1:XFD1048576"/>' + HEAD + "</sheetData>")),
    ),
    "xlsx with one cell far away": (
        "a.xlsx",
        written(lambda: book(HEAD + f'<row r="1048576">{cell("XFD1048576", "weit weg")}</row></sheetData>')),
    ),
    "xlsx with a row of number a trillion": (
        "a.xlsx",
        written(lambda: book(HEAD + f'<row r="999999999999">{cell("A999999999999", "x")}</row></sheetData>')),
    ),
    "xlsx with laughs": (
        "a.xlsx",
        written(lambda: book(HEAD + f'<row r="2">{cell("A2", "&l9;")}</row></sheetData>', before=LAUGHS)),
    ),
    "xlsx with laughs in its shared words": (
        "a.xlsx",
        written(
            lambda: book(
                HEAD + '<row r="2"><c r="A2" t="s"><v>0</v></c></row></sheetData>',
                shared=f'{LAUGHS}<sst xmlns="{_MAIN}"><si><t>&l9;</t></si></sst>',
            )
        ),
    ),
    "xlsx with one entity 100,000 times": (
        "a.xlsx",
        written(lambda: book(HEAD + f'<row r="2">{cell("A2", "&q;" * 100_000)}</row></sheetData>', before=QUADRATIC)),
    ),
    "xlsx that wants a file of the house": (
        "a.xlsx",
        written(lambda: book(HEAD + f'<row r="2">{cell("A2", "&e;")}</row></sheetData>', before=FILE)),
    ),
    "xlsx that wants a file from the net": (
        "a.xlsx",
        written(lambda: book(HEAD + f'<row r="2">{cell("A2", "&e;")}</row></sheetData>', before=NET)),
    ),
    "xlsx whose cells share a word that is not there": (
        "a.xlsx",
        written(
            lambda: book(
                HEAD + '<row r="2"><c r="A2" t="s"><v>4294967295</v></c></row></sheetData>',
                shared=f'<sst xmlns="{_MAIN}"/>',
            )
        ),
    ),
    "xlsx with a million shared words": (
        "a.xlsx",
        written(
            lambda: book(
                HEAD + "</sheetData>",
                shared=f'<sst xmlns="{_MAIN}">' + "<si><t>wort</t></si>" * 1_000_000 + "</sst>",
            )
        ),
    ),
    "xlsx whose words point at 100,000 long ones": (
        "a.xlsx",
        written(
            lambda: book(
                HEAD
                + "".join(f'<row r="{n}"><c r="B{n}" t="s"><v>0</v></c></row>' for n in range(2, 20_000))
                + "</sheetData>",
                shared=f'<sst xmlns="{_MAIN}"><si><t>{"w" * 120_000}</t></si></sst>',
            )
        ),
    ),
    "xlsx within itself 100,000 times": ("a.xlsx", written(lambda: book("<a>" * 100_000))),
    "xlsx cut in the middle": ("a.xlsx", written(lambda: book(HEAD + "</sheetData>")[:-300])),
    "xlsx without a sheet": ("a.xlsx", written(lambda: packed({"xl/workbook.xml": "<workbook/>"}))),
    "xls of nothing": ("a.xls", written(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5_000)),
}
DOCUMENTS: dict[str, tuple[str, Make]] = {
    "docx with laughs": ("a.docx", written(lambda: document("Anna: &l9;", before=LAUGHS))),
    "docx with one entity 100,000 times": ("a.docx", written(lambda: document("&q;" * 100_000, before=QUADRATIC))),
    "docx that wants a file of the house": ("a.docx", written(lambda: document("Anna: &e;", before=FILE))),
    "docx that wants a file from the net": ("a.docx", written(lambda: document("Anna: &e;", before=NET))),
    "docx with a parameter entity": ("a.docx", written(lambda: document("Anna: x", before=PARAMETER))),
    "docx that unpacks to 200 MB": ("a.docx", written(lambda: document("x" * (200 * _MEGABYTE)))),
    "docx within itself 100,000 times": ("a.docx", written(lambda: document("<w:p>" * 100_000))),
    "docx in two spellings at once": (
        "a.docx",
        written(lambda: packed({"word/document.xml": "<w/>", "xl/workbook.xml": "<x/>"})),
    ),
}
TEXTS: dict[str, tuple[str, Make]] = {
    "csv with a line of a gigabyte": ("a.csv", long_line(b"id;text\n1;", _X, 1 << 30, b"\n2;Hallo\n")),
    "csv with a quote that never ends": ("a.csv", long_line(b'id;text\n1;"', _X, 200 << 20)),
    "csv of a gigabyte of nothing": ("a.csv", sparse(b"id;text\n1;a\n", 1 << 30)),
    "csv with a million columns": ("a.csv", written(lambda: b";".join([b"a"] * 1_000_000) + b"\n1\n")),
    "json with 100,000 lists in each other": ("a.json", written(lambda: b"[" * 100_000)),
    "json line of 200 MB": ("a.jsonl", long_line(b'{"text": "', _X, 200 << 20, b'"}\n')),
    "json with a number of a million digits": ("a.jsonl", written(lambda: b'{"text": ' + b"9" * 1_000_000 + b"}\n")),
    "json with the same name 100,000 times": (
        "a.jsonl",
        written(lambda: b"{" + b",".join([b'"text": "a"'] * 100_000) + b"}\n"),
    ),
    "tickets within tickets": (
        "a.json",
        written(lambda: b'[{"id":1,"articles":' * 50_000),
    ),
    "transcript of one word of 50 MB": ("a.vtt", long_line(b"WEBVTT\n\n00:01.000 --> 00:02.000\n", _X, 50 << 20)),
}
MAILS: dict[str, tuple[str, Make]] = {
    "mail of 10,000 parts in each other": ("a.eml", written(lambda: parts_within(10_000))),
    "mail of 100,000 parts beside each other": ("a.eml", written(lambda: parts_beside(100_000))),
    "mail with a boundary of a megabyte": (
        "a.eml",
        written(lambda: MAIL + b'Content-Type: multipart/mixed; boundary="' + _X + b'"\n\nWorte\n'),
    ),
    "mail with an empty boundary": (
        "a.eml",
        written(lambda: MAIL + b'Content-Type: multipart/mixed; boundary=""\n\n----\nWorte\n'),
    ),
    "mail with broken base64": (
        "a.eml",
        written(lambda: MAIL + b"Content-Transfer-Encoding: base64\n\n" + b"=A=!" * 50_000),
    ),
    "mail of base64 without end": (
        "a.eml",
        written(lambda: MAIL + b"Content-Transfer-Encoding: base64\n\n" + base64.b64encode(bytes(20 * _MEGABYTE))),
    ),
    "mail of 100,000 header lines": ("a.eml", written(lambda: MAIL + b"X-A: b\n" * 100_000 + b"\nWorte\n")),
    "mail with a header of 10 MB": ("a.eml", written(lambda: MAIL + b"X-A: " + _X * 10 + b"\n\nWorte\n")),
    "mail with 100,000 encoded words": (
        "a.eml",
        written(lambda: b"From: a@b.example\nSubject: " + b"=?utf-8?Q?=C3?= " * 100_000 + b"\n\nWorte\n"),
    ),
    "mail with 100,000 brackets in its sender": (
        "a.eml",
        written(lambda: b"From: " + b"(" * 100_000 + b"\nSubject: x\nDate: x\n\nWorte\n"),
    ),
    "mail of a million unclosed tags": (
        "a.eml",
        written(lambda: MAIL + b"Content-Type: text/html\n\n" + b"<div>" * 100_000 + b"Worte"),
    ),
    "mailbox of 50,000 empty mails": ("a.mbox", written(lambda: b"From a@b Mon Nov 02 10:00:00 2026\n\n" * 50_000)),
    "mailbox with a line of 200 MB": (
        "a.mbox",
        long_line(b"From a@b Mon Nov 02 10:00:00 2026\nFrom: a@b.example\nSubject: x\n\n", _X, 200 << 20),
    ),
}
BOMBS: dict[str, tuple[str, Make]] = {**ARCHIVES, **WORKBOOKS, **DOCUMENTS, **TEXTS, **MAILS}
"""By what they are: the name of the file, and who writes it."""

SMALL = 3_000_000
"""So many bytes go through a browser quickly; larger ones meet the same code."""
