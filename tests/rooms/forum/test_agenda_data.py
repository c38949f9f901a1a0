"""Agendas and help are data: complete, and the same in both languages."""

from __future__ import annotations

import re

import pytest

from resonanz.forum.actions import from_template
from resonanz.forum.enums import TAKES_WORDS, RoundKind
from resonanz.forum.rules import library
from resonanz.forum.rules.library import LANGUAGES, briefing, hosting, rewording, templates

WHOLE = [
    RoundKind.ARRIVAL,
    RoundKind.BALANCE,
    RoundKind.STORIES,
    RoundKind.GRUMBLE,
    RoundKind.WISH,
    RoundKind.STATEMENTS,
    RoundKind.COMMITMENTS,
    RoundKind.FAREWELL,
]


def test_the_whole_evening_has_its_eight_rounds_in_two_hours() -> None:
    evening = templates("de")["evening"]
    assert [row.kind for row in evening.rounds] == WHOLE
    assert evening.minutes == 120
    assert {row.kind for row in evening.rounds if row.silent_first} == {RoundKind.STORIES, RoundKind.GRUMBLE}
    assert [row.title for row in evening.rounds if row.kind == RoundKind.WISH] == ["Was stattdessen?"]
    assert evening.rounds[-1].title == "Was nehmen Sie mit?"
    assert list(templates("de")) == ["evening", "short", "staff"]
    assert templates("de")["short"].minutes == 75


def test_languages_differ_in_words_alone() -> None:
    german, english = templates("de"), templates("en")
    assert list(german) == list(english)
    for key, row in german.items():
        shape = [(one.kind, one.minutes, one.silent_first) for one in row.rounds]
        assert shape == [(one.kind, one.minutes, one.silent_first) for one in english[key].rounds]
        assert row.name != english[key].name
    assert list(hosting("de")) == list(hosting("en"))
    for kind, help_ in hosting("de").items():
        assert len(help_.steps) == len(hosting("en")[kind].steps)
        assert len(help_.pitfalls) == len(hosting("en")[kind].pitfalls)
    assert len(briefing("de").points) == len(briefing("en").points)
    assert len(briefing("de").instead) == len(briefing("en").instead)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_round_has_whole_help(language: str) -> None:
    assert set(hosting(language)) == set(RoundKind.values)
    for kind, help_ in hosting(language).items():
        assert all(text.strip() for text in (help_.purpose, help_.say, help_.rescue)), kind
        assert len(help_.steps) >= 3, kind
        assert len(help_.pitfalls) >= 2, kind
    for template in templates(language).values():
        assert all(row.prompt for row in template.rounds if row.kind in TAKES_WORDS)


def test_the_agendas_with_du_are_the_same_evenings_and_say_sie_to_no_guest() -> None:
    polite, friendly = templates("de"), templates("de-du")
    assert list(friendly) == list(polite)
    for key, row in friendly.items():
        shape = [(one.kind, one.minutes, one.silent_first) for one in row.rounds]
        assert shape == [(one.kind, one.minutes, one.silent_first) for one in polite[key].rounds]
        assert (row.name, row.fits) == (polite[key].name, polite[key].fits)
        assert not [one for one in row.rounds if re.search(r"\b(Sie|Ihnen|Ihre?[mnrs]?)\b", one.title + one.prompt)]


def test_what_is_said_in_one_manner_is_said_in_the_other_and_back() -> None:
    there, back = rewording(du=True), rewording(du=False)
    assert {back[du]: du for du in there.values()} == there
    assert there["Erzählen Sie"] == "Erzähl"
    assert there["Ankommen"] == "Ankommen"


@pytest.mark.parametrize("name", ["agenda", "hosting", "briefing"])
def test_the_tone_is_that_of_the_house(name: str) -> None:
    text = "\n".join(line for line in str(library._read(f"{name}_de")).splitlines())
    assert "!" not in text
    with_sie = re.sub(r"'say_du': '[^']*'", "", text)
    assert not re.search(r"feedback|wertvoll|\b(du|dich|dir|dein|euch|euer)\b", with_sie, re.IGNORECASE)


def test_what_a_host_says_aloud_addresses_the_hall_as_the_forum_does() -> None:
    for kind, help_ in hosting("de").items():
        addresses = re.search(r"\b(Sie|Ihnen|Ihre?[mnrs]?)\b", help_.say)
        assert bool(help_.say_du) == bool(addresses), kind
        assert not re.search(r"\b(Sie|Ihnen|Ihre[mnrs]?)\b", help_.say_du)


def test_the_first_forum_has_nothing_to_balance() -> None:
    first = from_template("evening", language="de", has_before=False)
    later = from_template("evening", language="de-AT", has_before=True)
    assert [row.kind for row in first] == [kind for kind in WHOLE if kind != RoundKind.BALANCE]
    assert [row.kind for row in later] == WHOLE
    assert templates("fr") == templates("de")


@pytest.mark.parametrize("changes", [{"kind": "dance"}, {"minutes": 0}, {"minutes": 900}, {"title": " "}], ids=str)
def test_a_template_that_cannot_be_held_is_no_template(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"dance|title"):
        library._round({"kind": "talk", "title": "Gespräch", "prompt": "", "minutes": 10, **changes})


def test_a_kind_without_help_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "_read", lambda _name: {})
    with pytest.raises(ValueError, match="arrival"):
        library._hosting.__wrapped__("de")
