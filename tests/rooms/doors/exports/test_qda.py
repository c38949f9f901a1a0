"""Projects and codebooks for qualitative work (REFI-QDA): valid, exact to the character, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, cast
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resonanz.ask.models import Inquiry
from resonanz.doors.exports.asked import Asked
from resonanz.doors.exports.codes import write_codebook
from resonanz.doors.exports.project import write_project
from resonanz.listen.models import Story
from resonanz.trust import reads as trust_reads
from resonanz.understand import reads as understand_reads
from resonanz.understand.enums import Kind
from resonanz.understand.models import Passage, PassageKind, Theme
from resonanz.understand.reads import ExportedTheme, MarkedPlace
from tests.rooms.answer.support import NOON
from tests.rooms.doors.exports.support import taken, unpacked
from tests.rooms.understand.support import theme_by_hand
from tests.support.people import People
from tests.support.qda_grammar import PROJECT, problems

NS = f"{{{PROJECT}}}"
HARD = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("äß🙂👩‍👧\u0301\u0308\r\n\t\u200d\ufeff\ufffe\u0001\u2028<&\"'")),
        st.characters(codec="utf-8"),
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: "\0" not in text)


def selections(files: dict[str, bytes]) -> Iterator[tuple[str, str, list[str]]]:
    """(name of the source, the words that are selected, the names of their codes)."""
    root = ET.fromstring(files["project.qde"])  # noqa: S314  Our own file.
    names = {code.get("guid"): code.get("name") or "" for code in root.iter(f"{NS}Code")}
    for source in root.iter(f"{NS}TextSource"):
        text = files[f"sources/{(source.get('plainTextPath') or '').removeprefix('internal://')}"].decode("utf-8")
        for selection in source.iter(f"{NS}PlainTextSelection"):
            start, end = int(selection.get("startPosition") or -1), int(selection.get("endPosition") or -1)
            assert 0 <= start < end <= len(text)
            codes = [names[reference.get("targetGUID")] for reference in selection.iter(f"{NS}CodeRef")]
            yield source.get("name") or "", text[start:end], codes


@pytest.fixture
def marked(people: People) -> Inquiry:
    """One story in two passages of two themes, one that is whole, and one that no theme holds."""
    inquiry = people.inquiry()
    long = people.tells(inquiry, "Die Hotline 🙂 schwieg.\r\nDie Rechnung auch, leider.", works_well="Der Chat")[0]
    short = people.tells(inquiry, "Hotline besetzt", permission="team")[0]
    people.tells(inquiry, "Nichts davon", roles=["employee"])
    first = theme_by_hand(inquiry, [long, short], key=1, name=(4, 11))
    second = Theme.objects.create(inquiry=inquiry, key=2, born_at=NOON, given_name="Rechnung", named_by=people.mira)
    cut = long.text.index("Die Rechnung")
    rows: list[tuple[Story, int, int, Theme]] = [
        (long, 0, cut - 2, first),
        (long, cut, len(long.text), second),
        (short, 0, len(short.text), first),
    ]
    for rank, (story, start, end, theme) in enumerate(rows):
        Passage.objects.create(
            story=story, inquiry=inquiry, rank=rank, start=start, end=end, is_whole=story == short, theme=theme
        )
    kind = {"inquiry": inquiry, "story": long, "strength": 0.9}
    passages = list(Passage.objects.filter(story=long).order_by("rank"))
    PassageKind.objects.create(passage=passages[0], kind=Kind.PROBLEM, **kind)
    PassageKind.objects.create(passage=passages[1], kind=Kind.WISH, spans=[[cut + 19, cut + 25]], **kind)
    return inquiry


@pytest.mark.django_db
def test_a_project_is_valid_and_its_places_hold_the_right_words(people: People, marked: Inquiry) -> None:
    files = unpacked(taken(people, "projekt.qdpx"))
    assert problems(files["project.qde"]) == []
    long, short, _other = Story.objects.order_by("pk")
    assert list(selections(files)) == [
        (f"Geschichte {long.entry_index}", "Die Hotline 🙂 schwieg.", ["Hotline", "Problem"]),
        (f"Geschichte {long.entry_index}", "Die Rechnung auch, leider.", ["Rechnung"]),
        (f"Geschichte {long.entry_index}", "leider", ["Wunsch"]),
        (f"Geschichte {short.entry_index}", "Hotline besetzt", ["Hotline"]),
    ]
    told = sorted(text.decode() for name, text in files.items() if name.startswith("sources/"))
    assert told == sorted([long.text, "Der Chat", short.text, "Nichts davon"])


@pytest.mark.django_db
def test_who_may_see_the_words_travels_with_them_and_nobody_is_named(people: People) -> None:
    inquiry = people.inquiry()
    people.tells(inquiry, "Mit Namen", permission="public_named", name="Ida Brandt")
    content = unpacked(taken(people, "projekt.qdpx"))["project.qde"]
    root = ET.fromstring(content)  # noqa: S314  Our own file.
    assert [user.get("name") for user in root.iter(f"{NS}User")] == ["Resonanz"]
    assert [value.text for value in root.iter(f"{NS}TextValue")][:2] == ["Kundin oder Kunde", "Alle, mit Namen"]
    for name in ("Ida Brandt", people.mira.name, people.jonas.name):
        assert name.encode() not in content


@pytest.mark.django_db
def test_a_codebook_holds_the_themes_alone(people: People, marked: Inquiry) -> None:
    content = taken(people, "themen.qdc")
    assert problems(content) == []
    names = [code.get("name") for code in ET.fromstring(content).iter("{urn:QDA-XML:codebook:1.0}Code")]  # noqa: S314  Our own file.
    assert names[:4] == ["Themen", "Hotline", "Rechnung", "Was eine Stelle tut"]
    assert "schwieg" not in content.decode()


@pytest.mark.django_db
def test_the_same_stories_give_the_same_bytes(people: People, marked: Inquiry) -> None:
    assert taken(people, "projekt.qdpx") == taken(people, "projekt.qdpx")
    assert taken(people, "themen.qdc") == taken(people, "themen.qdc")


@pytest.mark.django_db
def test_an_inquiry_without_stories_and_themes_is_valid(people: People) -> None:
    people.inquiry()
    files = unpacked(taken(people, "projekt.qdpx"))
    assert (list(files), problems(files["project.qde"])) == (["project.qde"], [])
    assert problems(taken(people, "themen.qdc")) == []


@given(told=st.lists(st.tuples(HARD, st.integers(0, 60), st.integers(1, 60), HARD), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_place_is_exact_whatever_the_words_are(
    told: list[tuple[str, int, int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Emoji, combining signs, every line break, characters that XML cannot hold: counted in code points of the file."""
    stories = [
        Story(pk=n, entry_index=n, text=text, roles=["customer"], permission="team", told_at=NOON)
        for n, (text, *_rest) in enumerate(told, start=1)
    ]
    themes = {
        n: ExportedTheme(pk=n, inquiry_id=1, key=n, name=name, is_named=False)
        for n, (*_rest, name) in enumerate(told, start=1)
    }
    places = {
        n: [MarkedPlace(start=min(start, len(text) - 1), end=len(text), theme_id=n, kinds=(Kind.WISH,))]
        for n, (text, start, _length, _name) in enumerate(told, start=1)
    }

    class Given(Asked):
        themes = cast("Any", property(lambda _self: themes))

        def pieces(self) -> Iterator[list[Story]]:
            yield stories

    with monkeypatch.context() as patched:
        patched.setattr(trust_reads, "origin", lambda: "house")
        patched.setattr(understand_reads, "marked_places", lambda _ids: places)
        patched.setattr(understand_reads, "themes_of_stories", lambda _ids: {})
        asked = Given(inquiries=[Inquiry(title="\u0001Titel", created_at=NOON)], public=False, unread=True, by=1)
        project, codebook = BytesIO(), BytesIO()
        write_project(project, asked)
        write_codebook(codebook, asked)
    files = unpacked(project.getvalue())
    assert (problems(files["project.qde"]), problems(codebook.getvalue())) == ([], [])
    assert [words for _name, words, _codes in selections(files)] == [
        story.text[place.start : place.end] for story in stories for place in places[story.pk]
    ]
