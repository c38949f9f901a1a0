"""Each part of the mirror has its own list of addresses."""

from resonanz.mirror.urls import audience, calculation, language, looks, overview, walking

app_name = "mirror"
urlpatterns = [
    *audience.patterns,
    *calculation.patterns,
    *language.patterns,
    *looks.patterns,
    *overview.patterns,
    *walking.patterns,
]
