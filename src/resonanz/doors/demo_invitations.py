"""The invitations of the demo: cards with names for those who were drawn, in the states that invitations come to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from importlib.resources import files

from resonanz.ask import actions as ask
from resonanz.ask import reads as ask_reads
from resonanz.doors.demo_trust import Deed, Past
from resonanz.people.enums import Channel

_ORDER = 8
_IN_THE_HOUSE = 3
"""Cards that nobody has handed over yet."""
_BLANK = 4


def deeds(past: Past) -> Iterator[Deed]:
    told = json.loads((files("resonanz.doors") / "data/demo/audience.json").read_text("utf-8"))
    drawn = told["drawn_days_ago"]
    yield past.moment(drawn - 1, 10, 0), _ORDER, partial(_invite, past)
    yield past.moment(max(drawn - 3, 0), 10, 0), _ORDER, partial(_react, past)
    # Whoever tries a code of theirs today comes in; those that were not handed over in time have run out.
    yield past.moment(1, 10, 0), _ORDER, partial(_print_cards, past)


def _invite(past: Past) -> None:
    by = next(iter(past.people.values()))
    batch = ask.start_inviting(inquiry=past.inquiry, channel=Channel.HAND, by=by)
    ask.work_on_batch(batch.pk)
    waiting = list(ask_reads.paper_waiting(past.inquiry.pk, Channel.HAND).values_list("pk", flat=True))
    ask.note_paper_out(inquiry_id=past.inquiry.pk, invitation_ids=waiting[:-_IN_THE_HOUSE])


def _print_cards(past: Past) -> None:
    """For whoever comes by: they carry no name."""
    ask.make_cards(inquiry=past.inquiry, count=_BLANK, language="de", by=next(iter(past.people.values())))


def _react(past: Past) -> None:
    """Two answered, one declined; which story is whose nobody can tell, here as little as anywhere."""
    out = list(ask_reads.invitations(past.inquiry.pk, state="sent").order_by("pk")[:3])
    for row in out[:2]:
        ask.note_answered(mark=ask.begin_telling(invitation=row), inquiry_id=past.inquiry.pk)
    for row in out[2:]:
        ask.decline(invitation=row)
