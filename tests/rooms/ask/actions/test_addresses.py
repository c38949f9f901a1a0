"""An address list becomes people who could be asked, and nobody who said no."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from resonanz.answer import actions as answer_actions
from resonanz.ask import actions, reads
from resonanz.ask.errors import AddressesRefused
from resonanz.ask.models import AddressRun, Candidate, Inquiry
from resonanz.ground import clock
from resonanz.ground.tables.problems import ColumnMissing, NotATable
from resonanz.ground.uploads import uploads_folder
from resonanz.people import actions as people_actions
from resonanz.people.enums import Channel, Ending, Ground, Purpose
from resonanz.people.models import Account, AddressSource, Consent, ConsentWording, PostalAddress
from resonanz.people.reads import may_contact
from tests.support.people import People

LIST = """E-Mail;Vorname;Nachname;Straße;PLZ;Ort;Sprache
anna@post.example;Anna;Brandt;Lindenweg 1;12345;Auenfurt;de
ANNA@Post.example;Anna;Brandt;;;;
anna+forum@post.example;Anna;Brandt;;;;
ben@post.example;Ben;Özdemir;;;;en
kein-postfach;Clara;Voss;Am Ufer 3;12345;Auenfurt;
auch keins;Dora;Ude;;;;
;Emil;Kranz;Am Ufer 5;12345;Auenfurt;
"""
CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Änne Öhm
EMAIL;TYPE=home:aenne@alt.example
EMAIL;TYPE=pref:aenne@post.example
ADR;TYPE=home:;;Ufer 7;Auenfurt;;12345;
PHOTO;ENCODING=b:AAAA
 BBBB
END:VCARD
BEGIN:VCARD
VERSION:4.0
kaputt ohne Doppelpunkt
END:VCARD
"""


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES = tmp_path
    return tmp_path


def basis(**changes: object) -> actions.Basis:
    values: dict[str, object] = {
        "told": "Tag der offenen Tür",
        "ground": Ground.CONSENT,
        "proof": "Karte: „Ja, laden Sie mich ein.“",
        "agreed_on": clock.today() - timedelta(days=40),
        **changes,
    }
    return actions.Basis(**values)  # type: ignore[arg-type]  The keys are those of the class.


def received(people: People, inquiry: Inquiry, content: str | bytes, name: str = "liste.csv") -> AddressRun:
    raw = content.encode() if isinstance(content, str) else content
    return actions.receive_addresses(inquiry=inquiry, file_name=name, chunks=[raw[:9], raw[9:]], by=people.mira)


def taken(
    people: People,
    inquiry: Inquiry,
    content: str | bytes = LIST,
    *,
    name: str = "liste.csv",
    rests_on: actions.Basis | None = None,
    groups: Iterable[str] = (),
) -> AddressRun:
    run = received(people, inquiry, content, name)
    actions.start_address_check(
        run=run, mapping=reads.guessed_columns(run), groups=list(groups), basis=rests_on or basis()
    )
    actions.work_on_addresses(run)
    assert run.state == "checked", run.problem
    assert actions.start_taking_addresses(run=run)
    actions.work_on_addresses(run)
    return run


def counted(run: AddressRun) -> tuple[int, int, int, int]:
    return run.taken, run.known, run.remarked, run.refused


def test_a_list_is_checked_before_anything_is_stored(people: People) -> None:
    inquiry = people.inquiry()
    run = received(people, inquiry, LIST)
    actions.start_address_check(run=run, mapping=reads.guessed_columns(run), groups=[], basis=basis())
    actions.work_on_addresses(run)
    assert (run.state, counted(run)) == ("checked", (4, 2, 2, 1))
    assert not Candidate.objects.exists()
    assert not Consent.objects.exists()
    assert not Account.objects.filter(is_team=False).exists()


def test_a_mailbox_is_one_person_whatever_its_spelling(people: People) -> None:
    run = taken(people, people.inquiry())
    assert counted(run) == (4, 2, 2, 1)
    assert sorted(Account.objects.filter(is_team=False).values_list("name", "email")) == [
        ("Anna Brandt", "anna@post.example"),
        ("Ben Özdemir", "ben@post.example"),
        ("Clara Voss", None),
        ("Emil Kranz", None),
    ]
    assert list(Candidate.objects.values_list("found", "door")) == [("imported", "Tag der offenen Tür")] * 4
    sentences = [sample["sentence"] for sample in run.samples]
    assert [sample["line"] for sample in run.samples] == [3, 4, 6, 7]
    assert "„kein-postfach“ ist keine E-Mail-Adresse. Die Person ist nur per Brief erreichbar." in sentences


def test_the_same_list_again_brings_nobody_twice(people: People) -> None:
    inquiry = people.inquiry()
    taken(people, inquiry)
    again = taken(people, inquiry)
    assert (again.taken, again.known, again.refused) == (0, 6, 1)
    assert (Candidate.objects.count(), AddressSource.objects.count(), Consent.objects.count()) == (4, 4, 2)


def test_a_consent_keeps_day_words_and_list(people: People) -> None:
    run = taken(people, people.inquiry())
    anna = Account.objects.get(email="anna@post.example")
    [consent] = Consent.objects.filter(account=anna)
    assert (consent.source, consent.reference) == ("list", f"addresses:{run.pk}")
    assert consent.given_at.astimezone(clock.now().tzinfo).date() <= run.agreed_on  # type: ignore[operator]
    assert consent.wording.text == "Karte: „Ja, laden Sie mich ein.“"
    assert ConsentWording.objects.filter(version__gt=10_000).count() == 2
    assert may_contact(anna, Purpose.INVITATION, Channel.EMAIL).allowed
    [source] = AddressSource.objects.filter(account=anna)
    assert (source.told, source.brought_by) == ("Tag der offenen Tür", people.mira)


def test_without_a_ground_there_is_only_the_letter(people: People) -> None:
    taken(people, people.inquiry(), rests_on=basis(ground=Ground.NONE, proof="", agreed_on=None))
    ben = Account.objects.get(email="ben@post.example")
    assert not Consent.objects.exists()
    assert not may_contact(ben, Purpose.INVITATION, Channel.EMAIL).allowed
    assert may_contact(ben, Purpose.INVITATION, Channel.LETTER).allowed


def test_the_exception_stands_with_the_name_of_whoever_answers_for_it(people: People) -> None:
    taken(people, people.inquiry(), rests_on=basis(ground=Ground.EXISTING, agreed_on=None))
    verdict = may_contact(Account.objects.get(email="ben@post.example"), Purpose.INVITATION, Channel.EMAIL)
    assert verdict.allowed
    assert "Mira Holt" in verdict.sentence


def test_whoever_objected_is_not_listed(people: People) -> None:
    ben = Account.objects.create(email="ben@post.example", name="Ben", created_at=clock.now(), password="!")
    people_actions.object_to_contact(account_id=ben.pk, how=Ending.LINK)
    run = taken(people, people.inquiry())
    assert counted(run) == (3, 2, 2, 2)
    assert not Candidate.objects.filter(account=ben).exists()
    assert not Consent.objects.filter(account=ben).exists()


def test_a_yes_that_was_taken_back_is_not_given_by_a_list(people: People) -> None:
    first = people.inquiry()
    taken(people, first)
    ben = Account.objects.get(email="ben@post.example")
    people_actions.withdraw_consent(
        account_id=ben.pk, purpose=Purpose.INVITATION, channel=Channel.EMAIL, how=Ending.ONE_CLICK
    )
    run = taken(people, people.inquiry(slug="zwei"))
    assert not may_contact(ben, Purpose.INVITATION, Channel.EMAIL).allowed
    assert any("zurückgezogen" in sample["sentence"] for sample in run.samples)
    assert Candidate.objects.filter(account=ben).count() == 2


def test_whoever_had_their_account_erased_does_not_come_back(people: People) -> None:
    ben = Account.objects.create(email="ben@post.example", name="Ben", created_at=clock.now(), password="!")
    people_actions.erase_account(account=ben, named_until=None)
    run = taken(people, people.inquiry())
    assert run.refused == 2
    assert not Account.objects.filter(email="ben@post.example").exists()


def test_a_column_can_say_when_each_agreed(people: People) -> None:
    content = "Mail,Einwilligung am\na@post.example,01.05.2026\nb@post.example,\nc@post.example,31.02.2026\n"
    run = taken(people, people.inquiry(), content, rests_on=basis(agreed_on=None))
    assert counted(run)[:3] == (3, 0, 2)
    [consent] = Consent.objects.all()
    assert (consent.account.email, consent.given_at.astimezone().date()) == ("a@post.example", date(2026, 5, 1))


def test_an_address_book_with_a_broken_card(people: People) -> None:
    run = taken(people, people.inquiry(), CARDS, name="freunde.vcf")
    assert counted(run) == (1, 0, 0, 1)
    [postal] = PostalAddress.objects.select_related("account")
    assert (postal.account.name, postal.account.email) == ("Änne Öhm", "aenne@post.example")
    assert postal.lines == ["Ufer 7", "12345 Auenfurt"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_old_encodings(people: People, encoding: str) -> None:
    taken(people, people.inquiry(), LIST.encode(encoding))
    assert Account.objects.filter(name="Ben Özdemir").exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"told": " "}, "woher die Adressen kommen"),
        ({"proof": "ja"}, "mit welchen Worten"),
        ({"agreed_on": None}, "Tag der Zustimmung"),
        ({"agreed_on": date(2999, 1, 1)}, "Zukunft"),
        ({"ground": Ground.EXISTING, "proof": ""}, "vier Voraussetzungen"),
    ],
)
def test_a_list_that_rests_on_nothing_is_refused(people: People, changes: dict[str, object], words: str) -> None:
    run = received(people, people.inquiry(), LIST)
    with pytest.raises(AddressesRefused, match=words):
        actions.start_address_check(run=run, mapping={"email": "E-Mail"}, groups=[], basis=basis(**changes))


def test_a_column_that_is_not_there(people: People) -> None:
    run = received(people, people.inquiry(), LIST)
    actions.start_address_check(run=run, mapping={"email": "Postfach"}, groups=[], basis=basis())
    actions.work_on_addresses(run)
    assert run.state == "failed"
    assert run.problem == ColumnMissing(column="Postfach", existing=", ".join(LIST.splitlines()[0].split(";"))).sentence


def test_a_picture_is_no_list(people: People) -> None:
    with pytest.raises(NotATable):
        received(people, people.inquiry(), b"\x89PNG\r\n\x1a\n0000")
    assert list(uploads_folder().iterdir()) == []


def test_names_in_files_and_reports_stay_a_week(people: People) -> None:
    run = taken(people, people.inquiry())
    AddressRun.objects.filter(pk=run.pk).update(created_at=clock.now() - timedelta(days=8))
    assert actions.forget_addresses() == 0
    run.refresh_from_db()
    assert (run.samples, run.stored_as, list(uploads_folder().iterdir())) == ([], "", [])


@pytest.mark.parametrize("rows_went_first", [True, False])
def test_a_no_outlives_its_person(people: People, rows_went_first: Any) -> None:
    inquiry = people.inquiry()
    taken(people, inquiry)
    ben = Account.objects.get(email="ben@post.example")
    people_actions.object_to_contact(account_id=ben.pk, how=Ending.LINK)
    Inquiry.objects.filter(pk=inquiry.pk).update(keep_until=clock.today())
    if rows_went_first:
        Candidate.objects.all().delete()
    assert actions.forget_addresses() == 4
    assert not Account.objects.filter(is_team=False).exists()
    again = taken(people, people.inquiry(slug="zwei"))
    assert (again.taken, again.refused) == (3, 2)
    assert not Account.objects.filter(email="ben@post.example").exists()


def test_after_the_promised_day_people_known_only_by_the_list_are_gone(people: People) -> None:
    inquiry = people.inquiry()
    taken(people, inquiry)
    known = Account.objects.get(email="ben@post.example")
    Account.objects.filter(pk=known.pk).update(last_login=clock.now())
    Inquiry.objects.filter(pk=inquiry.pk).update(keep_until=clock.today())
    # As the night does it: what has a promised day goes first.
    answer_actions.keep_promises()
    assert not Candidate.objects.exists()
    assert actions.forget_addresses() == 3
    assert list(Account.objects.filter(is_team=False)) == [known]
    assert not PostalAddress.objects.exists()
