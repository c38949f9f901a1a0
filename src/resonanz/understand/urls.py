from django.urls import path

from resonanz.understand.views import correcting, hints, insights, placing, reading, shaping, themes, touchpoints

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
    path("team/thema/<int:pk>/bearbeiten/", shaping.edit, name="edit_theme"),
    path("team/thema/<int:pk>/benennen/", shaping.rename, name="rename_theme"),
    path("team/thema/<int:pk>/zusammenlegen/", shaping.merge, name="merge_theme"),
    path("team/thema/<int:pk>/trennen/", shaping.unmerge, name="unmerge_theme"),
    path("team/thema/<int:pk>/aufteilen/", shaping.split, name="split_theme"),
    path("team/thema/<int:pk>/gehoert-nicht-dazu/", placing.ban, name="ban"),
    path("team/geschichte/<int:pk>/thema/", placing.place, name="place"),
    path("team/geschichte/<int:pk>/thema/zurueck/", placing.lift, name="lift"),
    path("team/thema/<int:pk>/verlauf.svg", themes.weeks, name="weeks"),
    path("team/beruehrungspunkte/", touchpoints.way, name="touchpoints"),
    path("team/beruehrungspunkte/neu/", touchpoints.new, name="new_touchpoint"),
    path("team/beruehrungspunkt/<int:pk>/", touchpoints.touchpoint, name="touchpoint"),
    path("team/beruehrungspunkt/<int:pk>/bearbeiten/", touchpoints.change, name="change_touchpoint"),
    path("team/beruehrungspunkt/<int:pk>/ablegen/", touchpoints.archive, name="archive_touchpoint"),
    path("team/beruehrungspunkt/<int:pk>/zurueckholen/", touchpoints.revive, name="revive_touchpoint"),
    path("team/beruehrungspunkt/<int:pk>/verschieben/", touchpoints.move, name="move_touchpoint"),
    path("team/beruehrungspunkt/<int:pk>/gehoert-nicht-hierher/", correcting.take_out, name="take_passage_out"),
    path("team/geschichte/<int:story_id>/abschnitt/<int:start>/", correcting.put, name="put_passage"),
    path("team/berichtigung/<int:pk>/zuruecknehmen/", correcting.lift, name="lift_correction"),
    path("team/anliegen/<slug:slug>/beruehrungspunkte/", touchpoints.of_inquiry, name="inquiry_touchpoints"),
    path("team/anliegen/<slug:slug>/beruehrungspunkte/stand/", touchpoints.progress, name="matching"),
    path("team/anliegen/<slug:slug>/beruehrungspunkte/keiner/", touchpoints.none, name="no_touchpoint"),
    path("team/anliegen/<slug:slug>/erkenntnis/neu/", insights.new, name="new_insight"),
    path("team/erkenntnis/<int:pk>/bearbeiten/", insights.change, name="change_insight"),
]
