"""Addresses of thanks and fans."""

from django.urls import path

from resonanz.answer.views import crediting, fans, fans_team

paths = [
    path("dank/", crediting.thanks, name="thanks"),
    path("fan/", fans.fan, name="fan"),
    path("fan/pause/<str:token>/", fans.pause, name="fan_pause"),
    path("stimme/<str:code>/dank/", crediting.naming, name="naming"),
    path("stimme/<str:code>/fan/", fans.fan, name="voice_fan"),
    path("team/erkenntnis/<int:pk>/dank/", crediting.makers, name="makers"),
    path("team/dank/genannt/<int:pk>/", crediting.answer_offer, name="answer_offer"),
    path("team/fans/", fans_team.fans, name="fans"),
    path("team/fans/verlauf/", fans_team.picture, name="fans_picture"),
    path("team/fans/was-wir-geben/", fans_team.giving, name="giving"),
    path("team/fans/mitmachen/", fans_team.together, name="together"),
]
