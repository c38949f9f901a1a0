from resonanz.mirror.actions.laying_journeys import lay_down_journey, link_touchpoints, relaunch_journey
from resonanz.mirror.actions.walking import (
    Experience,
    book_walk,
    call_off_walk,
    drop_step,
    erase_photo,
    finish_walk,
    may_call_off,
    save_step,
)

__all__ = [
    "Experience",
    "book_walk",
    "call_off_walk",
    "drop_step",
    "erase_photo",
    "finish_walk",
    "lay_down_journey",
    "link_touchpoints",
    "may_call_off",
    "relaunch_journey",
    "save_step",
]
