from django.urls import path

from resonanz.ask.views import addresses, inquiries, invitations, invitations_paper, inviting

app_name = "ask"
urlpatterns = [
    path("team/anliegen/neu/", inquiries.new, name="new"),
    path("team/anliegen/<slug:slug>/bearbeiten/", inquiries.edit, name="edit"),
    path("team/anliegen/<slug:slug>/oeffnen/", inquiries.open_, name="open"),
    path("team/anliegen/<slug:slug>/schliessen/", inquiries.close, name="close"),
    path("team/anliegen/<slug:slug>/einladungen/", inviting.page, name="invitations"),
    path("team/anliegen/<slug:slug>/einladungen/vorbereiten/", inviting.start, name="start_inviting"),
    path("team/anliegen/<slug:slug>/einladungen/erinnern/", inviting.remind, name="start_reminding"),
    path("team/anliegen/<slug:slug>/einladungen/mail/<slug:language>/", inviting.preview, name="invitation_preview"),
    path("team/anliegen/<slug:slug>/einladungen/papier/", invitations_paper.paper, name="invitation_paper"),
    path("team/anliegen/<slug:slug>/einladungen/hinaus/", invitations_paper.paper_out, name="invitation_paper_out"),
    path("team/anliegen/<slug:slug>/einladungen/karten/", invitations_paper.cards, name="invitation_cards"),
    path("team/anliegen/<slug:slug>/adressen/", addresses.upload, name="addresses"),
    path("team/adressliste/<int:pk>/", addresses.run, name="address_import"),
    path("team/adressliste/<int:pk>/uebernehmen/", addresses.take, name="take_addresses"),
    path("team/adressliste/<int:pk>/stand/", addresses.progress, name="address_progress"),
    path("team/einladung/<int:pk>/", inviting.change, name="change_invitation"),
    path("team/einladung/<int:pk>/vor-ort/", invitations_paper.on_the_spot, name="invitation_on_the_spot"),
    path("team/versand/<int:pk>/", inviting.progress, name="invitation_progress"),
    path("e/", invitations.enter, name="enter_code"),
    path("e/<str:code>/", invitations.page, name="invitation"),
]
