"""P12: somebody who works here tries to speak as a customer, through every door there is."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from resonanz.ask.models import Inquiry
from resonanz.ground.environment import SignInService
from resonanz.listen import actions as listen
from resonanz.listen import reads as listen_reads
from resonanz.listen.models import Story
from resonanz.people import actions, reads
from resonanz.people.enums import Badge, Role
from resonanz.people.errors import NameTaken, NameUnreadable
from resonanz.people.models import Account, Relation
from tests.proofs.conftest import Proof
from tests.support.people import People
from tests.support.quiet import card, interview, key, observation, words

SERVICE = SignInService(
    issuer="https://konto.auenfurt.example",
    client_id="resonanz",
    client_secret="",
    label="Stadtwerke",
    employee_claim=("groups", "staff"),
    team_claim=("groups", "dialog"),
)
CLAIMED = (["customer"], ["non_customer"], ["competitor_customer"], ["other"], ["guest"], ["customer", "guest"], [])
NAMES = (
    *("Mira Holt", "mira holt", "MIRA HOLT", "Mira  Holt", "Mira\u00a0Holt", "MiraHolt", "Holt, Mira", "Holt Mira"),
    *(
        "Mіra Holt",
        "Мira Holt",
        "Mira Hоlt",
        "Mira H0lt",
        "M1ra Holt",
        "Mira Ho1t",
        "Mira\u200b Holt",
        "Mira Holt\u2060",
    ),
    *(
        "Ｍｉｒａ Ｈｏｌｔ",
        "𝐌𝐢𝐫𝐚 𝐇𝐨𝐥𝐭",
        "Míra Hölt",
        "Mira Holt.",
        "Mira-Holt",
        "Mira_Holt",
        "\u202eMira Holt",
        "Mira Holt, Kundendienst",
    ),
    *("Mira Holt Stadtwerke Auenfurt", "Mira Ηolt", "Miгa Holt", "Mira Holt\u3164", "Mi\u00adra Holt", "mIRA hOLT"),
)
AUTHORS = (
    *("mira@auenfurt.example", "MIRA@AUENFURT.EXAMPLE", "mira+test@auenfurt.example", "kasse@netz.auenfurt.example"),
    *("Mira Holt", "Mira Holt <mira@privat.example>", "mira.privat@post.example", "Mira.Privat+x@Post.example"),
    *("Holt, Mira", "Mіra Holt", "a@AUENFURT.example.", "x@auenfurt\u3002example", "jemand＠auenfurt.example"),
    *(
        "Jonas Perk",
        "jonas perk",
        "J0nas Perk",
        "werk@xn--strae-oqa.example",
        "werk@straße.example",
        "werk@STRAßE.example",
    ),
    *(
        "<mira@auenfurt.example>",
        "mailto:mira@auenfurt.example",
        "mira@\u200bauenfurt.example",
        '"Mira Holt" <x@y.example>',
    ),
)


@dataclass
class House:
    people: People
    inquiry: Inquiry
    folder: Path
    numbers: Iterator[int]
    refused: int = 0

    def employee(self, n: int) -> Account:
        """Works here, each for another reason: team, domain, claim."""
        ways: list[Callable[[], Account]] = [
            lambda: self.people.mira,
            lambda: _at_domain(f"mensch{n}@auenfurt.example"),
            lambda: _at_domain(f"mensch{n}@netz.auenfurt.example"),
            lambda: actions.arrive_by_service(service=SERVICE, claims={"sub": f"s{n}", "groups": ["staff"]}),
            lambda: actions.arrive_by_service(service=SERVICE, claims={"sub": f"t{n}", "groups": ["dialog"]}),
        ]
        return ways[n % len(ways)]()

    def told(self, **words: object) -> Story:
        return self.people.tells(self.inquiry, f"Als Kunde sage ich: {next(self.numbers)}", **words)[0]


@pytest.mark.timeout(900)
def test_no_employee_speaks_as_a_customer_only(people: People, tmp_path: Path, proof: Proof) -> None:
    actions.describe_organisation(domains=["Auenfurt.example", "straße.example"])
    people.mira.email, people.mira.confirmed_at = "mira.privat@post.example", people.mira.created_at
    people.mira.save()
    house = House(people, people.inquiry(), tmp_path, itertools.count())
    doors = (
        *(_form, _say_otherwise, _supplement, _attach, _claim_gone_with_domain, _import, _invitation, _name),
        *(_dictate, _type_in, _quote, _observe),
    )
    attempts = proof.amount(short=80, long=500)
    failed = [f"{door.__name__} {n}" for n in range(attempts) if not (door := doors[n % len(doors)])(house, n)]
    for author in AUTHORS:
        failed += [] if _imported(house, author, "Kunde") else [f"import {author!r}"]
    proof.found(
        "P12",
        "als Kundin oder Kunde sprechen, obwohl man hier arbeitet",
        tried=attempts + len(AUTHORS),
        failed=len(failed),
        note="; ".join([f"{house.refused} Zeilen mit Grund abgelehnt", *failed[:10]]),
    )


def test_others_keep_what_they_are(people: People, tmp_path: Path) -> None:
    """The counter-test: no badge for those who only look or sound like it."""
    actions.describe_organisation(domains=["auenfurt.example"])
    house = House(people, people.inquiry(), tmp_path, itertools.count())
    outside = (
        *("mira@аuenfurt.example", "mira@auenfurt.example.evil.example", "mira@notauenfurt.example"),
        *("auenfurt.example@post.example", "mira@auenfurt.examples", "Mirabell Holt", "Mira Holtmann", "K-4711"),
        "Mira Holt aus Linz",
    )
    assert [author for author in outside if _imported(house, author, "Kunde")] == []
    assert reads.staff().is_imitated_by("mira@аuenfurt.example")
    assert not reads.staff().is_imitated_by("mira@auenfurt.example")
    customer = _at_domain("lena@post.example")
    assert house.told(person=customer).roles == ["customer"]
    unverified = actions.arrive_by_service(
        service=SERVICE, claims={"sub": "u", "email": "u@auenfurt.example", "email_verified": False}
    )
    assert (unverified.email, reads.works_here(unverified)) == (None, False)


def _at_domain(address: str) -> Account:
    """As if the code in the mail had been typed in."""
    account = Account.objects.create(name="", email=address, created_at=_now(), confirmed_at=_now())
    actions.say_relations(account=account, roles=["customer"])
    actions.know_facts(account=account)
    return account


def _now() -> object:
    from resonanz.ground import clock

    return clock.now()


def _shows(story: Story) -> bool:
    """The badge stands in the row, in the voice that every page renders and in words."""
    shown = listen_reads.roles_shown(story)
    keys = [key for key, _label in listen_reads.voice(story).badges]
    return Role.EMPLOYEE in keys and "Arbeitet hier" in Badge.text(shown)


def _form(house: House, n: int) -> bool:
    """The web form, in the same browser in which somebody from the house is signed in."""
    claimed = CLAIMED[n % len(CLAIMED)] or ["customer"]
    fields = {"story": f"Formular {n}", "roles": claimed, "permission": "public_anonymous"}
    account = house.employee(n)
    answer = house.people.client(account).post("/anliegen/kontakt/", fields)
    # Otherwise an older story would be looked at, which proves nothing.
    assert answer.status_code == 302, f"attempt {n} was not taken in: {answer.status_code}"
    story = Story.objects.latest("pk")
    return (story.text, story.person_id) == (f"Formular {n}", account.pk) and _shows(story)


def _say_otherwise(house: House, n: int) -> bool:
    account = house.employee(n)
    actions.say_relations(account=account, roles=["customer"])
    return _shows(house.told(person=account, roles=CLAIMED[n % len(CLAIMED)]))


def _supplement(house: House, n: int) -> bool:
    story = house.told(roles=["customer"])
    told = listen.supplement_story(
        story=story, place=house.inquiry.place, key=f"a long enough key {n}", text="Mehr", person=house.employee(n)
    )
    return _shows(Story.objects.get(pk=told.story_id))


def _attach(house: House, n: int) -> bool:
    account = house.employee(n)
    story = house.told(roles=["customer"])
    listen.attach_story(story=story, place=house.inquiry.place, person=account)
    return _shows(Story.objects.get(pk=story.pk))


def _claim_gone_with_domain(house: House, n: int) -> bool:
    """The service no longer says so, but the confirmed address still does."""
    claims = {"sub": f"d{n}", "email": f"dienst{n}@auenfurt.example", "email_verified": True}
    actions.arrive_by_service(service=SERVICE, claims={**claims, "groups": ["staff"]})
    account = actions.arrive_by_service(service=SERVICE, claims={**claims, "groups": []})
    still = Relation.objects.filter(account=account, until=None).values_list("source", flat=True)
    return list(still) == ["domain"] and _shows(house.told(person=account, roles=["customer"]))


def _import(house: House, n: int) -> bool:
    return _imported(house, AUTHORS[n % len(AUTHORS)], ("Kunde", "customer", "Noch nicht Kunde", "")[n % 4])


def _invitation(house: House, n: int) -> bool:
    """A link of the team leads to an identity that carries the badge, whatever it says of itself."""
    member = actions.add_member(name=f"Neu {n}", email=f"neu{n}@post.example", by=house.people.mira)
    # Each comes from a connection of its own: one alone may press sixty links an hour, and who is turned away
    # there is not signed in and therefore no identity of the house.
    client = house.people.client()
    client.defaults["REMOTE_ADDR"] = f"203.0.{n // 250}.{n % 250}"
    entered = client.post(f"/anmelden/{actions.issue_link(account=member, by=house.people.mira).token}/")
    assert entered.status_code == 302, f"attempt {n} was never signed in: {entered.status_code}"
    client.post("/konto/beziehung/", {"roles": ["customer"]})
    client.post("/anliegen/kontakt/", {"story": f"Link {n}", "roles": ["customer"], "permission": "team"})
    story = Story.objects.latest("pk")
    return (story.text, story.person_id) == (f"Link {n}", member.pk) and _shows(story)


def _name(house: House, n: int) -> bool:
    """A guest under a name of the team: refused with a sentence, never changed, never stored."""
    before = Story.objects.count()
    try:
        house.told(permission="public_named", name=NAMES[n % len(NAMES)])
    except (NameTaken, NameUnreadable):
        return Story.objects.count() == before
    return False


def _dictate(house: House, n: int) -> bool:
    """Words put into a customer's mouth say who wrote them, also after going on with the code, not signed in."""
    origin = ("phone", "counter", "table")[n % 3]
    told = listen.write_down(
        inquiry=house.inquiry, key=key(), words=words(f"Diktat {n}"), origin=origin, agreed=True, by=house.people.mira
    )
    return _is_marked(house, told.story_id)


def _type_in(house: House, n: int) -> bool:
    told = listen.type_in_card(
        inquiry=house.inquiry, code=card(house.people, house.inquiry), words=words(f"Karte {n}"), by=house.people.mira
    )
    return _is_marked(house, told.story_id)


def _quote(house: House, n: int) -> bool:
    talk, _code, (said,) = interview(house.people, house.inquiry, f"Zitat {n}")
    told = listen.release_quote(talk_id=talk.pk, note_id=said.pk, permission="public_anonymous")
    return _is_marked(house, told.story_id)


def _observe(house: House, n: int) -> bool:
    talk, (seen,) = observation(house.people, house.inquiry, f"Gesehen {n}")
    told = listen.release_seen(talk_id=talk.pk, note_id=seen.pk, permission="public_anonymous")
    return _shows(Story.objects.get(pk=told.story_id)) and _is_marked(house, told.story_id)


def _is_marked(house: House, story_id: int) -> bool:
    """Every version, supplement and quotation of the voice names whoever wrote the first words down."""
    story = Story.objects.get(pk=story_id)
    name = str(story.scribe)
    place = house.inquiry.place
    listen.supersede_story(story=story, place=place, key=key(), text=f"{story.text}, neu gefasst")
    listen.supplement_story(story=story, place=place, key=key(), text="Und noch etwas.")
    listen.change_permission(story=story, permission="public_named", name="Lea Sommer")
    voices = [listen_reads.voice(told) for told in Story.objects.filter(teller=story.teller)]
    return len(voices) > 2 and all(name in voice.note[0] for voice in voices)


def _imported(house: House, author: str, role: str) -> bool:
    number = next(house.numbers)
    path = house.folder / f"{number}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Text", "Rolle", "Autor"], [f"Aus der Datei {number}", role, author]])
    table = listen.prepare_table(path, columns={"text": "Text", "role": "Rolle", "author": "Autor"})
    plan = listen.plan_import(
        inquiry=house.inquiry, source=f"datei {number}", mapping=table.mapping, roles=["customer"]
    )
    tally = listen.take_table(table.table, plan, on_refused=lambda _row: None, on_step=lambda *_step: None)
    if tally.taken == 0:
        # Refused with a reason: nothing was said as a customer. The note tells how often.
        house.refused += 1
        return True
    return _shows(Story.objects.get(source=f"datei {number}"))


@pytest.mark.parametrize("name", NAMES)
def test_every_look_of_a_name_is_known(people: People, name: str) -> None:
    with pytest.raises((NameTaken, NameUnreadable)):
        reads.check_name(name)


def test_a_name_with_a_place_is_welcome(people: People) -> None:
    for name in ("Mira Holt aus Linz", "Ολγα Perk", "Zoë Ng", "李雷", "Алла Попова", "Jonas"):
        reads.check_name(name)
    reads.check_name("Mira Holt", account=people.mira)
