from django.urls import path

from resonanz.trust import views

app_name = "trust"
urlpatterns = [
    path("gespeichert/", views.stored, name="stored"),
    path("so-pruefen-wir-uns/", views.proofs, name="proofs"),
    path("kleine-gruppen/", views.groups, name="groups"),
]
