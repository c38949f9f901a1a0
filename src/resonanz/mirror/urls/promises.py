from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.mirror.views import judging, promises

patterns: list[URLPattern] = [
    path("team/spiegel/durchgang/<int:pk>/versprechen/", promises.items, name="promises_items"),
    path("team/spiegel/durchgang/<int:pk>/versprechen/einfuegen/", promises.paste, name="promises_paste"),
    path("team/spiegel/durchgang/<int:pk>/versprechen/bild/", promises.picture, name="promises_picture"),
    path("anliegen/<slug:slug>/versprechen-pruefen/", judging.judge, name="judge"),
]
