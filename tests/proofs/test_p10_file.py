"""P10: whoever asks sees everything stored and inferred about them; after an erasure nothing of it is left.

A canary is put into every text column that the register says leads to a person. All of them have to stand in the file
(the person's, the team's, the export), and none anywhere after the erasure.
"""

from __future__ import annotations

import json
from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import Error, connection, transaction
from django.db.models import CharField, Field, JSONField, TextField
from django.test import Client
from django.utils.html import escape
from psycopg import sql

from resonanz.answer.actions import erase, pass_praise, reply_to
from resonanz.answer.reads import Whom, file_of, whom_account
from resonanz.ask.models import Inquiry
from resonanz.ground import clock, mail
from resonanz.listen.actions import (
    add_statement,
    appeal,
    begin_voting,
    cast_vote,
    change_permission,
    hide_story,
    mark_read,
    open_voting,
    release_quote,
    supersede_story,
    supplement_story,
)
from resonanz.listen.models import Story, Vote, Voter
from resonanz.people import actions as people_actions
from resonanz.people.enums import Against, RelationSource
from resonanz.people.models import (
    Account,
    Consent,
    ConsentWording,
    Contact,
    Departure,
    ExistingCustomerCase,
    Objection,
    RefusedAddress,
    Relation,
    ServiceIdentity,
    SignInCode,
    SignInLink,
)
from resonanz.people.rules.addresses import sign_in_mark
from resonanz.trust import actions as trust_actions
from resonanz.trust.models import LedgerEntry
from resonanz.trust.reads import Erasure, Holding, declared, model_of, rows_of, sections_of
from resonanz.trust.reads.holdings import rows_about
from resonanz.trust.rules.leaves import leaf_hash
from resonanz.understand.models import OpinionPlace, SearchEntry, Sketch, StoryVector
from tests.proofs.conftest import Proof
from tests.rooms.answer.support import NOON, insight_of, said
from tests.rooms.understand.support import theme_by_hand
from tests.support.people import People
from tests.support.quiet import interview

pytestmark = pytest.mark.django_db

# What stays at a tombstone on purpose: the role also stands in the public leaf, the title is the organisation's.
# A report keeps its ground out of a public list, a witness the function that is public history, and thanks the team's
# own words.
STAYS = {
    *(("listen.Story", "roles"), ("trust.Report", "ground"), ("trust.Witness", "function")),
    *(("answer.Thanks", "sentence"), ("listen.Statement", "roles")),
}
# A row of the file that nothing in the product makes for a customer.
SHORTEST = 16


def known_person(people: People) -> Account:
    """Somebody with data in every room."""
    account = Account.objects.create(name="Ada Lind", email="ada@example.org", created_at=clock.now())
    account.set_unusable_password()
    account.save()
    Relation.objects.create(account=account, role="customer", source=RelationSource.SAID, since=clock.now())
    people_actions.issue_link(account=account, by=people.mira)
    inquiry = people.inquiry()
    told = [people.tells(inquiry, f"Die Hotline ließ mich {n} Mal warten.")[0] for n in range(3)]
    named, _ = people.tells(inquiry, "Die Hotline kennt mich.", name="Ada", permission="public_named", feeling="ratlos")
    supplement_story(story=named, place=inquiry.place, key="a supplement of hers", text="Noch etwas zur Hotline.")
    Story.objects.filter(pk__in=[story.pk for story in (*told, named)]).update(person=account)
    stories = [Story.objects.get(pk=story.pk) for story in (*told, named)]
    theme_by_hand(inquiry, stories, key=1)
    for story in stories:
        StoryVector.objects.create(story=story, model="bag-of-words 1", vector=[0.5] * 384)
        SearchEntry.objects.create(story=story, inquiry=inquiry, document="")
    others = [people.tells(inquiry, f"Auch ich wartete {n} Mal.")[0] for n in range(3)]
    from resonanz.act.enums import Word

    insight = insight_of(people, inquiry, [stories[0], *others], "Die Hotline lässt warten")
    said(people, insight, Word.NOT_POSSIBLE, moment=NOON, reason="Kein Geld")
    mark_read(story_ids=[story.pk for story in stories], by=people.mira.pk)
    reply_to(story=stories[0], text="Das tut uns leid.", by=people.mira.pk)
    mail.post(
        to="ada@example.org", subject="Ihre Antwort", body="Lesen Sie selbst", purpose="reply", headers={"X": "y"}
    )
    whose = people_actions.Whose(account=account.pk)
    people_actions.note_visit(whose=whose, by=people.mira.pk)
    people_actions.add_note(whose=whose, text="So war es nicht")
    people_actions.object_in_file(whose=whose, against=Against.USE)
    agree_and_sign_in(people, account)
    be_moderated(people, stories[1])
    vote_and_state(people, inquiry, account)
    be_interviewed(people, inquiry, account)
    Departure.objects.create(account=account, left_at=clock.now(), named_until=people.today() + timedelta(days=9))
    return account


def vote_and_state(people: People, inquiry: Inquiry, account: Account) -> None:
    """What somebody who is signed in says to statements, and what the map makes of it."""
    open_voting(inquiry=inquiry, takes_statements=True, by=people.mira.pk)
    voter = begin_voting(inquiry=inquiry, key="a voter that she is", person=account).voter
    stated = add_statement(inquiry=inquiry, voter=voter, key="a statement of hers", text="Die Hotline braucht mehr.")
    for choice in ("agree", "disagree"):
        cast_vote(inquiry=inquiry, voter=voter, statement=stated, choice=choice)
    OpinionPlace.objects.create(voter=voter, inquiry=inquiry, x=0.5, y=0.5, group=1)


def be_interviewed(people: People, inquiry: Inquiry, account: Account) -> None:
    """A talk in which one sentence was released, and one was not."""
    talk, _code, (released, _kept) = interview(people, inquiry, "Die Hotline ist freundlich.", "Das bleibt unter uns.")
    told = release_quote(talk_id=talk.pk, note_id=released.pk, permission="team")
    Story.objects.filter(pk=told.story_id).update(person=account)


def agree_and_sign_in(people: People, account: Account) -> None:
    """What consents, contacts and the ways in keep about somebody."""
    moment = clock.now()
    wording = ConsentWording.objects.create(
        purpose="forum", channel="letter", language="de", version=99, text="Ja", created_at=moment
    )
    reference = f"story:{Story.objects.filter(person=account).values_list('pk', flat=True)[0]}"
    Consent.objects.create(
        account=account,
        wording=wording,
        purpose=wording.purpose,
        channel=wording.channel,
        given_at=moment,
        source="voice",
        reference=reference,
    )
    Objection.objects.create(account=account, made_at=moment, how="own_page")
    ExistingCustomerCase.objects.create(account=account, reason="Kundin", ticked_by=people.jonas, ticked_at=moment)
    RefusedAddress.objects.create(account=account, address_hash=b"a" * 32, reason="voll", refused_at=moment)
    old = mail.post(to="ada@frueher.example", subject="An die alte Adresse", body="Ein Wort", purpose="forum")
    Contact.objects.create(
        account=account, purpose="forum", channel="email", direction="out", at=moment, counts=True, message=old
    )
    people_actions.send_code(address="ada@example.org")
    ServiceIdentity.objects.create(
        account=account, issuer="https://dienst.example", subject="ada-lind", created_at=moment, seen_at=moment
    )
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": "geheim"})
    trust_actions.report_entry(
        target=0, key="a report that she made", ground="third_party", why="Das geht nicht", email="ada@example.org"
    )
    trust_actions.name_witness(
        name="Ada Lind", function="Kundenbeirat", email="ada@example.org", by=people.mira.pk, base="http://x"
    )


def be_moderated(people: People, story: Story) -> None:
    """Praised, hidden, objected, reported, told anew: whatever can be kept about one story."""
    pass_praise(story=story, words="Hotline", sentence="Schön gesagt", to=people.jonas.pk, by=people.mira.pk)
    change_permission(story=story, permission="team")
    supersede_story(story=story, place=story.inquiry.place, key="told anew by her", text="Neu gesagt")
    hide_story(story=story, ground="third_party", note="Das meint einen Menschen", by=people.mira)
    appeal(story=story, key="an appeal of hers", text="Das stimmt nicht")
    trust_actions.report_entry(target=story.entry_index, key="a report by others", ground="third_party", why="Über sie")
    Sketch.objects.create(story=story, inquiry=story.inquiry, folded=b"f" * 32, bands=[1, 2, 3, 4])


def plant(account: Account) -> dict[str, tuple[str, str]]:
    """Canary → (table, column), in every text column of every row that leads to the account."""
    planted: dict[str, tuple[str, str]] = {}
    email = f"k{uuid4().hex}@example.org"
    mail_rows = "ground.Message"
    for table, column in ((mail_rows, "to"), ("trust.Report", "email"), ("trust.Witness", "email")):
        rows_of(_model(declared()[table])).filter(**{column: account.email}).update(**{column: email})
    SignInCode.objects.update(address_hash=sign_in_mark(email))
    Account.objects.filter(pk=account.pk).update(email=email)
    planted[email] = ("people.Account", "email")
    subject = whom_account(Account.objects.get(pk=account.pk)).subject
    for holding in declared().values():
        rows = rows_about(holding, subject)
        if rows is None:
            continue
        for row in rows:
            for column in row._meta.concrete_fields:
                if column.name == "email" or (holding.table, column.name) == (mail_rows, "to"):
                    continue
                canary = f"K{uuid4().hex}"[: getattr(column, "max_length", None) or 33]
                value = _value(column, canary)
                if value is None or column.name in holding.sealed:
                    continue
                try:
                    with transaction.atomic():
                        rows_of(type(row)).filter(pk=row.pk).update(**{column.name: value})
                except Error:
                    continue
                shown = canary if not isinstance(column, ArrayField) else canary[:24]
                planted[shown] = (holding.table, column.name)
    return planted


def _value(column: Field[Any, Any], canary: str) -> Any:
    if column.is_relation or column.choices or column.primary_key:
        return None
    if isinstance(column, ArrayField):
        return [canary[:24]] if isinstance(column.base_field, CharField) else None
    if isinstance(column, JSONField):
        return {"k": canary}
    if isinstance(column, CharField | TextField) and (column.max_length or SHORTEST) >= SHORTEST:
        return canary
    return None


def _model(holding: Holding) -> Any:
    model = model_of(holding)
    assert model is not None
    return model


def body_of(page: str) -> str:
    return page.partition('<section class="file">')[2].partition("</section>\n\n")[0]


def everything_stored() -> str:
    """Every row of every table, as text; bytes as hexadecimal numbers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        parts: list[str] = []
        for (table,) in cursor.fetchall():
            cursor.execute(sql.SQL("SELECT t::text FROM {} t").format(sql.Identifier(table)))
            parts += [row[0] for row in cursor.fetchall()]
    files = [path.read_bytes().decode("utf-8", "replace") for path in settings.FILES.rglob("*") if path.is_file()]
    journal = settings.DATA / "log" / "erasures.jsonl"
    return "\n".join([*parts, *files, journal.read_text() if journal.exists() else ""])


def unseen(whom: Whom, *, pages: list[str], exported: dict[str, Any]) -> list[str]:
    """Cells that a page or the export does not show, and columns that the file leaves out."""
    missing: list[str] = []
    tables = {table["table"]: table for table in exported["tables"]}
    for section in sections_of(whom.subject):
        model = _model(section.holding)
        columns = {field.name for field in model._meta.concrete_fields}
        for record, row in zip(section.records, tables[section.table]["rows"], strict=True):
            missing += [f"{section.table}.{name}: left out" for name in columns - {cell.name for cell in record.cells}]
            for cell in record.cells:
                if any(f"<bdi>{escape(cell.shown)}</bdi>" not in page for page in pages):
                    missing.append(f"{section.table}.{cell.name}: not on a page")
                if row[cell.name] != ({"sealed": cell.sealed} if cell.sealed else cell.value):
                    missing.append(f"{section.table}.{cell.name}: not in the export")
    return missing


def test_every_canary_shows_in_both_files_and_the_export_and_none_is_left(
    people: People, proof: Proof, django_capture_on_commit_callbacks: Any
) -> None:
    account = known_person(people)
    planted = plant(account)
    account.refresh_from_db()
    assert {table for table, _ in planted.values()} >= {
        *("people.Account", "listen.Story", "answer.Reply", "people.FileNote", "ground.Message"),
        *("understand.StoryVector", "people.Consent", "people.ServiceIdentity", "people.ExistingCustomerCase"),
        *("people.RefusedAddress", "trust.ModerationWords", "trust.Report", "trust.Witness", "answer.Thanks"),
        *("listen.Statement", "listen.Vote", "listen.Talk", "listen.TalkNote"),
    }
    mine, team = people.client(account), people.client(people.mira)
    team.get(f"/team/akte/{account.pk}/")
    own_page = mine.get("/akte/").content.decode()
    team_page = team.get(f"/team/akte/{account.pk}/").content.decode()
    assert body_of(own_page) == body_of(team_page) != ""
    with ZipFile(BytesIO(mine.get("/akte/akte.zip").content)) as archive:
        exported = json.loads(archive.read("akte.json"))
        page = archive.read("akte.html").decode()
    whom = whom_account(account)
    missing = unseen(whom, pages=[own_page, team_page, page], exported=exported)
    text = json.dumps(exported, ensure_ascii=False)
    missing += [
        ".".join(place)
        for canary, place in planted.items()
        if any(canary not in shown for shown in (own_page, team_page, page, text))
    ]
    proof.found(
        "P10",
        "Spalten, die in Akte oder Export fehlen",
        tried=len(planted),
        failed=len(missing),
        note="; ".join(missing[:8]),
    )

    hashes = {entry.index: bytes(entry.leaf_hash) for entry in LedgerEntry.objects.all()}
    with django_capture_on_commit_callbacks(execute=True):
        receipt = erase(whom=whom, erasure=Erasure.PERSON)
    stored = everything_stored()
    left = [
        f"{table}.{column}"
        for canary, (table, column) in planted.items()
        if (table, column) not in STAYS and (canary in stored or canary.encode().hex() in stored)
    ]
    assert receipt.account_is_gone
    assert not Account.objects.filter(pk=account.pk).exists()
    for model in (SignInCode, Authenticator, Sketch, ServiceIdentity, Consent, Contact, Vote, Voter, OpinionPlace):
        assert not model.objects.exists()
    assert mine.get("/akte/").status_code == 302
    assert {entry.index: bytes(entry.leaf_hash) for entry in LedgerEntry.objects.filter(index__in=hashes)} == hashes
    assert all(leaf_hash(bytes(entry.leaf)) == bytes(entry.leaf_hash) for entry in LedgerEntry.objects.all())
    tombstones = {
        json.loads(bytes(entry.leaf))["f"] for entry in LedgerEntry.objects.filter(index__in=receipt.tombstones)
    }
    assert tombstones >= {f"entry:{index}" for index in receipt.erased_entries}
    assert Story.objects.filter(entry_index__in=receipt.erased_entries, withdrawn_at=None).count() == 0
    proof.found(
        "P10", "Spalten mit Resten nach dem Löschen", tried=len(planted), failed=len(left), note="; ".join(left)
    )


def test_an_anonymous_voice_sees_and_erases_everything_with_its_code(people: People) -> None:
    inquiry = people.inquiry()
    story, code = people.tells(inquiry, "Kanarienwort eins")
    supplement_story(story=story, place=inquiry.place, key="one more", text="Kanarienwort zwei")
    people.tells(inquiry, "Ein anderer Gast")
    people.client(people.mira).get(f"/team/stimme/{story.pk}/akte/")
    own = Client().get(f"/stimme/{code}/akte/").content.decode()
    team = people.client(people.mira).get(f"/team/stimme/{story.pk}/akte/").content.decode()
    assert body_of(own) == body_of(team)
    assert "Kanarienwort eins" in own
    assert "Kanarienwort zwei" in own
    assert "Mira Holt, Kundendienst" in own
    assert "Ein anderer Gast" not in own
    receipt = Client().post(f"/stimme/{code}/akte/loeschen/person/")
    assert "Alles ist gelöscht" in receipt.content.decode()
    assert Client().get(f"/stimme/{code}/akte/").status_code == 404
    assert "Kanarienwort" not in everything_stored()
    assert SignInLink.objects.count() == 0
    assert file_of(whom_account(people.mira)).told == ()
