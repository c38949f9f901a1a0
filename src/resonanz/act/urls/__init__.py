"""Each part of acting has its own list of addresses."""

from resonanz.act.urls import benefit, darlings, measures, promises

app_name = "act"
urlpatterns = [
    *measures.patterns,
    *promises.patterns,
    *darlings.patterns,
    *benefit.patterns,
]
