from django.urls import path

from resonanz.people import views
from resonanz.people.views import consents, outbox

app_name = "people"
urlpatterns = [
    path("einwilligungen/", consents.consents, name="consents"),
    path("einwilligungen/aendern/", consents.change, name="change_consent"),
    path("einwilligungen/bestaetigen/<str:token>/", consents.confirm, name="confirm"),
    path("abbestellen/<str:token>/", consents.stop, name="stop"),
    path("team/erlaubnis/<int:pk>/", consents.may_write, name="may_write"),
    path("team/nachrichten/", outbox.outbox, name="outbox"),
    path("team/nachrichten/<int:pk>/", outbox.change, name="change_message"),
    path("anmelden/", views.sign_in, name="sign_in"),
    path("anmelden/<str:token>/", views.use_link, name="use_link"),
    path("abmelden/", views.sign_out, name="sign_out"),
    path("team/menschen/", views.team, name="team"),
    path("team/menschen/<int:pk>/", views.member, name="member"),
    path("team/menschen/<int:pk>/link/", views.new_link, name="new_link"),
    path("team/organisation/", views.organisation, name="organisation"),
]
