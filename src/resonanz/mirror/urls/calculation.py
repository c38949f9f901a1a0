from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.mirror.views import calculation_public as public
from resonanz.mirror.views import calculation_team as team

_TEAM = "team/spiegel/kalkulationen/"

patterns: list[URLPattern] = [
    path(_TEAM, team.calculations, name="calculations"),
    path(f"{_TEAM}neu/", team.edit, name="new_calculation"),
    path(f"{_TEAM}vorschau/", team.preview_picture, name="calculation_preview"),
    path(f"{_TEAM}frage/<int:pk>/", team.answer, name="answer_question"),
    path(f"{_TEAM}<slug:slug>/", team.edit, name="calculation_edit"),
    path("kalkulation/", public.prices, name="prices"),
    path("kalkulation/frage/<str:code>/", public.own_question, name="own_question"),
    path("kalkulation/frage/<str:code>/zurueckziehen/", public.withdraw, name="withdraw_question"),
    path("kalkulation/<slug:slug>/", public.price, name="price"),
    path("kalkulation/<slug:slug>/fragen/", public.ask, name="ask_price"),
    path("kalkulation/<slug:slug>/ausgabe/<int:number>/", public.price, name="price_edition"),
    path("kalkulation/<slug:slug>/ausgabe/<int:number>/bild/", public.picture, name="price_picture"),
]
