from django.urls import path

from resonanz.answer.views import outcome, public, story, team, voice

app_name = "answer"
urlpatterns = [
    path("anliegen/<slug:slug>/bilanz/", public.balance, name="balance"),
    path("anliegen/<slug:slug>/bilanz/<int:pk>/", public.insight, name="public_insight"),
    path("stimme/", voice.find, name="find"),
    path("stimme/nachricht/<str:token>/", outcome.told, name="told"),
    path("stimme/<str:code>/adresse/", outcome.address, name="address"),
    path("stimme/<str:code>/", voice.voice, name="voice"),
    path("team/geschichte/<int:pk>/", story.story, name="story"),
    path("team/geschichte/<int:pk>/danken/", story.thank, name="thank"),
    path("team/geschichte/<int:pk>/weitergeben/", story.pass_on, name="pass_on"),
    path("team/dank/", story.praise, name="praise"),
    path("team/dank/<int:pk>/name/", story.show_name, name="show_name"),
    path("team/erkenntnis/<int:pk>/", team.insight, name="insight"),
    path("team/anliegen/<slug:slug>/erkenntnisse/", team.insights, name="insights"),
]
