from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.act.views import experiments, measures, numbers, pictures

patterns: list[URLPattern] = [
    path("anliegen/<slug:slug>/versuch/<int:pk>/bild.svg", pictures.public, name="public_result"),
    path("team/anliegen/<slug:slug>/massnahmen/", measures.measures, name="measures"),
    path("team/erkenntnis/<int:pk>/massnahme/", measures.new, name="new_measure"),
    path("team/massnahme/<int:pk>/", measures.measure, name="measure"),
    path("team/massnahme/<int:pk>/schritt/", measures.step, name="measure_step"),
    path("team/massnahme/<int:pk>/versuch/", experiments.new, name="new_experiment"),
    path("team/versuch/<int:pk>/", experiments.experiment, name="experiment"),
    path("team/versuch/<int:pk>/plan/", experiments.plan, name="plan"),
    path("team/versuch/<int:pk>/beginnen/", experiments.start, name="start_experiment"),
    path("team/versuch/<int:pk>/achten/", experiments.watch, name="watch_experiment"),
    path("team/versuch/<int:pk>/beenden/", experiments.end, name="end_experiment"),
    path("team/versuch/<int:pk>/gelernt/", experiments.learn, name="learn"),
    path("team/versuch/<int:pk>/zahlen/", numbers.typed, name="numbers"),
    path("team/versuch/<int:pk>/zahlen/datei/", numbers.imported, name="import_numbers"),
    path("team/versuch/zahlen/<int:pk>/streichen/", numbers.strike, name="strike_numbers"),
    path("team/versuch/<int:pk>/bild.svg", pictures.team, name="result"),
]
