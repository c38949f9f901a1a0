"""The public balance: what was said and what became of it, without a word told in confidence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from resonanz.act.actions import commit_to
from resonanz.act.enums import Word
from resonanz.ask.actions import close_inquiry
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.understand.models import Insight
from tests.rooms.answer.support import guests, insight_of, queries, said
from tests.support.people import People

pytestmark = pytest.mark.django_db
BALANCE = "/anliegen/kontakt/bilanz/"


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def insight(people: People, inquiry: Inquiry) -> Insight:
    public, _ = people.tells(inquiry, "Ich hing eine Stunde in der Leitung.")
    secret, _ = people.tells(inquiry, "Herr Kolbe vom Empfang hat mich angeschrien.", permission="team")
    named, _ = people.tells(inquiry, "Mich rief keiner zurück.", permission="public_named", name="Lea Sommer")
    counter, _ = people.tells(inquiry, "Bei Frau Nettelbeck ging es sofort.", permission="team")
    return insight_of(people, inquiry, [public, secret, named], "Wer anruft, wartet", [counter])


def html(people: People, url: str) -> str:
    response = people.client().get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_everybody_sees_the_balance_with_its_words(people: People, inquiry: Inquiry, insight: Insight) -> None:
    said(people, insight, Word.NOT_POSSIBLE, reason="Dafür fehlen uns vier Menschen.")
    page = html(people, BALANCE)
    assert [part in page for part in ("Wer anruft, wartet", "Geht nicht", "Dafür fehlen uns vier Menschen.")] == [
        True
    ] * 3
    assert f'href="{BALANCE}{insight.pk}/"' in page


def test_a_missed_promise_is_said(people: People, inquiry: Inquiry, insight: Insight) -> None:
    yesterday = people.today() - timedelta(days=1)
    said(people, insight, Word.IN_PROGRESS, owner="Ole Brandwirth", due_on=yesterday)
    page = html(people, BALANCE)
    assert ("Nicht gehalten" in page, "Ole Brandwirth" in page, "In Arbeit" in page) == (True, True, False)


def test_an_overdue_answer_is_said(people: People) -> None:
    people.inquiry(answer_by=people.today() - timedelta(days=1))
    assert "Unsere Antwort ist überfällig." in html(people, BALANCE)


def test_a_draft_has_no_balance(people: People) -> None:
    people.inquiry(is_open=False)
    assert people.client().get(BALANCE).status_code == 404
    assert people.client(people.mira).get(BALANCE).status_code == 404


def test_a_closed_inquiry_keeps_its_balance(people: People, inquiry: Inquiry, insight: Insight) -> None:
    close_inquiry(inquiry=inquiry, by=people.mira.pk)
    assert "Wer anruft, wartet" in html(people, BALANCE)


def test_an_unknown_inquiry_has_no_balance(people: People) -> None:
    assert people.client().get("/anliegen/fehlt/bilanz/").status_code == 404


def test_words_and_names_for_the_team_are_hidden_and_counted(
    people: People, inquiry: Inquiry, insight: Insight
) -> None:
    response = people.client().get(f"{BALANCE}{insight.pk}/")
    page = response.content.decode()
    assert [part in page for part in ("eine Stunde in der Leitung", "keiner zurück", "Lea Sommer")] == [True] * 3
    for secret in ("Kolbe", "Empfang", "angeschrien", "Nettelbeck", "sofort"):
        assert secret not in page
    assert response.context["evidence"].hidden == 2
    assert response.context["insight"].people == 3


def test_no_page_of_the_public_holds_a_secret_word(people: People, inquiry: Inquiry, insight: Insight) -> None:
    for url in ("/", BALANCE, "/anliegen/kontakt/", f"{BALANCE}{insight.pk}/"):
        page = html(people, url)
        assert not any(secret in page for secret in ("Kolbe", "Nettelbeck", "/team/geschichte/"))


def test_withdrawn_words_leave_the_public_page(people: People, inquiry: Inquiry, insight: Insight) -> None:
    named = insight.evidence.get(story__name="Lea Sommer").story
    withdraw_stories(story_ids=[named.pk], ground=Withdrawal.TELLER)
    page = html(people, f"{BALANCE}{insight.pk}/")
    assert ("Lea Sommer" in page, "keiner zurück" in page) == (False, False)


def test_html_in_words_and_reasons_is_escaped(people: People, inquiry: Inquiry) -> None:
    told = [people.tells(inquiry, f"<img src=x onerror=alert({n})>")[0] for n in range(3)]
    insight = insight_of(people, inquiry, told, "<b>Titel</b>")
    said(people, insight, Word.EXISTS, reason="<script>alert(1)</script>")
    for url in (BALANCE, f"{BALANCE}{insight.pk}/"):
        page = html(people, url)
        assert not any(tag in page for tag in ("<img src=x", "<b>Titel", "<script>alert"))
        assert "&lt;b&gt;Titel&lt;/b&gt;" in page


def test_an_insight_is_only_under_its_own_inquiry(people: People, inquiry: Inquiry, insight: Insight) -> None:
    people.inquiry(slug="schalter")
    assert people.client().get(f"/anliegen/schalter/bilanz/{insight.pk}/").status_code == 404
    assert people.client().get(f"{BALANCE}0/").status_code == 404


def test_an_insight_of_a_draft_is_not_public(people: People) -> None:
    draft = people.inquiry(slug="entwurf")
    insight = insight_of(people, draft, guests(people, draft), "Noch nicht öffentlich")
    Inquiry.objects.filter(pk=draft.pk).update(state="draft")
    assert people.client().get(f"/anliegen/entwurf/bilanz/{insight.pk}/").status_code == 404


def test_public_pages_take_no_posts(people: People, inquiry: Inquiry, insight: Insight) -> None:
    assert [people.client().post(url).status_code for url in (BALANCE, f"{BALANCE}{insight.pk}/")] == [405, 405]


def test_the_balance_costs_the_same_with_one_and_three(people: People, inquiry: Inquiry, insight: Insight) -> None:
    client = people.client()
    said(people, insight, Word.EXISTS)
    client.get(BALANCE)
    one = queries(lambda: client.get(BALANCE))
    for title in ("zwei", "drei"):
        said(people, insight_of(people, inquiry, guests(people, inquiry), title), Word.EXISTS)
    # Ten stories are enough for a first count of who told; it is made once and then only read.
    client.get(BALANCE)
    assert queries(lambda: client.get(BALANCE)) == one
    # Promises by month, how they stand, times of answers and which inquiries are known inside only are six of them.
    assert one <= 19


def test_many_commitments_come_in_pages_and_none_is_lost(people: People, inquiry: Inquiry) -> None:
    day = clock.today() + timedelta(days=9)
    for n in range(12):
        text = f"Wir rufen zurück, Fall {n}."
        commit_to(inquiry=inquiry, text=text, owner="Kundendienst", due_on=day, by=people.mira.pk)
    shown = [html(people, f"{BALANCE}?zusage={number}") for number in (1, 2)]
    assert [[f"Fall {n}." in page for n in range(12)].count(True) for page in shown] == [10, 2]
    assert all(f"Fall {n}." in "".join(shown) for n in range(12))
    assert 'aria-label="Seiten der Zusagen"' in shown[0]


def test_the_balance_counts_roles_only_where_no_small_group_shows(people: People, inquiry: Inquiry) -> None:
    for n in range(20):
        people.tells(inquiry, f"Kundin {n}", roles=["customer"])
    for n in range(9):
        people.tells(inquiry, f"Gast {n}", roles=["guest"])
    for n in range(3):
        people.tells(inquiry, f"Von hier {n}", roles=["employee"])
    page = people.client().get(BALANCE)
    cells = {key: cell.count for key, _label, cell in page.context["rows"]}
    assert {key: n for key, n in cells.items() if n is not None} == {"customer": 20}
    text = page.content.decode()
    assert "weniger als 10" in text
    assert "nicht gezeigt, schützt eine kleine Gruppe" in text
    assert '<a href="/kleine-gruppen/">' in text
    # The next story changes nothing, and asks for nothing but the release that is there.
    people.tells(inquiry, "Noch eine", roles=["guest"])
    again = people.client().get(BALANCE)
    assert again.context["table"] == page.context["table"]


def test_the_words_about_small_groups(people: People) -> None:
    text = people.client().get("/kleine-gruppen/").content.decode()
    assert "keine Zahl für Gruppen unter 5 Menschen" in text
    assert "keine unter 10" in text
