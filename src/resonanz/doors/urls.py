from django.urls import path

from resonanz.doors import views
from resonanz.doors.api import views as api_views

app_name = "doors"
urlpatterns = [
    path("", views.start, name="start"),
    path("team/", views.team, name="team"),
    path("team/anliegen/<slug:slug>/", views.inquiry, name="inquiry"),
    path("team/vertrauen/", views.trust, name="trust"),
    path("nachpruefen/", views.check, name="check"),
    path("impressum/", views.imprint, name="imprint"),
    path("barrierefreiheit/", views.accessibility, name="accessibility"),
    path("bausteine/", views.components, name="components"),
    path("gesund/", views.health, name="health"),
    path("api/", api_views.page, name="api"),
    path("api/v1/openapi.json", api_views.openapi, name="openapi"),
]
