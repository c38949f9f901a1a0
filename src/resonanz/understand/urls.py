from django.urls import path

from resonanz.understand.views import hints, insights, reading, themes

app_name = "understand"
urlpatterns = [
    path("team/anliegen/<slug:slug>/lesen/", reading.room, name="reading_room"),
    path("team/anliegen/<slug:slug>/auffaellig/", hints.hints, name="hints"),
    path("team/gelesen/", reading.mark_read, name="mark_read"),
    path("team/anliegen/<slug:slug>/themen/", themes.themes, name="themes"),
    path("team/anliegen/<slug:slug>/themen/stand/", themes.progress, name="progress"),
    path("team/anliegen/<slug:slug>/themen/neu/", themes.refresh, name="refresh"),
    path("team/anliegen/<slug:slug>/fuer-sich/", themes.alone, name="alone"),
    path("team/thema/<int:pk>/", themes.theme, name="theme"),
    path("team/thema/<int:pk>/verlauf.svg", themes.weeks, name="weeks"),
    path("team/anliegen/<slug:slug>/erkenntnis/neu/", insights.new, name="new_insight"),
    path("team/erkenntnis/<int:pk>/bearbeiten/", insights.change, name="change_insight"),
]
