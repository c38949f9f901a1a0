from django.urls import path

from resonanz.listen.views import importing, mine, moderating, moderation, objecting, permission, reporting, telling

app_name = "listen"
urlpatterns = [
    path("anliegen/<slug:slug>/", telling.inquiry, name="inquiry"),
    path("konto/stimmen/", mine.my_voices, name="my_voices"),
    path("stimme/<str:code>/zuordnen/", mine.attach, name="attach"),
    path("c/<str:code>/", telling.by_code, name="by_code"),
    path("stimme/<str:code>/ergaenzen/", mine.supplement, name="supplement"),
    path("stimme/<str:code>/zurueckziehen/", mine.withdraw, name="withdraw"),
    path("stimme/<str:code>/freigabe/", permission.permission, name="permission"),
    path("stimme/<str:code>/neue-fassung/", objecting.version, name="version"),
    path("stimme/<str:code>/widerspruch/<int:entry>/", objecting.appeal, name="appeal"),
    path("melden/<int:entry>/", reporting.report, name="report"),
    path("meldung/<str:code>/", reporting.reported, name="reported"),
    path("moderation/", moderation.rules, name="moderation"),
    path("moderation/protokoll.json", moderation.log_json, name="moderation_json"),
    path("moderation/protokoll.csv", moderation.log_csv, name="moderation_csv"),
    path("team/moderation/", moderating.desk, name="desk"),
    path("team/geschichte/<int:pk>/moderation/", moderating.case, name="case"),
    path("stimme/<str:code>/quittung.json", mine.receipt_file, name="receipt_file"),
    path("stimme/<str:code>/quittung.svg", mine.receipt_picture, name="receipt_picture"),
    path("team/anliegen/<slug:slug>/uebernehmen/", importing.upload, name="import"),
    path("team/uebernahme/<int:pk>/", importing.run, name="import_run"),
    path("team/uebernahme/<int:pk>/los/", importing.take, name="import_take"),
    path("team/uebernahme/<int:pk>/stand/", importing.progress, name="import_progress"),
    path("team/uebernahme/<int:pk>/bericht/", importing.report, name="import_report"),
]
