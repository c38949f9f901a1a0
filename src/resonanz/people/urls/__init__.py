"""The addresses of people. Those that allauth names itself stand apart, without a namespace."""

from django.urls import path

from resonanz.people.views import account, consents, demo, factors, keys, outbox, passkeys, service, signing, team

app_name = "people"
urlpatterns = [
    path("anmelden/", signing.sign_in, name="sign_in"),
    path("anmelden/code/", signing.enter_code, name="enter_code"),
    path("anmelden/zweiter-schritt/", signing.second_step, name="second_step"),
    path("anmelden/passkey/", passkeys.redeem, name="redeem_passkey"),
    path("anmelden/passkey/frage/", passkeys.ask, name="ask_for_passkey"),
    path("anmelden/dienst/", service.begin, name="service"),
    path("anmelden/vorfuehrung/", demo.enter_demo, name="enter_demo"),
    path("anmelden/<str:token>/", signing.use_link, name="use_link"),
    path("abmelden/", signing.sign_out, name="sign_out"),
    path("konto/", account.account, name="account"),
    path("konto/name/", account.name, name="name"),
    path("konto/adresse/", account.address, name="address"),
    path("konto/beziehung/", account.relations, name="relations"),
    path("konto/kennwort/", account.password, name="password"),
    path("konto/sitzungen/", account.end_sessions, name="end_sessions"),
    path("konto/zweiter-faktor/", factors.add_app, name="add_app"),
    path("konto/zweiter-faktor/<int:pk>/entfernen/", factors.remove, name="remove_factor"),
    path("konto/ersatzcodes/", factors.recovery_codes, name="recovery_codes"),
    path("konto/passkey/", passkeys.add, name="add_passkey"),
    path("konto/passkey/frage/", passkeys.offer, name="offer_passkey"),
    path("einwilligungen/", consents.consents, name="consents"),
    path("einwilligungen/aendern/", consents.change, name="change_consent"),
    path("einwilligungen/bestaetigen/<str:token>/", consents.confirm, name="confirm"),
    path("abbestellen/<str:token>/", consents.stop, name="stop"),
    path("team/erlaubnis/<int:pk>/", consents.may_write, name="may_write"),
    path("team/nachrichten/", outbox.outbox, name="outbox"),
    path("team/nachrichten/<int:pk>/", outbox.change, name="change_message"),
    path("team/menschen/", team.team, name="team"),
    path("team/menschen/<int:pk>/", team.member, name="member"),
    path("team/menschen/<int:pk>/link/", team.new_link, name="new_link"),
    path("team/organisation/", team.organisation, name="organisation"),
    path("team/organisation/schluessel/", keys.keys, name="keys"),
    path("team/organisation/schluessel/<int:pk>/zurueckziehen/", keys.revoke, name="revoke_key"),
]
