from django.urls import include, path

from resonanz.doors.api.application import api
from resonanz.doors.views import language

urlpatterns = [
    path("sprache/", language, name="language"),
    path("", include("resonanz.people.urls.service")),
    # It names its addresses itself, in a namespace that cannot stand inside another one.
    path("api/v1/", api.urls),
    *(
        path("", include(f"resonanz.{room}.urls"))
        # Addresses with a fixed word come before those with a slug in the same place.
        for room in ("ask", "doors", "trust", "people", "act", "answer", "listen", "understand", "mirror", "forum")
    ),
]
handler404 = "resonanz.doors.views.not_found"
handler500 = "resonanz.doors.views.server_error"
handler400 = "resonanz.doors.views.refused"
