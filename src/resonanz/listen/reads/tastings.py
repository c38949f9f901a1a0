"""Concepts and versions, who tasted what, and in which order somebody tastes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from resonanz.listen.enums import Tasting
from resonanz.listen.models import Concept, Missing, Story, Taste, TastingChange, Version
from resonanz.listen.reads.stories import newest_of
from resonanz.listen.rules.ballots import turn_of
from resonanz.listen.rules.tasting import tasting_body
from resonanz.people.enums import Role

if TYPE_CHECKING:
    from resonanz.people.models import Account


@dataclass(frozen=True, kw_only=True)
class Dish:
    """A version as it is tasted: whose it is, and which letter it has, is not in here."""

    pk: int
    what: str
    costs: str


def concept(pk: int) -> Concept | None:
    return Concept.objects.select_related("inquiry", "created_by").filter(pk=pk).first()


def concepts_of(inquiry_id: int) -> list[Concept]:
    return list(Concept.objects.filter(inquiry_id=inquiry_id).prefetch_related("versions").order_by("-pk"))


def tasted_now(inquiry_id: int) -> Concept | None:
    """What is tasted in this inquiry, or was last; None where nothing ever was."""
    shown = list(Concept.objects.filter(inquiry_id=inquiry_id).exclude(state=Tasting.DRAFT).order_by("-pk"))
    return next((row for row in shown if row.state == Tasting.OPEN), shown[0] if shown else None)


def version(pk: int) -> Version | None:
    return Version.objects.select_related("concept__inquiry").filter(pk=pk).first()


def versions_of(concept_id: int) -> list[Version]:
    return list(Version.objects.filter(concept_id=concept_id).select_related("created_by"))


def changes_of(concept_id: int) -> list[TastingChange]:
    """Every opening, pause and closing, oldest first."""
    rows = TastingChange.objects.filter(concept_id=concept_id).select_related("said_by")
    return list(rows.order_by("entry_index"))


def newest_seal(concept_id: int) -> TastingChange:
    """The last opening: its entry commits to the versions that are tasted. There is one wherever somebody tasted."""
    rows = TastingChange.objects.filter(concept_id=concept_id, state=Tasting.OPEN)
    return rows.order_by("-entry_index")[0]


def sealed_body(change: TastingChange) -> dict[str, Any]:
    """What the entry of this change commits to."""
    return tasting_body(state=change.state, what=change.sealed)


def served(concept_id: int, *, whom: str) -> list[Dish]:
    """The versions in the order of this taster: the same on every visit, another one for everybody."""
    rows = Version.objects.filter(concept_id=concept_id).values_list("seed", "pk", "what", "costs")
    in_turn = sorted(rows, key=lambda row: turn_of(row[0], whom=whom))
    return [Dish(pk=pk, what=what, costs=costs) for _seed, pk, what, costs in in_turn]


def taster_of(concept_id: int, person: Account | None) -> Story | None:
    """What somebody who is signed in said to their first version."""
    if person is None:
        return None
    mine = Taste.objects.filter(version__concept_id=concept_id, story__person=person).select_related("story")
    taste = mine.order_by("entry_index").first()
    return first_story(taste.story) if taste else None


def first_story(story: Story) -> Story:
    """The first of this voice, which the others supplement."""
    return Story.objects.filter(teller=story.teller, inquiry_id=story.inquiry_id).order_by("pk")[0]


def tasted_concept(story: Story) -> Concept | None:
    """Which concept this voice tasted; the newest where there are several."""
    taste = Taste.objects.filter(story__teller=story.teller).select_related("version__concept")
    newest = taste.order_by("-entry_index").first()
    return newest.version.concept if newest else None


def tastes_of(concept_id: int, story: Story | None) -> list[Taste]:
    """What this voice has tasted so far, in its order; `missing` is there where the second question is answered."""
    if story is None:
        return []
    rows = Taste.objects.filter(version__concept_id=concept_id, story__teller=story.teller)
    return list(rows.select_related("missing").order_by("entry_index"))


def taster_counts(concept_ids: Sequence[int]) -> dict[int, int]:
    """How many voices have tasted anything, by concept."""
    tellers: dict[int, set[object]] = {}
    rows = Taste.objects.filter(version__concept_id__in=concept_ids)
    for concept_id, teller in rows.values_list("version__concept_id", "story__teller").distinct():
        tellers.setdefault(concept_id, set()).add(teller)
    return {pk: len(found) for pk, found in tellers.items()}


def is_tasted(version_id: int) -> bool:
    return Taste.objects.filter(version_id=version_id).exists()


def whole_tasters(concept_id: int) -> list[tuple[str, list[str], dict[int, str]]]:
    """(opaque number, roles, answer by version) of everybody who answered for every version that was last sealed.

    Only they are compared: who stopped after the first version would make the others look better or worse.
    """
    letters = {row["letter"] for row in newest_seal(concept_id).sealed["versions"]}
    needed = set(Version.objects.filter(concept_id=concept_id, letter__in=letters).values_list("pk", flat=True))
    found: dict[str, tuple[set[str], dict[int, str]]] = {}
    rows = Missing.objects.filter(taste__version_id__in=needed).order_by("entry_index")
    for teller, roles, version_id, choice in rows.values_list(
        "taste__story__teller", "taste__story__roles", "taste__version_id", "choice"
    ):
        known = found.setdefault(str(teller), (set(), {}))
        known[0].update(roles)
        known[1].setdefault(version_id, choice)
    return [
        (teller, sorted(roles - {Role.GUEST.value} if Role.EMPLOYEE.value in roles else roles), answers)
        for teller, (roles, answers) in found.items()
        if set(answers) == needed
    ]


def reactions(version_ids: Sequence[int]) -> dict[int, list[Story]]:
    """The open reactions and reasons by version, newest version of each, with words; oldest first."""
    tastes = list(Taste.objects.filter(version_id__in=version_ids).select_related("missing").order_by("entry_index"))
    wanted = {taste.story_id: taste.version_id for taste in tastes}
    for taste in tastes:
        missing = getattr(taste, "missing", None)
        if missing is not None and missing.why_id:
            wanted[missing.why_id] = taste.version_id
    stories = _with_newer(wanted)
    found: dict[int, list[Story]] = {pk: [] for pk in version_ids}
    for pk, version_id in wanted.items():
        newest = newest_of(stories, next(story for story in stories if story.pk == pk))
        if newest.withdrawn_at is None:
            found[version_id].append(newest)
    return found


def _with_newer(wanted: dict[int, int]) -> list[Story]:
    """These stories and all that the same voices told, with what their badges need."""
    tellers = Story.objects.filter(pk__in=wanted).values("teller")
    rows: QuerySet[Story] = Story.objects.filter(teller__in=tellers)
    return list(rows.prefetch_related("person__relations").order_by("pk"))
