"""A thousand people in one hall: everybody gets a seat, under a sign of their own."""

from __future__ import annotations

import pytest

from resonanz.forum import reads
from resonanz.forum.actions import arriving
from resonanz.forum.errors import NotNow
from tests.rooms.forum.support import begun, seated
from tests.support.people import People


def test_where_short_signs_run_out_longer_ones_are_drawn(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    forum = begun(people)
    monkeypatch.setattr(arriving, "random_code", lambda length: "A" * length)
    signs = [seated(forum).seat.speaker_code for _ in range(2)]
    assert signs[1].startswith(signs[0])
    assert [len(sign) for sign in signs] == [3, 4]
    assert reads.seat_by_sign(forum.pk, signs[1].lower()) is not None
    with pytest.raises(NotNow, match="sehr viele"):
        seated(forum)
