"""A look only goes forward: nobody sees the words outside before the seal, and nobody changes the seal after."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import Client

from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from resonanz.mirror import actions, reads
from resonanz.mirror.enums import Instrument, Side, Stage
from resonanz.mirror.errors import Incomplete, NotNow
from resonanz.mirror.models import Look, LookChange, Pass, Sheet
from resonanz.trust.actions import erase_due
from resonanz.trust.errors import KeyReused
from resonanz.trust.models import Tombstone
from tests.rooms.mirror.support import inside, look_at, outside, sealed, words
from tests.support.people import People

pytestmark = pytest.mark.django_db


def test_nobody_outside_answers_before_the_seal(people: People, inquiry: Inquiry) -> None:
    look = look_at(people, Instrument.THREE_WORDS, inquiry)
    with pytest.raises(NotNow, match="wenn die Organisation gesagt hat"):
        outside(look, words("teuer"))
    assert not Sheet.objects.filter(side=Side.OUTSIDE).exists()
    assert reads.asked_outside(inquiry.pk) == []


def test_even_the_database_lets_nobody_in_before_the_seal(people: People, inquiry: Inquiry) -> None:
    look = look_at(people, Instrument.THREE_WORDS, inquiry)
    story, _code = people.tells(inquiry, "teuer")
    with pytest.raises(ProgrammingError, match="does not answer now"), transaction.atomic():
        Sheet.objects.create(
            look=look, side=Side.OUTSIDE, answers=words("teuer"), story=story, answered_at=clock.now(), entry_index=-1
        )


def test_nothing_comes_in_after_the_seal(people: People, inquiry: Inquiry) -> None:
    look = look_at(people, Instrument.THREE_WORDS, inquiry)
    [late] = actions.issue_passes(look=look, side=Side.LEADERSHIP)
    inside(look, Side.LEADERSHIP, words("modern"))
    actions.seal_look(look=look, by=people.mira.pk)
    with pytest.raises(NotNow, match="nicht mehr gefragt"):
        actions.answer_inside(code=late, key="a key that is long enough", answers=words("teuer"))
    assert Pass.objects.filter(look=look).count() == 1, "a link that could not be used is not used up"
    with pytest.raises(NotNow):
        actions.issue_passes(look=look, side=Side.LEADERSHIP)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE mirror_look SET stage = 'asking'",
        "UPDATE mirror_look SET title = 'Anders'",
        "UPDATE mirror_look SET why = 'Anders'",
        'UPDATE mirror_sheet SET answers = \'{"words": ["nah"]}\'',
        "UPDATE mirror_lookchange SET said = '{}'",
        "DELETE FROM mirror_lookchange",
    ],
)
def test_the_seal_cannot_be_changed_by_any_program(people: People, inquiry: Inquiry, sql: str) -> None:
    sealed(people, inquiry)
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_seal_holds_the_entries_of_all_sheets(people: People, inquiry: Inquiry) -> None:
    look = look_at(people, Instrument.THREE_WORDS, inquiry)
    leader = inside(look, Side.LEADERSHIP, words("modern"))
    staff = inside(look, Side.STAFF, words("müde"))
    seal = actions.seal_look(look=look, by=people.mira.pk)
    assert seal.said == {"sheets": {"leadership": [leader.entry_index], "staff": [staff.entry_index]}}
    assert seal.entry_index > staff.entry_index
    outside(look, words("teuer"))
    sheet = Sheet.objects.get(side=Side.OUTSIDE)
    assert sheet.entry_index > seal.entry_index


def test_without_a_word_of_the_leadership_there_is_nothing_to_seal(people: People, inquiry: Inquiry) -> None:
    look = look_at(people, Instrument.THREE_WORDS, inquiry)
    inside(look, Side.STAFF, words("müde"))
    with pytest.raises(NotNow, match="noch kein Wort"):
        actions.seal_look(look=look, by=people.mira.pk)


def test_a_stage_is_not_left_out_and_not_done_twice(people: People, inquiry: Inquiry) -> None:
    look = look_at(people, Instrument.THREE_WORDS, inquiry)
    by = people.mira.pk
    with pytest.raises(NotNow):
        actions.open_look(look=look, by=by)
    with pytest.raises(NotNow):
        actions.begin_look(look=look, by=by)
    inside(look, Side.LEADERSHIP, words("nah"))
    actions.seal_look(look=look, by=by)
    with pytest.raises(NotNow):
        actions.seal_look(look=look, by=by)
    actions.open_look(look=look, by=by)
    with pytest.raises(NotNow):
        actions.open_look(look=look, by=by)
    assert [row.stage for row in reads.changes_of(look.pk)] == [Stage.ASKING, Stage.SEALED, Stage.OPENED]


def test_a_draft_can_be_changed_until_somebody_is_asked(people: People, inquiry: Inquiry) -> None:
    look = look_at(people, Instrument.THREE_WORDS, asking=False)
    day = people.today() + timedelta(days=5)
    changed = actions.change_look(look=look, title=" Herbst ", why="Darum.", keep_until=day, inquiry=inquiry)
    assert (changed.title, changed.inquiry) == ("Herbst", inquiry)
    actions.begin_look(look=look, by=people.mira.pk)
    with pytest.raises(NotNow, match="was den Gefragten gesagt wurde"):
        actions.change_look(look=look, title="Winter", why="Darum.", keep_until=day)


def test_every_missing_thing_has_its_sentence(people: People) -> None:
    with pytest.raises(Incomplete) as refused:
        actions.draft_look(
            instrument=Instrument.THREE_WORDS, title=" ", why="", keep_until=people.today(), by=people.mira.pk
        )
    assert set(refused.value.problems) == {"title", "why", "keep_until"}


def test_a_link_for_one_person_works_once_and_leads_to_nobody(people: People) -> None:
    look = look_at(people, Instrument.THREE_WORDS)
    [code] = actions.issue_passes(look=look, side=Side.STAFF)
    first = actions.answer_inside(code=code, key="a key that is long enough", answers=words("nah"))
    again = actions.answer_inside(code=code, key="a key that is long enough", answers=words("nah"))
    assert first.pk == again.pk, "the same answers sent twice are one sheet"
    with pytest.raises(KeyReused):
        actions.answer_inside(code=code, key="a key that is long enough", answers=words("fern"))
    with pytest.raises(NotNow, match="schon benutzt"):
        actions.answer_inside(code=code, key="another key that is long enough", answers=words("fern"))
    assert not Pass.objects.exists()
    assert {field.name for field in Sheet._meta.get_fields()} == {
        *("id", "look", "side", "answers", "story", "answered_at", "entry_index")
    }


def test_a_link_for_all_stays(people: People) -> None:
    look = look_at(people, Instrument.THREE_WORDS)
    [code] = actions.issue_passes(look=look, side=Side.STAFF, is_shared=True)
    for number in range(3):
        actions.answer_inside(code=code, key=f"a key that is long enough {number}", answers=words("nah"))
    assert Sheet.objects.count() == 3


@pytest.mark.parametrize("count", [0, -1, 2_001])
def test_nobody_makes_a_strange_number_of_links(people: People, count: int) -> None:
    look = look_at(people, Instrument.THREE_WORDS)
    with pytest.raises(Incomplete):
        actions.issue_passes(look=look, side=Side.STAFF, count=count)
    assert not Pass.objects.exists()


def test_nobody_gets_a_link_to_answer_as_a_customer(people: People) -> None:
    look = look_at(people, Instrument.THREE_WORDS)
    with pytest.raises(NotNow):
        actions.issue_passes(look=look, side=Side.OUTSIDE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pass.objects.create(look=look, side=Side.OUTSIDE, code_hash=b"x")


def test_whoever_withdraws_their_words_takes_their_answers_along(people: People, inquiry: Inquiry) -> None:
    look = sealed(people, inquiry)
    told = outside(look, words("teuer"))
    entry = Sheet.objects.get(story_id=told.story_id).entry_index
    listen.withdraw_stories(story_ids=[told.story_id], ground=Withdrawal.TELLER)
    assert not Sheet.objects.filter(side=Side.OUTSIDE).exists()
    assert Tombstone.objects.filter(target_index=entry).exists()


def test_answers_go_on_the_promised_day_and_the_picture_stays(people: People, inquiry: Inquiry) -> None:
    look = sealed(people, inquiry)
    actions.open_look(look=look, by=people.mira.pk)
    with clock.held_at(clock.now() + timedelta(days=102)):
        erase_due()
    assert not Sheet.objects.exists()
    [row] = reads.result_of_words(look).rows[:1]
    assert (row.ours, row.label) == (True, "")


def test_a_look_that_repeats_another_says_so(people: People) -> None:
    first = look_at(people, Instrument.THREE_WORDS, asking=False)
    second = look_at(people, Instrument.THREE_WORDS, asking=False, follows=first)
    other = look_at(people, Instrument.READINESS, asking=False, follows=first)
    assert (second.follows, other.follows) == (first, None)
    assert list(Look.objects.order_by("pk")) == [first, second, other]
    assert not LookChange.objects.exists(), "a draft is nobody's business yet"


def test_the_team_goes_through_a_look_in_the_browser(team: Client, people: People, inquiry: Inquiry) -> None:
    new = team.post("/team/spiegel/drei-worte/neu/", {"title": "", "why": "", "keep_until": "", "inquiry": ""})
    assert new.status_code == 422
    day = (people.today() + timedelta(days=50)).isoformat()
    made = team.post(
        "/team/spiegel/drei-worte/neu/", {"title": "Mai", "why": "Darum.", "keep_until": day, "inquiry": inquiry.pk}
    )
    look = Look.objects.get()
    assert made["Location"] == f"/team/spiegel/durchgang/{look.pk}/"
    base = made["Location"]
    assert team.post(base + "tun/versiegeln/").status_code == 409
    assert team.post(base + "tun/beginnen/").status_code == 302
    refused = team.post(base + "links/", {"side": "staff", "how": "each", "count": ""})
    assert refused.status_code == 422
    shown = team.post(base + "links/", {"side": "leadership", "how": "each", "count": "2"})
    link = shown.context["links"][0]
    assert len(shown.context["links"]) == 2
    leader = Client(headers={"accept-language": "de"})
    page = leader.get(link)
    assert "Darum." in page.content.decode()
    assert "resonanz" not in "".join(leader.cookies), "nobody inside gets a mark in the browser"
    empty = leader.post(link, {"word_1": " ", "word_2": "", "word_3": "\u200b"})
    assert empty.status_code == 422
    done = leader.post(link, {"word_1": "modern", "word_2": "", "word_3": "nah"})
    assert done["Location"].endswith("?fertig")
    assert leader.get(done["Location"]).status_code == 200
    assert leader.get(link).status_code == 410
    assert "modern" not in team.get(base).content.decode(), "nobody in the team sees the words before the opening"
    assert team.post(base + "tun/versiegeln/").status_code == 302
    guest = Client(headers={"accept-language": "de"})
    asked = guest.get(f"/anliegen/{inquiry.slug}/").content.decode()
    assert f"/anliegen/{inquiry.slug}/drei-worte/" in asked
    assert "modern" not in guest.get(f"/anliegen/{inquiry.slug}/drei-worte/").content.decode()
    long = guest.post(f"/anliegen/{inquiry.slug}/drei-worte/", {"word_1": "x" * 200, "roles": "customer"})
    assert long.status_code == 422
    assert "x" * 200 in long.content.decode(), "nothing that was typed is lost"
    told = guest.post(
        f"/anliegen/{inquiry.slug}/drei-worte/",
        {"word_1": "teuer", "word_2": "teuer", "word_3": "💩", "roles": "customer", "permission": "team"},
    )
    assert told.status_code == 302
    assert told["Location"].endswith("?angekommen")
    own = guest.get(told["Location"]).content.decode()
    assert f'data-clear-draft="words-{inquiry.code}"' in own, "the device forgets the draft, and its key with it"
    assert "teuer, teuer, 💩" in own
    sheet = Sheet.objects.get(side=Side.OUTSIDE)
    assert sheet.answers == {"words": ["teuer", "teuer", "💩"]}
    assert sheet.story is not None
    assert sheet.story.text == "teuer, teuer, 💩"
    assert team.post(base + "tun/aufdecken/").status_code == 302
    result = team.get(base).content.decode()
    for said in ("modern", "nah", "teuer", "💩"):
        assert said in result
    assert team.get(base + "bild/")["Content-Type"] == "image/svg+xml"
    assert team.get("/team/spiegel/drei-worte/").status_code == 200
    assert team.get("/team/spiegel/").status_code == 200
