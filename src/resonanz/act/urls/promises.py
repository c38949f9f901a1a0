from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.act.views import following, promises

patterns: list[URLPattern] = [
    path("team/zusagen/", promises.promises, name="promises"),
    path("team/zusagen/mein-name/", promises.my_name, name="my_name"),
    path("team/zusagen/<int:pk>/", following.commitment, name="commitment"),
    path("team/zusagen/erkenntnis/<int:pk>/", following.insight, name="insight_promise"),
    path("team/anliegen/<slug:slug>/zusagen/", promises.of_inquiry, name="commitments"),
    path("team/entscheidung/<int:pk>/veroeffentlichung/", following.public_day, name="public_day"),
]
