"""Address lists: every format, every mess, and nobody who said no comes back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from resonanz.ask import actions, reads
from resonanz.ask.enums import AddressState, Ground
from resonanz.ask.models import AddressImport, Candidate, Inquiry
from resonanz.ask.rules.address_columns import guess_columns
from resonanz.ask.rules.addresses import mailbox
from resonanz.ground.tables.problems import TableProblem
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import Channel, Ending, Purpose
from resonanz.people.models import Account, Consent, ConsentWording, ExistingCustomerCase, PostalAddress
from tests.support.people import People

pytestmark = pytest.mark.django_db

AGREED = actions.Basis(
    ground=Ground.CONSENT, given_on="2026-05-03", how="Karte im Kundenzentrum", wording="Ja, laden Sie mich ein."
)
NOTHING = actions.Basis(ground=Ground.NONE)


@pytest.fixture(autouse=True)
def _own_files(tmp_path: Path, settings: Any) -> None:
    settings.FILES = tmp_path


def uploaded(inquiry: Inquiry, people: People, content: bytes, name: str = "kunden.csv") -> AddressImport:
    return actions.receive_addresses(inquiry=inquiry, file_name=name, chunks=[content], by=people.mira.pk)


def taken(
    inquiry: Inquiry, people: People, content: bytes, basis: actions.Basis = AGREED, name: str = "kunden.csv"
) -> AddressImport:
    run = uploaded(inquiry, people, content, name)
    before = Candidate.objects.count()
    headers = reads.open_addresses(reads.address_folder() / run.stored_as).headers
    actions.check_addresses(run=run, columns=guess_columns(headers), basis=basis)
    actions.work_on_addresses(run)
    assert (run.state, run.problem) == (AddressState.CHECKED, "")
    assert Candidate.objects.count() == before
    assert actions.start_taking_addresses(run=run)
    actions.work_on_addresses(run)
    assert run.state == AddressState.DONE
    assert list(reads.address_folder().iterdir()) == []
    return run


def allowed(email: str) -> bool:
    account = Account.objects.get(email=email)
    return people_reads.may_contact(account, Purpose.INVITATION, Channel.EMAIL).allowed


def test_a_list_with_a_consent_can_be_written_to(inquiry: Inquiry, people: People) -> None:
    run = taken(
        inquiry,
        people,
        "E-Mail;Vorname;Nachname;Straße;PLZ;Ort;Sprache;Gruppe\n"
        "Lea@Beispiel.example;Lea;Sommer;Lindenweg 4;12345;Auenfurt;Englisch;Stammkunden\n".encode(),
    )
    assert (run.fresh, run.groundless) == (1, 0)
    lea = Account.objects.get(email="lea@beispiel.example")
    assert (lea.name, lea.language) == ("Lea Sommer", "en")
    assert PostalAddress.objects.get(account=lea).town == "Auenfurt"
    consent = Consent.objects.select_related("wording").get(account=lea)
    assert consent.wording.text == "Ja, laden Sie mich ein.\n(Karte im Kundenzentrum)"
    assert consent.given_at == datetime(2026, 5, 2, 22, tzinfo=UTC)
    sentence = people_reads.may_contact(lea, Purpose.INVITATION, Channel.EMAIL).sentence
    assert sentence == "Es gibt eine Einwilligung vom 3. Mai 2026, mit einer Adressliste übernommen."
    candidate = Candidate.objects.get(account=lea)
    assert (candidate.groups, candidate.door, candidate.number) == (["stammkunden"], "kunden.csv", 1)


def test_the_same_mailbox_is_one_person_whatever_its_spelling(inquiry: Inquiry, people: People) -> None:
    run = taken(inquiry, people, b"E-Mail\na@x.example\nA@X.Example\na+shop@x.example\nb@x.example\n")
    assert (run.fresh, run.doubled) == (2, 2)
    again = taken(inquiry, people, b"E-Mail\na+other@x.example\nB@x.example\n")
    assert (again.fresh, again.known) == (0, 2)
    assert Candidate.objects.count() == 2
    assert ConsentWording.objects.filter(version__gte=1001).count() == 1


@pytest.mark.parametrize(
    ("email", "key"),
    [("A+b@X.de", "a@x.de"), ("a@x.de", "a@x.de"), ("+a@x.de", "+a@x.de"), ('"a b"@x.de', '"a b"@x.de')],
)
def test_mailboxes(email: str, key: str) -> None:
    assert mailbox(email) == key


def test_without_a_ground_people_are_listed_and_reachable_only_by_letter(inquiry: Inquiry, people: People) -> None:
    run = taken(
        inquiry,
        people,
        "Name,E-Mail,Straße,PLZ,Ort\nLea,lea@x.example,Weg 1,12345,Au\nJan,,Weg 2,12345,Au\n".encode(),
        NOTHING,
    )
    assert (run.fresh, run.groundless, Candidate.objects.count()) == (2, 2, 2)
    assert not allowed("lea@x.example")
    again = taken(inquiry, people, "Name,E-Mail,Straße,PLZ,Ort\nJan,,Weg 2,12345,Au\n".encode(), NOTHING)
    assert (again.fresh, again.known) == (0, 1)


def test_the_exception_is_ticked_by_the_one_who_brought_the_list(inquiry: Inquiry, people: People) -> None:
    basis = actions.Basis(ground=Ground.EXISTING, reason="Stromkunden seit 2025, AGB § 4")
    taken(inquiry, people, b"E-Mail\na@x.example\n", basis)
    case = ExistingCustomerCase.objects.get()
    assert (case.ticked_by, case.reason) == (people.mira, "Stromkunden seit 2025, AGB § 4")
    assert allowed("a@x.example")


def test_who_took_it_back_or_objected_stays_so(inquiry: Inquiry, people: People) -> None:
    content = b"E-Mail\nback@x.example\nno@x.example\nfine@x.example\nstopped@x.example\n"
    taken(inquiry, people, content)
    back, no, stopped = (Account.objects.get(email=f"{name}@x.example") for name in ("back", "no", "stopped"))
    people_actions.withdraw_consent(
        account_id=back.pk, purpose=Purpose.INVITATION, channel=Channel.EMAIL, how=Ending.LINK
    )
    people_actions.object_to_contact(account_id=no.pk, how=Ending.INVITATION)
    ExistingCustomerCase.objects.create(
        account=stopped,
        reason="Kauf",
        ticked_by=people.mira,
        ticked_at=people.mira.created_at,
        ended_at=people.mira.created_at,
    )
    Consent.objects.filter(account=stopped).delete()
    other = people.inquiry(slug="zweites")
    for basis in (AGREED, actions.Basis(ground=Ground.EXISTING, reason="Kauf")):
        run = taken(other, people, content, basis)
        assert (run.fresh, run.known, run.objected, run.withdrawn) == (0, 4, 1, 2)
    assert [allowed(f"{name}@x.example") for name in ("back", "no", "fine", "stopped")] == [False, False, True, False]
    assert not Candidate.objects.filter(inquiry=other, account=no).exists()


def test_a_row_may_bring_its_own_day(inquiry: Inquiry, people: People) -> None:
    basis = actions.Basis(ground=Ground.CONSENT, how="Webformular", wording="Ja.")
    run = taken(
        inquiry,
        people,
        b"E-Mail;Einwilligung am\na@x.example;03.05.2026\nb@x.example;\nc@x.example;99.99.2026\nd@x.example;1.1.2999\n",
        basis,
    )
    assert (run.fresh, run.groundless, run.broken) == (2, 1, 2)
    assert [sample["line"] for sample in run.samples] == [4, 5]
    assert not any("x.example" in sample["sentence"] for sample in run.samples)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_encoding(inquiry: Inquiry, people: People, encoding: str) -> None:
    text = "E-Mail;Name;Straße\n" + "".join(f"g{n}@x.example;Jörg Müßig;Höhenstraße {n}\n" for n in range(30))
    taken(inquiry, people, text.encode(encoding))
    assert set(Account.objects.filter(email__endswith="@x.example").values_list("name", flat=True)) == {"Jörg Müßig"}


def test_lines_in_another_encoding_are_refused_one_by_one(inquiry: Inquiry, people: People) -> None:
    lines = [f"g{n}@x.example;Jörg\n".encode() for n in range(40)]
    lines[7] = "g7@x.example;Jörg\n".encode("cp1252")
    run = taken(inquiry, people, b"E-Mail;Name\n" + b"".join(lines))
    assert (run.fresh, run.broken) == (39, 1)


def test_workbooks_and_address_books(inquiry: Inquiry, people: People, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["E-Mail", "Name"])
    book.active.append(["xlsx@x.example", "Lea"])
    book.save(tmp_path / "k.xlsx")
    assert taken(inquiry, people, (tmp_path / "k.xlsx").read_bytes(), name="k.xlsx").fresh == 1
    cards = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Lea Sommer\r\nN:Sommer;Lea;;;\r\nEMAIL;TYPE=home:card@x.example\r\n"
        "ADR;TYPE=home:;;Lindenweg 4;Auenfurt;;12345;\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:3.0\r\nkaputt\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Jan\r\nEMAIL:card2@x.example\r\nEND:VCARD\r\n"
    )
    run = taken(inquiry, people, cards.encode(), name="adressbuch.vcf")
    assert (run.fresh, run.broken) == (2, 1)
    assert PostalAddress.objects.get(account__email="card@x.example").postcode == "12345"


@pytest.mark.parametrize(
    ("content", "name"), [(b"", "a.csv"), (b"%PDF-1.4 nope", "a.pdf"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls")]
)
def test_what_is_no_list_is_refused_and_not_kept(inquiry: Inquiry, people: People, content: bytes, name: str) -> None:
    with pytest.raises(TableProblem):
        uploaded(inquiry, people, content, name)
    assert list(reads.address_folder().iterdir()) == []


@pytest.mark.parametrize(
    "row",
    [";Lea;", "kein at;;", "a@x.example;" + "x" * 121 + ";", "a@x.example;böse\x07;", f"{'a' * 250}@x.example;;"],
)
def test_broken_rows_do_not_stop_the_others(inquiry: Inquiry, people: People, row: str) -> None:
    run = taken(inquiry, people, f"E-Mail;Name;Ort\n{row}\nok@x.example;Lea;Au\n".encode())
    assert (run.fresh, run.broken) == (1, 1)


def test_the_pages(inquiry: Inquiry, people: People) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    client = people.client(people.mira)
    start = f"/team/anliegen/{inquiry.slug}/adressen/"
    assert client.get(start).status_code == 200
    assert client.post(start, {}).status_code == 422
    answer = client.post(start, {"file": SimpleUploadedFile("k.csv", b"E-Mail,Name\na@x.example,Lea\n")})
    page = client.get(answer["Location"])
    assert 'value="E-Mail" selected' in page.content.decode()
    fields = {"column_email": "E-Mail", "column_name": "Name", "language": "de"}
    assert client.post(answer["Location"], fields).status_code == 422
    assert client.post(answer["Location"], {**fields, "ground": "consent"}).status_code == 422
    assert client.post(answer["Location"], {**fields, "ground": "existing"}).status_code == 422
    assert client.post(answer["Location"], {"language": "de", "ground": "none"}).status_code == 422
    said = {**fields, "ground": "consent", "given_on": "2026-05-03", "how": "Karte", "wording": "Ja."}
    assert client.post(answer["Location"], said).status_code == 302
    run = AddressImport.objects.get()
    actions.work_on_addresses(run)
    page = client.get(answer["Location"]).content.decode()
    assert "Auf die Liste nehmen" in page
    assert client.post(f"{answer['Location']}uebernehmen/").status_code == 302
    actions.work_on_addresses(AddressImport.objects.get())
    assert "Fertig." in client.get(f"{answer['Location']}stand/").content.decode()
    assert client.get(f"{answer['Location']}?neu").status_code == 200
    assert people.client().get(start).status_code == 302


def test_fifty_thousand_rows_need_a_constant_number_of_questions_a_portion(
    inquiry: Inquiry, people: People, django_assert_max_num_queries: Any
) -> None:
    content = "E-Mail;Name\n" + "".join(f"g{n}@x.example;Gast {n}\n" for n in range(1000))
    run = uploaded(inquiry, people, content.encode())
    actions.check_addresses(run=run, columns={"email": "E-Mail", "name": "Name"}, basis=AGREED)
    with django_assert_max_num_queries(80):
        actions.work_on_addresses(run)
    assert run.fresh == 1000
