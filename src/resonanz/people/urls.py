from django.urls import path

from resonanz.people import views

app_name = "people"
urlpatterns = [
    path("anmelden/", views.sign_in, name="sign_in"),
    path("anmelden/<str:token>/", views.use_link, name="use_link"),
    path("abmelden/", views.sign_out, name="sign_out"),
    path("team/menschen/", views.team, name="team"),
    path("team/menschen/<int:pk>/", views.member, name="member"),
    path("team/menschen/<int:pk>/link/", views.new_link, name="new_link"),
    path("team/organisation/", views.organisation, name="organisation"),
]
