"""Each part of the mirror has its own list of addresses."""

from resonanz.mirror.urls import overview, walking

app_name = "mirror"
urlpatterns = [
    *overview.patterns,
    *walking.patterns,
]
