from resonanz.listen.reads.imports import import_run, import_runs, uploads_folder
from resonanz.listen.reads.openings import add_stories, shown_state
from resonanz.listen.reads.stories import (
    counts,
    in_reading_order,
    neighbours,
    oldest_unread,
    readings_of,
    stories_of,
    story,
    story_by_code,
    story_for_guest,
    voices_of,
)
from resonanz.listen.reads.voices import Voice, role_badges, voice

__all__ = [
    "Voice",
    "add_stories",
    "counts",
    "import_run",
    "import_runs",
    "in_reading_order",
    "neighbours",
    "oldest_unread",
    "readings_of",
    "role_badges",
    "shown_state",
    "stories_of",
    "story",
    "story_by_code",
    "story_for_guest",
    "uploads_folder",
    "voice",
    "voices_of",
]
