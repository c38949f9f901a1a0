"""How a story is shown: its words, who speaks, and nothing that was not said."""

from __future__ import annotations

import pytest

from resonanz.ground import clock
from resonanz.listen import actions, reads
from resonanz.listen.enums import Withdrawal
from tests.rooms.listen.reads.test_stories import NOON
from tests.support.people import People


def test_voice_shows_what_was_said(people: People) -> None:
    with clock.held_at(NOON):
        story, _code = people.tells(
            people.inquiry(), "Musik", roles=["employee", "customer"], feeling="froh", works_well="Alles"
        )
    shown = reads.voice(story)
    assert (shown.text, shown.works_well, shown.name, shown.feeling) == ("Musik", "Alles", "", "froh")
    assert list(shown.badges) == [("customer", "Kundin oder Kunde"), ("employee", "Arbeitet hier")]
    assert list(shown.note) == ["28. März 2027", "froh"]
    assert (shown.permission, shown.withdrawn, shown.is_read, shown.role) == (
        "Alle, ohne Namen",
        "",
        False,
        "customer",
    )


def test_voice_without_a_feeling_says_none(people: People) -> None:
    with clock.held_at(NOON):
        story, _code = people.tells(people.inquiry(), "Musik")
    assert list(reads.voice(story, note=["aus dem Saal"]).note) == ["28. März 2027", "aus dem Saal"]
    assert reads.voice(story).feeling == ""


@pytest.mark.parametrize(
    ("span", "pieces"),
    [
        (None, [("Viel Musik hier", False)]),
        ((5, 10), [("Viel ", False), ("Musik", True), (" hier", False)]),
        ((0, 4), [("Viel", True), (" Musik hier", False)]),
        ((11, 15), [("Viel Musik ", False), ("hier", True)]),
        ((0, 15), [("Viel Musik hier", True)]),
    ],
)
def test_voice_marks_a_passage_and_loses_no_letter(
    people: People, span: tuple[int, int] | None, pieces: list[tuple[str, bool]]
) -> None:
    story, _code = people.tells(people.inquiry(), "Viel Musik hier")
    shown = reads.voice(story, span=span)
    assert list(shown.marks) == pieces
    assert shown.text == "Viel Musik hier"


def test_voice_takes_pieces_that_are_already_cut(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Viel Musik")
    assert reads.voice(story, marks=[("Viel ", True), ("Musik", False)]).marks == [
        ("Viel ", True),
        ("Musik", False),
    ]


def test_voice_withdrawn_shows_the_ground_and_no_words(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Musik", permission="public_named", name="Ada")
    actions.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.RETENTION)
    story.refresh_from_db()
    shown = reads.voice(story)
    assert (shown.text, shown.name, shown.withdrawn) == ("", "", "am versprochenen Tag gelöscht")


def test_role_badges_know_only_our_words() -> None:
    assert reads.role_badges(["zwerg", "other"]) == [("other", "Etwas anderes")]
    assert reads.role_badges([]) == []


@pytest.mark.parametrize(("permission", "is_public"), [("team", False), ("public_anonymous", True)])
def test_story_is_public_only_where_it_was_allowed(people: People, permission: str, *, is_public: bool) -> None:
    story, _code = people.tells(people.inquiry(), "Musik", permission=permission)
    assert story.is_public is is_public
