"""What pages need that no demo has, because it is somebody's secret: codes, tokens and things in the making.

They are made inside a running demo house by a program of its own, through the actions that make them in life.
"""

from __future__ import annotations

import json
import subprocess
import sys

from tests.support.house import PATIENCE, House, plain_environment

_PROGRAM = """
import json
import secrets
from datetime import timedelta
from resonanz.doors.cli.house import opened
with opened():
    from allauth.mfa.totp.internal.auth import hotp_value
    from resonanz.act import actions as act
    from resonanz.act.enums import Word
    from resonanz.answer.rules import outcome_token
    from resonanz.answer.rules.fans import pause_token
    from resonanz.ask import actions as ask
    from resonanz.ask import reads as ask_reads
    from resonanz.ground import clock
    from resonanz.ground.codes import spoken
    from resonanz.ground.hooks import keeping
    from resonanz.listen import actions as listen
    from resonanz.listen.models import Story
    from resonanz.mirror import actions as mirror
    from resonanz.mirror.enums import Instrument, Side
    from resonanz.mirror.models import CalculationEdition
    from resonanz.people import actions as people
    from resonanz.people import reads as people_reads
    from resonanz.people.models import Account
    from resonanz.people.rules.addresses import confirm_token, stop_token
    from resonanz.trust import actions as trust
    from resonanz.trust.actions.witnesses import witness_path
    from resonanz.trust.models import Witness

    from resonanz.understand import actions as understand

    key = f"a place for every page {secrets.token_hex(4)}"
    inquiry = ask_reads.by_slug("kontakt")
    host = people_reads.team().get(name="Hanna Probst")
    email = f"lena-{key[-8:]}@post.example"
    customer = Account.objects.create(name="Lena Ort", email=email, created_at=inquiry.created_at)

    def told(word, **more):
        said = dict(key=f"{key}: {word}", text=f"Der Bote pfiff ein Lied: {word}.", roles=["customer"])
        found = listen.tell_story(inquiry=inquiry, permission="public_anonymous", **said, **more)
        return Story.objects.get(pk=found.story_id), spoken(found.code)

    open_story, voice = told("offen")
    hidden_story, hidden = told("verborgen")
    listen.hide_story(story=hidden_story, ground="insult", note="Bitte ohne den Namen.", by=host)
    own_story, _code = told("eigen", person=customer)
    entry = open_story.entry_index
    reported = trust.report_entry(target=entry, key=key, ground="insult", why="Da steht ein Name.")
    voter = listen.begin_voting(inquiry=inquiry, key=key)
    words = f"Boten dürfen pfeifen, findet {key[-8:]}."
    statement = listen.add_statement(inquiry=inquiry, voter=voter.voter, key=key, text=words)
    card = listen.print_cards(inquiry=inquiry, key=key, count=1, by=host)[0]
    asked = dict(subject="Der Umzug", questions=["Was geschah?"], roles=["customer"])
    talk = listen.begin_interview(inquiry=inquiry, key=key, agreed=True, by=host, **asked)
    quote = listen.note(talk_id=talk.talk_id, key=key, kind="quote", text="Ich stand im Regen.")
    listen.end_talk(talk_id=talk.talk_id)
    invitation = ask.make_cards(inquiry=inquiry, count=1, language="de", by=host.pk)[0]
    planned = dict(title="Ein Blick", why="Um zu sehen.", keep_until=inquiry.keep_until)
    look = mirror.draft_look(instrument=Instrument.THREE_WORDS, by=host.pk, **planned)
    inside = mirror.issue_passes(look=look, side=Side.STAFF)[0]
    edition = CalculationEdition.objects.order_by("-pk").first()
    question = mirror.ask_about(edition=edition, key=key, text="Warum so viel?")
    hook = keeping.add_hook(name="Kasse", url="https://kasse.example/", events=["forum.balanced"])
    table = b"Nr;Nachricht\\n1;Der Bote kam.\\n"
    run = listen.receive_file(inquiry=inquiry, file_name="post.csv", chunks=[table], by=host.pk)
    people_table = b"Name;Mail\\nLena;lena@post.example\\n"
    addresses = ask.receive_addresses(inquiry=inquiry, file_name="liste.csv", chunks=[people_table], by=host)
    told_by = [open_story, own_story, told("still")[0]]
    passages = [understand.passage_of(story=story, words="Der Bote pfiff ein Lied") for story in told_by]
    insight = understand.make_insight(inquiry=inquiry, title="Boten pfeifen", summary="", passages=passages, by=host.pk)
    soon = clock.today() + timedelta(days=20)
    decided = dict(place=inquiry.place, word=Word.EXISTS, by=host.pk, reason="Seit Mai.", public_on=soon)
    internal = act.decide(insight=insight, **decided)
    password, app = "vier Kraniche am Kanal", people.new_secret()
    people.set_password(account=customer, password=password)
    step = int(clock.now().timestamp() // 30)
    people.add_app(account=customer, secret=app, code=f"{hotp_value(app, step):06d}")
    made = {
        "voice": voice,
        "entry": entry,
        "hidden": hidden,
        "hidden_entry": hidden_story.entry_index,
        "report": spoken(reported.code),
        "ballot": spoken(voter.code),
        "statement": statement.pk,
        "card": spoken(card),
        "talk": spoken(talk.code),
        "quote": quote.pk,
        "invitation": ask.code_for(invitation),
        "invitation_number": invitation.pk,
        "inside": inside,
        "look": look.pk,
        "question": spoken(question.code),
        "hook": hook.pk,
        "run": run.pk,
        "addresses": addresses.pk,
        "witness": witness_path(Witness.objects.filter(until=None).first()).strip("/").removeprefix("zeugen/"),
        "decision": internal.pk,
        "email": email,
        "password": password,
        "customer": customer.pk,
        "outcome": outcome_token(story_id=own_story.pk, account_id=customer.pk),
        "pause": pause_token(customer.pk),
        "stop": stop_token(customer.pk, "outcome"),
        "confirm": confirm_token(1, "story:1"),
        "link": people.issue_link(account=host, by=host).token,
    }
    print(json.dumps(made))
"""


def make(house: House) -> dict[str, str]:
    environment = plain_environment(RESONANZ_DATA=str(house.data))
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], check=False, capture_output=True, text=True, env=environment, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, str] = json.loads(done.stdout.strip().splitlines()[-1])
    return said
