from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.mirror.views import management, overview

patterns: list[URLPattern] = [
    path("team/spiegel/", overview.overview, name="overview"),
    path("team/spiegel/auf-einer-seite/", management.management, name="management"),
    path("team/spiegel/auf-einer-seite/pdf/", management.paper, name="management_paper"),
]
