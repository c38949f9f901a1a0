"""Characters nobody can see: they steer direction, have no width or carry hidden tags. Shown as a badge."""

import re
import unicodedata

_FORMATS = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
INVISIBLE_CLASS = rf"\x00-\x1f\x7f-\x9f\u2028\u2029\ufe00-\ufe0f{_FORMATS}"
"""The inside of a regular expression class, for texts that would show nothing at all."""

_SUSPICIOUS = re.compile(rf"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f{_FORMATS}]")
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e007a]{1,8}\U000e007f")
_SUPPLEMENTARY_SELECTORS = range(0xE0100, 0xE01F0)
_MONGOLIAN_SELECTORS = range(0x180B, 0x1810)
_JOINERS = "\u200c\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)


def invisible_characters(text: str) -> list[tuple[int, str]]:
    """Name every invisible character with its index; what emoji and joining scripts need is left out."""
    if text.isascii() and text.isprintable():
        return []
    flags = {index for flag in _FLAG.finditer(text) for index in range(flag.start() + 1, flag.end())}
    return [
        (index, _name(match[0]))
        for match in _SUSPICIOUS.finditer(text)
        if (index := match.start()) not in flags and not _needed(text, index)
    ]


def _needed(text: str, index: int) -> bool:
    point = ord(text[index])
    if point in _SUPPLEMENTARY_SELECTORS or point in _MONGOLIAN_SELECTORS:
        return True
    if text[index] not in _JOINERS or index + 1 == len(text):
        return False
    before, after = _before(text, index), text[index + 1]
    if text[index] == "\u200d" and _pictorial(before) and _pictorial(after):
        return True
    return _joins(before) and _joins(after)


def _before(text: str, index: int) -> str:
    """Return the character before a joiner; a variation selector or skin tone belongs to its emoji."""
    for back in (index - 1, index - 2):
        if back >= 0 and text[back] != "\ufe0f" and ord(text[back]) not in _SKIN_TONES:
            return text[back]
    return ""


def _pictorial(character: str) -> bool:
    return character != "" and unicodedata.category(character) in {"So", "Sm"}


def _joins(character: str) -> bool:
    """Arabic, the scripts of India and their neighbours need joiners between their letters."""
    if not ("\u0590" <= character <= "\u1cff" or "\ua800" <= character <= "\uabff"):
        return False
    return unicodedata.category(character)[0] in "LM"


def _name(character: str) -> str:
    return unicodedata.name(character, f"CONTROL U+{ord(character):04X}")
