"""How a story stands in the ledger: which of its parts go into which commitment."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID

from resonanz.trust.actions import Draft
from resonanz.trust.enums import Kind, Via


class Earlier(Protocol):
    entry_index: int


class Telling(Protocol):
    text: str
    works_well: str
    roles: list[str]
    permission: str
    name: str
    feeling: str
    teller: UUID
    via: str
    source: str
    external_id: str
    told_at: datetime
    received_at: datetime
    supplements_id: int | None
    entry_index: int
    origin: str
    scribe_id: int | None
    agreed_to: str

    @property
    def supplements(self) -> Earlier | None: ...


def opens(story: Telling) -> dict[str, Any]:
    """The values behind the three commitments of a story's entry."""
    return {
        "author": f"teller:{story.teller}",
        "body": {"text": story.text, "works_well": story.works_well},
        "meta": {
            "permission": story.permission,
            "name": story.name,
            "feeling": story.feeling,
            "source": story.source,
            "external_id": story.external_id,
            "told_at": story.told_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ"),
            "supplements": story.supplements.entry_index if story.supplements else None,
            **_written_down(story),
        },
    }


def _written_down(story: Telling) -> dict[str, Any]:
    """Only where somebody wrote for somebody else: entries of what people write themselves stay as they were."""
    if not story.origin:
        return {}
    return {"written_down": {"how": story.origin, "by": f"account:{story.scribe_id}", "agreed": story.agreed_to}}


def role_of(story: Telling) -> str:
    """As leaves say it: every role, in one word."""
    return "+".join(sorted(story.roles))


def story_draft(story: Telling, *, place: str, previous: bytes | None = None) -> Draft:
    """`previous` is the leaf hash of the version that this one supersedes."""
    opened = opens(story)
    return Draft(
        kind=Kind.CONTRIBUTION if previous is None else Kind.VERSION,
        place=place,
        role=role_of(story),
        via=Via(story.via),
        author=opened["author"],
        body=opened["body"],
        meta=opened["meta"],
        previous=previous,
        moment=story.received_at,
    )


PERMISSION_ROLE = "teller"


def permission_body(entry_index: int, permission: str) -> dict[str, Any]:
    """What the entry of a changed permission commits to: the story's entry and the new step, never a name."""
    return {"entry": entry_index, "permission": str(permission)}


def permission_draft(story: Telling, *, moment: datetime) -> Draft:
    """The circumstances are committed to anew, because the story's own entry speaks of the earlier permission."""
    return Draft(
        kind=Kind.PERMISSION,
        place=f"entry:{story.entry_index}",
        role=PERMISSION_ROLE,
        via=Via.WEB,
        author="",
        body=permission_body(story.entry_index, story.permission),
        meta=opens(story)["meta"],
        moment=moment,
    )
