from django.urls import path

from resonanz.ask.views import addresses, checking, library, making, previewing, promises

app_name = "ask"
urlpatterns = [
    path("team/anliegen/neu/", making.new, name="new"),
    path("team/anliegen/frage-pruefen/", checking.check_question, name="check_question"),
    path("team/anliegen/<slug:slug>/bearbeiten/", making.edit, name="edit"),
    path("team/anliegen/<slug:slug>/oeffnen/", making.open_, name="open"),
    path("team/anliegen/<slug:slug>/schliessen/", making.close, name="close"),
    path("team/anliegen/<slug:slug>/vorschau/", previewing.preview, name="preview"),
    path("team/fragen/", library.library, name="library"),
    path("team/fragen/<slug:key>/", library.library_question, name="library_question"),
    path("anliegen/<slug:slug>/versprechen/", promises.promises, name="promises"),
    path("team/anliegen/<slug:slug>/adressen/", addresses.upload, name="addresses"),
    path("team/adressen/<int:pk>/", addresses.run, name="addresses_run"),
    path("team/adressen/<int:pk>/uebernehmen/", addresses.take, name="addresses_take"),
    path("team/adressen/<int:pk>/stand/", addresses.progress, name="addresses_progress"),
    path("team/adressen/<int:pk>/bericht.csv", addresses.report, name="addresses_report"),
]
