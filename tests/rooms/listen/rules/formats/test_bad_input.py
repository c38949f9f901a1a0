"""Broken, lying and hostile files: a sentence, never a crash, never more memory than allowed."""

from __future__ import annotations

import tracemalloc
from base64 import encodebytes
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resonanz.ground.tables.problems import EmptyTable, TableProblem
from resonanz.listen.enums import Aside, Format
from resonanz.listen.rules.formats import mailbox
from resonanz.listen.rules.formats.markup import text_of
from resonanz.listen.rules.formats.opening import open_messages
from resonanz.listen.rules.formats.problems import (
    ArchiveMixed,
    ArchiveTooLarge,
    ArchiveUnreadable,
    DocumentUnreadable,
    FormatUnknown,
    NothingInside,
    NotThisFormat,
)
from tests.rooms.listen.rules.formats import samples
from tests.rooms.listen.rules.formats.samples import as_json, opened, packed, rows, words, written

MAIL = "From: a@b.example\nSubject: Post\n"
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
FOREIGN = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def single(folder: Path, headers: str, body: bytes) -> str:
    (row,) = rows(opened(folder, "a.eml", MAIL.encode() + headers.encode() + b"\n" + body))
    assert row.problem is None
    return row.values["Worte"].removeprefix("Post").lstrip("\n")


@pytest.mark.parametrize(
    ("charset", "body", "text"),
    [
        ("utf-8", "Ärger mit Öl".encode(), "Ärger mit Öl"),
        ("iso-8859-1", "Ärger".encode("latin-1"), "Ärger"),
        ("iso-8859-15", "5 €".encode("iso-8859-15"), "5 €"),
        ("windows-1252", "„Ärger“ – 5 €".encode("cp1252"), "„Ärger“ – 5 €"),
        ("windows-1251", "Спасибо".encode("cp1251"), "Спасибо"),
        ("koi8-r", "Спасибо".encode("koi8-r"), "Спасибо"),
        ("shift_jis", "ありがとう".encode("shift_jis"), "ありがとう"),
        ("iso-2022-jp", "ありがとう".encode("iso-2022-jp"), "ありがとう"),
        ("gb18030", "谢谢".encode("gb18030"), "谢谢"),
        ("utf-16", "Ärger".encode("utf-16"), "Ärger"),
        # Charsets that lie, that nobody knows, and that are missing.
        ("us-ascii", "Ärger".encode(), "Ärger"),
        ("iso-8859-1", "Ärger mit Öl".encode(), "Ärger mit Öl"),
        ("iso-8859-1", "„Ärger“".encode("cp1252"), "„Ärger“"),
        ("x-unbekannt", "Ärger".encode(), "Ärger"),
        ("", "Ärger".encode(), "Ärger"),
        ("zlib", "Ärger".encode(), "Ärger"),
    ],
)
def test_mails_in_every_charset(tmp_path: Path, charset: str, body: bytes, text: str) -> None:
    said = f"; charset={charset}" if charset else ""
    assert single(tmp_path, f"Content-Type: text/plain{said}\nContent-Transfer-Encoding: 8bit\n", body) == text


@pytest.mark.parametrize(
    ("headers", "body", "text"),
    [
        ("Content-Type: multipart/mixed; boundary=nie\n", b"verloren?", "verloren?"),
        ("Content-Type: multipart/mixed\n", b"ohne Grenze", "ohne Grenze"),
        ("Content-Type: multipart/mixed; boundary=q\n", b"--q\nContent-Type: text/plain\n\nhalb fer", "halb fer"),
        ("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n", b"SGFsbG8=", "Hallo"),
        ("Content-Type: text/plain\nContent-Transfer-Encoding: quantum\n", b"Hallo", "Hallo"),
        ("Content-Type: ;;;\n", b"Hallo", "Hallo"),
        ("Content-Type: text/html\n", b"<p>Hallo<p>Welt", "Hallo\nWelt"),
    ],
)
def test_broken_mime_still_gives_its_words(tmp_path: Path, headers: str, body: bytes, text: str) -> None:
    assert single(tmp_path, headers, body) == text


def test_a_mail_of_ten_thousand_parts_inside_each_other_ends(tmp_path: Path) -> None:
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000))
    (row,) = rows(opened(tmp_path, "a.eml", (MAIL + nested + "\nHallo").encode()))
    assert row.problem is None or row.problem.code == "mail_unreadable"


@pytest.mark.parametrize(
    "date", ["gestern", "", "Mon, 99 Foo 2026", "9" * 5_000, "Mon, 02 Nov 2026 10:00:00 +9999999999"]
)
def test_a_mail_with_a_date_nobody_can_read_is_kept(tmp_path: Path, date: str) -> None:
    found = opened(tmp_path, "a.eml", f"{MAIL}Date: {date}\n\nHallo".encode())
    (row,) = rows(found)
    assert (row.problem, row.values["Datum"], found.aside[Aside.UNDATED]) == (None, "", 1)


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("Mon, 02 Nov 2026 10:00:00 +0100", "2026-11-02T10:00:00+01:00"),
        ("2 Nov 2026 10:00 EST", "2026-11-02T10:00:00-05:00"),
        ("Mon, 02 Nov 2026 10:00:00 -0000", "2026-11-02T10:00:00+00:00"),
        ("Mon, 02 Nov 2026 10:00:00", "2026-11-02T10:00:00+00:00"),
    ],
)
def test_dates_of_mails(tmp_path: Path, date: str, iso: str) -> None:
    (row,) = rows(opened(tmp_path, "a.eml", f"{MAIL}Date: {date}\n\nHallo".encode()))
    assert row.values["Datum"] == iso


@pytest.mark.parametrize("name", ["a.mbox", "a.eml", "a.zip", "a.docx", "a.vtt", "a.json", "a.csv", "a.txt"])
@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_nothing_in_the_file(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(EmptyTable):
        opened(tmp_path, name, content)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (packed({"innen.zip": packed({"a.eml": MAIL})}), NothingInside),
        (packed({"bild.png": b"\x89PNG"}), NothingInside),
        (packed({"word/document.xml": "<w/>", "a.eml": MAIL}), ArchiveMixed),
        (packed({"word/document.xml": "<w/>", "xl/workbook.xml": "<x/>"}), ArchiveMixed),
        (packed({"a.eml": MAIL * 400})[:120], ArchiveUnreadable),
        (b"PK\x03\x04" + b"\0" * 100, ArchiveUnreadable),
        (samples.docx("Anna: &c;", before=LAUGHS), DocumentUnreadable),
        (samples.docx("Anna: &a;", before=FOREIGN), DocumentUnreadable),
        (samples.docx("Anna: <w:p>"), DocumentUnreadable),
        (samples.docx(), NothingInside),
    ],
)
def test_archives_and_documents_that_are_refused(tmp_path: Path, content: bytes, problem: type[TableProblem]) -> None:
    with pytest.raises(problem):
        opened(tmp_path, "a.zip", content)


def test_names_that_climb_out_of_an_archive_lead_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "hier"
    folder.mkdir()
    content = packed({"../../oben.eml": MAIL + "\nHallo", "/etc/x.eml": MAIL + "\nWelt", "__MACOSX/._a.eml": "x"})
    found = opened(folder, "a.zip", content)
    assert words(found) == ["Post\n\nHallo", "Post\n\nWelt"]
    assert found.aside[Aside.OTHER_FILES] == 1
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "hier"]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "a.zip", packed({"a.eml": MAIL + "\n" + "x" * 30_000_000}))
    monkeypatch.setattr(mailbox, "MAIL_LIMIT", 1 << 20)
    tracemalloc.start()
    (row,) = rows(open_messages(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert row.problem is not None
    assert (row.problem.code, peak < 10_000_000) == ("mail_too_large", True)
    monkeypatch.setattr("resonanz.listen.rules.formats.archives.UNPACKED_LIMIT", 1 << 20)
    with pytest.raises(ArchiveTooLarge):
        open_messages(path)


def test_a_line_of_ten_megabytes_is_one_mail_and_one_refused_ticket(tmp_path: Path) -> None:
    box = samples.MBOX + b"\nFrom e@f.example Wed Nov 04 11:00:00 2026\n" + MAIL.encode() + b"\n" + b"x" * 10_000_000
    long = rows(opened(tmp_path, "a.mbox", box))[2]
    assert long.problem is not None
    assert long.problem.code == "cell_too_long"
    lines = (
        samples.as_lines(list(samples.ZENDESK)) + b'{"id": 1, "requester_id": 7, "description": "' + b"x" * 10_000_000
    )
    found = rows(opened(tmp_path, "t.jsonl", lines + b'"}\n'))
    assert [row.problem and row.problem.code for row in found] == [None, None, "broken_record"]


@pytest.mark.parametrize("kind", sorted(set(Format.values) - {Format.TABLE, Format.TRANSCRIPT}))
def test_something_else_is_refused_by_its_name(tmp_path: Path, kind: str) -> None:
    with pytest.raises(NotThisFormat, match=str(Format(kind).label).split()[0]):
        opened(tmp_path, "t.csv", b"a;b\n1;2\n", kind=kind)


def test_an_unknown_format_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(FormatUnknown, match="table, mail, zammad"):
        opened(tmp_path, "t.csv", b"a;b\n", kind="lotus")


@pytest.mark.parametrize("hostile", ["<a", "<![", "<a b='", "<!--", "</", "<script>", "&", "<a b ", "<p>", "&#", " <"])
def test_hostile_markup_takes_no_time(hostile: str) -> None:
    text_of(hostile * (200_000 // len(hostile)))


def test_markup_becomes_what_it_shows() -> None:
    markup = (
        "<head><title>x</title><style>a{}</style ></head><body><p>Hallo <b>Welt</b> &amp; mehr</p><p>zwei&auml;<br>drei"
        "<!-- weg --><script>alert(1)</script></p><table><tr><td>a</td><td>b</td></tr></table>1 < 2 und <3</body>"
    )
    assert text_of(markup) == "Hallo Welt & mehr\n\nzweiä\ndrei\n\na b\n\n1 < 2 und <3"


NAMES = ["a.mbox", "a.eml", "a.zip", "a.docx", "a.vtt", "a.json", "a.jsonl", "a.csv", "a.txt", "a"]
BEGINNINGS = [
    b"",
    b"From a@b Mon Nov 02 10:00:00 2026\n",
    MAIL.encode(),
    b"WEBVTT\n\n00:01.000 --> 00:02.000\n",
    b"PK\x03\x04",
    b'[{"requester_id": 1, "comments": ',
    b'{"surveyId": 1, "data": {',
    b"Anna: Hallo\nBen: ",
    samples.FORMBRICKS,
    samples.PLAY,
    as_json(samples.ZAMMAD)[:-40],
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=200)
@given(
    name=st.sampled_from(NAMES),
    start=st.sampled_from(BEGINNINGS),
    rest=st.binary(max_size=300),
    kind=st.sampled_from(["", *Format.values]),
)
def test_nothing_is_raised_but_sentences(tmp_path: Path, name: str, start: bytes, rest: bytes, kind: str) -> None:
    try:
        found = open_messages(written(tmp_path, name, start + rest), kind=kind)
    except TableProblem as problem:
        refused = problem.sentence
    else:
        refused = ""
    if refused:
        assert refused.endswith(".")
        return
    for row in found.table.rows():
        assert row.problem or set(row.values) == set(found.table.headers)
        assert 0 <= row.position <= found.table.total


PLAIN = (
    st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=200)
    .map(str.strip)
    .filter(bool)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
@given(said=PLAIN, charset=st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_words_come_out_of_every_format_as_they_went_in(tmp_path: Path, said: str, charset: str) -> None:
    body = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n"
    assert single(tmp_path, body, encodebytes(said.encode(charset))) == said
    ticket = {"id": 1, "requester_id": 2, "comments": [{"id": 3, "author_id": 2, "body": said}]}
    assert words(opened(tmp_path, "t.json", as_json([ticket]))) == [said]
    response = {"id": "1", "surveyId": "s", "data": {"q": said}}
    assert words(opened(tmp_path, "u.json", as_json([response]), kind="formbricks")) == [said]
    assert words(
        opened(tmp_path, "g.vtt", f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>{_escaped(said)}\n".encode())
    ) == [said]


def _escaped(said: str) -> str:
    return said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
