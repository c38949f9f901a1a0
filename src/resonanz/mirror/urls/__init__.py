"""Each part of the mirror has its own list of addresses."""

from resonanz.mirror.urls import audience, language, overview

app_name = "mirror"
urlpatterns = [
    *audience.patterns,
    *language.patterns,
    *overview.patterns,
]
