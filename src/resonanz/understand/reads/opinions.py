"""The opinion map as pages show it: groups of at least five, statements word for word, shares with their doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from resonanz.listen import reads as listen_reads
from resonanz.trust.enums import K
from resonanz.understand.models import OpinionMap, OpinionPlace
from resonanz.understand.reads.canvas import Canvas

if TYPE_CHECKING:
    from resonanz.listen.models import Statement, Voter
    from resonanz.listen.reads import Voice

FEWEST_DOTS = 20
"""Below so many people in groups no dots are drawn: each could be guessed."""

_LETTERS = 26


@dataclass(frozen=True, kw_only=True)
class ShownShare:
    """`chosen` of `votes`, with the ends of an interval that holds for all statements and groups at once."""

    label: str
    chosen: int
    votes: int
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class ShownClaim:
    """A statement with which a group stands apart; `others` is the share of everybody else in whole per cent."""

    voice: Voice
    side: str
    share: ShownShare
    others: int
    is_sure: bool


@dataclass(frozen=True, kw_only=True)
class ShownCommon:
    """A statement that more than half of every group answer in the same way."""

    voice: Voice
    side: str
    shares: list[ShownShare]
    is_sure: bool


@dataclass(frozen=True, kw_only=True)
class ShownGroup:
    key: int
    label: str
    sign: str
    size: int
    apart: list[ShownClaim]


@dataclass(frozen=True, kw_only=True)
class ShownMap:
    """`few` are people with too few votes for a group; None where they are fewer than five."""

    made_at: datetime
    people: int
    few: int | None
    votes: int
    statements: int
    since: int
    least: int
    groups: list[ShownGroup]
    common: list[ShownCommon]
    has_picture: bool


@dataclass(frozen=True, kw_only=True)
class OwnPlace:
    """Where the reader stands: pixels on the picture, and the name of the group, if it is shown."""

    x: float
    y: float
    label: str


def label_of(key: int) -> str:
    """A, B, C …: a group keeps its letter as long as it is recognised."""
    return chr(ord("A") + key - 1) if 0 < key <= _LETTERS else str(key)


def sides() -> dict[str, str]:
    return {"agree": _("stimmt zu"), "disagree": _("lehnt ab")}


def opinion_map(inquiry_id: int) -> ShownMap | None:
    """None before the first map, and while it is computed anew because somebody had their votes erased."""
    row = OpinionMap.objects.defer("memory", "picture", "dark_picture").filter(inquiry_id=inquiry_id).first()
    if row is None or row.made_at is None or not row.result:
        return None
    stated = {str(statement.pk): statement for statement in listen_reads.voted_on(inquiry_id)}
    told: dict[str, Any] = row.result
    groups = [_group(group, stated) for group in told["groups"] if group["size"] >= K]
    common = [_common(entry, stated) for entry in _in_order(told["common"], stated)]
    few = int(told["few"])
    return ShownMap(
        made_at=row.made_at,
        people=sum(group.size for group in groups),
        few=few if few >= K else None,
        votes=row.votes,
        statements=len(stated),
        since=listen_reads.votes_since(inquiry_id, row.last_entry),
        least=int(told["least"]),
        groups=groups,
        common=[entry for entry in common if entry is not None],
        has_picture=bool(told["canvas"]),
    )


def map_picture(inquiry_id: int, *, dark: bool) -> str | None:
    """The drawn map; None where there is none."""
    name = "dark_picture" if dark else "picture"
    found = OpinionMap.objects.filter(inquiry_id=inquiry_id).values_list(name, flat=True).first()
    return found or None


def own_place(voter: Voter | None) -> OwnPlace | None:
    """Only for the voter's own page. None before they are on the map, or where it shows no dots."""
    if voter is None:
        return None
    place = OpinionPlace.objects.filter(voter_id=voter.pk).first()
    row = OpinionMap.objects.filter(inquiry_id=voter.inquiry_id).values_list("result", flat=True).first()
    if place is None or not row or not row["canvas"]:
        return None
    x, y = Canvas(**row["canvas"]).pixel(place.x, place.y)
    shown = {group["key"] for group in row["groups"] if group["size"] >= K}
    return OwnPlace(x=x, y=y, label=label_of(place.group) if place.group in shown and place.group else "")


def waiting_maps() -> list[int]:
    """Inquiries with votes that are not on their map yet."""
    made = {
        row.inquiry_id: row.last_entry
        for row in OpinionMap.objects.only("inquiry_id", "last_entry", "made_at").exclude(made_at=None)
    }
    newest = listen_reads.newest_votes()
    return sorted(inquiry_id for inquiry_id, entry in newest.items() if made.get(inquiry_id, -1) < entry)


def _group(told: Mapping[str, Any], stated: Mapping[str, Statement]) -> ShownGroup:
    key = int(told["key"])
    return ShownGroup(
        key=key,
        label=label_of(key),
        sign=signs()[(key - 1) % len(signs())],
        size=int(told["size"]),
        apart=[
            ShownClaim(
                voice=listen_reads.statement_voice(stated[entry["statement"]]),
                side=sides()[entry["side"]],
                share=_share(entry, key),
                others=round(100 * entry["chosen_else"] / entry["votes_else"]),
                is_sure=bool(entry["sure"]),
            )
            for entry in _in_order(told["apart"], stated)
            if min(entry["votes"], entry["votes_else"]) >= K
        ],
    )


def _common(entry: Mapping[str, Any], stated: Mapping[str, Statement]) -> ShownCommon | None:
    """None where a group has given so few votes on it that they would point at people."""
    if min(share["votes"] for share in entry["groups"]) < K:
        return None
    return ShownCommon(
        voice=listen_reads.statement_voice(stated[entry["statement"]]),
        side=sides()[entry["side"]],
        shares=[_share(share, share["key"]) for share in sorted(entry["groups"], key=lambda share: share["key"])],
        is_sure=bool(entry["sure"]),
    )


def _share(entry: Mapping[str, Any], key: int) -> ShownShare:
    return ShownShare(
        label=label_of(key), chosen=entry["chosen"], votes=entry["votes"], low=entry["low"], high=entry["high"]
    )


def _in_order(entries: list[dict[str, Any]], stated: Mapping[str, Statement]) -> list[dict[str, Any]]:
    """As the statements came, never by votes; what is out of sight by now is left out."""
    return sorted(
        (entry for entry in entries if entry["statement"] in stated), key=lambda entry: int(entry["statement"])
    )


def signs() -> list[str]:
    """The shape of each group on the picture, in words."""
    return [_("Kreise"), _("Quadrate"), _("Dreiecke"), _("Rauten"), _("Kreuze")]
