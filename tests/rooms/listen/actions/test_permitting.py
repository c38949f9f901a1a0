"""The ladder of who sees a story: the teller climbs and descends it, and the ledger says that it happened."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from resonanz.ask.models import Inquiry
from resonanz.listen.actions import attach_story, change_permission, supplement_story, withdraw_stories
from resonanz.listen.enums import Permission, Withdrawal
from resonanz.listen.errors import AlreadyWithdrawn, BelongsToSomebody, NameMissing
from resonanz.listen.models import PermissionChange, Story
from resonanz.listen.reads import permission_changes
from resonanz.listen.rules.entries import opens
from resonanz.people.errors import NameTaken, NameUnreadable
from resonanz.trust.enums import Field
from resonanz.trust.events import Openings, opening_entries
from resonanz.trust.models import LedgerEntry, LedgerOpening
from resonanz.trust.rules.leaves import canonical, commitment
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


def test_only_the_two_last_steps_are_public_and_only_the_first_keeps_out_the_forum() -> None:
    seen = {step: Story(permission=step) for step in Permission}
    assert [seen[step].is_public for step in Permission] == [False, False, True, True]
    assert [seen[step].is_for_forum for step in Permission] == [False, True, True, True]
    assert [step.value for step in Permission] == ["team", "forum", "public_anonymous", "public_named"]


def test_supplements_change_together_and_the_name_goes_with_the_permission(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "Niemand ging ran.", permission="public_named", name="Lea Sommer")
    supplement_story(story=story, place=inquiry.place, key="another key that is long", text="Auch heute nicht.")
    assert change_permission(story=story, permission="forum", name="Lea Sommer") == 2
    assert set(Story.objects.values_list("permission", "name")) == {("forum", "")}
    assert change_permission(story=story, permission="forum") == 0
    assert change_permission(story=story, permission="public_named", name="L. Sommer") == 2
    assert set(Story.objects.values_list("permission", "name")) == {("public_named", "L. Sommer")}
    steps = [(change.before, change.after) for change in permission_changes([story.pk])]
    assert steps == [("public_named", "forum"), ("forum", "public_named")]


def test_the_entry_says_what_changed_and_the_old_circumstances_are_forgotten(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "Niemand ging ran.", permission="public_named", name="Lea Sommer")
    change_permission(story=story, permission="team")
    change = PermissionChange.objects.get()
    leaf = bytes(LedgerEntry.objects.get(index=change.entry_index).leaf)
    assert all(part in leaf for part in (b'"k":"permission"', b'"r":"teller"', b'"f":"entry:%d"' % story.entry_index))
    assert b"Lea" not in leaf
    kept = LedgerOpening.objects.get(index=story.entry_index)
    assert (kept.meta_salt, kept.body_salt is not None, kept.author_salt is not None) == (None, True, True)
    salt = bytes(LedgerOpening.objects.get(index=change.entry_index).body_salt or b"")
    body = canonical({"entry": story.entry_index, "permission": "team"})
    assert commitment(salt, Field.BODY, body).encode() in leaf


def test_the_audit_can_open_every_change(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "Niemand ging ran.")
    change_permission(story=story, permission="forum")
    openings = Openings()
    opening_entries.run(openings)
    index = PermissionChange.objects.get().entry_index
    assert openings.opens[index] == {
        "author": "",
        "body": {"entry": story.entry_index, "permission": "forum"},
        "meta": opens(Story.objects.get(pk=story.pk))["meta"],
    }
    assert openings.opens[index]["meta"]["permission"] == "forum"
    shown = openings.shown[index]
    assert (shown.kind, shown.role, shown.state) == ("permission", "teller", "record")


def test_a_name_is_needed_where_one_is_shown(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "Niemand ging ran.")
    with pytest.raises(NameMissing):
        change_permission(story=story, permission="public_named", name="  ")
    with pytest.raises(ValueError, match="everybody"):
        change_permission(story=story, permission="everybody")
    assert PermissionChange.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "refused"),
    [("Mira Holt", NameTaken), ("Mirа Holt", NameUnreadable), ("Мира", None), ("Mi\u200bra Holt", NameUnreadable)],
)
def test_nobody_takes_the_name_of_the_team_afterwards(
    people: People, inquiry: Inquiry, name: str, refused: type[Exception] | None
) -> None:
    story, _ = people.tells(inquiry, "Niemand ging ran.")
    if refused is None:
        assert change_permission(story=story, permission="public_named", name=name) == 1
        return
    with pytest.raises(refused):
        change_permission(story=story, permission="public_named", name=name)
    assert set(Story.objects.values_list("permission", "name")) == {(story.permission, "")}
    assert PermissionChange.objects.count() == 0


def test_own_name_of_somebody_from_the_team_needs_the_badge_beside_it(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "Niemand ging ran.")
    attach_story(story=story, place=inquiry.place, person=people.mira)
    with pytest.raises(NameTaken):
        change_permission(story=story, permission="public_named", name="Mira Holt")
    Story.objects.update(roles=["employee"])
    assert change_permission(story=story, permission="public_named", name="Mira Holt") == 1


def test_erased_words_cannot_be_released(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "Niemand ging ran.")
    withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    with pytest.raises(AlreadyWithdrawn):
        change_permission(story=story, permission="team")


def test_a_supplement_takes_the_permission_of_now_not_of_the_page_it_was_written_on(
    people: People, inquiry: Inquiry
) -> None:
    story, _ = people.tells(inquiry, "Niemand ging ran.", permission="public_named", name="Lea Sommer")
    change_permission(story=Story.objects.get(pk=story.pk), permission="team")
    assert story.permission == "public_named"
    supplement_story(story=story, place=inquiry.place, key="another key that is long", text="Herr Kolbe war grob.")
    assert set(Story.objects.values_list("permission", "name")) == {("team", "")}


def test_other_voices_are_left_alone(people: People, inquiry: Inquiry) -> None:
    mine, _ = people.tells(inquiry, "Niemand ging ran.")
    other, _ = people.tells(inquiry, "Bei mir schon.")
    change_permission(story=mine, permission="team")
    assert Story.objects.get(pk=other.pk).permission == "public_anonymous"


def test_the_history_can_neither_be_changed_nor_deleted(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "Niemand ging ran.")
    change_permission(story=story, permission="team")
    for deed in ("UPDATE listen_permissionchange SET after = 'forum'", "DELETE FROM listen_permissionchange"):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(deed)


def test_a_story_that_belongs_to_somebody_is_not_taken_from_them(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "Niemand ging ran.")
    assert attach_story(story=story, place=inquiry.place, person=people.mira) == 1
    with pytest.raises(BelongsToSomebody):
        attach_story(story=story, place=inquiry.place, person=people.jonas)
    assert Story.objects.get(pk=story.pk).person_id == people.mira.pk
