from resonanz.ground.events import Event

inquiry_opened: Event[int] = Event("inquiry.opened")

purpose_changed: Event[int] = Event("inquiry.purpose_changed")
"""Something that was promised to the asked is promised differently now; with the inquiry's id, after the commit."""
