"""What one file has brought so far: compact, because a file may have millions of rows."""

from hashlib import blake2b

_CONTENT_BITS = 64


class Seen:
    """Remembers ids with the line and content they first came with, and counts equal rows without an id."""

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._times: dict[int, int] = {}

    def first_row(self, external_id: str, content_hash: str, line: int) -> tuple[int, bool] | None:
        """Return None for a new id, otherwise its first line and whether the content is the same."""
        key = int.from_bytes(blake2b(external_id.encode(), digest_size=12).digest())
        content = int(content_hash[: _CONTENT_BITS // 4], 16)
        known = self._first.get(key)
        if known is None:
            self._first[key] = line << _CONTENT_BITS | content
            return None
        return known >> _CONTENT_BITS, known & ((1 << _CONTENT_BITS) - 1) == content

    def occurrence(self, fingerprint: bytes) -> int:
        """Count how often these words came without an id, this time included."""
        key = int.from_bytes(blake2b(fingerprint, digest_size=12).digest())
        times = self._times[key] = self._times.get(key, 0) + 1
        return times
