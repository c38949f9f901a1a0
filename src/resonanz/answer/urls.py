from django.urls import path

from resonanz.answer.views import file, file_team, outcome, public, retention, story, team, voice

app_name = "answer"
urlpatterns = [
    path("anliegen/<slug:slug>/bilanz/", public.balance, name="balance"),
    path("anliegen/<slug:slug>/bilanz/<int:pk>/", public.insight, name="public_insight"),
    path("akte/", file.file, name="file"),
    path("akte/akte.zip", file.export, name="file_export"),
    path("akte/widerspruch/", file.objection, name="file_objection"),
    path("akte/bemerkung/<int:pk>/", file.drop_note, name="file_drop_note"),
    path("akte/loeschen/", file.erase_choice, name="erase_choice"),
    path("akte/loeschen/<slug:kind>/", file.erase, name="erase"),
    path("stimme/", voice.find, name="find"),
    path("stimme/nachricht/<str:token>/", outcome.told, name="told"),
    path("stimme/<str:code>/adresse/", outcome.address, name="address"),
    path("stimme/<str:code>/", voice.voice, name="voice"),
    path("stimme/<str:code>/akte/", file.file, name="voice_file"),
    path("stimme/<str:code>/akte/akte.zip", file.export, name="voice_file_export"),
    path("stimme/<str:code>/akte/widerspruch/", file.objection, name="voice_file_objection"),
    path("stimme/<str:code>/akte/bemerkung/<int:pk>/", file.drop_note, name="voice_file_drop_note"),
    path("stimme/<str:code>/akte/loeschen/", file.erase_choice, name="voice_erase_choice"),
    path("stimme/<str:code>/akte/loeschen/<slug:kind>/", file.erase, name="voice_erase"),
    path("team/akte/<int:pk>/", file_team.of_account, name="team_file"),
    path("team/stimme/<int:pk>/akte/", file_team.of_voice, name="team_voice_file"),
    path("team/aufbewahrung/", retention.retention, name="retention"),
    path("team/geschichte/<int:pk>/", story.story, name="story"),
    path("team/geschichte/<int:pk>/danken/", story.thank, name="thank"),
    path("team/geschichte/<int:pk>/weitergeben/", story.pass_on, name="pass_on"),
    path("team/dank/", story.praise, name="praise"),
    path("team/dank/<int:pk>/name/", story.show_name, name="show_name"),
    path("team/erkenntnis/<int:pk>/", team.insight, name="insight"),
    path("team/anliegen/<slug:slug>/erkenntnisse/", team.insights, name="insights"),
]
