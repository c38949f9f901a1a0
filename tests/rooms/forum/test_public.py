"""What everybody sees of a forum, at each stage, and what nobody may see."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from resonanz.act import actions as act_actions
from resonanz.ask.models import Inquiry
from resonanz.forum import actions, reads
from resonanz.forum.actions import Planned
from resonanz.forum.enums import Form, Publication, RoundKind, Stage, Task
from resonanz.forum.models import Forum
from resonanz.ground import clock
from tests.rooms.forum.support import AGENDA, announced, begun, drafted, said, seated, started
from tests.support.people import People

PATH = "/forum/forum/"
VIDEO = "https://video.example/raum-geheim"


def read(client: Client, path: str, *, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def ended(people: People, forum: Forum) -> Forum:
    forum.refresh_from_db()
    return actions.end_evening(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)


def sealed(people: People, forum: Forum) -> Forum:
    ended(people, forum)
    with clock.held_at(clock.now() + timedelta(days=8)):
        return actions.seal_minutes(forum_id=forum.pk, by=people.mira.pk)


def followed(people: People) -> Forum:
    """The forum after the first one; it begins with the balance."""
    forum = drafted(people, slug="naechstes")
    balance = Planned(kind=RoundKind.BALANCE, title="Was daraus wurde", minutes=10)
    actions.set_agenda(forum=forum, rounds=[balance, *AGENDA], by=people.mira.pk)
    return actions.announce_forum(forum=forum, by=people.mira.pk)


def questions(path: str) -> int:
    """How many statements a page needs."""
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(path).status_code == 200
    return len(captured)


def test_before_the_evening_the_page_says_all_it_owes(people: People) -> None:
    forum = announced(people, video_link=VIDEO)
    actions.assign(forum=forum, account_id=people.jonas.pk, task=Task.LISTENER)
    actions.assign(forum=forum, account_id=people.jonas.pk, task=Task.WELCOME)
    page = read(people.client(), PATH)
    owed = [forum.inquiry.why, forum.inquiry.readers, forum.inquiry.in_return, forum.venue, forum.selection]
    for words in [*owed, "1.200 Euro", "alles, was die Erzählenden", "Was ist passiert?", "Meckerrunde", "20 Minuten"]:
        assert words in page.replace("Alles, was", "alles, was")
    assert "hört zu, begrüßt an der Tür" in page
    assert page.count("Jonas Perk") == 1
    assert "/forum/forum/termin.ics" in page
    assert "/forum/forum/wunsch/" in page
    assert "Den Link bekommen alle, die eingeladen sind" in page
    assert VIDEO not in page
    assert forum.hall_code not in page


def test_the_agenda_counts_the_minutes_of_each_round(people: People) -> None:
    forum = announced(people)
    lines = reads.agenda_of(forum, reads.rounds_of(forum.pk))
    assert forum.starts_at is not None
    starts = [(line.starts_at - forum.starts_at).total_seconds() // 60 for line in lines if line.starts_at]
    assert starts == [0, 10, 30, 45, 60, 70]


def test_a_round_that_was_not_held_has_no_time(people: People) -> None:
    forum = begun(people)
    held = started(people, forum, 3)
    forum.refresh_from_db()
    actions.skip_round(forum_id=forum.pk, position=5, by=people.mira.pk, steps=forum.steps, reason="Zu <spät>.")
    page = read(people.client(), PATH)
    assert "Zu &lt;spät&gt;." in page
    assert "Zusammen 65 Minuten." in page
    forum = ended(people, forum)
    lines = reads.agenda_of(forum, reads.rounds_of(forum.pk))
    assert [line.starts_at for line in lines] == [None, None, held.started_at, None, None, None]
    assert "Zusammen 15 Minuten." in read(people.client(), PATH)


@pytest.mark.parametrize("path", ["", "termin.ics", "wunsch/"])
def test_a_draft_is_unknown_to_everybody(people: People, path: str) -> None:
    drafted(people)
    assert people.client().get(PATH + path).status_code == 404
    assert people.client(people.mira).get(PATH + path).status_code == 404
    assert "Noch kein Forum" in read(people.client(), "/foren/")


def test_during_the_evening_the_page_leads_in_without_the_code(people: People) -> None:
    forum = begun(people, video_link=VIDEO)
    started(people, forum, 2)
    page = read(people.client(), PATH)
    assert "Der Abend läuft" in page
    assert "Gerade: Geschichten" in page
    assert forum.hall_code not in page
    assert VIDEO not in page
    assert "wunsch/" not in page


def test_nothing_said_in_the_hall_stands_on_the_public_page(people: People) -> None:
    forum = begun(people)
    seat = seated(forum, name="Frau Lenz").seat
    said(seat, started(people, forum, 3), "Das soll niemand draußen lesen.", permission="public_anonymous")
    for client in (people.client(), people.client(people.mira)):
        page = read(client, PATH)
        assert "niemand draußen" not in page
        assert "Lenz" not in page
        assert seat.speaker_code not in page


def test_in_review_the_page_says_until_when(people: People) -> None:
    forum = ended(people, begun(people))
    assert "sehen Gäste ihre Worte durch" in read(people.client(), PATH)
    assert forum.review_until is not None
    with clock.held_at(forum.review_until + timedelta(minutes=1)):
        assert "Als Nächstes wird das Protokoll versiegelt" in read(people.client(), PATH)


def test_afterwards_the_page_leads_to_the_balance_and_shows_what_was_promised(people: People) -> None:
    forum = begun(people)
    act_actions.commit_to(
        inquiry=forum.inquiry,
        text="Die Warteschleife nennt die Wartezeit.",
        owner="Jonas Perk",
        due_on=people.today() + timedelta(days=30),
        by=people.mira.pk,
        place="Forum",
    )
    sealed(people, forum)
    page = read(people.client(), PATH)
    assert "Das Protokoll ist versiegelt." in page
    assert "/anliegen/forum/bilanz/" in page
    assert "Die Warteschleife nennt die Wartezeit." in page
    assert "Zugesagt von Jonas Perk" in page
    assert "Offen" in page
    with clock.held_at(clock.now() + timedelta(days=31)):
        assert "Überfällig" in read(people.client(), PATH)


def test_the_history_leads_to_its_entries_and_names_what_changed(people: People) -> None:
    forum = announced(people)
    forum = actions.change_forum(forum=forum, by=people.mira.pk, venue="Alte Post", video_link=VIDEO)
    page = read(people.client(), PATH)
    assert "Ankündigung geändert</b> (Ort, Videoraum)" in page
    for row in reads.happenings_of(forum.pk):
        assert f"/protokollbuch/{row.entry_index}/" in page
    assert VIDEO not in page


def test_the_list_sorts_by_time_and_has_its_links(people: People) -> None:
    first = sealed(people, begun(people))
    Forum.objects.filter(pk=first.pk).update(stage=Stage.BALANCED, balanced_at=clock.now())
    following = followed(people)
    page = read(people.client(), "/foren/")
    assert page.index("Kommt") < page.index("/forum/naechstes/") < page.index("War schon") < page.index("/forum/forum/")
    assert "/anliegen/forum/bilanz/" in page
    assert "/forum/naechstes/termin.ics" in page
    Forum.objects.filter(pk=following.pk).update(stage=Stage.LIVE)
    assert "Gerade läuft" in read(people.client(), "/foren/")


def test_the_start_page_names_the_next_forum_and_the_last_balance(people: People) -> None:
    assert "Wo wir uns treffen" not in read(people.client(), "/")
    first = sealed(people, begun(people))
    Forum.objects.filter(pk=first.pk).update(stage=Stage.BALANCED, balanced_at=clock.now())
    followed(people)
    page = read(people.client(), "/")
    assert "/forum/naechstes/" in page
    assert "Kundenforum 1: die Bilanz" in page


def test_the_question_of_a_forum_points_to_its_evening(people: People) -> None:
    drafted(people)
    assert PATH not in read(people.client(), "/anliegen/forum/")
    forum = Forum.objects.get()
    actions.announce_forum(forum=forum, by=people.mira.pk)
    assert f'href="{PATH}"' in read(people.client(), "/anliegen/forum/")
    people.inquiry(slug="ohne-abend")
    assert "/forum/" not in read(people.client(), "/anliegen/ohne-abend/")


def test_a_staff_forum_is_unknown_outside(people: People) -> None:
    forum = announced(people, slug="unter-uns", form=Form.STAFF)
    Inquiry.objects.filter(pk=forum.inquiry_id).update(title="Streit in der Nachtschicht")
    guest = people.client()
    for path in ("", "termin.ics", "wunsch/"):
        assert guest.get(f"/forum/unter-uns/{path}").status_code == 404
    for path in ("/", "/foren/"):
        assert "Nachtschicht" not in read(guest, path)
        assert "unter-uns" not in read(guest, path)
    read(guest, "/anliegen/unter-uns/", status=404)
    inside = people.client(people.jonas)
    assert "Das sehen nur Menschen, die hier arbeiten." in read(inside, "/forum/unter-uns/")
    assert "/forum/unter-uns/" in read(inside, "/foren/")


def test_a_seat_opens_the_page_of_its_own_staff_forum_only(people: People) -> None:
    forum = begun(people, slug="unter-uns", form=Form.STAFF)
    seat = seated(forum)
    other = seated(begun(people, slug="offen"))
    guest = people.client()
    assert read(guest, f"/forum/unter-uns/?platz={seat.code}")
    # The browser may come back without the code; another one may not.
    assert read(guest, "/forum/unter-uns/")
    for wrong in (str(other.code), "", "%00%F0%9F"):
        read(people.client(), f"/forum/unter-uns/?platz={wrong}", status=404)


@pytest.mark.parametrize(("people_there", "times"), [(9, 0), (10, 1)])
def test_of_a_staff_forum_only_large_numbers_are_public(people: People, people_there: int, times: int) -> None:
    forum = begun(people, slug="unter-uns", form=Form.STAFF)
    seats = [seated(forum).seat for _ in range(people_there)]
    said(seats[0], started(people, forum, 3))
    assert "Foren der Mitarbeitenden" not in read(people.client(), "/foren/")
    ended(people, forum)
    page = read(people.client(), "/foren/")
    assert page.count(f"waren {people_there} Menschen dabei") == times
    # One contribution is fewer than ten.
    assert "Beitrag" not in page


def test_the_pages_ask_the_same_number_of_questions_however_much_there_is(people: People) -> None:
    forum = announced(people)
    wished(people, forum)
    act_actions.commit_to(inquiry=forum.inquiry, text="Eins.", owner="M", due_on=people.today(), by=people.mira.pk)
    few = questions(PATH)
    for number in range(12):
        wished(people, forum, text=f"Wunsch {number}")
        act_actions.commit_to(inquiry=forum.inquiry, text="Noch.", owner="M", due_on=people.today(), by=people.mira.pk)
    actions.set_agenda(forum=forum, rounds=[*AGENDA, *AGENDA], by=people.mira.pk)
    for account in (people.mira, people.jonas):
        actions.assign(forum=forum, account_id=account.pk, task=Task.SCRIBE)
    assert questions(PATH) == few
    Forum.objects.update(stage=Stage.SEALED)
    listed = questions("/foren/")
    for slug in ("zwei", "drei", "vier"):
        last = drafted(people, slug=slug)
        Forum.objects.filter(pk=last.pk).update(stage=Stage.SEALED)
    assert questions("/foren/") == listed


def wished(people: People, forum: Forum, **changes: Any) -> None:
    given: dict[str, Any] = {
        "key": f"a long enough key {changes.get('text', '')}",
        "text": "Die Abrechnung.",
        "roles": ["customer"],
        "permission": "public_anonymous",
        **changes,
    }
    actions.wish_for_agenda(forum=forum, **given)


def test_released_wishes_stand_there_with_what_became_of_them(people: People) -> None:
    forum = announced(people)
    wished(people, forum, text="Warum ist die Abrechnung so spät?")
    wished(people, forum, text="Nur unter uns gesagt.", permission="forum")
    wished(people, forum, text="Parken vor dem Haus.")
    rows = list(forum.wishes.order_by("pk"))
    stories = reads.rounds_of(forum.pk)[1]
    actions.take_wish(forum=forum, wish_id=rows[0].pk, round_id=stories.pk, by=people.mira.pk)
    actions.decline_wish(forum=forum, wish_id=rows[2].pk, reason="Das gehört der Stadt.", by=people.mira.pk)
    for client in (people.client(), people.client(people.mira)):
        page = read(client, PATH)
        assert "Warum ist die Abrechnung so spät?" in page
        assert "in der Runde „Geschichten“" in page
        assert "Das gehört der Stadt." in page
        assert "Nur unter uns" not in page


def test_wishes_keep_silent_where_less_was_promised(people: People) -> None:
    forum = announced(people, publication=Publication.NUMBERS)
    wished(people, forum)
    assert "Die Abrechnung." not in read(people.client(), PATH)
