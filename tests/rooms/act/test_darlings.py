"""What is loved is judged by evidence, and never by the one who made it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from resonanz.act import actions, reads
from resonanz.act.enums import Side, Verdict
from resonanz.act.errors import DarlingIncomplete, IsMaker, NothingToLeave, NotYours
from resonanz.act.models import Darling, DarlingEvidence, DarlingVerdict
from resonanz.act.reads import Loved
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen import actions as listen
from resonanz.listen.enums import Permission, Withdrawal
from resonanz.people.models import Account
from resonanz.trust.models import LedgerHead
from resonanz.understand.models import Insight
from tests.rooms.act.support import DAY, NOON
from tests.support.people import People

pytestmark = pytest.mark.django_db

ADDRESS = "/team/herzensprojekte/"


@pytest.fixture
def planner(people: People) -> Darling:
    """Made by Jonas and by somebody without an account."""
    return love(people)


def love(people: People, **changes: Any) -> Darling:
    told: dict[str, Any] = {
        "title": "Der Tarifplaner",
        "what": "Ein Rechner, der jeden Tarif kennt.",
        "why": "Zwei Winter Arbeit stecken darin.",
        "since": "2014",
        "makers": [people.jonas.pk],
        "names": ["Grete Ammersdorf"],
        "agreed": True,
        "conditions": ["Wer ihn öffnet, findet in einer Minute seinen Tarif."],
        **changes,
    }
    with clock.held_at(NOON):
        return actions.love(by=people.jonas.pk, **told)


def loved(darling: Darling) -> Loved:
    found = reads.darling(darling.pk)
    assert found is not None
    return found


def seen(people: People, darling: Darling, side: Side = Side.FAILS, **changes: Any) -> DarlingEvidence:
    told: dict[str, Any] = {
        "observation": "Drei von vier gaben auf.",
        "observed_on": DAY,
        "by": people.mira.pk,
        **changes,
    }
    with clock.held_at(NOON):
        return actions.bring_evidence(condition=darling.conditions.all()[0], side=side, **told)


def judged(people: People, darling: Darling, word: Verdict = Verdict.LET_GO, **changes: Any) -> DarlingVerdict:
    rests_on = list(DarlingEvidence.objects.filter(condition__darling=darling).values_list("pk", flat=True))
    told: dict[str, Any] = {"reason": "Es hilft niemandem mehr.", "rests_on": rests_on, "by": people.mira.pk, **changes}
    return actions.judge(darling=darling, word=word, **told)


def left(people: People, darling: Darling, **changes: Any) -> None:
    told: dict[str, Any] = {
        "was": "Ein Rechner.",
        "gave": "Zwei Winter lang Ruhe am Telefon.",
        "thanks": "Danke, Jonas. Danke, Grete.",
        "remains": "Die Tabelle dahinter.",
        "by": people.jonas.pk,
        **changes,
    }
    actions.write_farewell(darling=darling, **told)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"title": " "}, {"title"}),
        ({"why": ""}, {"why"}),
        ({"makers": [], "names": []}, {"makers"}),
        ({"agreed": False}, {"agreed"}),
        ({"conditions": ["  "]}, {"conditions"}),
        ({"makers": [987_654]}, {"makers"}),
    ],
)
def test_a_darling_owes_what_why_thanks_and_a_condition(
    people: People, changes: dict[str, Any], missing: set[str]
) -> None:
    before = LedgerHead.objects.get().size
    with pytest.raises(DarlingIncomplete) as refused:
        love(people, **changes)
    assert set(refused.value.problems) == missing
    assert not Darling.objects.exists()
    assert LedgerHead.objects.get().size == before


def test_makers_alone_need_no_agreement(people: People) -> None:
    assert [maker.name for maker in loved(love(people, names=[], agreed=False)).makers] == ["Jonas Perk"]


def test_whoever_made_it_brings_no_evidence(people: People, planner: Darling) -> None:
    before = LedgerHead.objects.get().size
    with pytest.raises(IsMaker):
        seen(people, planner, by=people.jonas.pk)
    assert LedgerHead.objects.get().size == before
    assert not DarlingEvidence.objects.exists()


def test_whoever_made_it_does_not_judge(people: People, planner: Darling) -> None:
    seen(people, planner)
    with pytest.raises(IsMaker):
        judged(people, planner, by=people.jonas.pk)
    assert loved(planner).verdict is None


def test_whoever_made_it_may_comment(people: People, planner: Darling) -> None:
    actions.comment(darling=planner, text="Ich höre zu.", by=people.jonas.pk)
    assert [row.text for row in loved(planner).comments] == ["Ich höre zu."]


def test_typing_a_name_from_the_team_does_not_get_around_the_rule(people: People) -> None:
    darling = love(people, makers=[], names=["Mira Holt"])
    assert loved(darling).is_maker(people.mira.pk)
    with pytest.raises(IsMaker):
        seen(people, darling, by=people.mira.pk)


def test_evidence_of_somebody_who_turns_out_a_maker_counts_no_more(people: People, planner: Darling) -> None:
    seen(people, planner)
    judged(people, planner)
    actions.add_maker(darling=planner, account=people.mira.pk, by=people.jonas.pk)
    found = loved(planner)
    assert (found.countable, found.verdict, found.key) == ([], None, "")
    assert [said.counts for said in found.verdicts] == [False]
    third = Account.objects.create(name="Sevim Aydoğru", is_team=True, created_at=NOON)
    with pytest.raises(DarlingIncomplete) as refused:
        judged(people, planner, by=third.pk)
    assert set(refused.value.problems) == {"rests_on"}


def test_an_observation_owes_its_words_and_its_day(people: People, planner: Darling) -> None:
    with pytest.raises(DarlingIncomplete) as refused:
        seen(people, planner, observation=" ", observed_on=None)
    assert set(refused.value.problems) == {"observation", "observed_on"}
    with pytest.raises(DarlingIncomplete) as refused:
        seen(people, planner, observed_on=DAY + timedelta(days=1))
    assert set(refused.value.problems) == {"observed_on"}


def test_evidence_can_point_to_a_story_or_an_insight(
    people: People, planner: Darling, inquiry: Inquiry, insight: Insight
) -> None:
    story, _code = people.tells(inquiry, "Der Rechner fragt nach meiner Zählernummer.", works_well="Er ist schnell.")
    seen(people, planner, observation="", observed_on=None, story=story.pk)
    seen(people, planner, Side.HOLDS, observation="", observed_on=None, insight=insight.pk)
    found = loved(planner)
    assert [shown.row.insight for shown in found.holds] == [insight]
    assert [shown.voice.text for shown in found.fails if shown.voice] == [story.text]


@pytest.mark.parametrize("field", ["story", "insight", "measure", "experiment"])
def test_what_leads_nowhere_is_no_evidence(people: People, planner: Darling, field: str) -> None:
    with pytest.raises(DarlingIncomplete) as refused:
        seen(people, planner, **{"observation": "", "observed_on": None, field: 987_654})
    assert set(refused.value.problems) == {field}


def test_an_erased_story_stays_as_a_dash_and_cannot_be_linked_anew(
    people: People, planner: Darling, inquiry: Inquiry
) -> None:
    story, _code = people.tells(inquiry, "Das Schlimme daran ist die Zählernummer.")
    seen(people, planner, story=story.pk)
    listen.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    shown = loved(planner).fails[0]
    assert shown.voice is not None
    assert (shown.voice.text, bool(shown.voice.withdrawn)) == ("", True)
    with pytest.raises(DarlingIncomplete):
        seen(people, planner, story=story.pk)


def test_a_verdict_owes_reason_and_evidence(people: People, planner: Darling) -> None:
    with translation.override("de"), pytest.raises(DarlingIncomplete) as refused:
        judged(people, planner, reason="")
    assert refused.value.problems == {
        "reason": "Bitte sagen Sie, warum. Die Menschen, die es gemacht haben, lesen es.",
        "rests_on": "Ein Urteil ruht auf mindestens einem Beleg von jemandem, der Abstand hat.",
    }


def test_evidence_of_another_darling_carries_no_verdict(people: People, planner: Darling) -> None:
    other = love(people, title="Der Kalender")
    foreign = seen(people, other)
    with pytest.raises(DarlingIncomplete):
        judged(people, planner, rests_on=[foreign.pk])


def test_a_new_look_follows_and_the_old_one_stays(people: People, planner: Darling) -> None:
    seen(people, planner)
    judged(people, planner, Verdict.CHANGE, reason="Er fragt zu viel.")
    seen(people, planner, Side.HOLDS, observation="Jetzt finden ihn alle.")
    judged(people, planner, Verdict.KEEP, reason="Er fragt nur noch zweierlei.")
    found = loved(planner)
    assert [(said.row.number, said.row.word, len(said.rests_on)) for said in found.verdicts] == [
        (1, "change", 1),
        (2, "keep", 2),
    ]
    assert found.key == Verdict.KEEP


def test_strengths_come_before_what_hurts(people: People, planner: Darling) -> None:
    seen(people, planner, observation="Drei gaben auf.")
    seen(people, planner, Side.HOLDS, observation="Eine lachte.")
    page = people.client(people.jonas).get(f"{ADDRESS}{planner.pk}/").content.decode()
    assert page.index("Eine lachte.") < page.index("Drei gaben auf.")


def test_a_farewell_needs_a_verdict_that_lets_go(people: People, planner: Darling) -> None:
    with pytest.raises(NothingToLeave):
        left(people, planner)
    seen(people, planner)
    judged(people, planner, Verdict.CHANGE)
    with pytest.raises(NothingToLeave):
        left(people, planner)


@pytest.mark.parametrize("field", ["was", "gave", "thanks", "remains"])
def test_a_farewell_owes_all_four(people: People, planner: Darling, field: str) -> None:
    seen(people, planner)
    judged(people, planner)
    with pytest.raises(DarlingIncomplete) as refused:
        left(people, planner, **{field: " "})
    assert set(refused.value.problems) == {field}


def let_go(people: People, darling: Darling, **changes: Any) -> str:
    seen(people, darling)
    judged(people, darling)
    left(people, darling, **changes)
    return f"/abschied/{darling.pk}/"


def test_it_is_public_only_when_every_maker_agreed(people: People, planner: Darling) -> None:
    address = let_go(people, planner)
    jonas, grete = (maker.row for maker in loved(planner).makers)
    assert people.client().get(address).status_code == 404
    actions.agree(maker=jonas, is_public=True, by=people.jonas.pk)
    assert people.client().get(address).status_code == 404
    actions.agree(maker=grete, is_public=True, by=people.mira.pk)
    page = people.client().get(address)
    assert page.status_code == 200
    assert "Danke, Jonas. Danke, Grete." in page.content.decode()
    actions.agree(maker=grete, is_public=False, by=people.mira.pk)
    assert people.client().get(address).status_code == 404


def test_nobody_agrees_for_somebody_who_can_say_so_themselves(people: People, planner: Darling) -> None:
    jonas = loved(planner).makers[0].row
    with pytest.raises(NotYours):
        actions.agree(maker=jonas, is_public=True, by=people.mira.pk)
    Account.objects.filter(pk=people.jonas.pk).update(is_active=False)
    # Somebody who has left says it to a human.
    actions.agree(maker=loved(planner).makers[0].row, is_public=True, by=people.mira.pk)
    assert loved(planner).makers[0].is_public is True


def test_a_name_can_be_forgotten_and_the_page_goes_with_it(people: People, planner: Darling) -> None:
    address = let_go(people, planner)
    for maker in loved(planner).makers:
        actions.agree(maker=maker.row, is_public=True, by=people.jonas.pk)
    assert people.client().get(address).status_code == 200
    actions.forget_maker(maker=loved(planner).makers[1].row)
    assert people.client().get(address).status_code == 404
    page = people.client(people.mira).get(f"{ADDRESS}{planner.pk}/").content.decode()
    assert "Grete" not in page.replace("Danke, Grete", "")
    actions.forget_maker(maker=loved(planner).makers[0].row)
    assert loved(planner).makers[0].name == "Jonas Perk"


def test_a_later_verdict_takes_the_farewell_back(people: People, planner: Darling) -> None:
    address = let_go(people, planner)
    for maker in loved(planner).makers:
        actions.agree(maker=maker.row, is_public=True, by=people.jonas.pk)
    judged(people, planner, Verdict.CHANGE)
    assert people.client().get(address).status_code == 404
    assert len(loved(planner).farewells) == 1


def test_praise_is_shown_in_public_only_by_permission(people: People, planner: Darling, inquiry: Inquiry) -> None:
    free, _code = people.tells(inquiry, "Lang und breit.", works_well="Der Rechner hat mich gerettet.")
    inside, _code = people.tells(inquiry, "Nur für Sie: Der Rechner war gut.", permission=Permission.TEAM)
    address = let_go(people, planner, praise=[(free.pk, ""), (inside.pk, "Nur für Sie")])
    for maker in loved(planner).makers:
        actions.agree(maker=maker.row, is_public=True, by=people.jonas.pk)
    page = people.client().get(address).content.decode()
    assert "Der Rechner hat mich gerettet." in page
    assert "Nur für Sie" not in page
    assert "Nur für Sie" in people.client(people.mira).get(f"{ADDRESS}{planner.pk}/abschied/").content.decode()
    listen.change_permission(story=free, permission=Permission.TEAM, name="")
    assert "gerettet" not in people.client().get(address).content.decode()
    listen.withdraw_stories(story_ids=[free.pk], ground=Withdrawal.TELLER)
    assert people.client().get(address).status_code == 200


def test_praise_stands_word_for_word_or_not_at_all(people: People, planner: Darling, inquiry: Inquiry) -> None:
    story, _code = people.tells(inquiry, "Ich wartete lange. Die Musik ist hübsch. Dann legte jemand auf.")
    seen(people, planner)
    judged(people, planner)
    with pytest.raises(DarlingIncomplete) as refused:
        left(people, planner, praise=[(story.pk, "Die Musik ist wunderbar.")])
    assert set(refused.value.problems) == {"stories"}
    left(people, planner, praise=[(story.pk, "Die Musik ist hübsch.")])
    farewell = loved(planner).farewell
    assert farewell is not None
    (praise,) = reads.praise_of(farewell)
    voice = reads.praising_voice(praise, public=True)
    assert voice is not None
    assert voice.text == "Die Musik ist hübsch."


def test_the_list_costs_the_same_for_one_and_for_many(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        darling = love(people, title=f"Liebe {number}")
        seen(people, darling)
        judged(people, darling)
    with django_assert_max_num_queries(11):
        assert len(reads.darlings()) == 6


def posted(people: People, path: str, **data: Any) -> Any:
    return people.client(people.mira).post(f"{ADDRESS}{path}", data)


def test_the_whole_way_through_the_pages(people: People, inquiry: Inquiry) -> None:
    story, _code = people.tells(inquiry, "Der Rechner ließ mich allein.")
    answer = posted(
        people,
        "neu/",
        title="Der Tarifplaner",
        what="Ein Rechner",
        why="Zwei Winter",
        since="2014",
        makers=[people.jonas.pk],
        names="",
        conditions="Man findet in einer Minute seinen Tarif.\r\nEr stimmt.",
    )
    darling = Darling.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{ADDRESS}{darling.pk}/")
    first = darling.conditions.all()[0]
    link = f"https://dialog.example/team/geschichte/{story.pk}/?von=lesen"
    told = {"condition": first.pk, "side": "fails", "link": link}
    assert posted(people, f"{darling.pk}/beleg/", **told).status_code == 302
    assert posted(people, f"{darling.pk}/beleg/", **{**told, "link": "https://woanders.example/"}).status_code == 422
    piece = DarlingEvidence.objects.get()
    spoken = {"word": "let_go", "reason": "Er lässt Menschen allein.", "rests_on": [piece.pk]}
    assert posted(people, f"{darling.pk}/urteil/", **{**spoken, "rests_on": []}).status_code == 422
    assert posted(people, f"{darling.pk}/urteil/", **spoken).status_code == 302
    words = {"was": "Ein Rechner", "gave": "Ruhe", "thanks": "Danke, Jonas.", "remains": "Die Tabelle"}
    chosen = f"{link} „ließ mich allein“"
    assert posted(people, f"{darling.pk}/abschied/", **words, stories=chosen).status_code == 302
    page = people.client(people.jonas).get(f"{ADDRESS}{darling.pk}/").content.decode()
    assert story.text in page
    assert "Er lässt Menschen allein." in page
    assert "Sie haben es mitgemacht." in page
    assert "Danke, Jonas." in people.client(people.jonas).get(f"{ADDRESS}{darling.pk}/abschied/").content.decode()
    assert "Loslassen" in people.client(people.jonas).get(ADDRESS).content.decode()


def test_the_page_refuses_a_maker_and_says_why(people: People, planner: Darling) -> None:
    first = planner.conditions.all()[0]
    told = {"condition": first.pk, "side": "holds", "observation": "Ich finde ihn gut.", "observed_on": "2026-01-02"}
    answer = people.client(people.jonas).post(f"{ADDRESS}{planner.pk}/beleg/", told, follow=True)
    assert "Belege und Urteil kommen von Menschen, die Abstand haben." in answer.content.decode()
    assert not DarlingEvidence.objects.exists()


def test_a_day_far_back_is_fine(people: People, planner: Darling) -> None:
    assert seen(people, planner, observed_on=date(1999, 12, 31)).pk
