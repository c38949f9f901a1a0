"""`Mein Konto` and the second factor, as people use them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from pytest_django import Settings

from resonanz.ground import clock
from resonanz.ground.environment import read_mail
from resonanz.ground.models import Message
from resonanz.people import actions
from resonanz.people.models import Account, Organisation
from tests.support.people import People
from tests.support.signing import code_in, hidden, sign_in_by_code

PASSWORD = "vier Kraniche am Kanal"


@pytest.fixture
def with_mail(settings: Settings) -> None:
    mail_to = read_mail("smtp+tls://mail.example/?from=dialog@auenfurt.example")
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, mail=mail_to)


def number(secret: str, *, later: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(clock.now().timestamp()) // 30 + later))


def with_app(account: Account) -> str:
    secret = actions.new_secret()
    actions.add_app(account=account, secret=secret, code=number(secret, later=-1))
    return secret


def test_unknown_address_proved_by_its_code_becomes_a_customer(people: People, with_mail: None) -> None:
    client = sign_in_by_code(people, "Lena@post.example")
    lena = Account.objects.get(email="lena@post.example")
    assert (lena.is_team, lena.name, lena.has_usable_password()) == (False, "", False)
    assert lena.confirmed_at is not None
    assert [(row.role, row.source) for row in lena.relations.all()] == [("customer", "said")]
    page = client.get("/konto/").content.decode()
    assert "lena@post.example" in page
    assert client.get("/team/").status_code == 403


def test_closed_registration_sends_nothing_and_says_the_same(people: People, with_mail: None) -> None:
    Organisation.objects.update(open_registration=False)
    page = people.client().post("/anmelden/", {"email": "lena@post.example"})
    assert page.status_code == 200
    assert "Sehen Sie in Ihr Postfach" in page.content.decode()
    assert Message.objects.count() == 0


def test_address_of_the_house_gives_the_badge_and_losing_it_takes_it(people: People, with_mail: None) -> None:
    actions.describe_organisation(domains=["auenfurt.example"])
    client = sign_in_by_code(people, "ben@netz.auenfurt.example")
    client.post("/konto/beziehung/", {"roles": ["customer"]})
    ben = Account.objects.get(email="ben@netz.auenfurt.example")
    assert sorted(ben.relations.filter(until=None).values_list("role", "source")) == [
        ("customer", "said"),
        ("employee", "domain"),
    ]
    page = client.get("/konto/beziehung/").content.decode()
    assert "Das bleibt stehen, solange es stimmt" in page
    people.inquiry()
    assert (
        "Sie sind als ben@netz.auenfurt.example angemeldet und arbeiten hier."
        in client.get("/anliegen/kontakt/").content.decode()
    )


def test_password_and_second_factor(people: People) -> None:
    ada = actions.add_member(name="Ada", email="ada@auenfurt.example", by=people.mira)
    actions.set_password(account=ada, password=PASSWORD)
    assert ada.password.startswith("argon2$argon2id$")
    secret = with_app(ada)
    client = people.client()
    fields = {"email": "Ada@auenfurt.example", "password": PASSWORD}
    assert client.post("/anmelden/", {**fields, "password": "falsch"}).status_code == 422
    assert client.post("/anmelden/", fields)["Location"] == "/anmelden/zweiter-schritt/"
    assert client.get("/team/").status_code == 302
    assert client.post("/anmelden/zweiter-schritt/", {"code": "000000"}).status_code == 422
    right = number(secret)
    assert client.post("/anmelden/zweiter-schritt/", {"code": right})["Location"] == "/team/"
    assert client.get("/team/").status_code == 200
    again = people.client()
    again.post("/anmelden/", fields)
    assert again.post("/anmelden/zweiter-schritt/", {"code": right}).status_code == 422


def test_recovery_code_counts_once_and_second_step_waits_ten_minutes(people: People) -> None:
    actions.set_password(account=people.mira, password=PASSWORD)
    Account.objects.filter(pk=people.mira.pk).update(email="mira@auenfurt.example")
    with_app(people.mira)
    [spare, other, *_rest] = actions.recovery_codes(people.mira)
    fields = {"email": "mira@auenfurt.example", "password": PASSWORD}
    statuses = []
    for code in (spare, spare, other):
        client = people.client()
        client.post("/anmelden/", fields)
        statuses.append(client.post("/anmelden/zweiter-schritt/", {"code": code}).status_code)
    assert statuses == [302, 422, 302]
    client = people.client()
    client.post("/anmelden/", fields)
    with clock.held_at(clock.now() + timedelta(minutes=11)):
        assert client.get("/anmelden/zweiter-schritt/")["Location"] == "/anmelden/"


def test_second_factor_guessed_too_often_is_closed(people: People) -> None:
    Account.objects.filter(pk=people.mira.pk).update(email="mira@auenfurt.example")
    people.mira.refresh_from_db()
    actions.set_password(account=people.mira, password=PASSWORD)
    with_app(people.mira)
    client = people.client()
    client.post("/anmelden/", {"email": "mira@auenfurt.example", "password": PASSWORD})
    answers = [client.post("/anmelden/zweiter-schritt/", {"code": "000000"}).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]


def test_app_is_set_up_in_the_browser_and_taken_away(people: People) -> None:
    client = people.client(people.mira)
    client.get("/konto/zweiter-faktor/")
    secret = client.session["app_secret"]
    assert client.post("/konto/zweiter-faktor/", {"code": "000000"}).status_code == 422
    assert client.post("/konto/zweiter-faktor/", {"code": number(secret)})["Location"] == "/konto/ersatzcodes/"
    people.mira.refresh_from_db()
    [app] = actions.factors_of(people.mira)
    assert people.mira.has_second_factor
    assert secret not in str(app.data)
    assert actions.recovery_codes(people.mira)[0] in client.get("/konto/ersatzcodes/").content.decode()
    assert "mit zweitem Faktor" in client.get("/team/menschen/").content.decode()
    assert people.client(people.jonas).post(f"/konto/zweiter-faktor/{app.pk}/entfernen/").status_code == 302
    assert len(actions.factors_of(people.mira)) == 1
    client.post(f"/konto/zweiter-faktor/{app.pk}/entfernen/")
    people.mira.refresh_from_db()
    assert (people.mira.has_second_factor, actions.recovery_codes(people.mira)) == (False, [])


@pytest.mark.parametrize(
    "path", ["zweiter-faktor/", "zweiter-faktor/1/entfernen/", "ersatzcodes/", "passkey/", "passkey/frage/"]
)
def test_an_old_session_cannot_change_the_way_in(people: People, path: str) -> None:
    client = people.client(people.mira)
    with_app(people.mira)
    with clock.held_at(clock.now() + timedelta(minutes=16)):
        refused = client.post(f"/konto/{path}")
        assert client.get("/konto/").status_code == 200
    assert refused.status_code == 403
    assert "/anmelden/?next=%2Fkonto%2F" in refused.content.decode()
    assert len(actions.factors_of(people.mira)) == 1


def test_signing_in_again_leads_back_and_another_session_stays_old(people: People) -> None:
    actions.set_password(account=people.mira, password=PASSWORD)
    Account.objects.filter(pk=people.mira.pk).update(email="mira@auenfurt.example")
    people.mira.refresh_from_db()
    here, there = people.client(people.mira), people.client(people.mira)
    with clock.held_at(clock.now() + timedelta(minutes=16)):
        for page in ("/konto/adresse/", "/konto/kennwort/"):
            assert "?next=%2Fkonto%2F" in here.get(page).content.decode()
        fields = {"email": "mira@auenfurt.example", "password": PASSWORD, "next": "/konto/adresse/"}
        assert here.post("/anmelden/", fields)["Location"] == "/konto/adresse/"
        assert (here.get("/konto/adresse/").status_code, there.get("/konto/adresse/").status_code) == (200, 403)


def test_other_sessions_end_and_this_one_stays(people: People) -> None:
    here, there = people.client(people.mira), people.client(people.mira)
    assert here.post("/konto/sitzungen/")["Location"] == "/konto/"
    assert (here.get("/konto/").status_code, there.get("/konto/").status_code) == (200, 302)


def test_password_needs_the_present_one_and_ends_other_sessions(people: People) -> None:
    here, there = people.client(people.mira), people.client(people.mira)
    assert here.post("/konto/kennwort/", {"new": "kurz"}).status_code == 422
    assert here.post("/konto/kennwort/", {"new": PASSWORD}).status_code == 302
    assert there.get("/konto/").status_code == 302
    assert here.post("/konto/kennwort/", {"new": PASSWORD + "!", "present": "falsch"}).status_code == 422
    assert here.post("/konto/kennwort/", {"new": "", "present": PASSWORD}).status_code == 302
    people.mira.refresh_from_db()
    assert not people.mira.has_usable_password()


def test_name_of_somebody_from_the_team_is_refused(people: People, with_mail: None) -> None:
    client = sign_in_by_code(people, "lena@post.example")
    page = client.post("/konto/name/", {"name": "Mirа Holt"})
    assert page.status_code == 422
    page = client.post("/konto/name/", {"name": "mira  holt"})
    assert "So heißt jemand aus dem Team" in page.content.decode()
    assert client.post("/konto/name/", {"name": "Mira Holt aus Linz"}).status_code == 302


def test_another_address_needs_its_own_code(people: People, with_mail: None) -> None:
    client = sign_in_by_code(people, "lena@post.example")
    Account.objects.create(name="", email="ben@post.example", created_at=clock.now())
    for address, status in (("ben@post.example", 422), ("neu@post.example", 302)):
        typing = hidden(client.post("/konto/adresse/", {"email": address}))
        code = code_in(Message.objects.filter(to=address).latest("pk"))
        assert client.post("/konto/adresse/", {**typing, "code": code}).status_code == status
    assert Account.objects.filter(email="neu@post.example").exclude(confirmed_at=None).count() == 1
    assert not Account.objects.filter(email="lena@post.example").exists()


def test_my_voices_are_mine_alone(people: People, with_mail: None) -> None:
    inquiry = people.inquiry()
    story, code = people.tells(inquiry, "Vorher erzählt, ohne Konto")
    client = sign_in_by_code(people, "lena@post.example")
    client.post("/anliegen/kontakt/", {"story": "Angemeldet erzählt", "roles": ["customer"], "permission": "team"})
    assert "Diese Stimme gehört mir" in client.get(f"/stimme/{code}/").content.decode()
    assert client.post(f"/stimme/{code}/zuordnen/")["Location"] == "/konto/stimmen/"
    page = client.get("/konto/stimmen/").content.decode()
    assert "Vorher erzählt, ohne Konto" in page
    assert "Angemeldet erzählt" in page
    other = sign_in_by_code(people, "ben@post.example")
    other.post(f"/stimme/{code}/zuordnen/")
    assert "erzählt, ohne Konto" not in other.get("/konto/stimmen/").content.decode()
    story.refresh_from_db()
    assert story.person == Account.objects.get(email="lena@post.example")
    assert people.client().get("/konto/stimmen/").status_code == 302


def test_who_is_signed_in_is_named_only_on_request(people: People, with_mail: None) -> None:
    from resonanz.listen.models import Story

    people.inquiry()
    client = sign_in_by_code(people, "lena@post.example")
    client.post("/konto/name/", {"name": "Lena Ort"})
    words = {"story": "Worte", "roles": ["customer"]}
    for permission, shown in (("public_anonymous", ""), ("public_named", "Lena Ort")):
        client.post("/anliegen/kontakt/", {**words, "permission": permission})
        assert Story.objects.latest("pk").name == shown
