"""The texts that patterns and Unicode like least, at any length: made to be read again and again by a bad loop."""

from __future__ import annotations

from collections.abc import Callable

BYTES = 65_536

_REPEATED = {
    "letters": "a",
    "spaces": " ",
    "tabs": "\t",
    "line breaks": "\n",
    "blank lines": " \n",
    "carriage returns": "\r\n",
    "no-break spaces": "\u00a0",
    "line separators": "\u2028",
    "combining marks": "\u0301",
    "zero width joiners": "\u200d",
    "zero width spaces": "\u200b",
    "right to left": "\u202e",
    "isolates": "\u2066\u2069",
    "families": "\U0001f468\u200d\U0001f469\u200d",
    "flags": "\U0001f3f4\U000e0067",
    "tags": "\U000e0061",
    "variation selectors": "\U0001f3f4\ufe0f",
    "noncharacters": "\uffff",
    "private use": "\ue000\ue001",
    "digits": "1",
    "numbers": "1.",
    "times": "1:",
    "dots": ".",
    "marks": '."',
    "marks and blanks": '." ',
    "commas": ",",
    "at signs": "@",
    "mail addresses": "a@b.c",
    "nearly addresses": "a.a+",
    "slashes": "/",
    "addresses": "http://",
    "double quotes": '"',
    "single quotes": "'",
    "quoted words": '"a" ',
    "unclosed quotes": '"a',
    "minus": "-",
    "hyphenated": "a-",
    "ampersands": "&",
    "entities": "&amp;",
    "brackets": "(",
    "tags of HTML": "<b>",
    "quoted mail": "> ",
    "lines of quoted mail": ">\n",
    "subjects": "Re: ",
    "lines of subjects": "Re:\n",
    "retweets": "RT ",
    "equal signs": "=",
    "line breaks and equal signs": "\n=",
    "alternatives": "a or ",
    "short words": "a ",
    "many words": "ab cd ",
    "capitals": "aA",
    "underscores": "_",
    "genders": "*in",
    "and": "und ",
    "Crockford": "O0-",
    "percent": "%",
    "backslashes": "\\",
    "braces": "{{",
    "semicolons": ";",
    "long s": "\u017f",
    "sharp s": "\u1e9e",
    "ligatures": "\ufdfa",
    "dotted capital": "\u0130",
}


def _repeat(piece: str) -> Callable[[int], str]:
    return lambda size: piece * max(1, size // len(piece.encode()))


def _ended(piece: str, end: str) -> Callable[[int], str]:
    return lambda size: piece * max(1, size // len(piece.encode())) + end


def _distinct(size: int) -> str:
    """As many different words as there is room for."""
    return " ".join(f"w{number:x}" for number in range(size // 6))


WORST: dict[str, Callable[[int], str]] = {
    **{name: _repeat(piece) for name, piece in _REPEATED.items()},
    "letters and an exclamation": _ended("a", "!"),
    "spaces and a letter": _ended(" ", "a"),
    "tabs and a bracket": _ended("\t", ">"),
    "RT and spaces": lambda size: "RT" + " " * size,
    "line breaks and a formula": _ended("\n", "="),
    "blank lines and a word": _ended("\n ", "a"),
    "dots and a word": _ended(".", "a"),
    "nested quotes": lambda size: "„" * (size // 6) + "“" * (size // 6),
    "zalgo": lambda size: ("a" + "\u0301\u0327\u0489" * 20) * (size // 121),
    "different words": _distinct,
    "one letter and marks": lambda size: "a" + "\u0300" * (size // 2),
}
"""A name, and what makes the text of about so many bytes in UTF-8."""
