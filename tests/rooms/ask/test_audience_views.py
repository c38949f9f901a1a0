"""The pages of plan, list, draw and open invitation."""

from __future__ import annotations

import json
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest

from resonanz.ask import actions
from resonanz.ask.actions import Listing
from resonanz.ask.enums import CandidateState, Found
from resonanz.ask.models import Audience, Candidate
from resonanz.ask.rules.drawing_file import check, read_drawn
from resonanz.ground import clock
from resonanz.people.models import Account
from tests.rooms.ask.audience_support import CUSTOMERS, STAFF, listed, planned, sealed, somebody
from tests.support.people import People

PLAN = {"places": "6", "rule": "Wir losen.", "apply_until": "", "target_customers": "3", "target_employees": "2"}
TEAM = "/team/anliegen/kontakt/gefragte/"


def test_a_plan_is_written_published_and_fixed(people: People) -> None:
    people.inquiry()
    host = people.client(people.mira)
    assert host.get(TEAM).status_code == 200
    until = (people.today() + timedelta(days=7)).isoformat()
    own = {"label_own-1": "Nachbarschaft", "role_own-1": "other", "target_own-1": "1"}
    assert host.post(TEAM, {**PLAN, **own, "apply_until": until}).status_code == 302
    audience = Audience.objects.get()
    assert [(group.key, str(group), group.target) for group in audience.groups.all()] == [
        ("customers", "Kundinnen und Kunden", 3),
        ("employees", "Menschen, die hier arbeiten", 2),
        ("own-1", "Nachbarschaft", 1),
    ]
    assert str(audience.last_day) == until
    saved = host.get(TEAM).content.decode()
    assert "Plan veröffentlichen" in saved
    assert f'data-clear-draft="audience-{audience.inquiry.code}"' in saved
    assert host.post(f"{TEAM}festlegen/").status_code == 302
    page = host.get(TEAM).content.decode()
    assert "Plan speichern" not in page
    assert "Jetzt losen" not in page
    assert host.post(TEAM, {**PLAN, "places": "60"}).status_code == 302
    assert Audience.objects.get().places == 6


@pytest.mark.parametrize(
    "changes",
    [
        {"places": "0"},
        {"places": ""},
        {"places": "99999999"},
        {"target_customers": "-1"},
        {"label_own-1": "Ohne Zahl"},
        {"target_own-1": "3"},
        {"apply_until": "irgendwann"},
        {"role_own-1": "employee", "label_own-1": "Rang", "target_own-1": "1"},
    ],
)
def test_a_plan_that_makes_no_sense_is_explained(people: People, changes: dict[str, str]) -> None:
    people.inquiry()
    answer = people.client(people.mira).post(TEAM, {**PLAN, **changes})
    assert answer.status_code == 422
    assert not Audience.objects.exists()


def test_pages_of_the_plan_are_for_the_team(people: People) -> None:
    inquiry = people.inquiry()
    sealed(inquiry)
    for path in ("", "liste/"):
        assert people.client().get(f"{TEAM}{path}").status_code in {302, 403, 404}
        assert people.client(somebody()).get(f"{TEAM}{path}").status_code in {302, 403, 404}
    for path in ("festlegen/", "losen/", "nachruecken/"):
        assert people.client(somebody()).post(f"{TEAM}{path}").status_code in {302, 403, 404}
    assert not Audience.objects.get().is_drawn


def test_what_does_not_fit_is_said_with_its_numbers(people: People) -> None:
    inquiry = people.inquiry()
    planned(inquiry, places=20)
    listed(inquiry, [("kundinnen", "fruehere")] * 2 + [("kundinnen",)] * 4)
    page = people.client(people.mira).get(TEAM).content.decode()
    assert "sind 6 von 20 Plätzen zugesagt" in page
    assert "2 Menschen gehören zu mehreren Gruppen" in page
    assert "6 Menschen auf der Liste für 20 Plätze" in page
    assert "gehört auf der Liste niemand" in page
    assert "Buchstaben" in page


def test_before_the_draw_the_seed_is_nowhere_afterwards_everything_is(people: People) -> None:
    inquiry = people.inquiry()
    audience = sealed(inquiry, days=None)
    seed = bytes(audience.seed or b"").hex()
    listed(inquiry, [("kundinnen",)] * 9 + [("mitarbeitende",)] * 2)
    guest = people.client()
    page = guest.get("/anliegen/kontakt/los/").content.decode()
    assert sha256(bytes.fromhex(seed)).hexdigest() in page
    for client in (guest, people.client(people.mira)):
        for path in ("/anliegen/kontakt/los/", TEAM, f"{TEAM}liste/", f"/protokollbuch/{audience.seal_index}/"):
            assert seed not in client.get(path).content.decode()
    assert guest.get("/anliegen/kontakt/los/los.json").status_code == 404
    assert people.client(people.mira).post(f"{TEAM}losen/").status_code == 302
    page = guest.get("/anliegen/kontakt/los/").content.decode()
    assert seed in page
    told = guest.get("/anliegen/kontakt/los/los.json").content.decode()
    findings = check(read_drawn(told))
    assert findings.is_fine
    assert json.loads(told)["seal_entry"] == audience.seal_index


def test_small_groups_stand_under_a_letter_and_nobody_by_name(people: People) -> None:
    inquiry = people.inquiry()
    audience = sealed(inquiry, days=None)
    rows = listed(inquiry, [("kundinnen",)] * 12 + [("mitarbeitende",)] * 9 + [("fruehere",)] * 2)
    Account.objects.filter(pk=rows[0].account_id).update(name="Ada Lovelace")
    actions.draw_places(inquiry=inquiry, by=None)
    page = people.client().get("/anliegen/kontakt/los/").content.decode()
    told = json.loads(people.client().get("/anliegen/kontakt/los/los.json").content)
    letters = {group.key: group.letter for group in audience.groups.all()}
    names = {group["letter"]: group["name"] for group in told["groups"]}
    assert names[letters["mitarbeitende"]] is None
    assert names[letters["fruehere"]] is None
    assert names[letters["kundinnen"]] == "Kundinnen und Kunden"
    table = page[page.index("<tbody>") : page.index("</tbody>")]
    assert "hier arbeiten" not in table
    assert "Frühere" not in table
    assert "Ada" not in page + json.dumps(told)
    assert "beispiel.example" not in page + json.dumps(told)


def test_a_single_small_group_hides_the_next_one_too(people: People) -> None:
    inquiry = people.inquiry()
    sealed(inquiry, days=None)
    listed(inquiry, [("kundinnen",)] * 12 + [("mitarbeitende",)] * 11 + [("fruehere",)] * 2)
    assert len(actions.draw_places(inquiry=inquiry, by=None).named) == 1


def test_what_was_not_published_does_not_exist_for_guests(people: People) -> None:
    inquiry = people.inquiry()
    planned(inquiry)
    for path in ("mitmachen/", "los/", "los/los.json"):
        assert people.client().get(f"/anliegen/kontakt/{path}").status_code == 404
    assert people.client(people.mira).get("/team/anliegen/kontakt/aushang.pdf").status_code == 404
    assert people.client().get("/anliegen/gibt-es-nicht/los/").status_code == 404


def test_without_a_last_day_there_is_no_open_invitation(people: People) -> None:
    sealed(people.inquiry(), days=None)
    assert people.client().get("/anliegen/kontakt/mitmachen/").status_code == 404
    assert people.client().get("/anliegen/kontakt/los/").status_code == 200


def test_the_poster_is_a_sheet_of_paper_whatever_stands_on_it(people: People) -> None:
    hostile = '#panic("x") $a$ \\ ' * 20
    inquiry = people.inquiry(title="Wie war es? #read(1)", why=hostile * 4, question="😀 العربية " * 30)
    sealed(inquiry)
    answer = people.client(people.mira).get("/team/anliegen/kontakt/aushang.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert answer.content.count(b"/Type /Page\n") + answer.content.count(b"/Type/Page/") <= 1


def test_everybody_sees_their_own_lots_and_can_leave(people: People) -> None:
    inquiry = people.inquiry()
    sealed(inquiry, days=None)
    mine, other = listed(inquiry, [("kundinnen",), ("kundinnen",)])
    me = people.client(Account.objects.get(pk=mine.account_id))
    page = me.get("/konto/lose/").content.decode()
    assert str(mine.number) in page
    assert str(other.number) not in page
    assert "Meine Lose" in me.get("/konto/").content.decode()
    assert me.post("/konto/lose/kontakt/verlassen/").status_code == 302
    assert Candidate.objects.get(pk=mine.pk).state == CandidateState.LEFT
    assert Candidate.objects.get(pk=other.pk).state == CandidateState.LISTED
    assert "nicht mehr dabei" in me.get("/konto/lose/").content.decode()


def test_the_self_reference_warning_speaks_on_regulars_and_is_silent_on_a_mixed_list(people: People) -> None:
    earlier, inquiry = people.inquiry(slug="frueher"), people.inquiry()
    sealed(earlier, days=None, places=20)
    regulars = listed(earlier, [("kundinnen",)] * 14)
    actions.draw_places(inquiry=earlier, by=None)
    sealed(inquiry)
    again = [Listing(account_id=row.account_id, groups=("kundinnen",)) for row in regulars]
    actions.list_people(inquiry_id=inquiry.pk, people=again, found=Found.IMPORTED, door="stammgaeste.csv")
    host = people.client(people.mira)
    page = host.get(TEAM).content.decode()
    assert page.count("notice wrong") == 3
    assert "14 von 14" in page
    assert "stammgaeste.csv" in page
    mixed = [("fruehere",)] * 10 + [("mitarbeitende",)] * 8 + [()] * 4
    fresh = [Listing(account_id=somebody().pk, groups=keys) for keys in mixed]
    actions.list_people(inquiry_id=inquiry.pk, people=fresh, found=Found.APPLIED, door="poster")
    page = host.get(TEAM).content.decode()
    assert "notice wrong" not in page
    assert "14 von 36" in page
    assert "Unbekannt bei 4" in page


def test_storytellers_count_as_regulars(people: People) -> None:
    inquiry = people.inquiry()
    sealed(inquiry)
    rows = listed(inquiry, [("fruehere",)] * 12)
    for row in rows[:7]:
        people.tells(inquiry, "47 Minuten Musik.", person=Account.objects.get(pk=row.account_id))
    page = people.client(people.mira).get(TEAM).content.decode()
    assert "7 von 12" in page
    assert page.count("notice wrong") == 1


def test_ten_thousand_people_cost_no_more_statements(people: People, django_assert_max_num_queries: Any) -> None:
    inquiry = people.inquiry()
    sealed(inquiry, days=None, groups=(CUSTOMERS, STAFF))
    moment = clock.now()
    accounts = Account.objects.bulk_create(
        Account(name="", email=f"viele{n}@beispiel.example", created_at=moment) for n in range(10_000)
    )
    wanted = [Listing(account_id=account.pk, groups=("kundinnen",)) for account in accounts]
    actions.list_people(inquiry_id=inquiry.pk, people=wanted, found=Found.IMPORTED, door="viele.csv")
    host = people.client(people.mira)
    with django_assert_max_num_queries(32):
        assert host.get(TEAM).status_code == 200
    with django_assert_max_num_queries(14):
        assert len(host.get(f"{TEAM}liste/?page=50").content) < 200_000
    actions.draw_places(inquiry=inquiry, by=None)
    with django_assert_max_num_queries(14):
        assert len(people.client().get("/anliegen/kontakt/los/?page=50").content) < 200_000


def test_every_limit_is_said_with_its_number(people: People) -> None:
    inquiry = people.inquiry()
    planned(inquiry)
    listed(inquiry, [["mitarbeitende"]] * 3)
    page = people.client(people.mira).get(TEAM).content.decode()
    assert "Auffällig wäre mehr als" in page
    assert "mehr als  %" not in page
    assert "mehr als %" not in page
