"""Lists in pieces: from a mark on, never by counting pages, so that nothing is left out while more arrives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, TypeVar

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field

from resonanz.doors.api.problems import Problem

MOST, USUAL = 100, 50
_LONGEST = 200
Row = TypeVar("Row")


class Paging(Schema):
    limit: Annotated[int, Field(ge=1, le=MOST)] = USUAL
    cursor: Annotated[str, Field(max_length=_LONGEST)] = ""


def start_after(request: HttpRequest, paging: Paging) -> int:
    """The key of the last row that was given out; below all keys at the beginning. Raises `Problem`."""
    if not paging.cursor:
        return -1
    try:
        return int(_signer(request).unsign_object(paging.cursor))
    except (BadSignature, ValueError, TypeError) as broken:
        sentence = _("Diese Marke gehört nicht zu dieser Liste. Beginnen Sie ohne sie von vorn.")
        raise Problem(422, errors=[("cursor", sentence)]) from broken


def cut(
    request: HttpRequest, paging: Paging, rows: Sequence[Row], key: Callable[[Row], int]
) -> tuple[list[Row], dict[str, Any]]:
    """`rows` follow the mark, in order, one more than wanted if there are more: the page and its way on."""
    page = list(rows[: paging.limit])
    cursor = _signer(request).sign_object(key(page[-1])) if page else paging.cursor
    following = _address(request, cursor) if len(rows) > paging.limit else None
    return page, {"next": following, "cursor": cursor}


def cut_list(
    request: HttpRequest, paging: Paging, rows: Iterable[Row], key: Callable[[Row], int]
) -> tuple[list[Row], dict[str, Any]]:
    """As `cut`, for a list that is at hand as a whole."""
    after = start_after(request, paging)
    following = sorted((row for row in rows if key(row) > after), key=key)
    return cut(request, paging, following[: paging.limit + 1], key)


def _address(request: HttpRequest, cursor: str) -> str:
    query = request.GET.copy()
    query["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _signer(request: HttpRequest) -> Signer:
    """A mark is good for the list that gave it out and for no other."""
    return Signer(salt=f"api:{request.path}")
