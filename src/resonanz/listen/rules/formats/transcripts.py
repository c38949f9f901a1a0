"""Transcripts of conversations (TXT, VTT, SRT, DOCX): whose words are taken a person decides, names are not stored."""

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from resonanz.ground.tables.encoding import MARKING, detect_encoding
from resonanz.listen.enums import Aside, Format
from resonanz.listen.rules.formats.documents import read_paragraphs
from resonanz.listen.rules.formats.opened import Item, Message, Opened, Pick, as_table
from resonanz.listen.rules.formats.problems import NothingInside, NotThisFormat, TextTooLarge
from resonanz.listen.rules.formats.turns import Turn, speaker_lines, turns_of, turns_of_lines

TEXT_LIMIT = 8 * 1024 * 1024
_MEGABYTE = 1 << 20
_MANY_VOICES = 200
_ENOUGH = 2
_SHARE = 0.25
_EXAMPLE = 120
_ZIP = b"PK\x03\x04"


def is_captions(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")


def is_transcript(sample: str) -> bool:
    """Enough lines with a name in front, and names that come again or are few."""
    lines = [line for line in sample.splitlines() if line.strip()]
    named = speaker_lines(lines)
    total = named.total()
    return total >= _ENOUGH and total >= _SHARE * len(lines) and (len(named) < total or len(named) == _ENOUGH)


def open_transcript(path: Path, picked: Collection[str] | None, *, joined: bool) -> Opened:
    turns = _turns(path)
    speakers = list(dict.fromkeys(turn.speaker for turn in turns))
    if not turns:
        raise NothingInside
    if len(speakers) > _MANY_VOICES:
        raise NotThisFormat(format=Format.TRANSCRIPT.label)
    keys = {speaker: str(place) for place, speaker in enumerate(speakers, start=1)}
    picks = tuple(Pick(key, _label(speaker, turns), _example(speaker, turns), False) for speaker, key in keys.items())  # noqa: FBT003  Nobody is suggested as a customer.
    aside: Counter[Aside] = Counter()

    def read() -> Iterator[Item]:
        aside.clear()
        size = path.stat().st_size
        chosen = [
            (number, turn) for number, turn in enumerate(turns, 1) if picked is None or keys[turn.speaker] in picked
        ]
        aside[Aside.NOT_CHOSEN] = len(turns) - len(chosen)
        if not joined:
            for number, turn in chosen:
                yield Message(words=turn.words, number=str(number), author=turn.speaker[:200]), size
            return
        for speaker in dict.fromkeys(turn.speaker for _number, turn in chosen):
            words = "\n\n".join(turn.words for _number, turn in chosen if turn.speaker == speaker)
            yield Message(words=words, number=f"stimme-{keys[speaker]}", author=speaker[:200]), size

    return Opened(Format.TRANSCRIPT, as_table(path, read), picks=picks, may_join=True, aside=aside)


def _turns(path: Path) -> list[Turn]:
    with path.open("rb") as file:
        head = file.read(len(_ZIP))
    if head == _ZIP:
        return turns_of_lines(read_paragraphs(path))
    if path.stat().st_size > TEXT_LIMIT:
        raise TextTooLarge(limit=TEXT_LIMIT // _MEGABYTE)
    text = path.read_text(detect_encoding(path), errors=MARKING).removeprefix("\ufeff")
    return turns_of(text)


def _label(speaker: str, turns: list[Turn]) -> str:
    times = sum(turn.speaker == speaker for turn in turns)
    return f"{speaker or _('ohne Namen')} ({times})"


def _example(speaker: str, turns: list[Turn]) -> str:
    longest = max((turn.words for turn in turns if turn.speaker == speaker), key=len)
    return " ".join(longest[: _EXAMPLE * 4].split())[:_EXAMPLE]
