"""Which inquiries are known inside only, and whose browser may read about them all the same.

A guest of such an inquiry has a code, not an account. The page that the code opens leaves a mark in the browser's
session: only which inquiry it was, never whose code, so that the balance can be read on and nothing leads to words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from resonanz.ask import events
from resonanz.ask.models import Group
from resonanz.people import reads as people_reads
from resonanz.people.enums import Role

if TYPE_CHECKING:
    from django.http import HttpRequest

_OPENED = "opened_inside"


def all_inside() -> set[int]:
    """The ids of all inquiries that are known inside only: no public list and no public number knows them."""
    asked = events.Inside(all_of_them=True)
    events.known_inside.run(asked)
    return asked.found


def _is_known_inside(inquiry_id: int) -> bool:
    asked = events.Inside(inquiry_id=inquiry_id)
    events.known_inside.run(asked)
    return bool(asked.found)


def asked_inside() -> set[int]:
    """Inquiries of which nothing may lead to a person: known inside only, or asked of nobody but our own staff."""
    planned = Group.objects.values_list("audience__inquiry_id", "role")
    roles: dict[int, set[str]] = {}
    for inquiry_id, role in planned:
        roles.setdefault(inquiry_id, set()).add(role)
    return all_inside() | {pk for pk, held in roles.items() if held == {Role.EMPLOYEE}}


def is_inside(request: HttpRequest) -> bool:
    """Whether somebody is signed in who works here."""
    person = people_reads.account_of(request)
    return person is not None and (person.may_enter_team or people_reads.works_here(person))


def was_let_in(request: HttpRequest, inquiry_id: int) -> bool:
    """Whether whoever asks may know of this inquiry although it is known inside only."""
    # Without a cookie there is no session, and it is not even looked at.
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES or request.session.modified
    return has_session and (inquiry_id in request.session.get(_OPENED, ()) or is_inside(request))


def may_read(request: HttpRequest, inquiry_id: int) -> bool:
    return not _is_known_inside(inquiry_id) or was_let_in(request, inquiry_id)


def may_read_below(request: HttpRequest, slug: str) -> bool:
    """As `may_read`, for an address; one that leads nowhere is not refused here."""
    asked = events.Inside(slug=slug)
    events.known_inside.run(asked)
    return all(was_let_in(request, inquiry_id) for inquiry_id in asked.found)


def let_in(request: HttpRequest, inquiry_id: int) -> None:
    """Called where a code has just opened something of this inquiry. Of any other inquiry nothing is kept."""
    if _is_known_inside(inquiry_id) and not was_let_in(request, inquiry_id):
        request.session[_OPENED] = [*request.session.get(_OPENED, ()), inquiry_id]
