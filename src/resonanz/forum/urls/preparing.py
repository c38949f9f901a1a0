from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.forum.views import agenda, editing, helping, preparing, readiness

patterns: list[URLPattern] = [
    path("team/foren/", preparing.forums, name="forums"),
    path("team/foren/neu/", preparing.new, name="new"),
    path("team/forum/<slug:slug>/", preparing.overview, name="overview"),
    path("team/forum/<slug:slug>/ankuendigen/", preparing.announce, name="announce"),
    path("team/forum/<slug:slug>/bearbeiten/", editing.edit, name="edit"),
    path("team/forum/<slug:slug>/ablauf/", agenda.agenda, name="agenda"),
    path("team/forum/<slug:slug>/aufgaben/", helping.helpers, name="helpers"),
    path("team/forum/<slug:slug>/wuensche/", helping.wishes, name="wishes"),
    path("team/forum/<slug:slug>/team/", readiness.readiness, name="readiness"),
    path("team/forum/<slug:slug>/team/kurve.svg", readiness.curve, name="curve"),
]
