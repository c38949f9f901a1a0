"""Leadership and staff judge the same twenty statements apart; what shows tells of nobody."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from resonanz.ground import clock
from resonanz.mirror import actions, reads
from resonanz.mirror.enums import Instrument, Side
from resonanz.mirror.errors import NotNow
from resonanz.mirror.figures.readiness import Mark, readiness_figure
from resonanz.mirror.models import Look, Sheet
from resonanz.mirror.rules.readiness import counted, questions, themes
from resonanz.trust.actions import erase_due
from resonanz_engine.wording import check_question
from tests.rooms.mirror.support import inside, look_at
from tests.support.people import People

KEYS = list(questions())
LANGUAGES = ("de", "en")


def answers(good: int, **changes: int) -> dict[str, Any]:
    """Everything answered so that it counts `good`, but for `changes`, which count as given, too."""
    known = questions()
    return {"answers": {key: known[key].counts_as(changes.get(key, good)) for key in KEYS}}


def ask(look: Look, side: Side, number: int, given: dict[str, Any]) -> None:
    for _ in range(number):
        inside(look, side, given)


@pytest.fixture
def asking(people: People) -> Look:
    return look_at(people, Instrument.READINESS)


@pytest.fixture
def opened(people: People, asking: Look) -> Look:
    """Eight leaders see everything well; twenty-five of the staff most things badly, two things as badly as can be."""
    ask(asking, Side.LEADERSHIP, 8, answers(4, next_project=2))
    ask(asking, Side.STAFF, 25, answers(3, trouble=1, thanked=1, passed_on=1, softened=1, next_project=2))
    actions.open_look(look=asking, by=people.mira.pk)
    return Look.objects.get(pk=asking.pk)


# The statements


@pytest.mark.parametrize("language", LANGUAGES)
def test_five_themes_of_four_in_both_directions(language: str) -> None:
    assert [len(theme.questions) for theme in themes(language)] == [4] * 5
    assert {Counter(one.reversed for one in theme.questions)[True] for theme in themes(language)} <= {1, 2}
    for question in questions(language).values():
        assert question.statement.endswith(".")
        assert len(question.statement) <= 85
        assert question.why.endswith(".")
        assert question.start.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_no_statement_leads_loads_or_asks_two_things(language: str, key: str) -> None:
    question = questions(language)[key]
    assert check_question(question.statement, language=language) == ()


def test_both_languages_ask_the_same() -> None:
    german, english = (questions(language) for language in LANGUAGES)
    assert list(german) == list(english)
    assert len(german) == 20
    for key, one in german.items():
        assert (one.reversed, one.place) == (english[key].reversed, english[key].place)
        assert one.statement != english[key].statement
    assert themes("fr") == themes("de")


@pytest.mark.django_db
def test_every_beginning_leads_to_a_page_that_is_there(team: Client) -> None:
    for place in {question.place for question in questions().values()}:
        assert team.get(reverse(place)).status_code == 200, place


@pytest.mark.parametrize(
    ("given", "counts"),
    [
        ({"answers": {"reason": 5, "speeches": 5}}, {"reason": 5, "speeches": 1}),
        ({"answers": {"reason": 0}}, {}),
        ({"answers": {"reason": 6, "contact": -1, "who": True, "money": "3", "may_help": 2.5}}, {}),
        ({"answers": {"invented": 3, "reason": 1}}, {"reason": 1}),
        ({"answers": [1, 2]}, {}),
        ({"words": ["nah"]}, {}),
        ([], {}),
        (None, {}),
    ],
)
def test_only_the_twenty_and_only_five_steps_count(given: Any, counts: dict[str, int]) -> None:
    assert counted(given) == counts


# What shows


@pytest.mark.django_db
def test_a_reversed_statement_counts_the_other_way_round(opened: Look) -> None:
    sheet = Sheet.objects.filter(look=opened, side=Side.STAFF)[0]
    assert sheet.answers["answers"]["trouble"] == 5
    [row] = [row for row in reads.result_of_readiness(opened).rows if row.question.key == "trouble"]
    assert (row.leadership, row.staff) is not None
    assert row.staff is not None
    assert (row.staff.mean, row.staff.edge) == (1.25, "bottom")


@pytest.mark.django_db
def test_the_largest_gap_comes_first_and_names_where_to_begin(opened: Look) -> None:
    result = reads.result_of_readiness(opened)
    assert (result.leadership, result.staff) == (8, 25)
    farthest = result.farthest
    assert farthest is not None
    assert farthest.theme.key == "bearers"
    assert (farthest.leadership and farthest.leadership.mean, farthest.staff and farthest.staff.mean) == (4.0, 1.25)
    assert not farthest.may_be_chance
    assert [row.gap for row in result.gaps] == [2.75] * 3
    assert [row.question.key for row in result.both_low] == ["next_project"]
    assert [(one.theme.theme.key, one.is_gap) for one in result.starts] == [
        ("bearers", True),
        ("prerequisites", True),
        ("effects", True),
    ]


@pytest.mark.django_db
def test_what_both_see_badly_is_a_reason_to_begin_too(people: People, asking: Look) -> None:
    low = answers(4, listening=1, beside=2, following=2, next_project=2)
    ask(asking, Side.LEADERSHIP, 8, low)
    ask(asking, Side.STAFF, 20, low)
    actions.open_look(look=asking, by=people.mira.pk)
    result = reads.result_of_readiness(asking)
    assert [(one.theme.theme.key, one.is_gap, one.row.question.key) for one in result.starts] == [
        ("time", False, "listening")
    ]
    assert result.gaps == []


@pytest.mark.django_db
def test_too_few_show_nothing_at_all(people: People, asking: Look, team: Client) -> None:
    ask(asking, Side.LEADERSHIP, 4, answers(5))
    ask(asking, Side.STAFF, 9, answers(1))
    change = actions.open_look(look=asking, by=people.mira.pk)
    assert change.said["picture"]["sides"]["staff"] == {"people": None, "questions": {}, "themes": {}}
    page = team.get(f"/team/spiegel/durchgang/{asking.pk}/").content.decode()
    assert "zu wenige geantwortet" in page
    assert "<table" not in page
    assert "Womit anfangen" not in page


@pytest.mark.django_db
def test_one_side_alone_shows_alone(people: People, asking: Look, team: Client) -> None:
    ask(asking, Side.LEADERSHIP, 4, answers(5))
    ask(asking, Side.STAFF, 12, answers(2))
    actions.open_look(look=asking, by=people.mira.pk)
    result = reads.result_of_readiness(asking)
    assert (result.leadership, result.staff, result.farthest, result.gaps) == (None, 12, None, [])
    page = team.get(f"/team/spiegel/durchgang/{asking.pk}/").content.decode()
    assert "keine fünf Menschen" in page
    assert "Am niedrigsten" in page


@pytest.mark.django_db
def test_nothing_is_opened_that_nobody_answered(people: People, asking: Look) -> None:
    with pytest.raises(NotNow, match="Noch hat niemand geantwortet"):
        actions.open_look(look=asking, by=people.mira.pk)
    assert Look.objects.get().stage == "asking"


@pytest.mark.django_db
def test_everybody_who_cannot_say_is_a_person_without_a_number(people: People, asking: Look, team: Client) -> None:
    ask(asking, Side.LEADERSHIP, 6, {"answers": dict.fromkeys(KEYS, 0)})
    actions.open_look(look=asking, by=people.mira.pk)
    result = reads.result_of_readiness(asking)
    assert result.leadership == 6
    assert [theme.means for theme in result.themes] == [[]] * 5
    assert (result.starts, result.both_low, result.lowest) == ([], [], None)
    assert team.get(f"/team/spiegel/durchgang/{asking.pk}/").status_code == 200
    assert team.get(f"/team/spiegel/durchgang/{asking.pk}/abstand/themen/").status_code == 200


@pytest.mark.django_db
def test_the_picture_stays_when_the_answers_go(opened: Look) -> None:
    before = reads.result_of_readiness(opened)
    with clock.held_at(clock.now() + timedelta(days=102)):
        erase_due()
    assert not Sheet.objects.exists()
    assert reads.result_of_readiness(opened) == before


@pytest.mark.django_db
def test_asked_once_more_it_says_what_changed_and_what_may_be_chance(
    people: People, opened: Look, team: Client
) -> None:
    again = look_at(people, Instrument.READINESS, follows=opened, title="Herbst")
    ask(again, Side.LEADERSHIP, 8, answers(4))
    ask(again, Side.STAFF, 25, answers(3))
    actions.open_look(look=again, by=people.mira.pk)
    course = reads.readiness_over_time()
    assert course is not None
    assert [one.look for one in course.results] == [opened, again]
    [(_theme, ours, theirs)] = [row for row in course.changes if row[0].key == "bearers"]
    assert ours is not None
    assert (ours.steps, ours.may_be_chance) == (0, True)
    assert theirs is not None
    assert (theirs.steps, theirs.may_be_chance) == (1.75, False)
    assert theirs.low > 0
    page = team.get("/team/spiegel/standort/").content.decode()
    assert "Vorher und nachher" in page
    assert "kann Zufall sein" in page


@pytest.mark.django_db
def test_a_summary_of_the_newest_for_the_management(
    people: People, opened: Look, django_assert_num_queries: Any
) -> None:
    look_at(people, Instrument.READINESS, follows=opened)
    with django_assert_num_queries(1):
        summary = reads.readiness_summary()
    assert summary is not None
    assert (summary.look_id, summary.leadership, summary.staff) == (opened.pk, 8, 25)
    assert summary.largest is not None
    assert summary.largest.theme.key == "bearers"
    with override("en"):
        english = reads.readiness_summary()
    assert english is not None
    assert english.themes[0].theme.label == "Prerequisites"


@pytest.mark.django_db
def test_before_the_first_opening_there_is_no_summary(asking: Look) -> None:
    assert reads.readiness_summary() is None
    assert reads.readiness_over_time() is None


# In the browser


@pytest.mark.django_db
def test_a_house_goes_through_it_in_the_browser(team: Client, people: People) -> None:
    day = (people.today() + timedelta(days=50)).isoformat()
    made = team.post("/team/spiegel/standort/neu/", {"title": "Mai", "why": "Darum.", "keep_until": day})
    base = made["Location"]
    assert team.post(base + "tun/beginnen/").status_code == 302
    assert team.post(base + "tun/aufdecken/").status_code == 409, "nobody has answered"
    for side, count in (("leadership", 5), ("staff", 10)):
        shown = team.post(base + "links/", {"side": side, "how": "each", "count": count})
        for link in shown.context["links"]:
            person = Client(headers={"accept-language": "de"})
            page = person.get(link).content.decode()
            assert page.count('type="radio"') == 20 * 6
            assert page.count("<legend>") == 25
            key = page.partition('name="key" value="')[2].partition('"')[0]
            ticks = {f"says_{key}": "4" for key in KEYS[:19]}
            assert person.post(link, {**ticks, "key": key})["Location"].endswith("?fertig")
    assert team.post(base + "tun/aufdecken/").status_code == 302
    page = team.get(base).content.decode()
    assert "Noch einmal fragen" in page
    for name in ("themen", "aussagen"):
        assert team.get(f"{base}abstand/{name}/?dunkel")["Content-Type"] == "image/svg+xml"
    assert team.get(f"{base}abstand/anderes/").status_code == 404
    assert Client().get(f"{base}abstand/themen/").status_code == 302
    assert "noch einmal" in team.get("/team/spiegel/standort/neu/?nach=" + base.split("/")[-2]).content.decode().lower()


@pytest.mark.django_db
def test_a_sheet_that_misses_something_comes_back_with_everything(people: People, asking: Look) -> None:
    [code] = actions.issue_passes(look=asking, side=Side.STAFF)
    person, path = Client(headers={"accept-language": "de"}), f"/blick/{code}/"
    empty = person.post(path, {"key": "a key that is long enough"})
    assert empty.status_code == 422
    assert "Noch ist nichts angekreuzt" in empty.content.decode()
    wrong = person.post(path, {"says_reason": "4", "says_contact": "6", "says_who": "voll"})
    assert wrong.status_code == 422
    assert list(wrong.context["form"].errors) == ["says_contact", "says_who"]
    page = wrong.content.decode()
    assert page.count("checked") == 1, "the tick that was right is still there"
    assert not Sheet.objects.exists()


@pytest.mark.django_db
def test_a_twenty_first_statement_is_not_kept(people: People, asking: Look) -> None:
    [code] = actions.issue_passes(look=asking, side=Side.STAFF)
    sent = {
        "says_reason": "4",
        "says_softened": "0",
        "says_invented": "5",
        "reason": "1",
        "name": "Grete",
        "key": "k" * 20,
    }
    assert Client().post(f"/blick/{code}/", sent).status_code == 302
    assert Sheet.objects.get().answers == {"answers": {"reason": 4, "softened": 0}}


@pytest.mark.django_db
def test_the_pictures_of_other_looks_are_not_here(team: Client, people: People, asking: Look) -> None:
    other = look_at(people, Instrument.THREE_WORDS)
    for look in (asking, other):
        assert team.get(f"/team/spiegel/durchgang/{look.pk}/abstand/themen/").status_code == 404


def test_the_picture_is_readable_without_colour_and_in_the_dark() -> None:
    marks = (
        Mark("Zeit", (4.0, 3.5, 4.5), (2.0, 1.7, 2.3)),
        Mark("Eine lange Aussage, die auf mehr als eine Zeile geht", None, (3.0, 3.0, 3.0)),
    )
    light, dark = (readiness_figure(marks, ("Leitung", "Mitarbeitende"), axis="", dark=dark) for dark in (False, True))
    assert light != dark
    for said in ("Leitung", "Mitarbeitende", "Zeit", "Eine lange Aussage, die auf mehr als"):
        assert said in light
    assert "stroke-dasharray" in light


@pytest.mark.django_db
def test_the_ledger_gets_whole_numbers_only(opened: Look) -> None:
    """Fractions are written in more than one way; an entry has to be read the same everywhere."""

    def numbers(said: Any) -> list[Any]:
        if isinstance(said, dict):
            return [number for value in said.values() for number in numbers(value)]
        return [said]

    opening = reads.opening_of(opened)
    assert opening is not None
    picture = opening.said["picture"]
    assert not [number for number in numbers(picture) if isinstance(number, float)]
    assert picture["sides"]["staff"]["questions"]["trouble"]["mean"] == 12_500
