"""The code of the hall as people see, scan and type it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from django.conf import settings
from django.urls import reverse

if TYPE_CHECKING:
    from django.http import HttpRequest

    from resonanz.forum.models import Forum

_HALF = 3


@dataclass(frozen=True, kw_only=True)
class HallCode:
    """`shown` is for reading aloud, `address` for the picture, `short` the same address for typing."""

    shown: str
    address: str

    @property
    def short(self) -> str:
        return self.address.split("://", 1)[-1].rstrip("/")


def base_of(request: HttpRequest) -> str:
    """Under which address this house is reached from outside, without a slash at the end."""
    return settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")


def mark_of(base: str) -> str:
    """Short, for the name of a topic: whoever came by another address is shown another one."""
    return f"{crc32(base.encode()):x}"


def hall_code(forum: Forum, *, base: str) -> HallCode:
    code = forum.hall_code
    return HallCode(shown=f"{code[:_HALF]}-{code[_HALF:]}", address=f"{base}{reverse('forum:door', args=[code])}")
