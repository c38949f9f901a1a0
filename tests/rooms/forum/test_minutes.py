"""Which words minutes show, and which nobody may find in them: on the page and in everything the paper is set from."""

from __future__ import annotations

import json
from datetime import timedelta

from resonanz.act import actions as act_actions
from resonanz.forum import actions, reads
from resonanz.forum.enums import Form, Publication
from resonanz.forum.figures.minutes_paper import minutes_values
from resonanz.forum.models import Contribution, Forum
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.people.models import Account
from tests.rooms.answer.support import queries
from tests.rooms.forum.evenings import evening, later
from tests.rooms.forum.support import seated, started
from tests.support.people import People

PAGE, PAPER = "/forum/forum/protokoll/", "/forum/forum/protokoll.pdf"


def read(people: People, forum: Forum, *, by: Account | None = None) -> str:
    """Everything the page and the paper say."""
    page = people.client(by).get(PAGE)
    assert page.status_code == 200
    forum = reads.forum_by_slug("forum") or forum
    values = minutes_values(reads.minutes_of(forum), address="https://haus.example" + PAGE)
    return page.content.decode() + json.dumps(values, ensure_ascii=False)


def test_minutes_show_what_was_released_and_count_the_rest(people: People) -> None:
    it = evening(people)
    it.says(2, "Der Bus fuhr an mir vorbei.")
    it.says(2, "Nur für euch: Quittenbaum.", permission="team")
    it.says(2, "Nur im Saal: Nettelbeck.", permission="forum")
    it.says(2, "Mit Namen gern.", permission="public_named", name="Lea Sommer")
    forum = it.is_sealed()
    words = read(people, forum)
    assert "Der Bus fuhr an mir vorbei." in words
    assert "Lea Sommer" in words
    assert "Quittenbaum" not in words
    assert "Nettelbeck" not in words
    assert words.count("2 weitere, von ihren Erzählenden nicht für alle freigegeben") == 2
    assert "Seit dem Siegel ist nichts verschwunden" in words


def test_held_and_hidden_words_leave_a_note_and_replaced_ones_nothing(people: People) -> None:
    it = evening(people)
    hidden = it.says(3, "Frau Zacharias hat rote Haare.")
    held = it.says(3, "Herr Kolbe wohnt im Finkenweg.")
    old = it.says(3, "Alte Fassung mit Ulmenholz.")
    secret = it.says(3, "Geheim und Kornblume.", permission="team")
    forum = it.ends()
    _hide(people, hidden)
    listen.hold_story(story=held, ground="third_party", note="Adresse", by=people.mira)
    _hide(people, secret)
    _renew(old, "Neue Fassung.")
    with later():
        forum = actions.seal_minutes(forum_id=forum.pk, by=people.mira.pk)
    words = read(people, forum)
    for secret_word in ("Zacharias", "Kolbe", "Ulmenholz", "Kornblume"):
        assert secret_word not in words
    assert "Neue Fassung." in words
    # Of the hidden words that were never for everybody not even the place is shown.
    assert f"Eintrag {hidden.entry_index} im Protokollbuch" in words
    assert f"Eintrag {secret.entry_index} im Protokollbuch" not in words


def test_words_withdrawn_after_the_seal_are_in_no_new_copy_and_named_as_missing(people: People) -> None:
    it = evening(people)
    story = it.says(2, "Mein Fahrrad stand im Regen.")
    kept = it.says(2, "Der Bus war pünktlich.")
    narrowed = it.says(2, "Das war einmal für alle: Malve.")
    forum = it.is_sealed()
    assert "Fahrrad" in read(people, forum)
    with later():
        listen.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
        listen.change_permission(story=narrowed, permission="team")
        words = read(people, forum)
        seal = reads.minutes_of(reads.forum_by_slug("forum") or forum).seal
    assert "Fahrrad" not in words
    assert "Malve" not in words
    assert kept.text in words
    assert seal is not None
    assert (seal.since.withdrawn, seal.since.narrowed, seal.words) == ([story.entry_index], 1, 3)
    assert f"zurückgezogen, Einträge: {story.entry_index}" in words
    assert "1 Beitrag ist nicht mehr freigegeben" in words


def test_a_contribution_that_vanished_is_named(people: People) -> None:
    it = evening(people)
    story = it.says(2, "Gleich bin ich weg.")
    forum = it.is_sealed()
    Contribution.objects.filter(story=story).delete()
    seal = reads.minutes_of(forum).seal
    assert seal is not None
    assert seal.since.gone == [story.entry_index]


def test_quotes_show_only_the_passages_that_carry_an_insight(people: People) -> None:
    it = evening(people, publication=Publication.QUOTES)
    quoted = it.says(2, "Vorher Sauerampfer. Ich habe gewartet. Danach Blaubeere.")
    it.says(2, "Gehört zu nichts: Distelfink.")
    closed = it.says(2, "Ich habe gewartet, nur fürs Team.", permission="team")
    it.understood(quoted, closed, words="Ich habe gewartet")
    words = read(people, it.is_sealed())
    assert "Ich habe gewartet" in words
    for other in ("Sauerampfer", "Blaubeere", "Distelfink", "nur fürs Team"):
        assert other not in words
    assert words.count("1 weiterer gehört zu keiner Erkenntnis") == 2
    assert words.count("1 weiterer, von wem er kommt, nicht für alle freigegeben") == 2


def test_numbers_show_no_word_of_anybody(people: People) -> None:
    it = evening(people, publication=Publication.NUMBERS)
    for n in range(2):
        it.says(2, f"Ein Satz mit Distelfink {n}.", permission="public_named", name="Lea Sommer")
    words = read(people, it.is_sealed())
    assert "Distelfink" not in words
    assert "Lea Sommer" not in words
    assert words.count("2 Beiträge. Worte stehen hier nicht.") == 2


def test_a_wish_stands_beside_its_grumble_unless_that_is_not_for_everybody(people: People) -> None:
    it = evening(people)
    mine, other = seated(it.forum).seat, seated(it.forum).seat
    first = it.says(3, "Immer diese Warteschleife.", seat=mine)
    second = it.says(3, "Heimlich ärgert mich die Quappe.", seat=other, permission="team")
    rows = {row.story_id: row.pk for row in Contribution.objects.all()}
    it.says(4, "Ein Rückruf.", seat=mine, answers_id=rows[first.pk])
    it.says(4, "Größere Schrift.", seat=other, answers_id=rows[second.pk])
    forum = it.is_sealed()
    wishes = next(held for held in reads.minutes_of(forum).rounds if held.round.position == 4)
    pairs = [(line.voice.text, line.answered.text if line.answered else None) for line in wishes.words.lines]
    assert pairs == [("Ein Rückruf.", "Immer diese Warteschleife."), ("Größere Schrift.", None)]
    assert "Quappe" not in read(people, forum)


def test_the_agenda_is_told_as_it_went(people: People) -> None:
    it = evening(people)
    started(people, it.forum, 3)
    it.forum.refresh_from_db()
    actions.extend_round(forum_id=it.forum.pk, minutes=5, by=people.mira.pk, steps=it.forum.steps)
    started(people, it.forum, 1)
    it.forum.refresh_from_db()
    actions.skip_round(
        forum_id=it.forum.pk, position=2, by=people.mira.pk, steps=it.forum.steps, reason="Die Zeit war um"
    )
    act_actions.commit_to(
        inquiry=it.forum.inquiry,
        text="Wir rufen binnen zwei Tagen zurück.",
        owner="Jonas Perk",
        due_on=people.today() + timedelta(days=30),
        by=people.mira.pk,
        place="Kundenforum 1",
    )
    forum = it.is_sealed()
    held = reads.minutes_of(forum).rounds
    assert [row.round.position for row in held] == [3, 1, 2, 4, 5, 6]
    assert (held[0].extended, held[2].reason, held[3].was_held) == (5, "Die Zeit war um", False)
    words = read(people, forum)
    assert words.count("ausgelassen: Die Zeit war um") == 2
    assert words.count("Wir rufen binnen zwei Tagen zurück.") == 2
    assert "Jonas Perk" in words


def test_minutes_of_staff_are_for_the_team_and_silent_below_ten(people: People) -> None:
    it = evening(people, form=Form.STAFF)
    for n in range(9):
        it.says(3, f"Satz {n} mit Distelfink.", permission="public_anonymous")
    it.says(3, "Nur fürs Team: Kornblume.", seat=it.forum.seats.first(), permission="team")
    forum = it.is_sealed()
    for path in (PAGE, PAPER):
        assert people.client().get(path).status_code == 404
    assert "Distelfink" not in read(people, forum, by=people.mira)
    assert reads.minutes_of(forum).seats is None
    assert reads.minutes_of(forum).table is None


def test_minutes_of_ten_staff_show_what_was_said_for_the_forum_to_the_team_only(people: People) -> None:
    it = evening(people, form=Form.STAFF)
    for n in range(10):
        it.says(3, f"Satz {n} mit Distelfink.", permission="forum")
    it.says(3, "Nur fürs Team: Kornblume.", seat=it.forum.seats.first(), permission="team")
    forum = it.is_sealed()
    words = read(people, forum, by=people.mira)
    assert "Satz 9 mit Distelfink." in words
    assert "Kornblume" not in words
    assert people.client().get(PAGE).status_code == 404


def test_minutes_take_as_many_questions_for_three_words_as_for_thirty(people: People) -> None:
    it = evening(people)
    for n in range(3):
        it.says(2, f"Wort {n}.")
    few = queries(lambda: reads.minutes_of(reads.forum_by_slug("forum") or it.forum))
    for n in range(27):
        it.says(2, f"Noch ein Wort {n}.")
    # Who told something is counted anew once enough have come; that release is not part of reading minutes.
    reads.minutes_of(it.forum)
    many = queries(lambda: reads.minutes_of(reads.forum_by_slug("forum") or it.forum))
    assert many <= few


def _hide(people: People, story: Story) -> None:
    listen.hide_story(story=story, ground="third_party", note="Name", by=people.mira)


def _renew(story: Story, text: str) -> None:
    listen.supersede_story(story=story, place=story.inquiry.place, key="a key for a new version", text=text)
