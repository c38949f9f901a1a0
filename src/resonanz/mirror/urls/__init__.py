"""Each part of the mirror has its own list of addresses."""

from resonanz.mirror.urls import looks, overview, promises

app_name = "mirror"
urlpatterns = [
    *overview.patterns,
    *promises.patterns,
    *looks.patterns,
]
