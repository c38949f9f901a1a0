from django.urls import path

from resonanz.ask import views

app_name = "ask"
urlpatterns = [
    path("team/anliegen/neu/", views.new, name="new"),
    path("team/anliegen/<slug:slug>/bearbeiten/", views.edit, name="edit"),
    path("team/anliegen/<slug:slug>/oeffnen/", views.open_, name="open"),
    path("team/anliegen/<slug:slug>/schliessen/", views.close, name="close"),
]
