"""Mails of a real mailbox become stories: new ones once, nobody's never, and the mailbox stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from pytest_django import Settings

from resonanz.ground.mailboxes import MailboxPlace
from resonanz.ground.mailboxes.errors import MailboxAway, MailboxSlow
from resonanz.listen import actions, tasks
from resonanz.listen.actions import Visit, fetching
from resonanz.listen.enums import Aside
from resonanz.listen.errors import MailboxWithoutInquiry
from resonanz.listen.models import MailboxState, Story
from resonanz.people import actions as people_actions
from tests.rooms.ground.test_mailboxes import honest
from tests.support.house import free_port
from tests.support.mailboxes import PASSWORD, Mailbox, mail_house, strange_server
from tests.support.people import People


def mail(
    number: int, words: str = "", *, headers: str = "", sender: str = "ada@x.example", charset: str = "utf-8"
) -> bytes:
    head = f"From: Ada <{sender}>\nSubject: Mail {number}\nMessage-ID: <{number}@x.example>\n"
    kind = f"MIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n"
    return (head + kind + headers).encode() + b"\n" + (words or f"Worte Nummer {number}.").encode(charset) + b"\n"


def report(kind: str) -> bytes:
    return f"From: x@y.example\nContent-Type: multipart/report; report-type={kind}; boundary=b\n\n--b--\n".encode()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mailbox]:
    with mail_house(tmp_path_factory.mktemp("mail"), "--no-tls") as found:
        yield found


@pytest.fixture
def house(server: Mailbox, people: People) -> Mailbox:
    people.inquiry()
    server.empty()
    return server


def words() -> list[str]:
    return sorted(Story.objects.values_list("text", flat=True))


def visited(place: MailboxPlace, **how: Any) -> dict[str, int]:
    visit = actions.visit_mailbox(place=place, **how)
    return {name: getattr(visit, name) for name in ("taken", "known", "refused", "waiting")}


def test_first_visit_begins_with_what_comes_then(house: Mailbox) -> None:
    house.arrives(mail(1))
    assert actions.visit_mailbox(place=house.place).is_first
    assert words() == []
    house.arrives(mail(2))
    assert visited(house.place) == {"taken": 1, "known": 0, "refused": 0, "waiting": 0}
    assert words() == ["Mail 2\n\nWorte Nummer 2."]
    assert visited(house.place) == {"taken": 0, "known": 0, "refused": 0, "waiting": 0}
    assert visited(house.place, everything=True) == {"taken": 1, "known": 1, "refused": 0, "waiting": 0}
    assert (house.count, house.seen) == (2, 0)


def test_a_server_whose_day_is_still_yesterday_loses_nothing(house: Mailbox) -> None:
    """Set up just after midnight; the server's clock keeps another zone."""
    visited(house.place)
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    MailboxState.objects.update(begins_on=tomorrow)
    house.arrives(mail(4))
    assert visited(house.place) == {"taken": 1, "known": 0, "refused": 0, "waiting": 0}


def test_mails_are_team_only_and_know_their_source(house: Mailbox) -> None:
    house.arrives(mail(3))
    visited(house.place, everything=True)
    story = Story.objects.get()
    assert (story.via, story.permission, story.source, story.external_id) == (
        "import",
        "team",
        "anliegen@auenfurt.example/INBOX",
        "3@x.example",
    )
    assert "ada" not in repr(story.__dict__).lower()


def test_what_nobody_wrote_is_counted_and_left(house: Mailbox) -> None:
    people_actions.describe_organisation(email="dialog@auenfurt.example")
    house.arrives(
        mail(1, headers="Auto-Submitted: auto-replied\n"),
        mail(2, headers="Precedence: bulk\n"),
        mail(3, sender="MAILER-DAEMON@mx.example"),
        mail(4, headers="X-Autoreply: yes\n"),
        mail(5, sender="Dialog@auenfurt.example"),
        mail(6, sender="anliegen@auenfurt.example"),
        mail(7, headers="Auto-Submitted: no\n"),
        report("delivery-status"),
        report("disposition-notification"),
    )
    visit = actions.visit_mailbox(place=house.place, everything=True)
    assert words() == ["Mail 7\n\nWorte Nummer 7."]
    assert visit.aside == {Aside.AUTOMATIC: 4, Aside.BOUNCES: 2, Aside.OWN_MAILS: 2}
    assert house.count == 9


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "cp1252", "koi8-r", "shift_jis", "big5"])
def test_words_of_every_charset_arrive(house: Mailbox, charset: str) -> None:
    said = {"koi8-r": "Спасибо", "shift_jis": "ありがとう", "big5": "謝謝"}.get(charset, "Grüße")
    raw = mail(1, said, charset=charset)
    house.arrives(raw)
    visited(house.place, everything=True)
    assert words() == [f"Mail 1\n\n{said}"]


def test_told_to_mark_it_marks_only_what_was_taken(house: Mailbox) -> None:
    house.arrives(mail(1), mail(2, headers="Precedence: bulk\n"))
    place = replace(house.place, marks_read=True)
    visited(place, everything=True)
    assert (house.count, house.seen) == (2, 1)


def test_same_message_with_other_words_is_refused_and_said(house: Mailbox) -> None:
    house.arrives(mail(1))
    visited(house.place, everything=True)
    house.arrives(mail(1, "Ganz andere Worte."))
    assert visited(house.place) == {"taken": 0, "known": 0, "refused": 1, "waiting": 0}
    told = MailboxState.objects.get().reasons
    assert len(told) == 1
    assert "Ganz andere Worte" not in told[0]["sentence"]


def test_new_numbers_of_the_server_bring_nothing_twice(house: Mailbox) -> None:
    house.arrives(mail(1), mail(2))
    visited(house.place, everything=True)
    MailboxState.objects.update(uid_validity=1)
    assert visited(house.place) == {"taken": 0, "known": 2, "refused": 0, "waiting": 0}


def test_killed_in_between_it_goes_on(house: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
    house.arrives(*(mail(number) for number in range(1, 31)))
    stored = fetching._store

    def dies(items: Any, plan: Any, state: Any, visit: Visit) -> None:
        stored(items, plan, state, visit)
        raise SystemExit

    monkeypatch.setattr(fetching, "_store", dies)
    with pytest.raises(SystemExit):
        visited(house.place, everything=True)
    assert Story.objects.count() == 25
    monkeypatch.undo()
    assert visited(house.place) == {"taken": 5, "known": 25, "refused": 0, "waiting": 0}


def test_mail_at_which_the_server_breaks_is_passed_after_three_times(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.inquiry()
    monkeypatch.setattr(fetching, "_SECONDS", 5.0)

    def reply(line: bytes, tag: str) -> bytes | None:
        if b"SEARCH" in line:
            return f"* SEARCH 4 5 6\r\n{tag} OK done\r\n".encode()
        if b"FETCH 5" in line and b"BODY" in line:
            return None
        number = 4 if b"FETCH 4" in line else 6 if b"FETCH 6" in line else 5
        return honest(line, tag, mail=mail(number)).replace(b"UID 5", b"UID %d" % number)

    with strange_server(reply) as place:
        for expected in (1, 1, 1):
            is_first = not Story.objects.exists()
            with pytest.raises(MailboxSlow):
                actions.visit_mailbox(place=place, everything=is_first)
            assert Story.objects.count() == expected
        assert visited(place) == {"taken": 1, "known": 0, "refused": 1, "waiting": 0}
    state = MailboxState.objects.get()
    assert state.reasons[0]["mail"] == 5
    assert "brach das Postfach dreimal ab" in state.reasons[0]["sentence"]


def test_page_says_when_and_why(people: People, house: Mailbox, settings: Settings) -> None:
    cache.clear()
    settings.MAILBOX = house.place
    address = "/team/anliegen/kontakt/uebernehmen/"
    client = people.client(people.mira)
    assert "zum ersten Mal nachgesehen" in client.get(address).content.decode()
    house.arrives(mail(1), mail(2, headers="Precedence: bulk\n"))
    visited(house.place, everything=True)
    page = client.get(address).content.decode()
    assert "1 übernommen, 0 waren schon da, 0 nicht übernommen" in page
    assert "1 · Mails, die ein Programm geschrieben hat" in page
    settings.MAILBOX = replace(house.place, port=free_port())
    tasks.fetch_mail(timestamp=0)
    page = client.get(address).content.decode()
    assert "Der Rechner des Postfachs ist nicht zu erreichen" in page
    assert PASSWORD not in page
    settings.MAILBOX = replace(house.place, inquiry="anderes")
    assert "Postfach" not in client.get(address).content.decode()


def test_nothing_happens_without_a_mailbox(people: People, settings: Settings) -> None:
    settings.MAILBOX = None
    tasks.fetch_mail(timestamp=0)
    assert MailboxState.objects.count() == 0


def test_inquiry_that_is_not_there_and_server_that_is_away_are_said(house: Mailbox) -> None:
    with pytest.raises(MailboxWithoutInquiry):
        actions.visit_mailbox(place=replace(house.place, inquiry="nirgends"))
    with pytest.raises(MailboxAway):
        actions.visit_mailbox(place=replace(house.place, port=free_port()))
    assert MailboxState.objects.get().problem == "MailboxAway"
