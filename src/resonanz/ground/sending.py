"""A file on its way out: piece by piece, so that memory stays the same however large it is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import IO

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, StreamingHttpResponse

_PART = 256 * 1024


def sent_file(request: HttpRequest, file: IO[bytes], *, name: str, content_type: str) -> StreamingHttpResponse:
    """From where the file stands now to its end; closed when all of it is sent or nobody wants it any more.

    `name` is ASCII without quotes.
    """
    parts: _PartsLater | _Parts = _PartsLater(file) if isinstance(request, ASGIRequest) else _Parts(file)
    response = StreamingHttpResponse(parts, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Length"] = str(_length(file))
    return response


def _length(file: IO[bytes]) -> int:
    here = file.tell()
    end = file.seek(0, 2)
    file.seek(here)
    return end


class _Parts:
    """A file piece by piece. Django calls `close` at the end of the response, also when nobody read it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def __iter__(self) -> Iterator[bytes]:
        while part := self.file.read(_PART):
            yield part

    def close(self) -> None:
        self.file.close()


class _PartsLater:
    """Django would read a plain iterator to its end before the first byte leaves; this one it passes on."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while part := await sync_to_async(self.file.read)(_PART):
            yield part

    def close(self) -> None:
        self.file.close()
