from django.urls import path

from resonanz.trust.views import stored, verifying

app_name = "trust"
urlpatterns = [
    path("gespeichert/", stored.stored, name="stored"),
    path("resonanz-pruefe.py", verifying.program, name="verifier"),
    path("pruefen.html", verifying.page, name="check"),
    path("protokollbuch/protokollbuch.zip", verifying.extract, name="extract"),
    path("team/pruefakte.zip", verifying.audit_file, name="audit_file"),
]
