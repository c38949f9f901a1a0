"""Taking back what was computed from votes that go. Light, because receivers use it in every process."""

from __future__ import annotations

from resonanz.understand.models import OpinionMap, OpinionPlace


def drop_map(inquiry_id: int) -> None:
    """Inside the transaction that erases votes: nothing that was computed from them stays."""
    OpinionPlace.objects.filter(inquiry_id=inquiry_id).delete()
    for row in OpinionMap.objects.select_for_update().filter(inquiry_id=inquiry_id):
        row.result, row.picture, row.dark_picture, row.made_at = {}, "", "", None
        row.votes, row.last_entry, row.erasures = 0, -1, row.erasures + 1
        row.save()
