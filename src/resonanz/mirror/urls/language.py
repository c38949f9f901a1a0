from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.mirror.views import language

# The first two end as config.asgi knows them: what is sent there never touches a disk.
patterns: list[URLPattern] = [
    path("team/spiegel/sprache/text/", language.text, name="language_text"),
    path("team/spiegel/sprache/zaehlen/", language.count, name="language_count"),
    path("team/spiegel/sprache/", language.language, name="language"),
    path("team/spiegel/sprache/betriebsrat/", language.sheet, name="language_sheet"),
    path("team/spiegel/sprache/betriebsrat.pdf", language.sheet_pdf, name="language_sheet_pdf"),
    path("team/spiegel/sprache/<int:pk>/", language.counted, name="language_counted"),
    path("team/spiegel/sprache/<int:pk>/bild/", language.picture, name="language_picture"),
]
