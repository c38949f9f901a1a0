from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.forum.views import desk, screen

patterns: list[URLPattern] = [
    path("team/forum/<slug:slug>/regie/", desk.desk, name="desk"),
    path("team/forum/<slug:slug>/regie/tat/", desk.deed, name="deed"),
    path("team/forum/<slug:slug>/regie/strom/", desk.stream, name="desk_stream"),
    path("team/forum/<slug:slug>/regie/stand.json", desk.picture, name="desk_picture"),
    path("team/forum/<slug:slug>/leinwand/", screen.screen, name="screen"),
    path("team/forum/<slug:slug>/leinwand/strom/", screen.stream, name="screen_stream"),
    path("team/forum/<slug:slug>/leinwand/stand.json", screen.picture, name="screen_picture"),
]
