"""Moderation in the browser: public page, author's page, the team's desk, reports."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from resonanz.ask.models import Inquiry
from resonanz.ground.codes import spoken
from resonanz.ground.models import Message
from resonanz.listen import actions
from resonanz.listen.models import Story
from resonanz.people import actions as people_actions
from resonanz.trust.models import Moderation, Report
from resonanz.understand import actions as understand
from resonanz.understand.actions import Passage
from tests.rooms.listen.support import KEY, kept
from tests.support.people import People

SECRET = "Frau Kanarienvogel aus der Lindenstraße"


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry(minimum_people=1)


@pytest.fixture
def story(people: People, inquiry: Inquiry) -> Story:
    return people.tells(inquiry, SECRET)[0]


def hide(people: People, story: Story) -> Story:
    return actions.hide_story(story=story, ground="third_party", note="Ihr Satz nennt eine Nachbarin.", by=people.mira)


def insight_page(people: People, inquiry: Inquiry, story: Story) -> str:
    passages = [Passage(story_id=story.pk, start=0, end=len(story.text))]
    insight = understand.make_insight(
        inquiry=inquiry, title="Ein Satz", summary="", passages=passages, by=people.mira.pk
    )
    return f"/anliegen/{inquiry.slug}/bilanz/{insight.pk}/"


def read(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def test_hidden_words_give_way_to_a_note_everywhere_in_public(people: People, inquiry: Inquiry, story: Story) -> None:
    url = insight_page(people, inquiry, story)
    assert SECRET in read(people.client(), url)
    assert f"/melden/{story.entry_index}/" in read(people.client(), url)
    hide(people, story)
    page = read(people.client(), url)
    for part in ("verborgen", "Angaben über Dritte", "Moderation (Kundendienst)", "kann widersprechen"):
        assert part in page
    publicly = ["/", url, f"/anliegen/{inquiry.slug}/bilanz/", "/moderation/", "/moderation/protokoll.json"]
    for address in [*publicly, "/moderation/protokoll.csv"]:
        text = read(people.client(), address)
        assert "Kanarienvogel" not in text
        assert "nennt eine Nachbarin" not in text
        assert "Mira" not in text
    read(people.client(), f"/melden/{story.entry_index}/", 404)
    log = read(people.client(), "/moderation/")
    for entry in (story.entry_index, Moderation.objects.get().entry_index):
        assert f'<a href="/protokollbuch/{entry}/">Eintrag {entry}' in log
        read(people.client(), f"/protokollbuch/{entry}/")


def test_the_team_still_reads_them_with_the_state(people: People, inquiry: Inquiry, story: Story) -> None:
    hide(people, story)
    client = people.client(people.jonas)
    for url in (f"/team/anliegen/{inquiry.slug}/lesen/", f"/team/geschichte/{story.pk}/"):
        page = read(client, url)
        assert SECRET in page
        assert "<b>Verborgen</b>" in page


def test_the_author_reads_reasons_and_objects(people: People, inquiry: Inquiry) -> None:
    story, code = people.tells(inquiry, SECRET)
    hide(people, story)
    url = f"/stimme/{spoken(code)}/"
    page = read(people.client(), url)
    for part in (SECRET, "Angaben über Dritte", "Ihr Satz nennt eine Nachbarin.", "kein Programm", "Widersprechen"):
        assert part in page
    objection = f"{url}widerspruch/{story.entry_index}/"
    answer = people.client().post(objection, {"key": KEY, "text": "Sie weiß davon."})
    assert (answer.status_code, answer["Location"]) == (302, f"{url}?widersprochen={story.entry_index}")
    assert "wartet auf die Entscheidung eines anderen Menschen" in read(people.client(), url)
    again = people.client().post(objection, {"key": KEY + "2", "text": "Noch einmal."})
    assert again.status_code == 409
    assert kept(again, "text") == "Noch einmal."  # type: ignore[arg-type]  # The test client's own response class.
    empty = people.client().post(objection, {"key": KEY + "3", "text": " "})
    assert empty.status_code == 422


def test_a_code_opens_only_its_own_voice(people: People, inquiry: Inquiry, story: Story) -> None:
    _mine, code = people.tells(inquiry, "Meins.")
    hide(people, story)
    for url in (f"widerspruch/{story.entry_index}/", f"neue-fassung/?eintrag={story.entry_index}"):
        read(people.client(), f"/stimme/{spoken(code)}/{url}", 404)
    read(people.client(), f"/stimme/ABCD-EFGH-JKMN/widerspruch/{story.entry_index}/", 404)


def test_the_author_tells_it_anew(people: People, inquiry: Inquiry) -> None:
    story, code = people.tells(inquiry, SECRET)
    url = f"/stimme/{spoken(code)}/"
    assert SECRET in read(people.client(), f"{url}neue-fassung/")
    same = people.client().post(f"{url}neue-fassung/", {"key": KEY, "text": SECRET, "works_well": ""})
    assert same.status_code == 422
    done = people.client().post(f"{url}neue-fassung/", {"key": KEY, "text": "Eine Nachbarin", "works_well": ""})
    assert (done.status_code, done["Location"]) == (302, f"{url}?neugefasst")
    other = people.client().post(f"{url}neue-fassung/", {"key": KEY, "text": "Ganz anders", "works_well": ""})
    assert other.status_code == 422
    assert KEY not in other.content.decode()
    page = read(people.client(), url)
    assert "Frühere Fassung" in page
    assert "Eine Nachbarin" in page
    room = read(people.client(people.mira), f"/team/anliegen/{inquiry.slug}/lesen/")
    assert "Eine Nachbarin" in room
    assert SECRET not in room
    old = read(people.client(people.mira), f"/team/geschichte/{story.pk}/")
    assert "<b>Frühere Fassung</b>" in old
    assert "Eine weitere Fassung" in old


def test_an_earlier_version_stays_evidence_and_is_marked(people: People, inquiry: Inquiry, story: Story) -> None:
    url = insight_page(people, inquiry, story)
    actions.supersede_story(story=story, place=inquiry.place, key=KEY, text="Neu")
    page = read(people.client(), url)
    assert SECRET in page
    assert "Frühere Fassung" in page


def deed(client: Client, story: Story, name: str, **fields: Any) -> Any:
    said = {f"{name}-{field}": value for field, value in fields.items() if field != "report"}
    extra = {"report": fields["report"]} if "report" in fields else {}
    return client.post(f"/team/geschichte/{story.pk}/moderation/", {"deed": name, **said, **extra})


def test_the_team_holds_hides_and_releases(people: People, story: Story) -> None:
    client = people.client(people.mira)
    assert deed(client, story, "hold", ground="insult", hours="24", note="").status_code == 302
    assert "Zeigt sich am" in read(client, "/team/moderation/")
    assert deed(client, story, "hold", ground="insult", hours="24", note="").status_code == 409
    assert deed(client, story, "hide", ground="insult", note=" ").status_code == 422
    assert deed(client, story, "hide", ground="kritik", note="Zu scharf").status_code == 422
    assert deed(client, story, "hide", ground="insult", note="Das Wort im ersten Satz.").status_code == 302
    assert deed(client, story, "release", note="").status_code == 302
    assert deed(client, story, "release", note="").status_code == 409
    assert deed(client, story, "rewrite", text="Anders").status_code == 404
    assert list(Moderation.objects.order_by("entry_index").values_list("deed", flat=True)) == [
        "hold",
        "hide",
        "release",
    ]


def test_only_the_team_moderates(people: People, story: Story) -> None:
    for url in ("/team/moderation/", f"/team/geschichte/{story.pk}/moderation/"):
        assert people.client().get(url).status_code == 302
    assert deed(people.client(), story, "hide", ground="insult", note="Nein.").status_code == 302
    assert Moderation.objects.count() == 0


def test_who_hid_does_not_decide_and_a_team_of_one_is_told_so(people: People, story: Story) -> None:
    hide(people, story)
    actions.appeal(story=story, key=KEY, text="Bitte.")
    mira, jonas = people.client(people.mira), people.client(people.jonas)
    assert "entscheidet jemand anderes" in read(mira, "/team/moderation/")
    assert deed(mira, story, "ruling", granted="no", note="Nein.").status_code == 409
    assert "allein im Team" not in read(mira, "/team/moderation/")
    people_actions.change_member(
        account=people.jonas, name="Jonas Perk", function="", email=None, is_active=False, by=people.mira
    )
    assert "allein im Team" in read(mira, "/team/moderation/")
    assert "allein im Team" in read(mira, f"/team/geschichte/{story.pk}/moderation/")
    people_actions.change_member(
        account=people.jonas, name="Jonas Perk", function="", email=None, is_active=True, by=people.mira
    )
    assert deed(people.client(people.jonas), story, "ruling", granted="yes", note="Stimmt.").status_code == 302
    assert jonas is not None
    story.refresh_from_db()
    assert story.is_public


def test_anybody_reports_and_reads_what_became_of_it(people: People, story: Story) -> None:
    url = f"/melden/{story.entry_index}/"
    said = {"key": KEY, "ground": "third_party", "why": "Das ist meine Nachbarin.", "email": "ada@example.org"}
    done = people.client().post(url, said)
    assert done.status_code == 302
    assert people.client().post(url, said)["Location"] == done["Location"]
    assert Report.objects.count() == 1
    story.refresh_from_db()
    assert story.is_public
    assert "Die Antwort steht dann hier." in read(people.client(), done["Location"])
    assert "Das ist meine Nachbarin." in read(people.client(people.mira), "/team/moderation/")
    hide(people, story)
    report = Report.objects.get()
    client = people.client(people.mira)
    assert deed(client, story, "answer", report=report.pk, answer="Danke für den Hinweis.").status_code == 302
    assert deed(client, story, "answer", report=report.pk, answer="Noch einmal.").status_code == 409
    page = read(people.client(), done["Location"])
    assert "Die Worte sind verborgen" in page
    assert "Danke für den Hinweis." in page
    report.refresh_from_db()
    assert (report.email, report.outcome) == ("", "hidden")
    mail = Message.objects.get(purpose="report")
    assert mail.to == "ada@example.org"
    assert "Kanarienvogel" not in mail.subject + mail.body


@pytest.mark.parametrize(
    ("changes", "status"),
    [({"ground": "tone"}, 422), ({"why": ""}, 422), ({"why": "\x00"}, 422), ({"email": "kein"}, 422), ({}, 302)],
)
def test_reports_are_checked(people: People, story: Story, changes: dict[str, str], status: int) -> None:
    said = {"key": KEY, "ground": "insult", "why": "Da steht es.", "email": "", **changes}
    assert people.client().post(f"/melden/{story.entry_index}/", said).status_code == status


@pytest.mark.parametrize("changes", [{"permission": "team"}])
def test_what_is_not_public_cannot_be_reported(people: People, inquiry: Inquiry, changes: dict[str, str]) -> None:
    story, _code = people.tells(inquiry, "Nur fürs Team.", **changes)
    for entry in (story.entry_index, 0, 10**30):
        read(people.client(), f"/melden/{entry}/", 404)
    read(people.client(), "/meldung/AAAA-BBBB-CCCC/", 404)


def test_the_desk_takes_few_statements_however_much_waits(
    people: People, inquiry: Inquiry, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(12):
        told, _code = people.tells(inquiry, f"Geschichte {n}")
        if n % 3:
            actions.hold_story(story=told, ground="insult", by=people.mira)
        if n % 3 == 2:
            actions.appeal(story=told, key=f"{KEY} {n}", text="Nein.")
    client = people.client(people.mira)
    with django_assert_max_num_queries(14):
        read(client, "/team/moderation/")
    with django_assert_max_num_queries(14):
        read(people.client(), "/moderation/")


def test_the_public_page_is_english_for_english_readers(people: People, story: Story) -> None:
    hide(people, story)
    page = Client(headers={"accept-language": "en"}).get("/moderation/").content.decode()
    assert "Details about somebody else" in page
    assert "Angaben über Dritte" not in page
