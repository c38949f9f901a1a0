from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.mirror.views import overview

patterns: list[URLPattern] = [
    path("team/spiegel/", overview.overview, name="overview"),
]
