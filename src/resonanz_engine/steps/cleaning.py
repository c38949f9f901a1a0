"""Hides what is not the customer's own speech, without moving a single character."""

import re

WEB = r"(?:[Hh]ttps?://|[Ww]ww\.)\S+"
LINES = r"""
        ^[ \t]*>[> \t]*                                  # quoted mail
      | ^[ \t]*(?:(?:R[eE]|A[wW]|F[wW]d?|W[gG]|Antw):[ \t]*)+        # subject prefixes
      | [\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+                # control characters
    """
PEOPLE = r"""
        (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}   # e-mail addresses
      | (?<!\w)RT(?=\s*@)                                # "RT @somebody"
      | (?<!\w)@\w+                                      # handles
    """
NOISE = re.compile(f"{WEB} | {PEOPLE} | {LINES}", re.VERBOSE | re.MULTILINE)
NOBODY = re.compile(f"{WEB} | {LINES}", re.VERBOSE | re.MULTILINE)
"""The same for texts without "@", where nobody has to be looked for at every letter."""


def mask(text: str) -> str:
    """The text with handles, addresses, "RT", quote marks and control characters blanked out.

    Same length as the text, so every offset stays true.
    """
    noise = NOISE if "@" in text else NOBODY
    return noise.sub(lambda hit: " " * len(hit.group()), text)


def fold(masked: str) -> str:
    """The form in which two copies of one text are equal: one blank between words, no capitals."""
    return " ".join(masked.split()).casefold()
