"""Each part of the mirror has its own list of addresses."""

from resonanz.mirror.urls import audience, language, looks, overview, walking

app_name = "mirror"
urlpatterns = [
    *audience.patterns,
    *language.patterns,
    *looks.patterns,
    *overview.patterns,
    *walking.patterns,
]
