"""At a table somebody from the team writes what a guest says: under the sign, in the round, once, and never by name."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from resonanz.forum import actions
from resonanz.forum.enums import Form
from resonanz.forum.models import Contribution, Forum, Round, Seat
from resonanz.ground import clock
from resonanz.ground.codes import spoken
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from tests.rooms.forum.support import begun, drafted, said, seated, started
from tests.support.people import People

JSON = {"accept": "application/json"}


def key() -> str:
    return f"the draft of a table {uuid4()}"


def address(forum: Forum, name: str = "table", number: int = 3) -> str:
    return reverse(f"forum:{name}", args=[forum.inquiry.slug, number])


def words(chosen: Round, sign: str = "", **changes: Any) -> dict[str, Any]:
    given = {
        "key": key(),
        "round": str(chosen.pk),
        "sign": sign,
        "story": "Der Bus fuhr an mir vorbei.",
        "permission": "forum",
        "agreed": "on",
        **changes,
    }
    return {name: value for name, value in given.items() if value != ""}


def test_words_of_a_sign_become_a_story_of_its_voice(people: People) -> None:
    forum = begun(people)
    seat = seated(forum, table=3).seat
    chosen = started(people, forum, 3)
    scribe = people.client(people.jonas)
    sent = words(chosen, f" {seat.speaker_code.lower()} ")
    answer = scribe.post(address(forum), sent)
    assert answer.status_code == 302
    assert answer["Location"] == f"{address(forum)}?angekommen={seat.speaker_code}"
    row = Contribution.objects.select_related("story").get()
    assert (row.seat, row.table, row.round, row.is_late) == (seat, 3, chosen, False)
    story = row.story
    assert (story.origin, story.scribe, story.agreed_to) == ("table", people.jonas, "behalf-1")
    assert (story.teller, story.roles, story.permission) == (seat.teller, ["customer"], "forum")
    assert bytes(story.code_hash or b"") == bytes(seat.code_hash or b"")
    page = scribe.get(answer["Location"])
    assert f"Die Worte von {seat.speaker_code} sind angekommen." in page.content.decode()


def test_any_member_of_the_team_may_write_and_nobody_else(people: People) -> None:
    """A task is no lock: whoever wrote stands beside the words, and a scribe may fall ill."""
    forum = begun(people)
    seat = seated(forum).seat
    chosen = started(people, forum, 1)
    actions.assign(forum=forum, account_id=people.mira.pk, task="scribe")
    assert people.client(people.jonas).post(address(forum), words(chosen, seat.speaker_code)).status_code == 302
    for path in (address(forum), address(forum, "table_stream"), address(forum, "table_picture")):
        refused = Client().get(path)
        assert refused.status_code == 302
        assert "/anmelden/" in refused["Location"]
    assert Client().post(address(forum), words(chosen, seat.speaker_code)).status_code == 302
    assert Contribution.objects.count() == 1


def test_a_wrong_sign_and_the_sign_of_another_evening_keep_the_words(people: People) -> None:
    forum = begun(people)
    other = begun(people, slug="anderes", form=Form.STAFF)
    strange = seated(other).seat
    Seat.objects.filter(pk=strange.pk).update(speaker_code="Z99")
    chosen = started(people, forum, 1)
    scribe = people.client(people.jonas)
    for sign in ("Z99", "A", "%%%", "K07K07K0"):
        answer = scribe.post(address(forum), words(chosen, sign))
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Dieses Zeichen gibt es heute Abend nicht" in page
        assert "Der Bus fuhr an mir vorbei." in page
    assert "sign" in scribe.post(address(forum), words(chosen), headers=JSON).json()["refused"]
    assert not Story.objects.exists()


def test_nothing_is_taken_before_a_round_has_begun_or_in_one_of_another_evening(people: People) -> None:
    forum = begun(people)
    other = begun(people, slug="anderes", form=Form.STAFF)
    elsewhere = started(people, other, 1)
    seat = seated(forum).seat
    scribe = people.client(people.jonas)
    planned = forum.rounds.get(position=3)
    promises = started(people, forum, 5)
    for chosen in (planned, elsewhere, promises):
        answer = scribe.post(address(forum), words(chosen, seat.speaker_code), headers=JSON)
        assert answer.status_code == 409, chosen
        assert answer.json()["refused"][""]
    assert scribe.post(address(forum), words(planned, seat.speaker_code, round="")).status_code == 422
    assert scribe.post(address(forum), words(planned, seat.speaker_code, round="x")).status_code == 422
    assert not Story.objects.exists()


def test_nothing_without_a_yes_or_before_the_evening(people: People) -> None:
    forum = begun(people)
    seat = seated(forum).seat
    chosen = started(people, forum, 1)
    scribe = people.client(people.jonas)
    refused = scribe.post(address(forum), words(chosen, seat.speaker_code, agreed=""), headers=JSON)
    assert (refused.status_code, list(refused.json()["refused"])) == (422, ["agreed"])
    quiet = drafted(people, slug="spaeter")
    answer = scribe.post(address(quiet), words(quiet.rounds.get(position=1), seat.speaker_code))
    assert answer.status_code == 422
    assert scribe.get(address(quiet)).status_code == 200
    assert not Story.objects.exists()


def test_words_that_lay_on_the_tablet_stay_in_their_round_and_are_marked(people: People) -> None:
    forum = begun(people)
    seat = seated(forum).seat
    grumbles = started(people, forum, 3)
    started(people, forum, 4)
    scribe = people.client(people.jonas)
    sent = words(grumbles, seat.speaker_code, waited_ms=str(20 * 60_000))
    assert scribe.post(address(forum), sent, headers=JSON).status_code == 201
    row = Contribution.objects.select_related("story").get()
    assert (row.round, row.is_late) == (grumbles, True)
    assert row.story.received_at - row.story.told_at == timedelta(minutes=20)
    assert "nachgereicht" in scribe.get(address(forum)).content.decode()
    old = words(grumbles, seat.speaker_code, waited_ms=str(73 * 3_600_000))
    assert scribe.post(address(forum), old, headers=JSON).status_code == 410


def test_after_the_evening_until_the_minutes_stand(people: People) -> None:
    forum = begun(people)
    seat = seated(forum).seat
    grumbles = started(people, forum, 3)
    forum.refresh_from_db()
    actions.end_evening(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    scribe = people.client(people.jonas)
    assert scribe.post(address(forum), words(grumbles, seat.speaker_code), headers=JSON).status_code == 201
    with clock.held_at(clock.now() + timedelta(days=8)):
        actions.seal_minutes(forum_id=forum.pk, by=people.mira.pk)
    assert scribe.post(address(forum), words(grumbles, seat.speaker_code), headers=JSON).status_code == 409
    assert "bis das Protokoll erscheint" in scribe.get(address(forum)).content.decode()


def test_the_same_letter_arrives_once_and_another_text_under_its_key_is_refused(people: People) -> None:
    forum = begun(people)
    seat = seated(forum).seat
    chosen = started(people, forum, 3)
    first, second = people.client(people.jonas), people.client(people.mira)
    letter = words(chosen, seat.speaker_code)
    assert [first.post(address(forum), letter, headers=JSON).status_code for _ in range(3)] == [201, 200, 200]
    # Two tablets at one table: each letter has its own key, and nothing replaces anything.
    for number in range(3):
        for scribe in (first, second):
            sent = words(chosen, seat.speaker_code, story=f"Satz {number}")
            assert scribe.post(address(forum), sent, headers=JSON).status_code == 201
    assert Contribution.objects.count() == Story.objects.count() == 7
    changed = first.post(address(forum), {**letter, "story": "Ganz anders."})
    assert changed.status_code == 422
    assert "Ganz anders." in changed.content.decode()
    assert letter["key"] not in changed.content.decode()
    assert Story.objects.count() == 7


def test_the_table_reads_what_it_handed_in_by_sign_and_never_by_name(people: People) -> None:
    forum = begun(people)
    seat = seated(forum, name="Frau Lenz", table=3).seat
    visiting = seated(forum, table=5).seat
    unplaced = seated(forum).seat
    chosen = started(people, forum, 3)
    scribe = people.client(people.jonas)
    for one in (seat, visiting, unplaced):
        named = words(chosen, one.speaker_code, permission="public_named", name="Herta Lenz", story=f"Von {one.pk}.")
        assert scribe.post(address(forum), named).status_code == 302
    page = scribe.get(address(forum)).content.decode()
    for one in (seat, visiting, unplaced):
        assert f"<b>{one.speaker_code}</b>" in page
        assert f"Von {one.pk}." in page
    assert "Lenz" not in page
    # Whoever had no table sits here from now on; a visitor still sits where they sat.
    tables = Seat.objects.in_bulk([seat.pk, visiting.pk, unplaced.pk])
    assert [tables[pk].table for pk in (seat.pk, visiting.pk, unplaced.pk)] == [3, 5, 3]
    assert f"<b>{visiting.speaker_code}</b>" not in scribe.get(address(forum, number=5)).content.decode()
    parts = scribe.get(address(forum, "table_picture")).json()["parts"]
    assert "Lenz" not in str(parts)
    assert seat.speaker_code in parts["signs"]
    assert visiting.speaker_code not in parts["signs"]


def test_words_that_were_taken_back_or_told_anew_are_not_shown_any_more(people: People) -> None:
    forum = begun(people)
    seat = seated(forum, table=3).seat
    chosen = started(people, forum, 3)
    gone, changed = said(seat, chosen, "Das nehme ich zurück."), said(seat, chosen, "Alte Fassung.")
    stories = Story.objects.in_bulk([gone.story_id, changed.story_id])
    listen.supersede_story(story=stories[changed.story_id], place=forum.inquiry.place, key=key(), text="Neue Fassung.")
    listen.withdraw_stories(story_ids=[gone.story_id], ground=Withdrawal.TELLER)
    page = people.client(people.jonas).get(address(forum)).content.decode()
    assert "Neue Fassung." in page
    assert "Alte Fassung." not in page
    assert "Das nehme ich" not in page
    assert "zurückgezogen" in page


def test_the_list_asks_the_same_number_of_times_however_long_it_is(
    people: People, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    forum = begun(people)
    seat = seated(forum, table=3).seat
    chosen = started(people, forum, 3)
    scribe = people.client(people.jonas)
    path, statements = address(forum, "table_picture"), 9
    said(seat, chosen)
    scribe.get(path)
    with django_assert_num_queries(statements):
        scribe.get(path)
    for number in range(12):
        said(seated(forum, table=3).seat, chosen, f"Satz {number}")
    with django_assert_num_queries(statements):
        scribe.get(path)


def test_a_wish_goes_with_a_grumble_of_the_same_speaker(people: People) -> None:
    forum = begun(people)
    mine, other = seated(forum, table=3).seat, seated(forum, table=3).seat
    grumble_round = started(people, forum, 3)
    scribe = people.client(people.jonas)
    scribe.post(address(forum), words(grumble_round, mine.speaker_code, story="Immer diese Warteschleife."))
    scribe.post(address(forum), words(grumble_round, other.speaker_code, story="Der Brief war unlesbar."))
    own, strange = Contribution.objects.order_by("pk")
    ask = {"sign": mine.speaker_code, "round": str(grumble_round.pk)}
    assert "Warteschleife" not in scribe.get(address(forum, "table_grumbles"), ask).content.decode()
    wishes = started(people, forum, 4)
    offered = scribe.get(address(forum, "table_grumbles"), {**ask, "round": str(wishes.pk)}).content.decode()
    assert "Warteschleife" in offered
    assert "unlesbar" not in offered
    for answers in (str(own.pk), str(strange.pk), "x", "9" * 30):
        assert scribe.post(address(forum), words(wishes, mine.speaker_code, answers=answers)).status_code == 302
    linked = Contribution.objects.filter(round=wishes).order_by("pk").values_list("answers", flat=True)
    assert list(linked) == [own.pk, None, None, None]
    assert scribe.get(address(forum, "table_grumbles"), {"sign": "Z99", "round": "x"}).content.strip() == b""


def test_somebody_without_a_telephone_gets_a_sign_and_a_code_on_paper(people: People) -> None:
    forum = begun(people)
    scribe = people.client(people.jonas)
    sent = {"seat-key": key(), "seat-roles": ["guest", "customer"]}
    first = scribe.post(address(forum, "table_new_seat"), sent)
    again = scribe.post(address(forum, "table_new_seat"), sent)
    assert first.status_code == 302
    assert first["Location"] == again["Location"]
    seat = Seat.objects.get()
    assert (seat.table, sorted(seat.roles), seat.name, seat.person) == (3, ["customer", "guest"], "", None)
    page = scribe.get(first["Location"]).content.decode()
    assert seat.speaker_code in page
    code = first["Location"].rstrip("/").rsplit("/", 1)[1]
    assert code in page
    chosen = started(people, forum, 1)
    assert scribe.post(address(forum), words(chosen, seat.speaker_code)).status_code == 302
    assert "Der Bus fuhr an mir vorbei." in Client().get(reverse("answer:voice", args=[code])).content.decode()
    assert scribe.post(address(forum, "table_new_seat"), {"seat-key": key()}).status_code == 422
    other = begun(people, slug="anderes", form=Form.STAFF)
    assert scribe.get(reverse("forum:table_handed_seat", args=[other.inquiry.slug, 3, code])).status_code == 404


def test_no_seat_after_the_evening(people: People) -> None:
    forum = begun(people)
    actions.end_evening(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    scribe = people.client(people.jonas)
    sent = {"seat-key": key(), "seat-roles": ["guest"]}
    assert scribe.post(address(forum, "table_new_seat"), sent).status_code == 409
    assert address(forum, "table_new_seat") not in scribe.get(address(forum)).content.decode()


def test_among_staff_there_is_no_sign_no_table_and_no_way_to_a_seat(people: People) -> None:
    forum = begun(people, form=Form.STAFF)
    seat = seated(forum).seat
    chosen = started(people, forum, 3)
    scribe = people.client(people.jonas)
    page = scribe.get(address(forum)).content.decode()
    assert 'name="sign"' not in page
    assert 'value="public_named"' not in page
    # Somebody sends all of it anyway.
    sent = words(chosen, seat.speaker_code, name="Mira Holt", story="Unter uns gesagt.", answers="1")
    answer = scribe.post(address(forum), sent)
    row = Contribution.objects.select_related("story").get()
    assert (row.seat, row.table, row.answers) == (None, None, None)
    assert (row.story.roles, row.story.name, row.story.person) == (["employee"], "", None)
    assert row.story.teller != seat.teller
    assert bytes(row.story.code_hash or b"") != bytes(seat.code_hash or b"")
    assert answer["Location"].startswith(f"/team/anliegen/{forum.inquiry.slug}/aufschreiben/")
    assert scribe.get(answer["Location"]).status_code == 200
    assert scribe.post(address(forum), words(chosen, permission="public_named", name="Mira")).status_code == 422
    assert "Unter uns gesagt" not in scribe.get(address(forum)).content.decode()
    assert "Unter uns gesagt" not in scribe.get(address(forum, "table_picture")).content.decode()
    assert scribe.post(address(forum, "table_new_seat"), {"seat-roles": ["guest"]}).status_code == 404
    assert Seat.objects.filter(table__isnull=False).count() == 0


def test_a_card_is_typed_in_for_its_round_and_its_own_code_leads_to_the_voice(people: People) -> None:
    forum = begun(people)
    [code] = listen.print_cards(inquiry=forum.inquiry, key="print run of the evening", count=1, by=people.mira)
    grumbles = started(people, forum, 3)
    started(people, forum, 4)
    scribe = people.client(people.jonas)
    card = {**words(grumbles), "code": code, "roles": ["guest"], "story": "Auf Papier, mit Fehlren."}
    answer = scribe.post(address(forum, "table_card"), card)
    assert answer["Location"].endswith("?eingetragen")
    assert "Die Karte ist eingetragen" in scribe.get(answer["Location"]).content.decode()
    row = Contribution.objects.select_related("story").get()
    assert (row.round, row.table, row.seat, row.is_late) == (grumbles, 3, None, True)
    assert (row.story.origin, row.story.via, row.story.agreed_to) == ("card", "card", "")
    assert "mit Fehlren" in Client().get(reverse("answer:voice", args=[code])).content.decode()
    assert "<b>Karte</b>" in scribe.get(address(forum)).content.decode()
    # The same again is the same card; other words on it are refused.
    assert scribe.post(address(forum, "table_card"), card, headers=JSON).status_code == 200
    for wrong in ({"story": "Etwas anderes."}, {"code": "0000-0000-0000"}):
        refused = scribe.post(address(forum, "table_card"), {**card, **wrong}, headers=JSON)
        assert (refused.status_code, list(refused.json()["refused"])) == (422, ["code"])
    assert Contribution.objects.count() == 1


def test_a_card_that_was_typed_in_elsewhere_finds_its_round(people: People) -> None:
    forum = begun(people)
    [code] = listen.print_cards(inquiry=forum.inquiry, key="print run of the evening", count=1, by=people.mira)
    chosen = started(people, forum, 3)
    told = {"text": "Auf Papier.", "roles": ["guest"], "permission": "team", "name": ""}
    listen.type_in_card(inquiry=forum.inquiry, code=code, words=told, by=people.mira)
    card = {**words(chosen), "code": code, "roles": ["guest"], "story": "Auf Papier.", "permission": "team"}
    assert people.client(people.mira).post(address(forum, "table_card"), card, headers=JSON).status_code == 200
    assert Contribution.objects.get().round == chosen


def test_hostile_words_arrive_as_they_are_or_with_a_sentence(people: People) -> None:
    forum = begun(people)
    seat = seated(forum, table=3).seat
    chosen = started(people, forum, 3)
    scribe = people.client(people.jonas)
    text = "<script>alert(1)</script>\n\n  Zeile   zwei \u202e"
    assert scribe.post(address(forum), words(chosen, seat.speaker_code, story=text)).status_code == 302
    assert Story.objects.get().text == text
    page = scribe.get(address(forum)).content.decode()
    assert "<script>alert(1)" not in page
    assert "<script>alert(1)" not in str(scribe.get(address(forum, "table_picture")).json()["parts"])
    for broken in ("a\x00b", "x" * 70_000, "   "):
        refused = scribe.post(address(forum), words(chosen, seat.speaker_code, story=broken), headers=JSON)
        assert (refused.status_code, list(refused.json()["refused"])) == (422, ["story"]), broken[:5]
    half = f"story=%ED%A0%80&key={key()}&sign={seat.speaker_code}&round={chosen.pk}&permission=team&agreed=on"
    answer = scribe.post(address(forum), half, content_type="application/x-www-form-urlencoded", headers=JSON)
    assert (answer.status_code, list(answer.json()["refused"])) == (422, [""])
    taken = words(chosen, seat.speaker_code, permission="public_named", name="Mira Holt")
    assert "name" in scribe.post(address(forum), taken, headers=JSON).json()["refused"]
    assert Story.objects.count() == 1


def test_a_table_that_cannot_be(people: People) -> None:
    forum = begun(people)
    scribe = people.client(people.jonas)
    for number in (0, 1000):
        assert scribe.get(address(forum, number=number)).status_code == 404
        assert scribe.get(address(forum, "table_picture", number)).status_code == 404
    assert scribe.get("/team/forum/gibt-es-nicht/tisch/1/").status_code == 404


def test_the_page_follows_the_running_round(people: People) -> None:
    forum = begun(people)
    scribe = people.client(people.jonas)
    assert "Gerade läuft keine Runde" in scribe.get(address(forum)).content.decode()
    silent = started(people, forum, 2)
    picture = scribe.get(address(forum, "table_picture")).json()
    assert picture["round"] == {"id": silent.pk, "title": "Geschichten", "takes": True}
    assert "still schreiben" in picture["parts"]["round"]
    assert "Was ist passiert?" in picture["parts"]["round"]
    assert picture["ends"] is not None
    started(people, forum, 5)
    page = scribe.get(address(forum)).content.decode()
    assert "In dieser Runde wird nicht geschrieben." in page
    # The last round in which somebody may write stays the one to write in.
    assert f'<option value="{silent.pk}" selected>' in page
    assert scribe.get(address(forum, "table_picture")).json()["round"]["takes"] is False


@pytest.mark.parametrize("name", ["table", "table_card"])
def test_the_outbox_of_a_tablet_speaks_to_the_scribe_and_not_to_a_guest(people: People, name: str) -> None:
    forum = begun(people)
    started(people, forum, 3)
    page = people.client(people.mira).get(address(forum, name)).content.decode()
    panel = page[page.index("data-outbox-panel") : page.index("</template>")]
    for of_a_guest in ("Ihr Beitrag", "Ihre Worte", "Ihrer Quittung"):
        assert of_a_guest not in panel
    assert "das Zeichen oder der Code der Person" in panel
    guest = people.client().get(f"/saal/{spoken(seated(forum).code)}/").content.decode()
    assert "der Code Ihrer Quittung" in guest[guest.index("data-outbox-panel") :]
