"""Each part of the mirror has its own list of addresses."""

from resonanz.mirror.urls import looks, overview, walking

app_name = "mirror"
urlpatterns = [
    *overview.patterns,
    *looks.patterns,
    *walking.patterns,
]
