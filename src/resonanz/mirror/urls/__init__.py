"""Each part of the mirror has its own list of addresses."""

from resonanz.mirror.urls import audience, calculation, language, looks, overview, promises, readiness, walking

app_name = "mirror"
urlpatterns = [
    *audience.patterns,
    *calculation.patterns,
    *language.patterns,
    *looks.patterns,
    *overview.patterns,
    *promises.patterns,
    *readiness.patterns,
    *walking.patterns,
]
