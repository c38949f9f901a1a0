from resonanz.listen.reads.imports import import_run, import_runs, uploads_folder
from resonanz.listen.reads.stories import (
    counts,
    in_reading_order,
    neighbours,
    oldest_unread,
    readings_of,
    stories_of,
    stories_of_person,
    story,
    story_by_code,
    story_for_guest,
    voices_of,
)
from resonanz.listen.reads.voices import Voice, role_badges, roles_shown, voice

__all__ = [
    "Voice",
    "counts",
    "import_run",
    "import_runs",
    "in_reading_order",
    "neighbours",
    "oldest_unread",
    "readings_of",
    "role_badges",
    "roles_shown",
    "stories_of",
    "stories_of_person",
    "story",
    "story_by_code",
    "story_for_guest",
    "uploads_folder",
    "voice",
    "voices_of",
]
