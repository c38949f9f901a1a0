from resonanz.ground.events import Event

inquiry_opened: Event[int] = Event("inquiry.opened")
