"""Each part of the mirror has its own list of addresses."""

from resonanz.mirror.urls import looks, overview, readiness

app_name = "mirror"
urlpatterns = [
    *overview.patterns,
    *looks.patterns,
    *readiness.patterns,
]
