from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.mirror.views import audience

patterns: list[URLPattern] = [
    path("team/spiegel/wen-wir-hoeren/", audience.audience, name="audience"),
    path("team/spiegel/wen-wir-hoeren/bild/", audience.picture, name="audience_picture"),
    path("team/spiegel/wen-wir-hoeren/formel/", audience.formula, name="audience_formula"),
]
