"""Bytes that say in which charset they are, and may lie about it."""

import codecs

from charset_normalizer import from_bytes

_WIDE_CLAIMS = frozenset({"ascii", "iso8859-1", "cp1252", "latin-1"})
_WINDOWS = "cp1252"
_SAMPLE = 1 << 16


def decoded(content: bytes, claimed: str | None) -> str:
    """The text: as claimed where that is true, else as it most likely is. Never raises, never drops a byte silently."""
    if content.isascii() and (not claimed or _codec(claimed) in {None, "utf-8", *_WIDE_CLAIMS}):
        return content.decode("ascii")
    codec = _codec(claimed)
    candidates = ["utf-8"] if codec is None or codec in _WIDE_CLAIMS else [codec, "utf-8"]
    for candidate in candidates:
        try:
            return content.decode(candidate)
        except (UnicodeError, ValueError, LookupError):
            continue
    return _older(content, guess=codec not in _WIDE_CLAIMS)


def _codec(claimed: str | None) -> str | None:
    """The codec of that name if it turns bytes into text."""
    if not claimed or "\0" in claimed:
        return None
    try:
        found = codecs.lookup(claimed.strip().strip("\"'"))
        text = b"".decode(found.name)
    except (LookupError, ValueError, TypeError, UnicodeError):
        return None
    return found.name if isinstance(text, str) else None


def _older(content: bytes, *, guess: bool) -> str:
    """Windows, unless the bytes speak clearly for something else."""
    if guess:
        best = from_bytes(content[:_SAMPLE]).best()
        if best is not None and best.coherence > 0:
            return content.decode(best.encoding, "replace")
    try:
        return content.decode(_WINDOWS)
    except UnicodeError:
        return content.decode("latin-1")
