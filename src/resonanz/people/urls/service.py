"""Where the sign-in service sends people back to. allauth asks for these names, so they have no namespace."""

from django.urls import path

from resonanz.people.views import service

urlpatterns = [
    path("anmelden/dienst/<str:provider_id>/", service.come_back, name="openid_connect_callback"),
]
