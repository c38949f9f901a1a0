from django.urls import path

from resonanz.understand.views import hints, insights, opinions, placing, reading, shaping, themes

app_name = "understand"
urlpatterns = [
    path("team/anliegen/<slug:slug>/lesen/", reading.room, name="reading_room"),
    path("team/anliegen/<slug:slug>/auffaellig/", hints.hints, name="hints"),
    path("team/anliegen/<slug:slug>/meinungskarte/", opinions.team_map, name="opinion_map"),
    path("team/anliegen/<slug:slug>/meinungskarte.svg", opinions.team_picture, name="opinion_picture"),
    path("anliegen/<slug:slug>/meinungskarte/", opinions.public_map, name="public_map"),
    path("anliegen/<slug:slug>/meinungskarte.svg", opinions.public_picture, name="public_picture"),
    path("abstimmen/<str:code>/karte/", opinions.own_map, name="own_map"),
    path("abstimmen/<str:code>/karte.svg", opinions.own_picture, name="own_picture"),
    path("team/gelesen/", reading.mark_read, name="mark_read"),
    path("team/anliegen/<slug:slug>/themen/", themes.themes, name="themes"),
    path("team/anliegen/<slug:slug>/themen/stand/", themes.progress, name="progress"),
    path("team/anliegen/<slug:slug>/themen/neu/", themes.refresh, name="refresh"),
    path("team/anliegen/<slug:slug>/fuer-sich/", themes.alone, name="alone"),
    path("team/thema/<int:pk>/", themes.theme, name="theme"),
    path("team/thema/<int:pk>/bearbeiten/", shaping.edit, name="edit_theme"),
    path("team/thema/<int:pk>/benennen/", shaping.rename, name="rename_theme"),
    path("team/thema/<int:pk>/zusammenlegen/", shaping.merge, name="merge_theme"),
    path("team/thema/<int:pk>/trennen/", shaping.unmerge, name="unmerge_theme"),
    path("team/thema/<int:pk>/aufteilen/", shaping.split, name="split_theme"),
    path("team/thema/<int:pk>/gehoert-nicht-dazu/", placing.ban, name="ban"),
    path("team/geschichte/<int:pk>/thema/", placing.place, name="place"),
    path("team/geschichte/<int:pk>/thema/zurueck/", placing.lift, name="lift"),
    path("team/thema/<int:pk>/verlauf.svg", themes.weeks, name="weeks"),
    path("team/anliegen/<slug:slug>/erkenntnis/neu/", insights.new, name="new_insight"),
    path("team/erkenntnis/<int:pk>/bearbeiten/", insights.change, name="change_insight"),
]
