from django.urls import path

from resonanz.doors import views
from resonanz.doors.api import views as api_views
from resonanz.doors.embedding.views import embedding
from resonanz.doors.exports import views as exports
from resonanz.doors.hooks import views as hook_views
from resonanz.doors.operation.contact import security_txt
from resonanz.doors.operation.probes import alive, ready
from resonanz.doors.operation.scraping import metrics
from resonanz.doors.tour import views as tour

app_name = "doors"
urlpatterns = [
    path("", views.start, name="start"),
    path("team/", views.team, name="team"),
    path("team/anliegen/<slug:slug>/", views.inquiry, name="inquiry"),
    path("team/anliegen/<slug:slug>/ausgeben/", exports.of_inquiry, name="export_inquiry"),
    path("team/ausgeben/", exports.of_house, name="export"),
    path("team/vertrauen/", views.trust, name="trust"),
    path("team/organisation/einbinden/", embedding, name="embedding"),
    path("team/organisation/meldungen/", hook_views.hooks, name="hooks"),
    path("team/organisation/meldungen/<int:pk>/", hook_views.hook, name="hook"),
    path("team/organisation/meldungen/<int:pk>/<slug:name>/", hook_views.deed, name="hook_deed"),
    path("team/organisation/meldung/<int:pk>/noch-einmal/", hook_views.again, name="hook_again"),
    path("nachpruefen/", views.check, name="check"),
    path("rundgang/", tour.overview, name="tour"),
    path("rundgang/<int:number>/", tour.station, name="tour_station"),
    path("impressum/", views.imprint, name="imprint"),
    path("barrierefreiheit/", views.accessibility, name="accessibility"),
    path("bausteine/", views.components, name="components"),
    path("gesund/", views.health, name="health"),
    # Programs look for these where they are used to find them: without a slash at the end.
    path("healthz", alive, name="alive"),
    path("readyz", ready, name="ready"),
    path("metrics", metrics, name="metrics"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("api/", api_views.page, name="api"),
    path("api/v1/openapi.json", api_views.openapi, name="openapi"),
]
