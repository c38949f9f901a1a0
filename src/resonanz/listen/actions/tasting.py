"""A concept and its versions: written by the team, sealed when the tasting opens, shown when it is closed."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.listen.enums import Maker, Tasting
from resonanz.listen.errors import TastingRefused
from resonanz.listen.models import LONGEST_CONCEPT, LONGEST_COSTS, Concept, Taste, TastingChange, Version
from resonanz.listen.rules.ballots import SEED_BITS
from resonanz.listen.rules.tasting import LONGEST_OPPORTUNITY, LONGEST_WHAT, MOST_VERSIONS, sealed, tasting_body
from resonanz.listen.rules.words import check_words
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@transaction.atomic
def create_concept(*, inquiry: Inquiry, name: str, opportunity: str, by: int | None) -> Concept:
    _check(name, LONGEST_CONCEPT)
    _check(opportunity, LONGEST_OPPORTUNITY)
    return Concept.objects.create(
        inquiry_id=inquiry.pk, name=name, opportunity=opportunity, created_by_id=by, created_at=clock.now()
    )


@transaction.atomic
def describe_concept(*, concept: Concept, name: str, opportunity: str) -> Concept:
    """Changes name and opportunity; only before the first opening, because both are claims made in advance."""
    _check(name, LONGEST_CONCEPT)
    _check(opportunity, LONGEST_OPPORTUNITY)
    concept = locked(concept)
    if concept.state != Tasting.DRAFT:
        raise TastingRefused(_("Name und Gelegenheit stehen fest, seit die Kostprobe zum ersten Mal geöffnet wurde."))
    concept.name, concept.opportunity = name, opportunity
    concept.save(update_fields=["name", "opportunity"])
    return concept


@transaction.atomic
def add_version(*, concept: Concept, what: str, costs: str, origin: str, by: int | None) -> Version:
    """Adds the next version. While people taste, nothing is added: they would not all taste the same."""
    _check(what, LONGEST_WHAT)
    _check(costs, LONGEST_COSTS)
    concept = locked(concept)
    _must_rest(concept)
    letters = list(concept.versions.values_list("letter", flat=True))
    if len(letters) >= MOST_VERSIONS:
        raise TastingRefused(
            _("Mehr als %(most)s Fassungen kostet niemand mit Geduld. Legen Sie lieber eine zweite Kostprobe an.")
            % {"most": MOST_VERSIONS}
        )
    letter = _LETTERS[_LETTERS.index(max(letters)) + 1] if letters else _LETTERS[0]
    return Version.objects.create(
        concept=concept,
        letter=letter,
        what=what,
        costs=costs,
        origin=Maker(origin),
        seed=secrets.randbits(SEED_BITS),
        created_by_id=by,
        created_at=clock.now(),
    )


@transaction.atomic
def change_version(*, version: Version, what: str, costs: str, origin: str) -> Version:
    """Rewrites a version that nobody has tasted yet."""
    _check(what, LONGEST_WHAT)
    _check(costs, LONGEST_COSTS)
    version = _untouched(version)
    version.what, version.costs, version.origin = what, costs, Maker(origin)
    version.save(update_fields=["what", "costs", "origin"])
    return version


@transaction.atomic
def remove_version(*, version: Version) -> None:
    """Takes away a version that nobody has tasted yet."""
    _untouched(version).delete()


@transaction.atomic
def open_tasting(*, concept: Concept, inquiry: Inquiry, by: int | None) -> TastingChange:
    """Seals all versions with their marks and begins, or goes on after a pause."""
    concept = locked(concept)
    if concept.state == Tasting.CLOSED:
        raise TastingRefused(
            _(
                "Aufgedeckt ist aufgedeckt: Wer jetzt kostet, wüsste, von wem welche Fassung ist. "
                "Legen Sie bitte eine neue Kostprobe an."
            )
        )
    if not inquiry.is_open:
        raise TastingRefused(_("Das Anliegen ist nicht offen. Öffnen Sie es zuerst; dann kann gekostet werden."))
    if not concept.versions.exists():
        raise TastingRefused(_("Es gibt noch nichts zu kosten. Schreiben Sie zuerst mindestens eine Fassung."))
    try:
        with transaction.atomic():
            return _enter(concept, Tasting.OPEN, place=inquiry.place, by=by)
    except IntegrityError:
        raise TastingRefused(
            _("In diesem Anliegen wird schon etwas anderes gekostet. Unterbrechen oder schließen Sie das zuerst.")
        ) from None


@transaction.atomic
def pause_tasting(*, concept: Concept, inquiry: Inquiry, by: int | None) -> TastingChange:
    """Stops for a while. The marks stay sealed, so that it can go on."""
    concept = locked(concept)
    if concept.state not in {Tasting.OPEN, Tasting.PAUSED}:
        raise TastingRefused(_("Hier wird gerade nicht gekostet. Es gibt nichts zu unterbrechen."))
    return _enter(concept, Tasting.PAUSED, place=inquiry.place, by=by)


@transaction.atomic
def close_tasting(*, concept: Concept, inquiry: Inquiry, by: int | None) -> TastingChange:
    """Ends it for good and opens the marks: from now on everybody sees whose version is whose."""
    concept = locked(concept)
    if concept.state == Tasting.DRAFT:
        raise TastingRefused(_("Diese Kostprobe war noch nie offen. Es gibt nichts aufzudecken."))
    return _enter(concept, Tasting.CLOSED, place=inquiry.place, by=by)


def locked(concept: Concept) -> Concept:
    """Lock order: concept, stories, ledger head. Opening, closing, rewriting and tasting follow each other."""
    return Concept.objects.select_for_update(no_key=True).get(pk=concept.pk)


def _enter(concept: Concept, state: Tasting, *, place: str, by: int | None) -> TastingChange:
    newest = concept.changes.order_by("-entry_index").first()
    if newest is not None and newest.state == state:
        return newest
    concept.state = state
    concept.save(update_fields=["state"])
    moment, what = clock.now(), sealed(concept.name, concept.versions.all())
    recorded = record(
        Draft(
            kind=Kind.TASTING,
            place=place,
            role=TEAM_ROLE,
            via=Via.WEB if by else Via.SYSTEM,
            author=f"account:{by}" if by else "command line",
            body=tasting_body(state=state, what=what),
            moment=moment,
        )
    )
    return TastingChange.objects.create(
        concept=concept, state=state, sealed=what, said_by_id=by, said_at=moment, entry_index=recorded.index
    )


def _untouched(version: Version) -> Version:
    concept = locked(version.concept)
    _must_rest(concept)
    version = Version.objects.select_for_update().get(pk=version.pk)
    if Taste.objects.filter(version=version).exists():
        raise TastingRefused(
            _(
                "Diese Fassung hat schon jemand gekostet. Sie bleibt, wie sie war; "
                "schreiben Sie stattdessen eine neue Fassung."
            )
        )
    return version


def _must_rest(concept: Concept) -> None:
    if concept.state == Tasting.OPEN:
        raise TastingRefused(
            _("Hier wird gerade gekostet. Unterbrechen Sie die Kostprobe, bevor Sie an den Fassungen etwas ändern.")
        )
    if concept.state == Tasting.CLOSED:
        raise TastingRefused(_("Diese Kostprobe ist aufgedeckt. An ihren Fassungen ändert sich nichts mehr."))


def _check(text: str, most: int) -> None:
    check_words(text)
    if len(text) > most:
        raise TastingRefused(_("Das ist zu lang: Möglich sind höchstens %(most)s Zeichen.") % {"most": most})
