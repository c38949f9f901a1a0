from django.urls import path

from resonanz.trust import views

app_name = "trust"
urlpatterns = [
    path("gespeichert/", views.stored, name="stored"),
    path("gespeichert/verzeichnis/", views.activities, name="activities"),
    path("gespeichert.json", views.stored_json, name="stored_json"),
]
