from django.urls import path

from resonanz.ask import views
from resonanz.ask.views import addresses

app_name = "ask"
urlpatterns = [
    path("team/anliegen/neu/", views.new, name="new"),
    path("team/anliegen/<slug:slug>/bearbeiten/", views.edit, name="edit"),
    path("team/anliegen/<slug:slug>/oeffnen/", views.open_, name="open"),
    path("team/anliegen/<slug:slug>/schliessen/", views.close, name="close"),
    path("team/anliegen/<slug:slug>/adressen/", addresses.upload, name="addresses"),
    path("team/adressen/<int:pk>/", addresses.run, name="addresses_run"),
    path("team/adressen/<int:pk>/uebernehmen/", addresses.take, name="addresses_take"),
    path("team/adressen/<int:pk>/stand/", addresses.progress, name="addresses_progress"),
    path("team/adressen/<int:pk>/bericht.csv", addresses.report, name="addresses_report"),
]
