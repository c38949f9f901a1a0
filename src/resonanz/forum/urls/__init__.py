"""Each part of the way has its own list of addresses."""

from resonanz.forum.urls import after, desk, hall, preparing, public, tables

app_name = "forum"
urlpatterns = [
    *public.patterns,
    *preparing.patterns,
    *hall.patterns,
    *desk.patterns,
    *tables.patterns,
    *after.patterns,
]
