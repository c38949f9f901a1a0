from resonanz.ground.events import Event

insight_published: Event[int] = Event("insight.published")
"""After the commit, with the insight's id."""
