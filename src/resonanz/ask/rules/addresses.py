"""A row of an address list becomes a person to be reached, or is refused with a reason. Nothing is guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.text import slugify

from resonanz.ask.rules import address_reasons as reasons
from resonanz.ground.tables import Row
from resonanz.ground.tables.dates import parse_moment
from resonanz.ground.tables.problems import Reason

_LIMITS = {
    "email": 254,
    "name": 120,
    "first_name": 60,
    "last_name": 60,
    "street": 120,
    "postcode": 12,
    "town": 120,
    "country": 60,
    "language": 20,
    "group": 40,
    "consent_on": 60,
    "consent_how": 300,
}
_LANGUAGES = {"de": "de", "deutsch": "de", "german": "de", "d": "de", "en": "en", "englisch": "en", "english": "en"}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Somebody as a list knows them. `key` is the same for the same mailbox, or for the same name at the same door."""

    email: str
    name: str
    street: str
    postcode: str
    town: str
    country: str
    language: str
    group: str
    consent_at: dt.datetime | None
    consent_how: str

    @property
    def has_post(self) -> bool:
        return bool(self.name and self.street and self.town)

    @property
    def key(self) -> str:
        if self.email:
            return mailbox(self.email)
        return "\x00".join(part.casefold() for part in (self.name, self.street, self.postcode, self.town))


def mailbox(email: str) -> str:
    """`Lea+shop@Example.org` and `lea@example.org` reach the same person."""
    local, _at, domain = email.strip().lower().rpartition("@")
    return f"{local.partition('+')[0] or local}@{domain}"


def read_entry(row: Row, columns: Mapping[str, str], *, tz: dt.tzinfo, now: dt.datetime) -> Entry | Reason:
    if row.problem:
        return row.problem
    cells = {field: " ".join(row.values.get(header, "").split()) for field, header in columns.items()}
    for field, limit in _LIMITS.items():
        if len(cells.get(field, "")) > limit:
            return reasons.TOO_LONG.filled(column=columns[field], limit=limit)
    if not "".join(cells.values()).isprintable():
        return reasons.UNSTORABLE
    return _entry(cells, tz=tz, now=now)


def _entry(cells: Mapping[str, str], *, tz: dt.tzinfo, now: dt.datetime) -> Entry | Reason:
    typed = cells.get("email", "")
    email = typed.lower() if _is_address(typed) else ""
    consent_at = parse_moment(cells.get("consent_on", ""), tz, now=now)
    if isinstance(consent_at, Reason) or (consent_at and consent_at > now):
        return reasons.CONSENT_FUTURE
    parts = (cells.get("first_name", ""), cells.get("last_name", ""))
    entry = Entry(
        email=email,
        name=cells.get("name", "") or " ".join(part for part in parts if part),
        street=cells.get("street", ""),
        postcode=cells.get("postcode", ""),
        town=cells.get("town", ""),
        country=cells.get("country", ""),
        language=_LANGUAGES.get(cells.get("language", "").casefold()[:20].partition("-")[0], ""),
        group=slugify(cells.get("group", ""))[:40],
        consent_at=consent_at,
        consent_how=cells.get("consent_how", ""),
    )
    if not entry.email and not entry.has_post:
        return reasons.NO_ADDRESS if typed else reasons.NOBODY
    return entry


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
