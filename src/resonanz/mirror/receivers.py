"""What this room does when others ask."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from resonanz.listen.events import Pointer, Pointers, asking, erasing_stories
from resonanz.mirror import actions, reads
from resonanz.mirror.enums import Instrument
from resonanz.trust.events import Openings, opening_entries

_POINTS = {
    Instrument.THREE_WORDS: (
        _("Hier können Sie uns auch in drei Worten sagen, wie Sie uns sehen."),
        _("Drei Worte über uns"),
        "mirror:tell_words",
    ),
    Instrument.PROMISES: (
        _("Hier können Sie uns auch sagen, welche unserer Versprechen Sie uns glauben."),
        _("Unsere Versprechen prüfen"),
        "mirror:judge",
    ),
}


@opening_entries.plug
def open_looks(openings: Openings) -> None:
    reads.add_looks(openings)
    reads.add_sheets(openings)


@erasing_stories.plug
def erase_answers(story_ids: list[int]) -> None:
    actions.erase_sheets(story_ids=story_ids)


@asking.plug
def point_to_the_mirror(pointers: Pointers) -> None:
    for look in reads.asked_outside(pointers.inquiry_id):
        sentence, label, name = _POINTS[Instrument(look.instrument)]
        slug = look.inquiry.slug if look.inquiry else ""
        pointers.found.append(Pointer(sentence=sentence, label=label, url=reverse(name, args=[slug])))


@opening_entries.plug
def open_walks(openings: Openings) -> None:
    reads.add_walks(openings)


@opening_entries.plug
def open_language(openings: Openings) -> None:
    reads.add_language(openings)


@opening_entries.plug
def open_calculations(openings: Openings) -> None:
    reads.add_calculations(openings)
    reads.add_questions(openings)
    reads.add_answers(openings)
