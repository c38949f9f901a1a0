from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.mirror.views import journeys, walks

_JOURNEY = "team/spiegel/reisen/<int:pk>/"
_STEP = "team/spiegel/reisen/schritt/<int:pk>/"
_WALK = "team/spiegel/selbsttest/<int:pk>/"

patterns: list[URLPattern] = [
    path("team/spiegel/reisen/", journeys.journeys, name="journeys"),
    path("team/spiegel/reisen/neu/", journeys.new, name="new_journey"),
    path(_STEP, journeys.step, name="journey_step"),
    path(_JOURNEY, journeys.journey, name="journey"),
    path(f"{_JOURNEY}bild/", journeys.picture, name="journey_picture"),
    path(f"{_JOURNEY}neu-auflegen/", journeys.relaunch, name="relaunch_journey"),
    path(f"{_JOURNEY}buchen/", walks.book, name="book_walk"),
    path(_WALK, walks.walk, name="walk"),
    path(f"{_WALK}absagen/", walks.call_off, name="call_off_walk"),
    path(f"{_WALK}abschliessen/", walks.finish, name="finish_walk"),
    path(f"{_WALK}schritt/<int:position>/", walks.step, name="walk_step"),
    path(f"{_WALK}schritt/<int:position>/herausnehmen/", walks.drop, name="drop_walked_step"),
    path(f"{_WALK}schritt/<int:position>/foto/", walks.photo, name="walk_photo"),
    path(f"{_WALK}schritt/<int:position>/foto/loeschen/", walks.erase_photo, name="erase_walk_photo"),
]
