from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.forum.views import after, minutes

patterns: list[URLPattern] = [
    path("team/forum/<slug:slug>/nacharbeit/", after.after, name="after"),
    path("forum/<slug:slug>/protokoll/", minutes.minutes, name="minutes"),
    path("forum/<slug:slug>/protokoll.pdf", minutes.minutes_pdf, name="minutes_pdf"),
]
