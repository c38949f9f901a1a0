"""What is read: the same as on the pages, in the same words, with the same things left out."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from resonanz.act import actions as act
from resonanz.act.enums import Pledge, Word
from resonanz.answer import reads as answer_reads
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from resonanz.people.enums import Scope
from resonanz.understand.enums import Excerpted
from resonanz.understand.models import Excerpt, Theme
from tests.rooms.answer.support import guests, insight_of, queries
from tests.rooms.doors.api.support import Program, problem
from tests.support.people import People

pytestmark = pytest.mark.django_db

LISTS = (
    *("/inquiries", "/forums"),
    *(f"/inquiries/kontakt/{name}" for name in ("stories", "themes", "insights", "decisions", "commitments")),
)


def theme_of(inquiry: Inquiry, key: int, stories: list[Any]) -> Theme:
    """A theme whose name, phrase and quote are the beginnings of these three stories."""
    theme = Theme.objects.create(
        inquiry=inquiry, key=key, stories=3, tellers=3, born_at=clock.now(), roles={"customer": 3}
    )
    for kind, story in zip((Excerpted.NAME, Excerpted.PHRASE, Excerpted.QUOTE), stories, strict=True):
        Excerpt.objects.create(theme=theme, story=story, kind=kind, rank=0, start=0, end=len(story.text))
    return theme


def full(people: People, number: int = 1) -> Inquiry:
    """An inquiry with several of everything."""
    inquiry = people.inquiry()
    for turn in range(number):
        told = guests(people, inquiry)
        insight = insight_of(people, inquiry, told, f"Erkenntnis {turn}")
        act.decide(
            insight=insight,
            place=inquiry.place,
            word=Word.IN_PROGRESS,
            owner="Kundendienst",
            reason="Wir stellen jemanden ein.",
            due_on=people.today() + timedelta(days=10),
            by=people.mira.pk,
        )
        act.commit_to(
            inquiry=inquiry,
            text=f"Zusage {turn}",
            owner="Leitung",
            due_on=people.today() + timedelta(days=5),
            by=people.mira.pk,
        )
        theme_of(inquiry, turn + 1, told)
    return inquiry


def test_an_inquiry_says_what_it_promises(people: People) -> None:
    inquiry = people.inquiry()
    people.tells(inquiry, "Worte")
    people.inquiry(slug="entwurf", is_open=False)
    program = Program(people, Scope.INQUIRIES_READ)
    rows = program.items("/inquiries")
    assert rows == [
        {
            "slug": "kontakt",
            "code": inquiry.code,
            "title": "Wie war Ihr letzter Kontakt mit uns?",
            "question": "Erzählen Sie, was passiert ist.",
            "why": "Wir bauen die Hotline um.",
            "readers": "Zwei Menschen aus dem Kundendienst.",
            "in_return": "Unsere Wartezeiten.",
            "state": "open",
            "opened_on": people.today().isoformat(),
            "answer_by": inquiry.answer_by.isoformat() if inquiry.answer_by else None,
            "keep_until": inquiry.keep_until.isoformat() if inquiry.keep_until else None,
            "stories": 1,
            "url": "http://testserver/anliegen/kontakt/",
            "balance_url": "http://testserver/anliegen/kontakt/bilanz/",
        }
    ]
    assert program.read("/inquiries/kontakt") == rows[0]
    assert program.get("/inquiries/entwurf").status_code == 404


def test_insights_decisions_and_commitments_are_those_of_the_pages(people: People) -> None:
    full(people)
    program = Program(people)
    (insight,) = program.items("/inquiries/kontakt/insights")
    due = (people.today() + timedelta(days=10)).isoformat()
    assert (insight["title"], insight["people"], insight["stand"]) == (
        "Erkenntnis 0",
        3,
        {
            "key": "in_progress",
            "label": "In Arbeit",
            "reason": "Wir stellen jemanden ein.",
            "owner": "Kundendienst",
            "due_on": due,
            "done_on": None,
            "was_missed": False,
            "public_on": None,
        },
    )
    (decision,) = program.items("/inquiries/kontakt/decisions")
    assert (decision["insight"], decision["word"], decision["due_on"]) == (insight["id"], "in_progress", due)
    (commitment,) = program.items("/inquiries/kontakt/commitments")
    assert (commitment["text"], commitment["state"], commitment["label"]) == ("Zusage 0", "open", "Offen")


def test_a_commitment_says_that_it_was_missed_and_kept_late(people: People) -> None:
    full(people)
    program = Program(people)
    commitment = program.items("/inquiries/kontakt/commitments")[0]
    with clock.held_at(clock.now() + timedelta(days=7)):
        missed = program.items("/inquiries/kontakt/commitments")[0]
        assert (missed["state"], missed["label"], missed["missed_on"]) == ("missed", "Überfällig", missed["due_on"])
        act.follow_up(commitment_id=commitment["id"], deed=Pledge.KEPT, by=people.mira.pk)
        kept = program.items("/inquiries/kontakt/commitments")[0]
    assert (kept["state"], kept["label"], kept["missed_on"]) == ("late", "Später als zugesagt", missed["missed_on"])


def test_a_decision_that_is_internal_yet_is_not_told(people: People) -> None:
    inquiry = people.inquiry()
    insight = insight_of(people, inquiry, guests(people, inquiry), "Erkenntnis")
    act.decide(
        insight=insight,
        place=inquiry.place,
        word=Word.NOT_POSSIBLE,
        reason="Streng geheimer Grund",
        public_on=people.today() + timedelta(days=3),
        by=people.mira.pk,
    )
    program = Program(people)
    assert program.items("/inquiries/kontakt/decisions") == []
    assert program.items("/inquiries/kontakt/insights")[0]["stand"]["key"] == "waiting"


def test_the_balance_says_what_its_page_says(people: People) -> None:
    full(people)
    program = Program(people, Scope.BALANCE_READ)
    house = program.read("/balance")
    found = answer_reads.house_balance(answer_reads.public_inquiries())
    assert (house["stories"], house["unread"], house["insights"]) == (found.stories, found.unread, found.insights)
    assert house["words"] == [{"key": "in_progress", "label": "In Arbeit", "count": 1}]
    assert house["answers"] is None
    own = program.read("/inquiries/kontakt/balance")
    assert (own["stories"], own["words"], own["answers"]) == (3, house["words"], None)


def test_three_people_are_not_counted_by_role(people: People) -> None:
    full(people)
    told = Program(people).read("/inquiries/kontakt/balance")["who_told"]
    assert [row["people"] for row in told if row["people"] is not None] == []


@pytest.mark.parametrize("path", LISTS)
def test_a_list_asks_as_much_for_one_as_for_many(people: People, path: str) -> None:
    full(people)
    program = Program(people)
    program.read(path)
    before = queries(lambda: program.read(path))
    inquiry = Inquiry.objects.get()
    for turn in range(1, 5):
        told = guests(people, inquiry)
        insight_of(people, inquiry, told, f"Erkenntnis {turn}")
        theme_of(inquiry, turn + 1, told)
        people.inquiry(slug=f"noch-{turn}")
    assert queries(lambda: program.read(path)) == before
    assert before <= 16


@pytest.mark.parametrize("path", [path for path in LISTS if path != "/forums"])
def test_every_list_comes_in_pieces_without_gaps(people: People, path: str) -> None:
    full(people, 3)
    people.inquiry(slug="noch-1")
    program = Program(people)
    whole = program.items(path)
    assert len(whole) >= 2
    assert program.items(f"{path}?limit=1") == whole


HIDDEN = ("GEHEIM-TEAM", "GEHEIM-FORUM", "GEHEIM-VERBORGEN", "GEHEIM-GEHALTEN", "GEHEIM-GELOESCHT", "GEHEIM-ALT")


def seeded(people: People) -> tuple[list[str], list[int]]:
    """Words that are not for everybody, in every place where words can stand. All addresses, and their entries."""
    inquiry = people.inquiry()
    open_words = [people.tells(inquiry, f"OFFEN-{n} zu lesen")[0] for n in range(2)]
    permissions = ("team", "forum", *["public_anonymous"] * 4)
    secret = {
        words: people.tells(inquiry, f"{words} steht hier", permission=permission)[0]
        for words, permission in zip(HIDDEN, permissions, strict=True)
    }
    told = list(secret.values())
    insight = insight_of(people, inquiry, [*open_words, *told], "Was alle bewegt")
    for turn, story in enumerate(told):
        theme_of(inquiry, turn + 1, [story, story, story])
    listen.hide_story(story=secret["GEHEIM-VERBORGEN"], ground="insult", note="Ein Grund.", by=people.mira)
    listen.hold_story(story=secret["GEHEIM-GEHALTEN"], ground="insult", note="Ein Grund.", by=people.mira)
    listen.withdraw_stories(story_ids=[secret["GEHEIM-GELOESCHT"].pk], ground=Withdrawal.TELLER)
    listen.supersede_story(story=secret["GEHEIM-ALT"], place=inquiry.place, key="a key that is long", text="OFFEN-NEU")
    paths = [*LISTS, "/inquiries/kontakt", "/inquiries/kontakt/balance", "/balance", f"/insights/{insight.pk}"]
    entries = [story.entry_index for story in told]
    return [*paths, *(f"/stories/{entry}" for entry in entries)], entries


def everything(program: Program, paths: list[str]) -> str:
    return "".join(program.get(path).content.decode() for path in paths)


def test_without_the_right_to_stories_only_public_words_get_out(people: People) -> None:
    paths, _entries = seeded(people)
    others = [scope.value for scope in Scope if scope != Scope.STORIES_READ]
    said = everything(Program(people, *others), paths)
    assert [words for words in HIDDEN if words in said and words != "GEHEIM-ALT"] == []
    assert "OFFEN-0" in said


def test_with_it_the_team_is_seen_but_nothing_that_is_gone_or_out_of_sight(people: People) -> None:
    paths, entries = seeded(people)
    program = Program(people)
    said = everything(program, [path for path in paths if not path.startswith("/insights/")])
    assert [words for words in HIDDEN if words in said] == ["GEHEIM-TEAM", "GEHEIM-FORUM"]
    answers = [program.get(f"/stories/{entry}").status_code for entry in entries]
    assert answers == [200, 200, 404, 404, 404, 404]
    public = everything(program, ["/inquiries/kontakt/stories?seen_by=public"])
    assert [words for words in HIDDEN if words in public] == []


def test_evidence_leaves_a_place_where_words_stood(people: People) -> None:
    paths, entries = seeded(people)
    path = next(path for path in paths if path.startswith("/insights/"))
    insight = Program(people).read(path)
    standing = {piece["entry"]: piece["standing"] for piece in insight["evidence"]}
    assert [standing.get(entry) for entry in entries] == [None, None, "withheld", "withheld", "erased", "shown"]
    assert [piece["text"] for piece in insight["evidence"] if piece["standing"] != "shown"] == [None, None, None]
    assert insight["evidence_not_public"] == 2


def test_of_drafts_and_of_what_never_was_the_same_is_said(people: People) -> None:
    people.inquiry(slug="entwurf", is_open=False)
    program = Program(people)
    for name in ("stories", "themes", "insights", "decisions", "commitments", "balance"):
        answers = [program.get(f"/inquiries/{slug}/{name}") for slug in ("entwurf", "nirgends")]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].content == answers[1].content
    assert program.tell(slug="entwurf").status_code == 404
    assert program.get("/forums/nirgends").status_code == 404


def test_what_did_not_change_is_not_sent_again(people: People) -> None:
    inquiry = people.inquiry()
    program = Program(people)
    first = program.get("/inquiries/kontakt/stories")
    again = program.get("/inquiries/kontakt/stories", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    people.tells(inquiry, "Neue Worte")
    assert program.get("/inquiries/kontakt/stories", headers={"if-none-match": first["ETag"]}).status_code == 200
    assert first["Cache-Control"] == "private, no-cache"
    assert {"Authorization", "Accept-Language"} <= set(first["Vary"].split(", "))


def test_head_says_what_get_would_say(people: People) -> None:
    people.inquiry()
    program = Program(people)
    head: Any = program.client.head("/api/v1/inquiries")
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == program.get("/inquiries")["ETag"]


@pytest.mark.parametrize(
    ("method", "path", "status", "title"),
    [
        ("get", "/api/v1/nirgends", 404, "Hier ist nichts"),
        ("get", "/api/v1/", 404, "Hier ist nichts"),
        ("post", "/api/v1/inquiries", 405, "Das geht an dieser Adresse nicht"),
        ("delete", "/api/v1/stories/1", 405, "Das geht an dieser Adresse nicht"),
        ("get", "/api/v1/stories/-1", 422, "So können wir das nicht annehmen"),
        ("get", "/api/v1/stories/99999999999999999999999", 422, "So können wir das nicht annehmen"),
        ("get", "/api/v1/insights/x", 422, "So können wir das nicht annehmen"),
    ],
)
def test_every_refusal_is_a_problem(people: People, method: str, path: str, status: int, title: str) -> None:
    response = getattr(Program(people).client, method)(path)
    assert response.status_code == status
    assert problem(response)["title"] == title


def test_refusals_speak_the_language_they_were_asked_in(people: People) -> None:
    english = Program(people).client.get("/api/v1/nirgends", headers={"accept-language": "en"})
    assert english["Content-Language"] == "en"
    assert json.loads(english.content)["status"] == 404
