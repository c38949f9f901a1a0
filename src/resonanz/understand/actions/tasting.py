"""Saying which needs a version answers, and how many would miss it as far as no small group shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from resonanz.ground import clock
from resonanz.listen import reads as listen_reads
from resonanz.listen.actions import ROLES
from resonanz.listen.enums import Missed, Tasting
from resonanz.people.enums import Role
from resonanz.trust.actions import Attribute, Population, release_counts
from resonanz.trust.enums import K_STAFF, K
from resonanz.understand.enums import Kind
from resonanz.understand.errors import ClaimStands, NoSuchNeed
from resonanz.understand.models import AnsweredNeed
from resonanz.understand.reads.tasting import Result, result_of
from resonanz.understand.reads.themes import shown_theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from resonanz.listen.models import Concept, Version

_MISSED = Attribute(name="missed", values=tuple(Missed.values))
_OUTSIDE = Attribute(
    name="role", values=tuple(value for value in ROLES.values if value != Role.EMPLOYEE.value), several=True
)
_Unit = tuple[str, dict[str, list[str]]]


@transaction.atomic
def link_need(*, version: Version, kind: str, theme_id: int, by: int | None) -> AnsweredNeed:
    """Claims that a version answers this need. Only before anybody has tasted it: a claim is made in advance."""
    _must_be_untasted(version)
    theme = shown_theme(theme_id)
    if theme is None or kind not in Kind.values or not theme.needs.get(kind):
        raise NoSuchNeed
    made, _is_new = AnsweredNeed.objects.get_or_create(
        version_id=version.pk,
        theme_id=theme.pk,
        kind=kind,
        defaults={"linked_by_id": by, "linked_at": clock.now()},
    )
    return made


@transaction.atomic
def unlink_need(*, version: Version, need_id: int) -> None:
    _must_be_untasted(version)
    AnsweredNeed.objects.filter(pk=need_id, version_id=version.pk).delete()


def _must_be_untasted(version: Version) -> None:
    if version.concept.state in {Tasting.OPEN, Tasting.CLOSED} or listen_reads.is_tasted(version.pk):
        raise ClaimStands


def who_would_miss(concept: Concept) -> list[Result]:
    """The results of each version that was tasted, side by side; none before the marks are open.

    Figures are said once, when all have spoken: two states of the same tasting would give single people away, and who
    watches a count grow stops when it pleases. People from outside and people who work here are counted apart.
    """
    if concept.state != Tasting.CLOSED:
        return []
    letters = {row["letter"] for row in listen_reads.newest_seal(concept.pk).sealed["versions"]}
    versions = [version for version in listen_reads.versions_of(concept.pk) if version.letter in letters]
    tasters = listen_reads.whole_tasters(concept.pk)
    staff = {teller for teller, roles, _answers in tasters if Role.EMPLOYEE.value in roles}
    outside = [taster for taster in tasters if taster[0] not in staff]
    inside = [taster for taster in tasters if taster[0] in staff]
    cuts: list[Sequence[str]] = [(), ("missed",), ("role",), ("role", "missed")]
    return [
        result_of(
            version,
            release_counts(
                population=_population(f"tasting:{version.pk}:outside", version, outside, (_OUTSIDE, _MISSED)),
                cuts=cuts,
                k=K,
            ),
            release_counts(
                population=_population(f"tasting:{version.pk}:inside", version, inside, (_MISSED,)),
                cuts=cuts[:2],
                k=K_STAFF,
            ),
        )
        for version in versions
    ]


def _population(
    key: str,
    version: Version,
    tasters: Sequence[tuple[str, list[str], Mapping[int, str]]],
    attributes: tuple[Attribute, ...],
) -> Population:
    def load() -> list[_Unit]:
        return [(teller, {"role": roles, "missed": [answers[version.pk]]}) for teller, roles, answers in tasters]

    def without_role() -> list[_Unit]:
        return [(teller, {"missed": said["missed"]}) for teller, said in load()]

    return Population(
        key=key, attributes=attributes, stamp=len(tasters), load=load if len(attributes) > 1 else without_role
    )
