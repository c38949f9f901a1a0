"""What kind of file this is, by its content; its name decides only where a plain text could be two things."""

from itertools import islice
from pathlib import Path

from resonanz.ground.tables import open_table
from resonanz.ground.tables.delimiter import detect_delimiter
from resonanz.ground.tables.encoding import MARKING, detect_encoding
from resonanz.ground.tables.lines import LineFeed
from resonanz.ground.tables.problems import TableProblem
from resonanz.ground.tables.records import SINGLE_COLUMN
from resonanz.listen.enums import Format
from resonanz.listen.rules.formats.archives import opened_archive
from resonanz.listen.rules.formats.documents import MAIN
from resonanz.listen.rules.formats.mailbox import holds_mails, is_mail, is_mailbox
from resonanz.listen.rules.formats.problems import ArchiveMixed, NothingInside
from resonanz.listen.rules.formats.records import looks_like_json, read_records
from resonanz.listen.rules.formats.reviews import folded, is_app_store, is_app_store_record, is_play
from resonanz.listen.rules.formats.surveys import (
    is_formbricks,
    is_formbricks_record,
    is_limesurvey,
    is_limesurvey_record,
)
from resonanz.listen.rules.formats.tickets import is_zammad, is_zendesk
from resonanz.listen.rules.formats.transcripts import is_captions, is_transcript

_ZIP = b"PK\x03\x04"
_HEAD = 1 << 16
_RECORDS = 50
_WORKBOOK = "xl/workbook.xml"
_PROSE = {".txt", ".text", ".md", ".vtt", ".srt", ""}
_RECORD_TESTS = (
    (Format.ZAMMAD, is_zammad),
    (Format.ZENDESK, is_zendesk),
    (Format.APP_STORE, is_app_store_record),
    (Format.FORMBRICKS, is_formbricks_record),
    (Format.LIMESURVEY, is_limesurvey_record),
)
_HEADER_TESTS = (
    (Format.PLAY, is_play),
    (Format.APP_STORE, is_app_store),
    (Format.FORMBRICKS, is_formbricks),
    (Format.LIMESURVEY, is_limesurvey),
)


def recognise(path: Path) -> Format:
    """A plain table where nothing else fits. Raises `TableProblem` only about archives."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_ZIP):
        return _in_archive(path)
    plain = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if is_mailbox(plain) or is_mail(plain):
        return Format.MAIL
    try:
        return _in_text(path, head)
    except TableProblem:
        # Why it cannot be read says whoever opens it as a table.
        return Format.TABLE


def possible(path: Path) -> tuple[Format, ...]:
    """What a person may say it is instead: archives are what they hold, texts may be read in several ways."""
    with path.open("rb") as file:
        head = file.read(64)
    if head.startswith(_ZIP):
        return ()
    if looks_like_json(head):
        return (Format.TABLE, *(kind for kind, _test in _RECORD_TESTS))
    return (Format.TABLE, Format.MAIL, Format.TRANSCRIPT, *(kind for kind, _test in _HEADER_TESTS))


def _in_text(path: Path, head: bytes) -> Format:
    if looks_like_json(head):
        return _in_records(path)
    if is_captions(head) or _is_prose(path, head):
        return Format.TRANSCRIPT
    headers = frozenset(folded(open_table(path)))
    return next((kind for kind, test in _HEADER_TESTS if test(headers)), Format.TABLE)


def _in_archive(path: Path) -> Format:
    with opened_archive(path) as archive:
        names = archive.namelist()
    kinds = [
        kind
        for kind, is_there in (
            (Format.TRANSCRIPT, MAIN in names),
            (Format.TABLE, _WORKBOOK in (name.lower() for name in names)),
            (Format.MAIL, holds_mails(names)),
        )
        if is_there
    ]
    if len(kinds) > 1:
        raise ArchiveMixed
    if not kinds:
        raise NothingInside
    return kinds[0]


def _in_records(path: Path) -> Format:
    records = [record for record, _position in islice(read_records(path, "tickets", "responses", "data"), _RECORDS)]
    return next((kind for kind, test in _RECORD_TESTS if any(map(test, records))), Format.TABLE)


def _is_prose(path: Path, head: bytes) -> bool:
    if path.suffix.lower() not in _PROSE:
        return False
    encoding = detect_encoding(path)
    with LineFeed(path, encoding) as feed:
        delimiter, _hint = detect_delimiter(feed)
    sample = head[: len(head) - len(head) % 4].decode(encoding, MARKING)
    # Prose has commas too; a table cuts all its lines evenly and has no names in front.
    return delimiter in {SINGLE_COLUMN, ","} and is_transcript(sample)
