"""Each part of the mirror has its own list of addresses."""

from resonanz.mirror.urls import calculation, overview

app_name = "mirror"
urlpatterns = [
    *calculation.patterns,
    *overview.patterns,
]
