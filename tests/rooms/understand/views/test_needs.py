"""Who wishes, complains, asks and praises: in numbers that name no small group, and in the words behind them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resonanz.ask.models import Inquiry
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand import actions
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.enums import Kind
from resonanz.understand.models import KindSaid, Passage, PassageKind, Placement, Theme, ThemeChange
from tests.rooms.understand.support import BagOfWords, theme_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db
NEEDS = "/team/anliegen/kontakt/beduerfnisse/"
WORDS = f"{NEEDS}stellen/"
TOLD = "Am Montag bin ich hingegangen, Nummer {n}."
BROKEN = "Leider kaputt, Nummer {n}."


def tell(people: People, inquiry: Inquiry, *, role: str, text: str, times: int) -> list[Story]:
    return [people.tells(inquiry, text.format(n=n), roles=[role])[0] for n in range(times)]


def themed(inquiry: Inquiry, stories: list[Story], *, key: int = 1) -> Theme:
    """A theme made by hand of stories that have been read and divided."""
    Placement.objects.filter(story__in=stories).delete()
    theme = theme_by_hand(inquiry, stories, key=key)
    Passage.objects.filter(story__in=stories).update(theme=theme)
    return theme


@pytest.fixture
def heard(people: People, inquiry: Inquiry, model: BagOfWords) -> list[Story]:
    """Twelve customers and nine who work here complain, four guests as well; twelve of each only tell."""
    stories = tell(people, inquiry, role="customer", text=BROKEN, times=12)
    stories += tell(people, inquiry, role="employee", text=BROKEN, times=9)
    stories += tell(people, inquiry, role="guest", text=BROKEN, times=4)
    for role in ("customer", "employee", "guest"):
        tell(people, inquiry, role=role, text=TOLD, times=12)
    catch_up(inquiry.pk)
    return stories


def cells(people: People) -> dict[tuple[str, str], int | None]:
    table = people.client(people.mira).get(NEEDS).context["table"]
    return {(row.role, kind.value): cell.count for row in table.audiences for kind, cell in row.cells}


def test_an_empty_inquiry_says_what_will_be_here(people: People, inquiry: Inquiry) -> None:
    response = people.client(people.mira).get(NEEDS)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Noch keine Bedürfnisse" in html
    assert f'href="{NEEDS}" aria-current="page"' in html


def test_only_the_team_sees_it(people: People, inquiry: Inquiry) -> None:
    for path in (NEEDS, f"{WORDS}?art=wish"):
        assert people.client().get(path).status_code == 302


def test_groups_are_named_from_five_people_on_and_who_works_here_from_ten(people: People, heard: list[Story]) -> None:
    found = cells(people)
    assert found["customer", "problem"] == 12
    assert found["employee", "problem"] is None
    assert found["guest", "problem"] is None
    assert found["customer", "wish"] is None


def test_one_more_voice_gives_nobody_away(people: People, inquiry: Inquiry, heard: list[Story]) -> None:
    before = cells(people)
    people.tells(inquiry, BROKEN.format(n=99), roles=["customer"])
    catch_up(inquiry.pk)
    assert cells(people) == before


def test_nothing_is_counted_before_all_stories_are_divided(people: People, inquiry: Inquiry, model: BagOfWords) -> None:
    tell(people, inquiry, role="customer", text=BROKEN, times=20)
    tell(people, inquiry, role="guest", text=TOLD, times=20)
    tell(people, inquiry, role="customer", text=TOLD, times=20)
    tell(people, inquiry, role="guest", text=BROKEN, times=6)
    assert set(cells(people).values()) == {None}
    catch_up(inquiry.pk)
    assert cells(people)["customer", "problem"] == 20


def test_that_all_of_a_group_complain_is_not_said_either(people: People, inquiry: Inquiry, model: BagOfWords) -> None:
    tell(people, inquiry, role="customer", text=BROKEN, times=20)
    tell(people, inquiry, role="guest", text=TOLD, times=20)
    catch_up(inquiry.pk)
    assert cells(people)["customer", "problem"] is None


def test_the_words_behind_a_number_are_verbatim_and_marked(people: People, heard: list[Story]) -> None:
    html = people.client(people.mira).get(f"{WORDS}?art=problem&rolle=customer").content.decode()
    assert html.count("<mark>kaputt</mark>") == 12
    assert html.count("<mark>Leider</mark>") == 12
    assert f'href="/team/geschichte/{heard[0].pk}/"' in html


@pytest.mark.parametrize("role", ["employee", "guest", "competitor_customer"])
def test_words_of_a_small_group_are_not_listed_by_role(people: People, heard: list[Story], role: str) -> None:
    response = people.client(people.mira).get(f"{WORDS}?art=problem&rolle={role}")
    assert response.context["rows"] == []
    assert "kaputt" not in response.content.decode()


def test_a_list_never_says_how_many_there_are(people: People, inquiry: Inquiry, heard: list[Story]) -> None:
    tell(people, inquiry, role="customer", text=BROKEN + " Wieder.", times=20)
    catch_up(inquiry.pk)
    client = people.client(people.mira)
    first = client.get(f"{WORDS}?art=problem")
    assert len(first.context["rows"]) == 25
    assert first.context["older"] == "?art=problem&page=2"
    second = client.get(f"{WORDS}?art=problem&page=2")
    assert (len(second.context["rows"]), second.context["older"]) == (20, "")
    ids = [row[0].pk for page in (first, second) for row in page.context["rows"]]
    assert len(set(ids)) == 45


@pytest.mark.parametrize(
    "query", ["", "art=nichts", "art=wish&thema=999999", "art=wish&thema=1x", "art=ohne&rolle=customer"]
)
def test_what_does_not_exist_is_not_found(people: People, inquiry: Inquiry, query: str) -> None:
    expected = 200 if not query else 404
    path = NEEDS if not query else f"{WORDS}?{query}"
    assert people.client(people.mira).get(path).status_code == expected


def test_role_and_theme_together_are_not_asked_for(people: People, inquiry: Inquiry, heard: list[Story]) -> None:
    theme = themed(inquiry, heard[:3])
    path = f"{WORDS}?art=problem&rolle=customer&thema={theme.pk}"
    assert people.client(people.mira).get(path).status_code == 404


def test_a_theme_of_another_inquiry_is_not_found(people: People, inquiry: Inquiry) -> None:
    other = people.inquiry(slug="schalter")
    [story] = tell(people, other, role="guest", text="Am Schalter", times=1)
    theme = theme_by_hand(other, [story], key=1, name=(0, 2))
    assert people.client(people.mira).get(f"{WORDS}?art=wish&thema={theme.pk}").status_code == 404


def test_themes_count_people_by_kind(people: People, inquiry: Inquiry, heard: list[Story]) -> None:
    theme = themed(inquiry, heard[:3])
    Story.objects.filter(pk__in=[heard[0].pk, heard[1].pk]).update(teller=heard[0].teller)
    passage = Passage.objects.get(story=heard[0])
    actions.say_kind(passage_id=passage.pk, kind=Kind.WISH, holds=True, by=people.mira.pk)
    theme.refresh_from_db()
    assert theme.needs == {"problem": 2, "wish": 1}
    [(_, row)] = people.client(people.mira).get(NEEDS).context["themes"]
    assert [n for _, n in row] == [1, 2, 0, 0, 0]
    html = people.client(people.mira).get(f"{WORDS}?art=wish&thema={theme.pk}").content.decode()
    assert html.count("<article") == 1
    assert "vom Team so eingeordnet" in html


def test_a_wrong_kind_is_taken_away_and_stays_away(people: People, inquiry: Inquiry, heard: list[Story]) -> None:
    theme = themed(inquiry, heard[:3])
    passage = Passage.objects.get(story=heard[0])
    client = people.client(people.mira)
    here = f"{WORDS}?art=problem"
    response = client.post(
        f"/team/abschnitt/{passage.pk}/art/", {"art": "problem", "stimmt": "nein", "next": here}, follow=True
    )
    assert response.redirect_chain == [(here, 302)]
    assert not PassageKind.objects.filter(passage=passage, kind=Kind.PROBLEM).exists()
    [said] = KindSaid.objects.all()
    assert (said.kind, said.holds, said.said_by, said.start, said.end) == (
        "problem",
        False,
        people.mira,
        passage.start,
        passage.end,
    )
    assert [(row.deed, row.name, row.by) for row in ThemeChange.objects.all()] == [("kind", "problem", people.mira)]
    html = client.get(NEEDS).content.decode()
    assert "Problem: stimmt nicht, sagt" in html
    assert "Die Art eines Abschnitts berichtigt: Problem." in client.get(f"/team/thema/{theme.pk}/").content.decode()
    response = client.post(f"{NEEDS}zurueck/", {"said": said.pk})
    assert response["Location"] == NEEDS
    catch_up(inquiry.pk)
    assert PassageKind.objects.filter(passage=passage, kind=Kind.PROBLEM, by_team=False).exists()


def test_saying_twice_leaves_one_word(people: People, heard: list[Story]) -> None:
    passage = Passage.objects.get(story=heard[0])
    for holds in (True, False, True):
        actions.say_kind(passage_id=passage.pk, kind=Kind.PRAISE, holds=holds, by=people.mira.pk)
    assert list(KindSaid.objects.values_list("holds", flat=True)) == [True]
    assert PassageKind.objects.filter(passage=passage, kind=Kind.PRAISE).count() == 1


def test_nothing_can_be_said_about_words_that_are_gone(people: People, heard: list[Story]) -> None:
    passage = Passage.objects.get(story=heard[0])
    client = people.client(people.mira)
    withdraw_stories(story_ids=[heard[0].pk], ground=Withdrawal.TELLER)
    response = client.post(f"/team/abschnitt/{passage.pk}/art/", {"art": "wish", "stimmt": "ja"})
    assert response["Location"] == "/team/"
    assert not KindSaid.objects.exists()
    assert "kaputt, Nummer 0" not in client.get(f"{WORDS}?art=problem").content.decode()
    assert client.post(f"/team/abschnitt/{passage.pk}/art/", {"art": "ohne"}).status_code == 404
    assert client.post(f"{NEEDS}zurueck/", {"said": 999_999}).status_code == 302


def test_the_pages_take_the_same_number_of_statements_however_much_they_show(
    people: People, inquiry: Inquiry, heard: list[Story]
) -> None:
    theme = themed(inquiry, heard[:3])
    paths = (NEEDS, f"{WORDS}?art=problem", f"{WORDS}?art=problem&thema={theme.pk}", f"{WORDS}?art=ohne")
    client = people.client(people.mira)
    counts = []
    for turn in range(2):
        for path in paths:
            client.get(path)
        counts.append([statements(client, path) for path in paths])
        more = tell(people, inquiry, role="customer", text=BROKEN + " Noch.", times=3)
        catch_up(inquiry.pk)
        themed(inquiry, more, key=2 + turn)
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 32


def statements(client: object, path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200  # type: ignore[attr-defined]  # Django's client.
    return len(found)


def test_the_table_for_download_says_what_the_page_says_and_runs_nothing(
    people: People, inquiry: Inquiry, heard: list[Story]
) -> None:
    theme = themed(inquiry, heard[:3])
    actions.rename_theme(theme_id=theme.pk, name="=1+1", by=people.mira.pk)
    response = people.client(people.mira).get(f"{NEEDS}tabelle.csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0] == '"Wer spricht";"Wunsch";"Problem";"Frage";"Lob";"gebrochenes Versprechen"'
    assert '"Kundin oder Kunde";"unter 5";"12";"unter 5";"unter 5";"unter 5"' in lines
    assert '"Arbeitet hier";"unter 10";"unter 10";"unter 10";"unter 10";"unter 10"' in lines
    assert lines[-1] == '"\'=1+1";"0";"0";"0";"0";"0"'
    assert people.client().get(f"{NEEDS}tabelle.csv").status_code == 302
