"""Physical lines for the CSV parser, remembered while their record is still open."""

import io
from collections import deque
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any

from resonanz.ground.tables.encoding import MARKING

RECORD_LIMIT = 2_000_000
_REREAD_LIMIT = 10 * RECORD_LIMIT


class LineTooLongError(Exception):
    """A single physical line over the limit; its rest has been skipped."""


class RecordTooLongError(Exception):
    """A record that doesn't end: almost always a quotation mark that nobody closed."""


class CountingFile(io.FileIO):
    """Knows how many bytes have been read, without asking the system for every row."""

    position = 0

    def readinto(self, buffer: Any) -> int:
        count = super().readinto(buffer) or 0
        self.position += count
        return count


class LineFeed(AbstractContextManager["LineFeed"]):
    """Iterates over lines and can take back those of a broken record, so that its neighbours survive."""

    def __init__(self, path: Path, encoding: str) -> None:
        self._file = CountingFile(path)
        buffered = io.BufferedReader(self._file, 1 << 17)
        self._stream = io.TextIOWrapper(buffered, encoding, MARKING, newline="")
        self._again: deque[str] = deque()
        self._reread = 0
        self.record: list[str] = []
        self.first = 1
        self._size = 0
        self._line = 0

    @property
    def position(self) -> int:
        return self._file.position

    @property
    def size(self) -> int:
        """Characters of the current record."""
        return self._size

    def begin(self) -> bool:
        """Start a new record; true while lines of a broken one are read for the second time."""
        self.record.clear()
        self._size = 0
        self.first = self._line + 1
        return bool(self._again)

    def __iter__(self) -> "LineFeed":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._stream.readline(RECORD_LIMIT)
        if not line:
            raise StopIteration
        if self._line == 0:
            line = line.removeprefix("\ufeff")
        self._line += 1
        self.record.append(line)
        if len(line) >= RECORD_LIMIT and line[-1] not in "\r\n":
            self._skip_rest()
            raise LineTooLongError
        self._size += len(line)
        if self._size > RECORD_LIMIT:
            raise RecordTooLongError
        return line

    def _skip_rest(self) -> None:
        while rest := self._stream.readline(RECORD_LIMIT):
            if rest[-1] in "\r\n":
                return

    def take_back(self) -> None:
        """Give all lines but the first back for a fresh start, within a total that keeps reading linear."""
        following = self.record[1:]
        self._reread += sum(map(len, following))
        if self._reread <= _REREAD_LIMIT:
            self._again.extendleft(reversed(following))
            self._line -= len(following)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stream.close()
