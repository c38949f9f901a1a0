"""The audit of promises: one frozen list, judged outside with a story and inside without a name."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from resonanz.answer.views.voice import shown_way
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen import actions as listen
from resonanz.listen import reads as listen_reads
from resonanz.listen.actions import Told
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.mirror import actions, reads
from resonanz.mirror.actions import Item, Judgement
from resonanz.mirror.enums import Instrument, Side
from resonanz.mirror.errors import Incomplete, NotNow
from resonanz.mirror.models import Look, LookChange, Promise, Sheet
from resonanz.mirror.rules.belief_counts import Said
from resonanz.trust.models import Tombstone
from tests.rooms.mirror.support import inside, look_at, outside
from tests.support.people import People

pytestmark = pytest.mark.django_db

PERSONAL, DIGITAL, FAIR = "Immer persönlich für Sie da.", "Alles digital.", "Fairness"


def drafted(people: People, inquiry: Inquiry | None, **changes: Any) -> Look:
    return look_at(people, Instrument.PROMISES, inquiry, asking=False, **changes)


def listed(look: Look) -> list[Promise]:
    return actions.keep_promises(
        look=look,
        items=[
            Item(kind="promise", text=f" {PERSONAL} ", source="https://auenfurt.example/wir"),
            Item(kind="promise", text=DIGITAL),
            Item(kind="value", text=FAIR),
        ],
    )


def asked(people: People, inquiry: Inquiry | None, **changes: Any) -> Look:
    look = drafted(people, inquiry, **changes)
    if not Promise.objects.filter(look=look).exists():
        listed(look)
    actions.begin_look(look=look, by=people.mira.pk)
    return Look.objects.get(pk=look.pk)


def says(*said: str, why: str = "") -> dict[int, Judgement]:
    """To the first, second, third promise; an empty word leaves it open."""
    return {n: Judgement(says=one, why=why) for n, one in enumerate(said, start=1) if one}


_keys = iter(range(10_000))


def judge(
    look: Look, judged: dict[int, Judgement], *, roles: tuple[str, ...] = ("customer",), text: str = "So war es."
) -> Told:
    key = f"a key that is long enough for judging {next(_keys)}"
    return actions.judge_outside(
        look=look, judged=judged, key=key, text=text, roles=roles, permission="public_anonymous"
    )


def judge_in(look: Look, side: Side, judged: dict[int, Judgement]) -> Sheet:
    [code] = actions.issue_passes(look=look, side=side)
    return actions.judge_inside(code=code, key=f"a key that is long enough within {next(_keys)}", judged=judged)


def opened(people: People, look: Look) -> reads.PromiseResult:
    actions.open_look(look=look, by=people.mira.pk)
    return reads.result_of_promises(Look.objects.get(pk=look.pk))


def row_of(result: reads.PromiseResult, text: str) -> reads.PromiseRow:
    return next(row for row in result.rows if row.promise.text == text)


def test_the_list_is_kept_trimmed_and_in_order(people: People) -> None:
    look = drafted(people, None)
    listed(look)
    assert [(row.number, row.text) for row in reads.promises_of(look.pk)] == [(1, PERSONAL), (2, DIGITAL), (3, FAIR)]
    actions.keep_promises(look=look, items=[Item(kind="value", text=FAIR)])
    assert [(row.number, row.text) for row in reads.promises_of(look.pk)] == [(1, FAIR)]


def test_a_refused_list_changes_nothing(people: People) -> None:
    look = drafted(people, None)
    listed(look)
    with pytest.raises(Incomplete) as refused:
        actions.keep_promises(look=look, items=[Item(kind="value", text=FAIR), Item(kind="value", text="fairness.")])
    assert set(refused.value.problems) == {"1-text"}
    assert Promise.objects.count() == 3


def test_without_a_list_nobody_is_asked(people: People) -> None:
    look = drafted(people, None)
    with pytest.raises(NotNow, match="Noch steht kein Versprechen"):
        actions.begin_look(look=look, by=people.mira.pk)


def test_the_beginning_commits_to_every_word_of_the_list(people: People) -> None:
    look = asked(people, None)
    said = LookChange.objects.get(look=look).said
    assert said["items"] == [
        {"kind": "promise", "text": PERSONAL, "source": "https://auenfurt.example/wir"},
        {"kind": "promise", "text": DIGITAL, "source": ""},
        {"kind": "value", "text": FAIR, "source": ""},
    ]
    with pytest.raises(NotNow, match="was den Gefragten gesagt wurde"):
        actions.keep_promises(look=look, items=[Item(kind="value", text="Mut")])


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE mirror_promise SET text = 'Anders' WHERE number = 1",
        "DELETE FROM mirror_promise",
        "INSERT INTO mirror_promise SELECT 999, 9, 'value', 'x', '', id FROM mirror_look",
    ],
)
def test_the_list_cannot_be_changed_by_any_program(people: People, sql: str) -> None:
    asked(people, None)
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_every_reason_is_a_story_of_the_same_voice(people: People, inquiry: Inquiry) -> None:
    look = asked(people, inquiry)
    told = judge(look, {1: Judgement(says="doubt", why="Nur Automaten."), 3: Judgement(says="believe")})
    first = Story.objects.get(pk=told.story_id)
    reason = Story.objects.get(supplements=first)
    assert (reason.text, reason.teller) == ("Nur Automaten.", first.teller)
    assert Sheet.objects.get().answers == {
        "items": {"1": {"says": "doubt", "reason": reason.entry_index}, "3": {"says": "believe"}}
    }


def test_the_same_key_again_is_the_same_answer(people: People, inquiry: Inquiry) -> None:
    look = asked(people, inquiry)
    told = [
        actions.judge_outside(
            look=look,
            judged=says("doubt", why="Nein."),
            key="a key that is long enough and the same",
            text="So war es.",
            roles=["customer"],
            permission="team",
        )
        for _again in range(2)
    ]
    assert told[0].code == told[1].code
    assert (Sheet.objects.count(), Story.objects.count()) == (1, 2)


@pytest.mark.parametrize("judged", [{}, {9: Judgement(says="believe")}, {1: Judgement(says="maybe")}])
def test_what_was_not_asked_cannot_be_answered(people: People, inquiry: Inquiry, judged: dict[int, Judgement]) -> None:
    look = asked(people, inquiry)
    with pytest.raises(Incomplete):
        judge(look, judged)
    with pytest.raises(Incomplete), transaction.atomic():
        judge_in(look, Side.STAFF, judged)
    with pytest.raises(Incomplete):
        outside(look, {"words": ["teuer"]})
    assert not Sheet.objects.exists()
    assert not Story.objects.exists()


def test_a_reason_can_be_taken_back_alone(people: People, inquiry: Inquiry) -> None:
    look = asked(people, inquiry)
    told = judge(look, says("doubt", why="Nur Automaten."))
    reason = Story.objects.get(supplements_id=told.story_id)
    listen.withdraw_stories(story_ids=[reason.pk], ground=Withdrawal.TELLER)
    assert Sheet.objects.get().answers["items"]["1"]["says"] == "doubt"
    result = opened(people, look)
    assert result.rows[0].reasons == ()
    [one] = reads.judged_by([told.story_id])
    assert (one.promise, one.says, one.reason) == (PERSONAL, "glaube ich nicht", None)


def test_whoever_withdraws_everything_takes_every_judgement_along(people: People, inquiry: Inquiry) -> None:
    look = asked(people, inquiry)
    told = judge(look, says("doubt", "believe", why="Darum."))
    entry = Sheet.objects.get().entry_index
    voices = listen_reads.voices_of(Story.objects.get(pk=told.story_id))
    assert len(voices) == 3
    listen.withdraw_stories(story_ids=[story.pk for story in voices], ground=Withdrawal.TELLER)
    assert not Sheet.objects.exists()
    assert Tombstone.objects.filter(target_index=entry).exists()
    assert not Story.objects.exclude(text="").exists()


def test_a_voice_shows_each_reason_beside_its_promise(people: People, inquiry: Inquiry) -> None:
    look = asked(people, inquiry)
    told = judge(look, {1: Judgement(says="doubt", why="Nur Automaten."), 2: Judgement(says="cannot_say")})
    story = listen_reads.story(told.story_id)
    assert story is not None
    [aside] = shown_way(story)["asides"]
    assert aside.text == f"„{PERSONAL}“: glaube ich nicht – Nur Automaten.\n„{DIGITAL}“: kann ich nicht sagen"


def test_who_believes_what(people: People, inquiry: Inquiry) -> None:
    look = asked(people, inquiry)
    for number in range(28):
        judge(
            look,
            says(
                "believe" if number < 3 else "doubt",
                "believe" if number < 22 else "doubt",
                "" if number < 6 else "believe",
            ),
        )
    for number in range(30):
        judge_in(look, Side.STAFF, says("believe" if number < 18 else "doubt", "believe", "cannot_say"))
    result = opened(people, look)
    assert (result.customers, result.staff) == (28, 30)
    assert [(row.promise.text, row.rank) for row in result.ranked] == [(DIGITAL, 1), (FAIR, 1), (PERSONAL, 3)]
    personal, staff = row_of(result, PERSONAL).parts[:2]
    assert personal is not None
    assert staff is not None
    assert (personal.said, personal.believe) == (Said.NEARLY_ALL, (0, 4))
    assert (staff.said, staff.believe, staff.doubt) == (Said.EXACT, (18, 18), (12, 12))
    assert result.gap is not None
    assert result.gap.promise.text == PERSONAL
    assert result.finding.startswith(f"Am wenigsten geglaubt: „{PERSONAL}“ (höchstens 4 von 28).")
    assert row_of(result, FAIR).part(1) is None, "nobody inside could say"
    assert result.told_apart == 2
    [told] = [one for one in reads.findings() if one.key == "promises"]
    assert told.says == result.finding
    assert told.hurts.startswith(f"„{PERSONAL}“ glauben mit 95 % Sicherheit nur ")
    assert told.base.startswith("28 ")


def test_without_an_open_audit_it_is_missing(people: People) -> None:
    asked(people, None)
    [told] = [one for one in reads.findings() if one.key == "promises"]
    assert told.is_missing


def test_four_customers_are_no_number_and_nine_of_the_staff_neither(people: People, inquiry: Inquiry) -> None:
    look = asked(people, inquiry)
    for _number in range(4):
        judge(look, says("doubt", why="Nein."))
    for _number in range(9):
        judge_in(look, Side.STAFF, says("doubt", why="Wir schaffen es nicht."))
    result = opened(people, look)
    assert (result.customers, result.staff, result.ranked) == (None, None, [])
    assert len(result.rows[0].reasons) == 4, "words from outside stand there as they were told"
    assert result.rows[0].evidence == ()


def test_words_from_inside_stand_only_where_enough_judged_so(people: People) -> None:
    look = asked(people, None)
    for number in range(24):
        judge_in(look, Side.STAFF, says("doubt" if number < 12 else "believe", why=f"Beispiel {number}"))
    for number in range(6):
        judge_in(look, Side.LEADERSHIP, says("believe" if number < 4 else "doubt", why="Aus der Leitung"))
    result = opened(people, look)
    told = result.rows[0].evidence
    assert [(one.side, str(one.says), len(one.texts)) for one in told] == [
        (Side.STAFF, "doubt", 12),
        (Side.STAFF, "believe", 12),
    ]


def test_whoever_works_here_and_answers_outside_is_no_customer(people: People, inquiry: Inquiry) -> None:
    look = asked(people, inquiry)
    for number in range(11):
        judge(look, says("believe" if number < 6 else "doubt"), roles=("customer", *(["employee"] * (number > 5))))
    result = opened(people, look)
    assert [size for _name, _label, size in result.audiences] == [6, None, None, None, 5]


def test_one_who_works_here_cannot_be_computed_from_the_total(people: People, inquiry: Inquiry) -> None:
    look = asked(people, inquiry)
    for _number in range(6):
        judge(look, says("believe"))
    judge(look, says("doubt"), roles=("customer", "employee"))
    result = opened(people, look)
    assert [size for _name, _label, size in result.audiences] == [None] * 5


def test_doubts_come_first_and_the_newest_before_the_older(people: People, inquiry: Inquiry) -> None:
    look = asked(people, inquiry)
    for said, why in (("believe", "Ja."), ("doubt", "Nein, früher."), ("doubt", "Nein, heute.")):
        judge(look, says(said, why=why))
    hidden = judge(look, says("doubt", why="Unflat"))
    listen.hide_story(
        story=Story.objects.get(supplements_id=hidden.story_id), ground="insult", note="Beleidigung", by=people.mira
    )
    result = opened(people, look)
    assert [reason.text for reason in result.rows[0].reasons] == ["Nein, heute.", "Nein, früher.", "Ja."]


def test_asked_again_the_same_words_stand_before_and_after(people: People, inquiry: Inquiry) -> None:
    first = asked(people, inquiry)
    for number in range(20):
        judge(first, says("believe" if number < 5 else "doubt", "believe" if number < 10 else "doubt"))
    actions.open_look(look=first, by=people.mira.pk)
    second = asked(people, inquiry, follows=first)
    assert [row.text for row in reads.promises_of(second.pk)] == [PERSONAL, DIGITAL, FAIR]
    for number in range(20):
        judge(second, says("believe" if number < 15 else "doubt", "believe" if number < 11 else "doubt"))
    result = opened(people, second)
    assert [(promise.text, one.is_sure, one.is_more) for promise, one in result.changes] == [
        (PERSONAL, True, True),
        (DIGITAL, False, True),
    ]
    assert len(reads.promises_over_time()) == 2


def test_numbers_stay_when_the_answers_are_gone(people: People, inquiry: Inquiry) -> None:
    look = asked(people, inquiry)
    for number in range(12):
        judge(look, says("believe" if number < 6 else "doubt", why="Darum."))
    before = [row.parts for row in opened(people, look).rows]
    with clock.held_at(clock.now() + timedelta(days=500)):
        listen.erase_expired()
    after = reads.result_of_promises(look)
    assert [row.parts for row in after.rows] == before
    assert all(not row.reasons for row in after.rows)


def test_what_was_kept_stands_beside(people: People, inquiry: Inquiry) -> None:
    look = asked(people, inquiry)
    result = opened(people, look)
    assert result.kept is not None
    assert (result.kept.total, result.kept.url) == (0, "/bilanz/")


def test_the_team_drafts_a_list_in_the_browser(team: Client, people: People, inquiry: Inquiry) -> None:
    look = drafted(people, inquiry)
    base = f"/team/spiegel/durchgang/{look.pk}/"
    assert team.post(base + "tun/beginnen/").status_code == 409
    place = base + "versprechen/"
    assert team.get(place).status_code == 200
    rows = {"zeile-TOTAL_FORMS": "3", "zeile-INITIAL_FORMS": "3"}
    row = {
        f"zeile-{n}-{name}": value
        for n in range(3)
        for name, value in (("kind", "promise"), ("text", ""), ("source", ""))
    }
    twice = team.post(place, {**rows, **row, "zeile-0-text": PERSONAL, "zeile-1-text": PERSONAL})
    assert twice.status_code == 422
    assert "Das steht schon an Stelle 1." in twice.content.decode()
    assert team.post(place, {**rows, **row, "zeile-0-text": PERSONAL, "zeile-1-source": "hier"}).status_code == 422
    assert team.post(place, {**rows, **row, "zeile-0-text": PERSONAL})["Location"] == base
    shown = team.post(base + "versprechen/einfuegen/", {"pasted": f"• {DIGITAL}\n• Quatsch", "kind": "promise"})
    assert DIGITAL in shown.content.decode()
    assert Promise.objects.count() == 1, "nothing comes into the list before it is chosen"
    none = team.post(
        base + "versprechen/einfuegen/", {"pasted": f"• {DIGITAL}", "kind": "promise", "waehlen": "1", "zeile": "77"}
    )
    assert none.status_code == 422
    chosen = {"pasted": f"• {DIGITAL}\n• Quatsch", "kind": "promise", "waehlen": "1", "zeile": "0"}
    assert team.post(base + "versprechen/einfuegen/", chosen)["Location"] == place
    assert team.post(base + "versprechen/einfuegen/", chosen).status_code == 422
    assert (
        team.post(
            base + "versprechen/einfuegen/",
            {"pasted": "\n".join(f"Wir sind Nummer {n}." for n in range(201)), "kind": "value"},
        ).status_code
        == 422
    )
    assert [row.text for row in reads.promises_of(look.pk)] == [PERSONAL, DIGITAL]
    struck = {"zeile-TOTAL_FORMS": "5", "zeile-INITIAL_FORMS": "5", "zeile-0-kind": "value", "zeile-0-text": PERSONAL}
    struck |= {"zeile-1-text": DIGITAL, "zeile-1-drop": "on", "weiter": ""}
    struck |= {f"zeile-{n}-kind": "promise" for n in range(1, 5)}
    assert team.post(place, struck)["Location"] == place
    assert [(row.kind, row.text) for row in reads.promises_of(look.pk)] == [("value", PERSONAL)]
    assert team.post(base + "tun/beginnen/").status_code == 302
    late = team.post(place, {**rows, **row, "zeile-0-text": "Anders."})
    assert late.status_code == 422
    assert "Anders." in late.content.decode(), "nothing that was typed is lost"
    assert team.post(base + "versprechen/einfuegen/", chosen).status_code == 422
    assert [row.text for row in reads.promises_of(look.pk)] == [PERSONAL]


def test_a_guest_judges_in_the_browser(people: People, inquiry: Inquiry, team: Client) -> None:
    guest = Client(headers={"accept-language": "de"})
    place = f"/anliegen/{inquiry.slug}/versprechen-pruefen/"
    assert "Gerade fragen wir hier nicht" in guest.get(place).content.decode()
    look = asked(people, inquiry)
    assert place in guest.get(f"/anliegen/{inquiry.slug}/").content.decode()
    page = guest.get(place).content.decode()
    for said in (PERSONAL, DIGITAL, FAIR, "Wir bauen die Hotline um.", "Zwei Menschen aus dem Kundendienst."):
        assert said in page
    good = {"story": "Drei Anrufe.", "roles": "customer", "permission": "team", "says_1": "doubt", "why_1": "Nur Band."}
    for bad, sentence in (
        ({"story": ""}, "Hier steht noch nichts. Ein Satz genügt."),
        ({"says_1": "vielleicht"}, "Bitte wählen Sie eine der drei Antworten."),
        ({"says_1": ""}, "Bitte wählen Sie auch, ob Sie es glauben."),
        ({"says_1": "", "why_1": ""}, "Bitte sagen Sie wenigstens zu einem Satz, ob Sie ihn glauben."),
        ({"says_9": "believe"}, "Diese Antworten passen nicht zu dieser Liste."),
        ({"why_1": "x" * 200_000}, "höchstens 65536 Byte"),
    ):
        refused = guest.post(place, {**good, **bad})
        assert refused.status_code == 422
        assert sentence in refused.content.decode()
    assert not Story.objects.exists()
    told = guest.post(place, good)
    assert told["Location"].endswith("?angekommen")
    voice = guest.get(told["Location"]).content.decode()
    assert "Was Sie uns glauben" in voice
    assert "Nur Band." in voice
    base = f"/team/spiegel/durchgang/{look.pk}/"
    assert "Nur Band." not in team.get(base).content.decode()
    for _number in range(11):
        judge(look, says("believe", "believe", "doubt"))
    [code] = actions.issue_passes(look=look, side=Side.STAFF)
    staff = Client(headers={"accept-language": "de"})
    assert PERSONAL in staff.get(f"/blick/{code}/").content.decode()
    assert staff.post(f"/blick/{code}/", {"says_7": "believe"}).status_code == 422
    assert staff.post(f"/blick/{code}/", {"says_1": "believe", "why_1": "Ich rufe zurück."}).status_code == 302
    assert team.get(base + "versprechen/bild/").status_code == 404
    assert team.post(base + "tun/aufdecken/").status_code == 302
    result = team.get(base).content.decode()
    assert "Nur Band." in result
    assert "Ich rufe zurück." not in result
    for dark in ("", "?dunkel"):
        assert team.get(base + "versprechen/bild/" + dark)["Content-Type"] == "image/svg+xml"
    assert team.get("/team/spiegel/versprechen/").status_code == 200
    late = guest.post(place, {**good, "story": "Zu spät."})
    assert late.status_code == 409
    assert "Zu spät." in late.content.decode()
    assert "Nur Band." in late.content.decode()


def test_nobody_who_is_not_asked_sees_the_list(people: People, inquiry: Inquiry) -> None:
    look = asked(people, inquiry)
    stranger = Client()
    for address in ("versprechen/", "versprechen/einfuegen/", "versprechen/bild/"):
        assert stranger.get(f"/team/spiegel/durchgang/{look.pk}/{address}").status_code in {302, 403}


def test_answers_of_other_instruments_are_no_judgements(people: People, inquiry: Inquiry, team: Client) -> None:
    look = asked(people, inquiry)
    with pytest.raises(Incomplete), transaction.atomic():
        inside(look, Side.STAFF, {"words": ["nah"]})
    words = look_at(people, Instrument.THREE_WORDS, asking=False)
    with pytest.raises(NotNow):
        actions.keep_promises(look=words, items=[Item(kind="value", text=FAIR)])
    for address in ("versprechen/", "versprechen/einfuegen/", "versprechen/bild/"):
        assert team.get(f"/team/spiegel/durchgang/{words.pk}/{address}").status_code == 404
