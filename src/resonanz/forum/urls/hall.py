from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.forum.views import hall, hall_deeds, hall_door, hall_words

patterns: list[URLPattern] = [
    path("f/", hall_door.door, name="door_typed"),
    path("f/<str:code>/", hall_door.door, name="door"),
    path("forum/<slug:slug>/einlass/", hall_door.arrive, name="arrive"),
    path("saal/<str:code>/", hall.hall, name="hall"),
    path("saal/<str:code>/wort/", hall_words.say, name="say"),
    path("saal/<str:code>/strom/", hall.stream, name="stream"),
    path("saal/<str:code>/stand.json", hall.picture, name="picture"),
    path("saal/<str:code>/mein.json", hall.own, name="hall_own"),
    path("saal/<str:code>/meldung/", hall_deeds.hand, name="hand"),
    path("saal/<str:code>/abstimmen/", hall_deeds.vote, name="vote"),
    path("saal/<str:code>/tisch/", hall_deeds.seat_table, name="seat_table"),
]
