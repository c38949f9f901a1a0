from resonanz.listen.reads.imports import import_run, import_runs, uploads_folder
from resonanz.listen.reads.persons import stories_by_entry, stories_of_person, stories_of_teller, withdrawn_entries
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
    "counts",
    "import_run",
    "import_runs",
    "in_reading_order",
    "neighbours",
    "oldest_unread",
    "readings_of",
    "role_badges",
    "stories_by_entry",
    "stories_of",
    "stories_of_person",
    "stories_of_teller",
    "story",
    "story_by_code",
    "story_for_guest",
    "uploads_folder",
    "voice",
    "voices_of",
    "withdrawn_entries",
]
