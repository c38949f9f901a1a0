from django.urls import path

from resonanz.trust.views import logbook, stored, verifying, witnesses

app_name = "trust"
urlpatterns = [
    path("gespeichert/", stored.stored, name="stored"),
    path("gespeichert/verzeichnis/", stored.activities, name="activities"),
    path("gespeichert.json", stored.stored_json, name="stored_json"),
    path("so-pruefen-wir-uns/", stored.proofs, name="proofs"),
    path("kleine-gruppen/", stored.groups, name="groups"),
    path("protokollbuch/", logbook.logbook, name="logbook"),
    path("protokollbuch/checkpoint", logbook.checkpoint, name="checkpoint"),
    path("protokollbuch/checkpoint/<int:size>", logbook.checkpoint_at, name="checkpoint_at"),
    path("protokollbuch/<int:index>/", logbook.entry, name="entry"),
    path("protokollbuch/<int:index>/beweis", logbook.proof, name="proof"),
    path("team/zeugen/", witnesses.witnesses, name="witnesses"),
    path("team/zeugen/<int:pk>/beenden/", witnesses.dismiss, name="dismiss_witness"),
    path("zeugen/<int:pk>/<str:code>/", witnesses.witness, name="witness"),
    path("zeugen/<int:pk>/<str:code>/abbestellen/", witnesses.stop, name="stop_witness"),
    path("resonanz-pruefe.py", verifying.program, name="verifier"),
    path("pruefen.html", verifying.page, name="check"),
    path("protokollbuch/protokollbuch.zip", verifying.extract, name="extract"),
    path("team/pruefakte.zip", verifying.audit_file, name="audit_file"),
]
