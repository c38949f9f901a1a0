from django.urls import path

from resonanz.ask.views import (
    addresses,
    applying,
    audience,
    checking,
    drawing,
    library,
    making,
    poster,
    previewing,
    promises,
)

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
    path("team/anliegen/<slug:slug>/gefragte/", audience.plan, name="audience"),
    path("team/anliegen/<slug:slug>/gefragte/liste/", audience.listed, name="audience_list"),
    path("team/anliegen/<slug:slug>/gefragte/festlegen/", audience.seal, name="seal"),
    path("team/anliegen/<slug:slug>/gefragte/losen/", audience.draw, name="draw"),
    path("team/anliegen/<slug:slug>/gefragte/nachruecken/", audience.fill, name="give_free_places"),
    path("team/anliegen/<slug:slug>/aushang.pdf", poster.poster, name="poster"),
    path("anliegen/<slug:slug>/mitmachen/", applying.apply, name="apply"),
    path("anliegen/<slug:slug>/los/", drawing.lots, name="lots"),
    path("anliegen/<slug:slug>/los/los.json", drawing.lots_file, name="lots_file"),
    path("konto/lose/", applying.my_lots, name="my_lots"),
    path("konto/lose/<slug:slug>/verlassen/", applying.leave, name="leave_list"),
    path("team/anliegen/<slug:slug>/adressen/", addresses.upload, name="addresses"),
    path("team/adressen/<int:pk>/", addresses.run, name="addresses_run"),
    path("team/adressen/<int:pk>/uebernehmen/", addresses.take, name="addresses_take"),
    path("team/adressen/<int:pk>/stand/", addresses.progress, name="addresses_progress"),
    path("team/adressen/<int:pk>/bericht.csv", addresses.report, name="addresses_report"),
]
