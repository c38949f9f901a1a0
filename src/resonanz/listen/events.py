"""What the rest of the house hears from this room."""

from resonanz.ground.events import Event, Socket

stories_received: Event[int] = Event("stories.received")
"""After the commit, with the inquiry's id."""

erasing_stories: Socket[list[int]] = Socket("stories.erasing")
"""Inside the transaction that erases words, with the stories' ids: whoever keeps copies drops them here."""

authors_forgotten: Socket[list[int]] = Socket("stories.authors_forgotten")
"""Inside the transaction that cuts stories off from who told them: whoever counts people counts again."""

stories_erased: Event[int] = Event("stories.erased")
"""After the commit, with the inquiry's id."""

superseding_story: Socket[int] = Socket("story.superseding")
"""Inside the transaction that adds a new version, with the id of the earlier one: it leaves lists and counts here."""

stories_superseded: Event[int] = Event("stories.superseded")
"""After the commit, with the inquiry's id."""

votes_changed: Event[int] = Event("votes.changed")
"""After the commit, with the inquiry's id: somebody voted, or statements or votes came, went or changed sight."""

erasing_votes: Socket[int] = Socket("votes.erasing")
"""Inside the transaction that erases votes or cuts them off from somebody, with the inquiry's id: whoever keeps what
was computed from them drops it here."""
