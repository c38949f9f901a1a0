"""The relationship file in the browser: for the person, for a voice with its code, for the team."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client

from resonanz.ground import clock
from resonanz.listen.actions import mark_read
from resonanz.listen.models import Story
from resonanz.people import reads
from resonanz.people.models import Account, Departure, FileNote, FileObjection, FileVisit, Objection
from tests.rooms.answer.support import queries
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(people: People) -> Account:
    account = Account.objects.create(name="Ada Lind", email="ada@example.org", created_at=clock.now())
    story, _ = people.tells(people.inquiry(), "Ich habe lange gewartet.", name="Ada", permission="public_named")
    Story.objects.filter(pk=story.pk).update(person=account)
    return account


def test_without_signing_in_the_file_asks_for_it(people: People) -> None:
    response = people.client().get("/akte/")
    assert response.status_code == 302
    assert response["Location"].startswith("/anmelden/?next=/akte/")


def test_nobody_but_the_team_sees_somebody_elses_file(people: People, ada: Account) -> None:
    stranger = Account.objects.create(name="Kai", email="kai@example.org", created_at=clock.now())
    assert people.client(stranger).get(f"/team/akte/{ada.pk}/").status_code == 403
    assert people.client(stranger).get("/team/aufbewahrung/").status_code == 403
    assert "Ich habe lange gewartet" not in people.client(stranger).get("/akte/").content.decode()
    assert FileVisit.objects.count() == 0


def test_the_person_sees_who_looked_and_an_hour_is_one_visit(people: People, ada: Account) -> None:
    team = people.client(people.jonas)
    team.get(f"/team/akte/{ada.pk}/")
    team.get(f"/team/akte/{ada.pk}/")
    page = people.client(ada).get("/akte/").content.decode()
    assert "Jonas Perk, Leitung" in page
    assert FileVisit.objects.count() == 1


def test_a_voice_of_a_known_person_leads_the_team_to_the_persons_file(people: People, ada: Account) -> None:
    story = Story.objects.get(person=ada)
    response = people.client(people.mira).get(f"/team/stimme/{story.pk}/akte/")
    assert response["Location"] == f"/team/akte/{ada.pk}/"


def test_a_note_is_added_shown_to_the_team_and_taken_back(people: People, ada: Account) -> None:
    mine = people.client(ada)
    assert mine.post("/akte/", {"text": ""}).status_code == 422
    mine.post("/akte/", {"text": "Es waren 47 Minuten, nicht lange."})
    note = FileNote.objects.get()
    assert "Es waren 47 Minuten" in people.client(people.mira).get(f"/team/akte/{ada.pk}/").content.decode()
    people.client(people.jonas).post(f"/akte/bemerkung/{note.pk}/")
    assert FileNote.objects.count() == 1
    mine.post(f"/akte/bemerkung/{note.pk}/")
    assert FileNote.objects.count() == 0


def test_objections_take_effect_and_contact_can_be_allowed_again(people: People, ada: Account) -> None:
    mine = people.client(ada)
    mine.post("/akte/widerspruch/", {"against": "contact"})
    assert reads.objection_of(ada.pk) is not None
    assert "dass wir uns melden" in mine.get("/akte/").content.decode()
    mine.post("/akte/widerspruch/", {"against": "contact", "lift": "1"})
    assert reads.objection_of(ada.pk) is None
    mine.post("/akte/widerspruch/", {"against": "use"})
    assert Story.objects.get(person=ada).permission == "team"
    assert mine.post("/akte/widerspruch/", {"against": "alles"}).status_code == 404
    assert FileObjection.objects.count() == 2
    # The one against contact stood in the way of every mail, and does so no more.
    assert Objection.objects.get().ended_at is not None


def test_an_objection_made_on_the_page_of_consents_stands_in_the_file(people: People, ada: Account) -> None:
    mine = people.client(ada)
    for deed, is_lifted in (("object:", False), ("lift:", True)):
        mine.post("/einwilligungen/aendern/", {"deed": deed})
        told = FileObjection.objects.get(account=ada, against="contact")
        assert (told.lifted_at is not None) is is_lifted


def test_the_export_is_one_archive_that_loads_nothing_from_elsewhere(people: People, ada: Account) -> None:
    response = people.client(ada).get("/akte/akte.zip")
    with ZipFile(BytesIO(response.content)) as archive:
        assert archive.namelist() == ["akte.html", "akte.json", "LIESMICH.txt"]
        page = archive.read("akte.html").decode()
    assert "Ich habe lange gewartet." in page
    assert "<script" not in page
    assert "src=" not in page
    assert "<link" not in page


def test_the_page_before_says_what_will_happen_and_erases_nothing(people: People, ada: Account) -> None:
    mine = people.client(ada)
    for kind, sentence in (
        ("person", "ein sichtbarer Strich bleibt"),
        ("author", "die Worte bleiben, Ihr Name und jede Verbindung zu Ihnen werden gelöscht"),
        ("words", "Worte und Name werden gelöscht"),
    ):
        assert sentence in mine.get(f"/akte/loeschen/{kind}/").content.decode()
    assert Story.objects.get(person=ada).text == "Ich habe lange gewartet."
    assert mine.get("/akte/loeschen/irgendwas/").status_code == 404


def test_erasing_only_who_it_was_keeps_the_words(people: People, ada: Account) -> None:
    page = people.client(ada).post("/akte/loeschen/author/").content.decode()
    story = Story.objects.get(text="Ich habe lange gewartet.")
    assert (story.person_id, story.name) == (None, "")
    assert "Niemand weiß mehr, wer es war" in page
    assert str(story.entry_index) in page


def test_only_chosen_stories_lose_their_words_and_never_somebody_elses(people: People, ada: Account) -> None:
    inquiry = people.inquiry(slug="zweites")
    second, _ = people.tells(inquiry, "Das zweite Mal")
    Story.objects.filter(pk=second.pk).update(person=ada)
    foreign, _ = people.tells(inquiry, "Das gehört jemand anderem")
    people.client(ada).post(f"/akte/loeschen/words/?geschichte={second.pk}&geschichte={foreign.pk}")
    assert set(Story.objects.exclude(text="").values_list("text", flat=True)) == {
        "Ich habe lange gewartet.",
        "Das gehört jemand anderem",
    }


def test_a_member_of_the_team_leaves_and_the_name_stays_as_long_as_it_was_promised(people: People) -> None:
    inquiry = people.inquiry()
    story, code = people.tells(inquiry, "Wer liest das?")
    mark_read(story_ids=[story.pk], by=people.jonas.pk)
    mine = people.client(people.jonas)
    assert "Sie verlassen damit das Team" in mine.get("/akte/loeschen/person/").content.decode()
    mine.post("/akte/loeschen/person/")
    people.jonas.refresh_from_db()
    assert (people.jonas.name, people.jonas.is_active, people.jonas.is_team) == ("Jonas Perk", False, False)
    assert Departure.objects.get().named_until == inquiry.keep_until
    assert "Jonas Perk" in people.client().get(f"/stimme/{code}/").content.decode()
    assert mine.get("/akte/").status_code == 302


def test_the_file_leads_to_the_one_place_where_a_person_corrects_what_is_known(people: People, ada: Account) -> None:
    assert 'href="/konto/"' in people.client(ada).get("/akte/").content.decode().split("Berichtigen", 1)[1]


def test_an_unknown_code_has_no_file() -> None:
    for path in ("", "akte.zip", "loeschen/", "loeschen/person/"):
        assert Client().get(f"/stimme/0000-0000-0000/akte/{path}").status_code == 404


def test_the_file_takes_the_same_number_of_statements_however_much_it_holds(people: People, ada: Account) -> None:
    mine = people.client(ada)
    mine.get("/akte/")
    before = queries(lambda: mine.get("/akte/"))
    for n in range(8):
        story, _ = people.tells(people.inquiry(slug=f"weiter-{n}"), f"Und {n} weitere Male")
        Story.objects.filter(pk=story.pk).update(person=ada)
        mark_read(story_ids=[story.pk], by=people.mira.pk)
    assert queries(lambda: mine.get("/akte/")) == before
    # One for each table that can hold something about her; the mirror brought two.
    assert before <= 103


def test_the_retention_page_says_what_lies_where_and_runs_by_hand(people: People) -> None:
    inquiry = people.inquiry(keep_until=people.today())
    people.tells(inquiry, "Heute ist der Tag")
    team = people.client(people.mira)
    page = team.get("/team/aufbewahrung/").content.decode()
    assert "bis zum Tag, den das Anliegen verspricht" in page
    team.post("/team/aufbewahrung/")
    assert not Story.objects.exclude(text="").exists()
    assert "listen.Story" in team.get("/team/aufbewahrung/").content.decode()


def test_what_somebody_did_at_work_is_seen_by_nobody_else(people: People) -> None:
    """No figures about single employees: a member's own file opens for nobody but them."""
    address = f"/team/akte/{people.mira.pk}/"
    closed = people.client(people.jonas).get(address)
    assert closed.status_code == 403
    assert "Was im Team getan wurde" not in closed.content.decode()
    assert people.client(people.mira).get(address).status_code == 200
