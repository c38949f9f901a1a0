"""The page of a fan and the team's page; and no door through which somebody is made one."""

from __future__ import annotations

import ast
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import resonanz
from resonanz.answer import actions, reads
from resonanz.answer.models import FanStep, Giving, Together
from resonanz.answer.rules.fans import pause_token
from resonanz.ask import actions as ask
from resonanz.ask.enums import Found
from resonanz.ground import clock
from resonanz.listen.models import Story
from resonanz.people.models import Account
from tests.rooms.answer.fans_support import allows, declares, gives, known
from tests.rooms.people.support import reachable
from tests.rooms.people.test_views import every_path
from tests.support.people import People

pytestmark = pytest.mark.django_db
SOURCE = Path(resonanz.__file__).parent


def says(people: People, account: Account, giving: Giving, **changes: Any) -> Any:
    said = {"deed": "declare", "kinds": ["fan"], "read": giving.number, **changes}
    return people.client(account).post("/fan/", said)


def test_without_a_list_declaring_is_closed(people: People) -> None:
    lea = known()
    page = people.client(lea).get("/fan/").content.decode()
    assert ("Wir haben noch nicht gesagt, was wir geben" in page, 'value="declare"' in page) == (True, False)
    answer = people.client(lea).post("/fan/", {"deed": "declare", "kinds": ["fan"], "read": "0"})
    assert answer.status_code == 422
    assert not FanStep.objects.exists()


def test_what_we_give_is_read_by_everybody_and_before_anything_is_asked(people: People) -> None:
    gives(people)
    page = people.client().get("/fan/").content.decode()
    assert ("ein Abend in der Werkstatt" in page, 'value="declare"' in page) == (True, False)
    mine = people.client(known()).get("/fan/").content.decode()
    assert mine.index("ein Abend in der Werkstatt") < mine.index('value="declare"')


def test_saying_pausing_coming_back_and_leaving_are_one_press_each(people: People) -> None:
    lea, giving = known(), gives(people)
    client = people.client(lea)
    assert says(people, lea, giving, why="Weil Sie zuhören.", is_named="on").status_code == 302
    assert "Weil Sie zuhören." in client.get("/fan/").content.decode()
    until = (clock.today() + timedelta(days=9)).isoformat()
    for said, key in [
        ({"deed": "pause", "until": until}, "paused"),
        ({"deed": "resume"}, "active"),
        ({"deed": "pause", "until": ""}, "paused"),
        ({"deed": "leave"}, "left"),
    ]:
        assert client.post("/fan/", said).status_code == 302
        assert reads.fan_of(lea.pk).key == key
    assert "Weil Sie zuhören." not in client.get("/fan/").content.decode()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"deed": "declare", "kinds": [], "read": 1}, "Bitte wählen Sie, was auf Sie zutrifft."),
        ({"deed": "declare", "kinds": ["fan"], "read": "999999999999999999"}, "Wir haben gerade geändert"),
        ({"deed": "declare", "kinds": ["fan"], "read": "x"}, "Wir haben gerade geändert"),
        ({"deed": "declare", "kinds": ["chefin"], "read": 1}, "chefin"),
    ],
)
def test_what_cannot_be_is_answered_with_a_sentence(people: People, said: dict[str, Any], sentence: str) -> None:
    lea = known()
    gives(people)
    answer = people.client(lea).post("/fan/", said)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not FanStep.objects.exists()


def test_a_press_that_comes_too_late_changes_nothing(people: People) -> None:
    lea = known()
    gives(people)
    answer = people.client(lea).post("/fan/", {"deed": "resume"}, follow=True)
    assert "Sie machen gerade keine Pause." in answer.content.decode()
    assert not FanStep.objects.exists()


def test_a_day_that_has_passed_is_answered_with_a_sentence(people: People) -> None:
    lea = known()
    declares(lea, gives(people))
    answer = people.client(lea).post("/fan/", {"deed": "pause", "until": "2020-01-01"})
    assert (answer.status_code, "Dieser Tag ist schon vorbei" in answer.content.decode()) == (422, True)
    assert people.client(lea).post("/fan/", {"deed": "quatsch"}).status_code == 404


def test_a_stranger_is_sent_to_sign_in_and_nothing_is_noted(people: People) -> None:
    giving = gives(people)
    answer = people.client().post("/fan/", {"deed": "declare", "kinds": ["fan"], "read": giving.number})
    assert (answer.status_code, answer["Location"]) == (302, "/anmelden/?next=/fan/")
    assert not FanStep.objects.exists()


def test_a_code_opens_a_voice_and_no_account(people: People) -> None:
    """Whoever finds a receipt cannot make its owner a fan, nor read whether they are one."""
    giving, lea = gives(people), known()
    story, code = people.tells(people.inquiry(), "Alles gut.")
    Story.objects.filter(pk=story.pk).update(person=lea)
    declares(lea, giving, why="Weil Sie zuhören.")
    page = people.client().get(f"/stimme/{code}/fan/").content.decode()
    assert ("Weil Sie zuhören." in page, "öffnet eine Stimme, nicht ein Konto" in page) == (False, True)
    assert people.client().post(f"/stimme/{code}/fan/", {"deed": "leave"}).status_code == 302
    assert reads.fan_of(lea.pk).key == "active"


def test_a_confirmed_address_without_an_account_is_enough(people: People) -> None:
    giving, bare = gives(people), known(name="", confirmed_at=None)
    story, code = people.tells(people.inquiry(), "Alles gut.")
    Story.objects.filter(pk=story.pk).update(person=bare)
    said = {"deed": "declare", "kinds": ["ambassador"], "read": giving.number}
    assert people.client().post(f"/stimme/{code}/fan/", said).status_code == 302
    assert not FanStep.objects.exists()
    allows(bare)
    assert people.client().post(f"/stimme/{code}/fan/", said).status_code == 302
    assert reads.fan_of(bare.pk).is_declared
    assert people.client().get("/stimme/7K3M-7K3M/fan/").status_code == 404


def test_the_link_of_a_mail_changes_nothing_until_it_is_pressed(people: People) -> None:
    lea = known()
    declares(lea, gives(people))
    link = f"/fan/pause/{pause_token(lea.pk)}/"
    client = people.client()
    assert client.get(link).status_code == 200
    assert reads.fan_of(lea.pk).key == "active"
    assert "fragen wir Sie nicht" in client.post(link, {"deed": "pause"}).content.decode()
    assert reads.fan_of(lea.pk).paused_until == clock.today() + timedelta(days=90)
    assert "nicht mehr dabei" in client.post(link, {"deed": "leave"}).content.decode()
    assert client.post(link, {"deed": "pause"}).status_code == 200
    assert reads.fan_of(lea.pk).key == "left"
    for forged in ("1~x", "quatsch", pause_token(10**9)):
        assert client.post(f"/fan/pause/{forged}/").status_code == 410


def test_the_team_says_what_it_gives(people: People) -> None:
    client = people.client(people.mira)
    assert client.post("/team/fans/was-wir-geben/", {"lines": "Ein Abend.\r\n\r\nEin Ohr."}).status_code == 302
    assert Giving.objects.get().lines == ["Ein Abend.", "Ein Ohr."]
    answer = client.post("/team/fans/was-wir-geben/", {"lines": "10 Euro pro Empfehlung"})
    assert (answer.status_code, "klingt nach Lohn" in answer.content.decode()) == (422, True)
    client.post("/team/fans/was-wir-geben/", {"lines": ""})
    page = people.client().get("/fan/").content.decode()
    assert ("Ein Ohr." in page, "Nichts; so lange konnte sich niemand erklären." in page) == (True, True)


def test_the_team_invites(people: People, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    client = people.client(people.mira)
    assert "Gerade gibt es nichts zum Mitmachen" in client.get("/team/fans/mitmachen/").content.decode()
    inquiry = people.inquiry()
    gives(people)
    said = {
        "occasion": f"inquiry:{inquiry.pk}",
        "circle": "fans",
        "what_for": "Ansagen",
        "how_long": "kurz",
        "in_return": "Dank",
    }
    reachable(monkeypatch, settings)
    assert client.post("/team/fans/mitmachen/", {**said, "how_long": ""}).status_code == 422
    assert client.post("/team/fans/mitmachen/", {**said, "occasion": "forum:99"}).status_code == 422
    assert not Together.objects.exists()
    assert client.post("/team/fans/mitmachen/", said).status_code == 302
    assert "Ansagen" in client.get("/team/fans/").content.decode()


def test_a_customer_does_not_come_to_the_teams_page(people: People) -> None:
    lea = known()
    for path in ("", "verlauf/", "was-wir-geben/", "mitmachen/"):
        assert people.client(lea).get(f"/team/fans/{path}").status_code == 403


def test_no_door_makes_anybody_a_fan(people: People) -> None:
    """Every address of the house is pressed by the team with everything a forger would send."""
    giving, lea = gives(people), known()
    forged: dict[str, Any] = dict.fromkeys(("account", "account_id", "person", "fan", "whom", "pk", "user"), lea.pk)
    forged |= {"deed": "declare", "kinds": ["fan", "ambassador"], "read": giving.number, "is_named": "on"}
    forged |= {"email": lea.email, "name": lea.name, "circle": "fans", "csv": "Fan;ja"}
    client = people.client(people.mira)
    client.raise_request_exception = False
    paths = [path for path in sorted(set(every_path())) if path != "/konto/abmelden/"]
    assert len(paths) > 150
    for path in paths:
        client.force_login(people.mira)
        client.post(path, forged)
    assert not FanStep.objects.filter(account=lea).exists()
    assert not FanStep.objects.exists()


def test_no_list_makes_anybody_a_fan(people: People) -> None:
    inquiry, lea = people.inquiry(), known()
    gives(people)
    ask.list_people(
        inquiry_id=inquiry.pk,
        people=[ask.Listing(account_id=lea.pk, groups=["fan", "fans"])],
        found=Found.NAMED,
        door="Fans",
        by=people.mira.pk,
    )
    assert not FanStep.objects.exists()


def test_one_action_declares_and_it_takes_no_one_elses_hand() -> None:
    """In the source: steps are written in one place, and only the page of one's own calls it."""
    writes, calls = set(), set()
    for path in SOURCE.rglob("*.py"):
        text = path.read_text("utf-8")
        name = str(path.relative_to(SOURCE))
        if re.search(r"FanStep(\.objects\.(create|bulk_create|get_or_create|update_or_create))?\(", text):
            writes.add(name)
        if "declare_fan" in text and not name.endswith("__init__.py"):
            calls.add(name)
    assert writes == {"answer/models/fans.py", "answer/actions/fans.py"}
    assert calls <= {"answer/actions/fans.py", "answer/views/fans.py", "doors/demo_fans.py"}
    tree = ast.parse((SOURCE / "answer/actions/fans.py").read_text("utf-8"))
    [declare] = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "declare_fan"]
    assert [argument.arg for argument in declare.args.kwonlyargs] == ["account_id", "kinds", "read", "why", "is_named"]


def test_the_page_says_no_number_below_five_and_no_name_that_was_not_shown(people: People) -> None:
    giving = gives(people)
    for number in range(4):
        declares(known(number, name=f"Stille {number}"), giving, why="Mein Geheimnis")
    page = people.client(people.mira).get("/team/fans/").content.decode()
    assert "Noch zu wenige, um sie zu zählen" in page
    assert ("Stille" in page, "Mein Geheimnis" in page) == (False, False)


def _months(people: People) -> Giving:
    """Eleven and eight declare in two months, six pause, two leave."""
    giving, now = gives(people), clock.now()
    accounts = [known(number, name=f"Stille {number}") for number in range(19)]
    with clock.held_at(now.replace(month=9, day=3)):
        for account in accounts[:11]:
            declares(account, giving)
    with clock.held_at(now.replace(month=10, day=3)):
        for account in accounts[11:]:
            declares(account, giving)
        for account in accounts[:6]:
            actions.pause_fan(account_id=account.pk)
        for account in accounts[17:]:
            actions.leave_fans(account_id=account.pk)
    return giving


def _at(month: int) -> datetime:
    return clock.now().replace(month=month, day=20)


def test_every_cell_of_the_months_is_protected(people: People) -> None:
    _months(people)
    with clock.held_at(_at(10)):
        figures = actions.fan_figures()
        page = people.client(people.mira).get("/team/fans/").content.decode()
        picture = people.client(people.mira).get("/team/fans/verlauf/").content
    cells = [(f"{month.first:%m}", [cell.count for cell in month.cells]) for month in figures.months]
    # Two left. Of nineteen eleven are in it, so that the six in a pause would give away the two, too.
    assert cells == [("09", [11, None, None]), ("10", [8, None, None])]
    assert figures.active.count == 11
    assert ("weniger als 5" in page, "Stille" in page) == (True, False)
    assert picture.startswith(b"<svg")


def test_one_more_fan_changes_no_figure(people: People) -> None:
    giving = _months(people)
    with clock.held_at(_at(10)):
        before = actions.fan_figures()
        declares(known(99), giving)
        after = actions.fan_figures()
    assert [month.cells for month in before.months] == [month.cells for month in after.months]


def test_half_years_are_counted_apart_and_shown_together(people: People) -> None:
    _months(people)
    with clock.held_at(_at(10)):
        actions.fan_figures()
    with clock.held_at(clock.now().replace(year=clock.now().year + 1, month=2, day=3)):
        figures = actions.fan_figures()
    assert [month.first.month for month in figures.months] == [9, 10, 11, 12, 1, 2]
    assert [figures.months[n].cells[0].count for n in range(2)] == [11, 8]


def test_many_fans_cost_no_more_statements(people: People, django_assert_max_num_queries: Any) -> None:
    giving = gives(people)
    for number in range(30):
        declares(known(number, name=f"Fan {number}"), giving, is_named=True)
    client = people.client(people.mira)
    client.get("/team/fans/")
    with django_assert_max_num_queries(22):
        client.get("/team/fans/")
