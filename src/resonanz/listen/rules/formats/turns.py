"""Who says what in a transcript: lines with names in front, headings with a time, or captions (VTT, SRT)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_NAME = r"[^\W\d_][^:;|\t\n<>{}\[\]()\"„“]{0,48}?"
_IN_FRONT = re.compile(
    rf"[ \t]*(?:[\[(]?{_TIME}[\])]?[ \t]*[-–—]?[ \t]*)?({_NAME})[ \t]*(?:[\[(]{_TIME}[\])])?[ \t]*:(?:[ \t]+(.*)|)$",
    re.DOTALL,
)
_HEADING = re.compile(rf"[ \t]*({_NAME})(?:[ \t]+|[ \t]*[-–—|][ \t]*)[\[(]?{_TIME}[\])]?[ \t]*$")
_CUE = re.compile(rf"\s*{_TIME}[ \t]*-->[ \t]*{_TIME}")
_VOICE = re.compile(r"<v(?:\.[^ >]*)?[ \t]+([^>\n]{1,200})>")
_TAG = re.compile(r"</?[^<>\n]{0,200}>")
_WORDS_OF_A_NAME = 3
_LONGEST_NAME_WORDS = 6


@dataclass(slots=True)
class Turn:
    """What one voice says in one go; without a name nobody says who spoke."""

    speaker: str
    lines: list[str] = field(default_factory=list)
    glue: str = "\n"

    @property
    def words(self) -> str:
        return self.glue.join(self.lines).strip("\n")


def turns_of(text: str) -> list[Turn]:
    """Captions if there are any times as captions have them, else lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if any(_CUE.match(line) for line in lines):
        return _merged(_captions(lines))
    return turns_of_lines(lines)


def turns_of_lines(lines: Iterable[str]) -> list[Turn]:
    """A line (or paragraph) with a name in front begins a turn, the following ones go on with it."""
    kept = list(lines)
    speakers = _speakers(kept)
    turns = [Turn("")]
    for line in kept:
        speaker, rest = _split(line)
        if speaker in speakers:
            turns.append(Turn(speaker, [rest] if rest else []))
        else:
            turns[-1].lines.append(line)
    return [turn for turn in turns if turn.words.strip()]


def speaker_lines(lines: Iterable[str]) -> Counter[str]:
    """How often each name stands in front of words."""
    kept = list(lines)
    speakers = _speakers(kept)
    return Counter(speaker for speaker in (_split(line)[0] for line in kept) if speaker in speakers)


def _split(line: str) -> tuple[str, str]:
    """The name in front and the words behind it."""
    match = _IN_FRONT.match(line)
    if match is not None:
        return " ".join(match[1].split()), match[2] or ""
    match = _HEADING.match(line.split("\n", 1)[0])
    if match is not None:
        return " ".join(match[1].split()), line.partition("\n")[2]
    return "", line


def _speakers(lines: Iterable[str]) -> frozenset[str]:
    """A name stands there several times or looks like one; „Ich sage mal so:“ does neither."""
    found = Counter(speaker for speaker, _rest in map(_split, lines) if speaker)
    return frozenset(name for name, times in found.items() if _is_name(name, times))


def _is_name(name: str, times: int) -> bool:
    words = name.split()
    looks_like_one = len(words) <= _WORDS_OF_A_NAME and all(word[0].isupper() or word[0].isdigit() for word in words)
    return looks_like_one or (times > 1 and len(words) <= _LONGEST_NAME_WORDS)


def _captions(lines: list[str]) -> Iterator[Turn]:
    """The words of each cue; numbers, notes and styles of the file are no words of anybody."""
    inside = False
    speaker = ""
    for line in lines:
        if _CUE.match(line):
            inside, speaker = True, ""
        elif not line.strip():
            inside = False
        elif inside:
            voice = _VOICE.search(line)
            plain = unescape(_TAG.sub("", line)).strip()
            if voice is not None:
                speaker = " ".join(unescape(voice[1]).split())
            else:
                named, rest = _split(plain)
                if named and _is_name(named, 1):
                    speaker, plain = named, rest
            if plain:
                yield Turn(speaker, [plain], " ")


def _merged(turns: Iterable[Turn]) -> list[Turn]:
    """Captions cut sentences; the same voice going on is one turn."""
    merged: list[Turn] = []
    for turn in turns:
        if merged and merged[-1].speaker == turn.speaker:
            merged[-1].lines += turn.lines
        else:
            merged.append(turn)
    return merged
