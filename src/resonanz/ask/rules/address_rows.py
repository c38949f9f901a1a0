"""A row of an address list as somebody who could be asked, or the reason why not. Nothing is guessed."""

from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from resonanz.ask.rules.address_mapping import AddressMapping
from resonanz.ground.tables.dates import parse_moment
from resonanz.ground.tables.problems import Reason
from resonanz.ground.tables.table import Row

_WAY_OUT = _("Die übrigen Zeilen sind davon nicht betroffen. Bitte ergänzen Sie die Zeile in der Liste.")
NO_WAY_THERE = Reason(
    "no_way_there",
    _("Diese Zeile hat weder eine brauchbare E-Mail-Adresse noch eine vollständige Anschrift. %(tail)s"),
)
BROKEN_EMAIL = Reason(
    "broken_email",
    _("„%(email)s“ ist keine E-Mail-Adresse. Die Person ist nur per Brief erreichbar."),
)
BROKEN_EMAIL_ALONE = Reason("broken_email_alone", _("„%(email)s“ ist keine E-Mail-Adresse. %(tail)s"))
TWICE = Reason(
    "twice",
    _(
        "Dieselbe Person steht schon in Zeile %(first)s. Sie bekommt nur eine Einladung. Bitte prüfen Sie, "
        "ob das stimmt."
    ),
)
NO_CONSENT_DATE = Reason(
    "no_consent_date",
    _("Hier fehlt, wann die Person zugestimmt hat. Sie ist nur per Brief erreichbar. Bitte ergänzen Sie das Datum."),
)
TOO_LONG = Reason(
    "field_too_long",
    _("Der Wert in „%(column)s“ ist zu lang: %(found)s Zeichen, höchstens %(limit)s. %(tail)s"),
)
GROUP_UNKNOWN = Reason(
    "group_unknown",
    _("Die Gruppe „%(word)s“ steht nicht im Plan. Die Person ist auf der Liste, zählt aber in keiner Gruppe."),
)

_LIMITS = {"email": 254, "name": 120, "street": 120, "extra": 120, "postal_code": 12, "city": 80, "country": 60}
_LANGUAGES = {"de": "de", "deutsch": "de", "german": "de", "en": "en", "englisch": "en", "english": "en"}


@dataclass(frozen=True, kw_only=True)
class Rules:
    """How the rows of one list are to be read. `groups` maps folded names to keys of the plan."""

    mapping: AddressMapping
    zone: tzinfo
    now: datetime
    groups: dict[str, str]
    default_groups: tuple[str, ...]
    needs_consent: bool
    agreed_at: datetime | None


@dataclass(kw_only=True)
class Person:
    number: int
    line: int | None
    email: str = ""
    name: str = ""
    street: str = ""
    extra: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = ""
    language: str = ""
    groups: tuple[str, ...] = ()
    agreed_at: datetime | None = None
    remarks: list[Reason] = field(default_factory=list)

    @property
    def has_postal(self) -> bool:
        return bool(self.street and self.postal_code and self.city)


@dataclass(frozen=True, kw_only=True)
class NotListed:
    number: int
    line: int | None
    reason: Reason
    excerpt: str = ""

    @property
    def sentence(self) -> str:
        return str(self.reason)


def read_person(row: Row, rules: Rules) -> Person | NotListed:
    """Takes a readable row apart. A broken address next to a full postal one leaves the letter."""
    if row.problem is not None:
        return NotListed(number=row.number, line=row.line, reason=row.problem, excerpt=row.excerpt[:80])
    person = Person(number=row.number, line=row.line)
    for name, limit in _LIMITS.items():
        value = _cell(row, rules, name)
        if len(value) > limit:
            reason = TOO_LONG.filled(column=getattr(rules.mapping, name), found=len(value), limit=limit, tail=_WAY_OUT)
            return NotListed(number=row.number, line=row.line, reason=reason, excerpt=value[:80])
        setattr(person, name, value)
    person.name = (
        person.name
        or " ".join(part for name in ("first_name", "last_name") if (part := _cell(row, rules, name)))[
            : _LIMITS["name"]
        ]
    )
    typed = person.email
    person.email = _address(typed)
    if typed and not person.email and person.has_postal:
        person.remarks.append(BROKEN_EMAIL.filled(email=typed[:80]))
    if not person.email and not (person.has_postal and person.name):
        reason = (
            BROKEN_EMAIL_ALONE.filled(email=typed[:80], tail=_WAY_OUT) if typed else NO_WAY_THERE.filled(tail=_WAY_OUT)
        )
        return NotListed(number=row.number, line=row.line, reason=reason, excerpt=(person.name or typed)[:80])
    person.language = _LANGUAGES.get(_cell(row, rules, "language").casefold()[:20].split("-")[0].split("_")[0], "")
    _read_groups(person, row, rules)
    _read_consent(person, row, rules)
    return person


def _cell(row: Row, rules: Rules, name: str) -> str:
    column: str | None = getattr(rules.mapping, name)
    return " ".join(row.values.get(column, "").split()) if column else ""


def _address(typed: str) -> str:
    """`Mira Holt <mira@…>` and `mailto:` are forgiven; anything else has to be an address as a whole."""
    inner = typed.rpartition("<")[2].partition(">")[0] if "<" in typed else typed
    inner = inner.strip().removeprefix("mailto:").strip(" ;,.").lower()
    try:
        validate_email(inner)
    except ValidationError:
        return ""
    return inner


def _read_groups(person: Person, row: Row, rules: Rules) -> None:
    person.groups = rules.default_groups
    named = [word.strip() for word in _cell(row, rules, "group").replace("|", ",").replace(";", ",").split(",")]
    keys: list[str] = []
    for word in filter(None, named):
        key = rules.groups.get(word.casefold())
        if key is None:
            person.remarks.append(GROUP_UNKNOWN.filled(word=word[:40]))
        elif key not in keys:
            keys.append(key)
    if keys:
        person.groups = tuple(keys)


def _read_consent(person: Person, row: Row, rules: Rules) -> None:
    if not rules.needs_consent or not person.email:
        return
    read = parse_moment(_cell(row, rules, "agreed"), rules.zone, now=rules.now)
    if isinstance(read, Reason):
        person.remarks.append(read)
    elif read is not None or not rules.mapping.agreed:
        person.agreed_at = read or rules.agreed_at
    if person.agreed_at is None:
        person.remarks.append(NO_CONSENT_DATE)
