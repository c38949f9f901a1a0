from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.mirror.views import readiness

patterns: list[URLPattern] = [
    path("team/spiegel/durchgang/<int:pk>/abstand/<slug:name>/", readiness.picture, name="readiness_picture"),
]
