"""Everything the team does before the evening, and every wrong turn on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from resonanz.ask.models import Inquiry
from resonanz.forum import actions, reads
from resonanz.forum.enums import Form, RoundKind, Stage
from resonanz.forum.errors import NotNow
from resonanz.forum.models import Forum, Happening
from resonanz.ground import clock
from tests.rooms.forum.support import AGENDA, announced, begun, drafted, facts
from tests.support.people import People

LIST, NEW = "/team/foren/", "/team/foren/neu/"
PAGE = "/team/forum/forum/"
EDIT, ANNOUNCE = f"{PAGE}bearbeiten/", f"{PAGE}ankuendigen/"


def told(**changes: Any) -> dict[str, Any]:
    day = (clock.today() + timedelta(days=20)).isoformat()
    return {
        "starts_at": f"{day}T18:00",
        "ends_at": f"{day}T20:00",
        "venue": "Alte Mälzerei",
        "video_link": "",
        "selection": "Wir losen.",
        "budget": "900 Euro vom Vorstand.",
        "publication": "released",
        "review_days": "7",
        **changes,
    }


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_without_forums_the_list_says_what_will_be_there(people: People) -> None:
    page = text(people.client(people.mira), LIST)
    assert "Noch kein Forum" in page
    assert f'href="{NEW}"' in page


def test_the_way_from_nothing_to_the_announcement(people: People) -> None:
    host = people.client(people.mira)
    new = {
        "form": "customers",
        "inquiry": "",
        "title": "Ein Abend über Rechnungen",
        "slug": "forum",
        "template": "evening",
    }
    assert host.post(NEW, new).headers["Location"] == PAGE
    forum = Forum.objects.get()
    assert (forum.inquiry.title, forum.number, forum.rounds.count()) == ("Ein Abend über Rechnungen", 1, 7)
    page = text(host, PAGE)
    assert "Wann beginnt es?" in page
    assert f'href="{EDIT}#id_starts_at"' in page
    assert 'href="/team/anliegen/forum/bearbeiten/#id_why"' in page
    refused = host.post(ANNOUNCE)
    assert refused.status_code == 422
    assert "So lässt sich das Forum noch nicht ankündigen." in refused.content.decode()
    assert host.post(EDIT, told()).status_code == 302
    # What is left are the promises of the inquiry, said with its own words.
    refused = host.post(ANNOUNCE)
    assert "Es fehlt, warum Sie fragen." in refused.content.decode()
    assert Forum.objects.get().stage == Stage.DRAFT
    owed: dict[str, Any] = {
        "question": "Erzählen Sie, was passiert ist.",
        "why": "Wir bauen die Rechnung um.",
        "readers": "Zwei Menschen.",
        "in_return": "Unsere Fehlerquote.",
        "answer_by": clock.today() + timedelta(days=60),
        "keep_until": clock.today() + timedelta(days=200),
    }
    Inquiry.objects.update(**owed)
    assert "Alles da." in text(host, PAGE)
    assert host.post(ANNOUNCE, follow=True).content.decode().count("Das Forum ist angekündigt.") == 1
    forum.refresh_from_db()
    assert (forum.stage, forum.inquiry.refresh_from_db(), forum.inquiry.state) == (Stage.ANNOUNCED, None, "open")


def test_nobody_announces_twice(people: People) -> None:
    drafted(people)
    host = people.client(people.mira)
    assert host.post(ANNOUNCE).status_code == 302
    assert "Dieses Forum ist schon angekündigt." in host.post(ANNOUNCE, follow=True).content.decode()
    assert Happening.objects.count() == 1


def test_the_next_forum_waits_and_the_page_says_for_what(people: People) -> None:
    announced(people)
    drafted(people, slug="naechstes")
    host = people.client(people.mira)
    way = reverse("forum:overview", args=["forum"])
    for answer in (host.get("/team/forum/naechstes/"), host.post("/team/forum/naechstes/ankuendigen/")):
        page = answer.content.decode()
        assert "Das letzte Forum wartet noch auf seine Bilanz." in page
        assert f'href="{way}"' in page or "/nacharbeit/" in page
    assert answer.status_code == 422
    assert Forum.objects.get(inquiry__slug="naechstes").stage == Stage.DRAFT


def test_a_forum_about_an_inquiry_that_is_there(people: People) -> None:
    inquiry = people.inquiry()
    host = people.client(people.mira)
    assert f'<option value="{inquiry.pk}" selected>' in text(host, f"{NEW}?anliegen=kontakt")
    new = {"form": "customers", "inquiry": str(inquiry.pk), "template": "short"}
    both = host.post(NEW, {**new, "title": "Noch eins"})
    assert "Entweder ein Anliegen, das es schon gibt, oder ein neues." in both.content.decode()
    assert host.post(NEW, new).headers["Location"] == "/team/forum/kontakt/"
    assert not reads.free_inquiries().exists()
    # The page of somebody else was still open.
    assert host.post(NEW, new).status_code == 200
    assert Forum.objects.count() == 1
    with pytest.raises(NotNow, match="gerade schon ein Forum"):
        actions.begin_draft(form=Form.CUSTOMERS, template="short", language="de", by=people.mira.pk, inquiry=inquiry)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "braucht eine Überschrift"),
        ({"slug": ""}, "Unter welcher Adresse?"),
        ({"slug": "kontakt"}, "schon ein anderes Anliegen"),
        ({"slug": "neu"}, "Kleinbuchstaben"),
        ({"template": "karneval"}, "Das ging noch nicht."),
        ({"form": "aliens"}, "Das ging noch nicht."),
        ({"inquiry": "999999"}, "Das ging noch nicht."),
    ],
)
def test_a_new_forum_that_cannot_be(people: People, changes: dict[str, str], sentence: str) -> None:
    people.inquiry()
    new = {"form": "customers", "inquiry": "", "title": "Rechnungen", "slug": "forum", "template": "evening", **changes}
    answer = people.client(people.mira).post(NEW, new)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert not Forum.objects.exists()


def test_the_second_forum_begins_with_the_balance(people: People) -> None:
    announced(people)
    host = people.client(people.mira)
    host.post(NEW, {"form": "customers", "title": "Noch einer", "slug": "zwei", "template": "evening"})
    assert RoundKind.BALANCE in Forum.objects.get(inquiry__slug="zwei").rounds.values_list("kind", flat=True)
    host.post(NEW, {"form": "staff", "title": "Unter uns", "slug": "wir", "template": "staff"})
    assert RoundKind.BALANCE not in Forum.objects.get(inquiry__slug="wir").rounds.values_list("kind", flat=True)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"starts_at": "2026-10-25T02:30"}, "gibt es in dieser Nacht zweimal"),
        ({"starts_at": "2027-03-28T02:30"}, "gibt es in dieser Nacht nicht"),
        ({"ends_at": "2026-10-25T02:00"}, "gibt es in dieser Nacht zweimal"),
        ({"starts_at": "2027-05-04T20:00", "ends_at": "2027-05-04T18:00"}, "Das Ende liegt vor dem Beginn."),
        ({"starts_at": "irgendwann"}, "Bitte einen Tag und eine Uhrzeit"),
        ({"starts_at": "99999-01-01T10:00"}, "Bitte einen Tag und eine Uhrzeit"),
        ({"video_link": "kein link"}, "Das ging noch nicht."),
        ({"video_link": "javascript:alert(1)"}, "Das ging noch nicht."),
        ({"review_days": "0"}, "Das ging noch nicht."),
        ({"review_days": "9999"}, "Das ging noch nicht."),
        ({"publication": "everything"}, "Das ging noch nicht."),
        ({"budget": "x" * 2001}, "Das ging noch nicht."),
    ],
)
def test_facts_that_cannot_be(people: People, changes: dict[str, str], sentence: str) -> None:
    before = drafted(people)
    answer = people.client(people.mira).post(EDIT, told(**changes))
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    after = Forum.objects.get()
    assert (after.starts_at, after.budget, after.review_days) == (before.starts_at, before.budget, before.review_days)


def test_an_hour_before_and_after_the_change_of_clocks_is_taken(people: People) -> None:
    drafted(people)
    host = people.client(people.mira)
    assert host.post(EDIT, told(starts_at="2027-03-28T01:30", ends_at="2027-03-28T03:30")).status_code == 302
    forum = Forum.objects.get()
    assert forum.starts_at is not None
    assert forum.ends_at is not None
    # One hour of that night does not exist.
    assert forum.ends_at - forum.starts_at == timedelta(hours=1)
    assert 'value="2027-03-28T01:30"' in text(host, EDIT)
    assert "Zusammen 75 Minuten." in text(host, f"{PAGE}ablauf/")


def test_publication_stands_from_the_announcement_on(people: People) -> None:
    announced(people)
    host = people.client(people.mira)
    answer = host.post(EDIT, told(publication="numbers"))
    assert answer.status_code == 200
    assert "steht seit der Ankündigung fest" in answer.content.decode()
    assert Forum.objects.get().publication == "released"
    # A browser sends nothing for a field that is fixed.
    rest = told(venue="Rathaus")
    del rest["publication"]
    assert host.post(EDIT, rest).status_code == 302
    assert (Forum.objects.get().venue, Forum.objects.get().publication) == ("Rathaus", "released")
    assert Happening.objects.filter(deed="changed").count() == 1


def test_what_was_announced_is_never_emptied(people: People) -> None:
    announced(people)
    answer = people.client(people.mira).post(EDIT, told(budget=" ", venue=""))
    page = answer.content.decode()
    assert "Was kostet der Abend" in page
    assert "Ein Ort oder ein Videoraum" in page
    assert Forum.objects.get().budget


def test_what_has_passed_since_stops_no_other_correction(people: People) -> None:
    forum = announced(people)
    assert forum.starts_at is not None
    with clock.held_at(forum.starts_at + timedelta(minutes=5)):
        changed = actions.change_forum(forum=forum, by=people.mira.pk, venue="Saal 3")
        assert changed.venue == "Saal 3"
        assert actions.set_agenda(forum=forum, rounds=AGENDA[:3], by=people.mira.pk)


def test_once_begun_the_announcement_stays(people: People) -> None:
    begun(people)
    host = people.client(people.mira)
    assert "Speichern</button>" not in text(host, EDIT)
    rest = told(venue="Anderswo")
    answer = host.post(EDIT, rest)
    assert "die Ankündigung bleibt, wie sie war" in answer.content.decode()
    assert Forum.objects.get().venue == facts()["venue"]


def test_the_overview_leads_everywhere(people: People) -> None:
    announced(people)
    page = text(people.client(people.mira), PAGE)
    for way in (
        "/team/anliegen/forum/gefragte/",
        "/team/anliegen/forum/einladungen/",
        f"{PAGE}ablauf/",
        f"{PAGE}aufgaben/",
        f"{PAGE}wuensche/",
        f"{PAGE}team/",
    ):
        assert f'href="{way}"' in page
    assert 'aria-current="step"' in page
    assert "Ankündigen</button>" not in page


def test_navigation_leaves_out_what_has_no_address(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    from resonanz.forum.templatetags import forum as tags

    forum = drafted(people)
    pages = (("overview", "Überblick", "forum:overview"), ("never", "Nie", "forum:never_built"))
    monkeypatch.setattr(tags, "_PAGES", pages)
    assert tags.forum_nav(forum, "overview")["pages"] == [("overview", "Überblick", PAGE)]


def test_the_team_finds_its_forums(people: People) -> None:
    inquiry = people.inquiry()
    host = people.client(people.mira)
    assert f'href="{NEW}?anliegen=kontakt"' in text(host, "/team/anliegen/kontakt/")
    assert f'href="{LIST}"' in text(host, "/team/")
    actions.draft_forum(inquiry=inquiry, form=Form.CUSTOMERS, by=people.mira.pk)
    assert 'href="/team/forum/kontakt/"' in text(host, "/team/anliegen/kontakt/")


def test_the_list_asks_the_database_as_often_for_many_as_for_one(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    host = people.client(people.mira)
    for slug in ("eins", "zwei", "drei", "vier"):
        drafted(people, slug=slug)
    with django_assert_max_num_queries(7):
        page = text(host, LIST)
    assert page.count("noch nicht angekündigt") == 4


@pytest.mark.parametrize("path", [LIST, NEW, PAGE, EDIT, f"{PAGE}ablauf/", f"{PAGE}aufgaben/", f"{PAGE}wuensche/"])
def test_only_the_team_prepares(people: People, path: str) -> None:
    drafted(people)
    assert people.client().get(path).status_code in {302, 404}
    assert people.client(people.mira).get(path).status_code == 200
    assert people.client(people.mira).get(path.replace("/forum/forum", "/forum/nie")).status_code == (
        404 if "/forum/forum" in path else 200
    )


@pytest.mark.parametrize("path", [LIST, NEW, PAGE, EDIT, f"{PAGE}ablauf/", f"{PAGE}aufgaben/", f"{PAGE}wuensche/"])
def test_drafts_without_anything_have_their_pages_too(people: People, path: str) -> None:
    inquiry = people.inquiry(slug="forum", is_open=False)
    actions.draft_forum(inquiry=inquiry, form=Form.STAFF, by=people.mira.pk)
    assert people.client(people.mira).get(path).status_code == 200
