from resonanz.ground.events import Event

decided: Event[int] = Event("decision.made")
"""After the commit, with the insight's id."""
