"""What pages need that no demo has, because it is somebody's secret: codes, tokens and things in the making.

Run inside a running demo house as a program of its own; it prints one JSON object, names to what stands in addresses.
"""

from __future__ import annotations

import json
import subprocess
import sys

from tests.support.house import PATIENCE, House, plain_environment

_PROGRAM = """
import json
import secrets
from resonanz.doors.cli.house import opened
with opened():
    from resonanz.answer.rules import outcome_token
    from resonanz.answer.rules.fans import pause_token
    from resonanz.ask import actions as ask
    from resonanz.ask import reads as ask_reads
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

    key = f"a place for every page {secrets.token_hex(4)}"
    inquiry = ask_reads.by_slug("kontakt")
    host = people_reads.team().get(name="Hanna Probst")
    customer = Account.objects.create(name="Lena Ort", email=f"lena-{key[-8:]}@post.example", created_at=inquiry.created_at)
    said = dict(inquiry=inquiry, roles=["customer"], permission="public_anonymous")

    def told(word, **more):
        found = listen.tell_story(key=f"{key}: {word}", text=f"Der Bote pfiff ein Lied: {word}.", **said, **more)
        return Story.objects.get(pk=found.story_id), spoken(found.code)

    open_story, voice = told("offen")
    hidden_story, hidden = told("verborgen")
    listen.hide_story(story=hidden_story, ground="insult", note="Bitte ohne den Namen.", by=host)
    hidden_story.refresh_from_db()
    own_story, _code = told("eigen", person=customer)
    reported = trust.report_entry(target=open_story.entry_index, key=key, ground="insult", why="Da steht ein Name.")
    voter = listen.begin_voting(inquiry=inquiry, key=key)
    statement = listen.add_statement(inquiry=inquiry, voter=voter.voter, key=key, text=f"Boten dürfen pfeifen, findet {key[-8:]}.")
    card = listen.print_cards(inquiry=inquiry, key=key, count=1, by=host)[0]
    talk = listen.begin_interview(inquiry=inquiry, key=key, subject="Der Umzug", questions=["Was geschah?"], roles=["customer"], agreed=True, by=host)
    quote = listen.note(talk_id=talk.talk_id, key=key, kind="quote", text="Ich stand im Regen.")
    listen.end_talk(talk_id=talk.talk_id)
    invitation = ask.make_cards(inquiry=inquiry, count=1, language="de", by=host.pk)[0]
    look = mirror.draft_look(instrument=Instrument.THREE_WORDS, title="Ein Blick", why="Um zu sehen.", keep_until=inquiry.keep_until, by=host.pk)
    inside = mirror.issue_passes(look=look, side=Side.STAFF)[0]
    question = mirror.ask_about(edition=CalculationEdition.objects.order_by("-pk").first(), key=key, text="Warum so viel?")
    hook = keeping.add_hook(name="Kasse", url="https://kasse.example/", events=["story.received"])
    run = listen.receive_file(inquiry=inquiry, file_name="post.csv", chunks=[b"Nr;Nachricht\\n1;Der Bote kam.\\n"], by=host.pk)
    addresses = ask.receive_addresses(inquiry=inquiry, file_name="liste.csv", chunks=[b"Name;Mail\\nLena;lena@post.example\\n"], by=host)
    witness = Witness.objects.filter(until=None).first()
    print(json.dumps({
        "voice": voice, "hidden": hidden, "hidden_entry": hidden_story.entry_index, "report": spoken(reported.code),
        "ballot": spoken(voter.code), "statement": statement.pk, "card": spoken(card), "talk": spoken(talk.code),
        "talk_number": talk.talk_id, "quote": quote.pk, "invitation": ask.code_for(invitation),
        "invitation_number": invitation.pk, "inside": inside, "look": look.pk, "question": spoken(question.code), "hook": hook.pk,
        "run": run.pk, "addresses": addresses.pk, "witness": witness_path(witness).strip("/").removeprefix("zeugen/"),
        "customer": customer.pk, "outcome": outcome_token(story_id=own_story.pk, account_id=customer.pk),
        "pause": pause_token(customer.pk), "stop": stop_token(customer.pk, "outcome"),
        "confirm": confirm_token(1, "story:1"), "link": people.issue_link(account=host, by=host).token,
        "entry": open_story.entry_index,
    }))
"""


def make(house: House) -> dict[str, str]:
    environment = plain_environment(RESONANZ_DATA=str(house.data))
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], check=False, capture_output=True, text=True, env=environment, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, str] = json.loads(done.stdout.strip().splitlines()[-1])
    return said
