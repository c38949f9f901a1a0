"""The language mirror's count: agreed to by those who write, kept as shares, and never twice for the same day.

A text, an author and their keys live in the memory of one call. What is returned is the row that was stored: nothing
more is ever shown of a count, and nothing at all of one that was refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.mirror.enums import AgreementDeed, Council, LanguageKind
from resonanz.mirror.errors import CountingOff, LanguageRefused
from resonanz.mirror.models import LanguageAgreement, LanguageCount, LanguageShare
from resonanz.mirror.reads.language import counted_periods, counts_now
from resonanz.mirror.rules.language_entries import LANGUAGE_PLACE, agreement_body, count_body
from resonanz.mirror.rules.language_periods import period_problems
from resonanz.mirror.rules.language_shares import largest_part, share_of
from resonanz.mirror.rules.language_version import rules_version
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via
from resonanz_engine import language_mirror as engine
from resonanz_engine.errors import TooFewAuthors
from resonanz_engine.language_types import LanguageAggregate
from resonanz_engine.language_types import LanguageCount as Counted

_TEN = 10
_MOST_FROM_ONE = 1 / 3


@transaction.atomic
def agree_to_counting(*, council: Council, spoken_by: str, on: date | None, by: int) -> LanguageAgreement:
    """Those who write agreed, so counting is on. Raises `LanguageRefused`."""
    return _declare(AgreementDeed.AGREED, council=council, spoken_by=spoken_by, on=on, by=by)


@transaction.atomic
def withdraw_counting(*, spoken_by: str, on: date | None, by: int) -> LanguageAgreement:
    """Nothing is counted from now on; what was counted stays. Raises `LanguageRefused`, and `CountingOff` if it is."""
    newest = LanguageAgreement.objects.order_by("-pk").first()
    if newest is None or newest.deed == AgreementDeed.WITHDRAWN:
        raise CountingOff
    return _declare(AgreementDeed.WITHDRAWN, council=Council(newest.council), spoken_by=spoken_by, on=on, by=by)


def count_language(
    *, source: str, from_on: date | None, to_on: date | None, texts: Iterable[tuple[str, str]], by: int
) -> LanguageCount:
    """Counts texts, each with a key that tells its author apart, and keeps the shares.

    The period is judged before a single text is looked at: a second count of the same days is refused in the same words
    whatever its texts are. Raises `CountingOff` and `LanguageRefused`.
    """
    if not counts_now():
        raise CountingOff
    problems = {} if source.strip() else {"source": _("Was für Texte sind es? Zum Beispiel „E-Mails“.")}
    problems |= period_problems(from_on, to_on, today=clock.today(), counted=counted_periods())
    if problems or from_on is None or to_on is None:
        raise LanguageRefused(problems)
    seen = _seen([(author, engine.count(text)) for author, text in texts])
    try:
        return _keep(source=source.strip(), from_on=from_on, to_on=to_on, seen=seen, by=by)
    except IntegrityError as twice:
        # Somebody else counted these days in the meantime; the database takes only one of us.
        again = period_problems(from_on, to_on, today=clock.today(), counted=counted_periods())
        raise LanguageRefused(again) from twice


_Seen = tuple[LanguageAggregate, Mapping[str, list[tuple[int, int]]]]


def _seen(counted: list[tuple[str, Counted]]) -> _Seen:
    """Everything together, and by kind the (hits, sentences about customers) of each author, without who it was."""
    refused = LanguageRefused(
        {
            "texts": _(
                "Das sind zu wenige, um Einzelne zu schützen: Es braucht Sätze über Kunden von mindestens "
                "zehn Menschen, und von keinem mehr als ein Drittel davon. Es wurde nichts gespeichert."
            )
        }
    )
    try:
        together = engine.aggregate(counted)
    except TooFewAuthors as few:
        raise refused from few
    about: dict[str, int] = {}
    hits: dict[str, dict[str, int]] = {kind: {} for kind in LanguageKind.values}
    for author, one in counted:
        about[author] = about.get(author, 0) + one.about
        for kind, authors in hits.items():
            authors[author] = authors.get(author, 0) + one.kinds.get(kind, 0)
    pairs = {
        kind: [(authors[author], size) for author, size in about.items() if size] for kind, authors in hits.items()
    }
    if largest_part(pairs[LanguageKind.RESPECTFUL]) > _MOST_FROM_ONE:
        raise refused
    return together, pairs


@transaction.atomic
def _keep(*, source: str, from_on: date, to_on: date, seen: _Seen, by: int) -> LanguageCount:
    if not counts_now():
        raise CountingOff
    together, pairs = seen
    row = LanguageCount(
        source=source,
        from_on=from_on,
        to_on=to_on,
        authors=_tens(together.authors),
        texts=_tens(together.texts),
        sentences=_tens(together.about),
        unread=_tens(together.unread),
        rules=rules_version(),
    )
    shares = []
    for kind, authors in pairs.items():
        found = share_of(authors)
        shares.append(LanguageShare(count=row, kind=kind, share=found.share, low=found.low, high=found.high))
    _enter(row, count_body(row, shares), by=by)
    for share in shares:
        share.count = row
    LanguageShare.objects.bulk_create(shares)
    return row


def _declare(deed: AgreementDeed, *, council: Council, spoken_by: str, on: date | None, by: int) -> LanguageAgreement:
    problems = {}
    if not spoken_by.strip():
        problems["spoken_by"] = _("Wer hat das erklärt? Eine Aufgabe genügt, zum Beispiel „Vorsitz des Betriebsrats“.")
    if on is None:
        problems["on"] = _("An welchem Tag wurde es erklärt?")
    elif on > clock.today():
        problems["on"] = _("Dieser Tag liegt in der Zukunft.")
    if problems or on is None:
        raise LanguageRefused(problems)
    row = LanguageAgreement(deed=deed, council=council, spoken_by=spoken_by.strip(), on=on)
    _enter(row, agreement_body(row), by=by)
    return row


def _enter(row: LanguageAgreement | LanguageCount, body: object, *, by: int) -> None:
    row.by_id, row.at = by, clock.now()
    row.entry_index = record(
        Draft(
            kind=Kind.MIRROR,
            place=LANGUAGE_PLACE,
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body=body,
            moment=row.at,
        )
    ).index
    row.save(force_insert=True)


def _tens(number: int) -> int:
    return number - number % _TEN
