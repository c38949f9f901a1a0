from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.act.views import benefit

patterns: list[URLPattern] = [
    path("team/nutzenbuch/", benefit.book, name="benefit_book"),
    path("team/nutzenbuch/bild/", benefit.book_picture, name="benefit_picture"),
    path("team/nutzenbuch/<int:pk>/", benefit.estimated, name="estimated"),
    path("team/nutzenbuch/<int:pk>/bild/", benefit.tornado, name="tornado"),
    path("team/massnahme/<int:pk>/nutzen/", benefit.estimate, name="estimate"),
    path("team/massnahme/<int:pk>/gebracht/", benefit.actual, name="actual"),
]
