from __future__ import annotations

from django.urls import URLPattern, path

from resonanz.act.views import darlings, farewells

_ONE = "team/herzensprojekte/<int:pk>/"

patterns: list[URLPattern] = [
    path("team/herzensprojekte/", darlings.darlings, name="darlings"),
    path("team/herzensprojekte/neu/", darlings.new, name="new_darling"),
    path(_ONE, darlings.darling, name="darling"),
    path(f"{_ONE}beleg/", darlings.evidence, name="darling_evidence"),
    path(f"{_ONE}urteil/", darlings.verdict, name="darling_verdict"),
    path(f"{_ONE}wort/", darlings.comment, name="darling_comment"),
    path(f"{_ONE}bedingung/", darlings.condition, name="darling_condition"),
    path(f"{_ONE}mensch/", darlings.add_maker, name="darling_maker"),
    path(f"{_ONE}abschied/", farewells.farewell, name="farewell"),
    path("team/herzensprojekte/mensch/<int:pk>/zustimmung/", farewells.agree, name="darling_agree"),
    path("team/herzensprojekte/mensch/<int:pk>/vergessen/", farewells.forget, name="darling_forget"),
    path("abschied/<int:pk>/", farewells.public_farewell, name="public_farewell"),
]
