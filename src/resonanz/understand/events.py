from resonanz.ground.events import Event

insight_published: Event[int] = Event("insight.published")
"""After the commit, with the insight's id."""

map_made: Event[int] = Event("opinions.map_made")
"""After the commit, with the inquiry's id: its opinion map is new."""
