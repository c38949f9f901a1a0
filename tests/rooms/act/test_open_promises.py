"""The page of everything that was promised: what is overdue on top, over all inquiries, with few statements."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from resonanz.act import actions, reads
from resonanz.act.enums import Pledge, Word
from resonanz.act.models import Commitment
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.understand.models import Insight
from tests.rooms.act.support import insight_on
from tests.rooms.answer.support import queries
from tests.support.people import People

pytestmark = pytest.mark.django_db
PAGE = "/team/zusagen/"


def given(people: People, inquiry: Inquiry, text: str, days: int, *, ago: int = 40, **said: Any) -> Commitment:
    due = people.today() + timedelta(days=days)
    with clock.held_at(clock.now() - timedelta(days=ago)):
        return actions.commit_to(
            inquiry=inquiry, text=text, due_on=due, by=people.mira.pk, **{"owner": "Technik", **said}
        )


def promised(people: People, insight: Insight, days: int, *, ago: int = 40) -> None:
    due = people.today() + timedelta(days=days)
    with clock.held_at(clock.now() - timedelta(days=ago)):
        actions.decide(
            insight=insight,
            place=insight.inquiry.place,
            word=Word.IN_PROGRESS,
            owner="Technik",
            due_on=due,
            by=people.mira.pk,
        )


def test_each_promise_is_in_one_group_the_nearest_day_first(people: People, inquiry: Inquiry) -> None:
    actions.agree_to_name(account_id=people.jonas.pk)
    for text, days in (("in 14", 14), ("in 15", 15), ("gestern", -1), ("heute", 0)):
        given(people, inquiry, text, days)
    given(people, inquiry, "von Jonas", 3, owner="Jonas Perk")
    promised(people, insight_on(people, inquiry, "vorige Woche"), -7)
    promised(people, insight_on(people, people.inquiry(slug="schalter"), "nächstes Jahr"), 200)
    actions.take_name_back(account_id=people.jonas.pk)
    found = reads.open_promises()
    groups = {
        name: [row.title for row in getattr(found, name)] for name in ("overdue", "without_owner", "soon", "rest")
    }
    assert groups == {
        "overdue": ["vorige Woche", "gestern"],
        "without_owner": ["von Jonas"],
        "soon": ["heute", "in 14"],
        "rest": ["in 15", "nächstes Jahr"],
    }
    assert [row.title for row in reads.overdue_promises()] == ["vorige Woche", "gestern"]


def test_what_is_closed_is_no_longer_open(people: People, inquiry: Inquiry, insight: Insight) -> None:
    kept = given(people, inquiry, "Getan", 3)
    actions.follow_up(commitment_id=kept.pk, deed=Pledge.KEPT, by=people.mira.pk)
    promised(people, insight, -3)
    actions.decide(insight=insight, place=inquiry.place, word=Word.DONE, by=people.mira.pk)
    assert reads.open_promises().count == 0
    page = people.client(people.mira).get("/team/anliegen/kontakt/zusagen/").content.decode()
    assert ("Abgeschlossen" in page, "Getan" in page) == (True, True)


def test_it_is_shown_for_one_inquiry_too(people: People, inquiry: Inquiry) -> None:
    given(people, inquiry, "Hier", 3)
    given(people, people.inquiry(slug="schalter"), "Dort", 3)
    client = people.client(people.mira)
    both, one = (client.get(PAGE + query).content.decode() for query in ("", "?anliegen=schalter"))
    assert [("Hier" in page, "Dort" in page) for page in (both, one)] == [(True, True), (False, True)]
    assert client.get(f"{PAGE}?anliegen=fehlt").status_code == 200


def test_many_promises_cost_what_one_costs(people: People, inquiry: Inquiry) -> None:
    client = people.client(people.mira)
    given(people, inquiry, "Eins", -3)
    promised(people, insight_on(people, inquiry, "Auch eins"), 3)
    client.get(PAGE)
    one = queries(lambda: client.get(PAGE))
    for number in range(4):
        given(people, inquiry, f"Noch {number}", number)
        promised(people, insight_on(people, inquiry, f"Und {number}"), number)
    assert queries(lambda: client.get(PAGE)) == one
    assert one <= 14


def test_an_empty_page_says_what_will_be_here(people: People) -> None:
    page = people.client(people.mira).get(PAGE).content.decode()
    assert ("Nichts offen" in page, 'href="/team/zusagen/"' in page) == (True, True)


def test_something_is_promised_outside_a_forum(people: People, inquiry: Inquiry) -> None:
    actions.agree_to_name(account_id=people.jonas.pk)
    client, url = people.client(people.mira), "/team/anliegen/kontakt/zusagen/"
    day = people.today() + timedelta(days=9)
    words = {"text": "Wir rufen an.", "held_by": people.jonas.pk, "due_on": day.isoformat()}
    for change, field in (
        ({"text": " "}, "text"),
        ({"held_by": ""}, "owner"),
        ({"due_on": ""}, "due_on"),
        ({"due_on": "2020-01-01"}, "due_on"),
        ({"held_by": people.mira.pk}, "held_by"),
        ({"held_by": "", "owner": "Mira Holt"}, "owner"),
    ):
        refused = client.post(url, {**words, **change})
        assert (refused.status_code, list(refused.context["form"].errors)) == (422, [field])
    assert not Commitment.objects.exists()
    assert client.post(url, words).status_code == 302
    assert "Jonas Perk, Leitung" in people.client().get("/anliegen/kontakt/bilanz/").content.decode()


@pytest.mark.parametrize(
    "url",
    [
        "/team/zusagen/0/",
        "/team/zusagen/erkenntnis/0/",
        "/team/anliegen/fehlt/zusagen/",
        "/team/entscheidung/0/veroeffentlichung/",
    ],
)
def test_what_does_not_exist_is_not_found(people: People, url: str) -> None:
    assert people.client(people.mira).get(url).status_code == 404


def test_an_insight_without_a_promise_has_nothing_to_follow_up(people: People, insight: Insight) -> None:
    assert people.client(people.mira).get(f"/team/zusagen/erkenntnis/{insight.pk}/").status_code == 404


def test_the_way_leads_in_both_directions(people: People, insight: Insight) -> None:
    promised(people, insight, 5)
    mira, guest = people.client(people.mira), people.client()
    public = f"/anliegen/kontakt/bilanz/{insight.pk}/"
    story = insight.evidence.all()[0].story_id
    following = f"{PAGE}erkenntnis/{insight.pk}/"
    links = {
        f"/team/geschichte/{story}/": (mira, [f"/team/erkenntnis/{insight.pk}/"]),
        f"/team/erkenntnis/{insight.pk}/": (
            mira,
            [f"/team/geschichte/{story}/", public, following],
        ),
        following: (mira, [f"/team/erkenntnis/{insight.pk}/", "/anliegen/kontakt/bilanz/"]),
        PAGE: (mira, [following, f"/team/erkenntnis/{insight.pk}/"]),
        public: (guest, ["/anliegen/kontakt/bilanz/", "/stimme/"]),
        "/anliegen/kontakt/bilanz/": (guest, [public]),
    }
    for url, (client, wanted) in links.items():
        page = client.get(url).content.decode()
        assert [link for link in wanted if f'href="{link}"' not in page] == [], url
