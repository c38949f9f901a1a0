"""What the rest of the house hears from this room."""

from resonanz.ground.events import Event

replied: Event[int] = Event("reply.written")
"""After the commit, with the story's id."""

words_gone: Event[int] = Event("words.gone")
"""After the commit that erased some of their words, with the id of the person they belonged to."""
