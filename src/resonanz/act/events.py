from resonanz.ground.events import Event

decided: Event[int] = Event("decision.made")
"""After the commit, with the insight's id."""

committed: Event[int] = Event("commitment.changed")
"""After the commit, with the inquiry's id: somebody gave their word, moved it, kept it or broke it."""

measure_changed: Event[int] = Event("measure.changed")
"""After the commit, with the measure's id: it was brought in, picked up, laid down, ended or got a note."""
