from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.forum.views import table_live, table_seats, tables

_TABLE = "team/forum/<slug:slug>/tisch/<int:number>/"

patterns: list[URLPattern] = [
    path(_TABLE, tables.table, name="table"),
    path(f"{_TABLE}karte/", tables.card, name="table_card"),
    path(f"{_TABLE}platz/", table_seats.new_seat, name="table_new_seat"),
    path(f"{_TABLE}platz/<str:code>/", table_seats.handed_seat, name="table_handed_seat"),
    path(f"{_TABLE}aerger/", table_seats.grumbles, name="table_grumbles"),
    path(f"{_TABLE}strom/", table_live.stream, name="table_stream"),
    path(f"{_TABLE}stand.json", table_live.picture, name="table_picture"),
]
