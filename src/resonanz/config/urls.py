from django.urls import include, path

urlpatterns = [
    path("", include(f"resonanz.{room}.urls"))
    # Addresses with a fixed word come before those with a slug in the same place.
    for room in ("ask", "doors", "trust", "people", "answer", "listen", "understand")
]
handler404 = "resonanz.doors.views.not_found"
