from resonanz.listen.reads.imports import import_run, import_runs, uploads_folder
from resonanz.listen.reads.permissions import open_permissions, permission_changes
from resonanz.listen.reads.stories import (
    counts,
    in_reading_order,
    neighbours,
    oldest_unread,
    owners_of,
    readings_of,
    stories_by_person,
    stories_of,
    story,
    story_by_code,
    story_for_guest,
    voices_of,
)
from resonanz.listen.reads.voices import Voice, role_badges, voice

__all__ = [
    "Voice",
    "counts",
    "import_run",
    "import_runs",
    "in_reading_order",
    "neighbours",
    "oldest_unread",
    "open_permissions",
    "owners_of",
    "permission_changes",
    "readings_of",
    "role_badges",
    "stories_by_person",
    "stories_of",
    "story",
    "story_by_code",
    "story_for_guest",
    "uploads_folder",
    "voice",
    "voices_of",
]
