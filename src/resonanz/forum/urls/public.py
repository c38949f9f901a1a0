from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.forum.views import framed, public, wishing

patterns: list[URLPattern] = [
    path("foren/", public.forums, name="list"),
    path("foren/einbetten/", framed.next_forum, name="embedded"),
    path("termine.ics", public.dates, name="dates"),
    path("forum/<slug:slug>/", public.page, name="page"),
    path("forum/<slug:slug>/termin.ics", public.calendar, name="calendar"),
    path("forum/<slug:slug>/wunsch/", wishing.wish, name="wish"),
]
