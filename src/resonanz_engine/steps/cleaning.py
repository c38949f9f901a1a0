"""Hides what is not the customer's own speech, without moving a single character."""

import re

NOISE = re.compile(
    r"""(?:[Hh]ttps?://|[Ww]ww\.)\S+                    # addresses on the web
      | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}   # e-mail addresses
      | (?<!\w)RT(?=\s*@)                                # "RT @somebody"
      | (?<!\w)@\w+                                      # handles
      | ^[ \t]*>[> \t]*                                  # quoted mail
      | ^[ \t]*(?:(?:R[eE]|A[wW]|F[wW]d?|W[gG]|Antw):[ \t]*)+        # subject prefixes
      | [\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+                # control characters
    """,
    re.VERBOSE | re.MULTILINE,
)
SPACE = re.compile(r"\s+")


def mask(text: str) -> str:
    """The text with handles, addresses, "RT", quote marks and control characters blanked out.

    Same length as the text, so every offset stays true.
    """
    return NOISE.sub(lambda hit: " " * len(hit.group()), text)


def fold(masked: str) -> str:
    """The form in which two copies of one text are equal: one blank between words, no capitals."""
    return SPACE.sub(" ", masked).strip().casefold()
