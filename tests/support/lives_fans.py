"""What the ledger hears of thanks and fans: wishes to be named, makers who agree, and what we say that we give."""

from __future__ import annotations

from contextlib import suppress
from random import Random

from resonanz.answer import actions as answer
from resonanz.answer import reads as answer_reads
from resonanz.answer.errors import CreditRefused, NotDoneYet
from resonanz.listen import reads as listen_reads
from resonanz.listen.models import Story
from resonanz.people.models import Account
from resonanz.understand.models import Insight


def live_thanks(random: Random, stories: list[Story]) -> None:
    """Somebody wants to be thanked, or not any more; somebody of the team was part of it, or takes it back."""
    for story in stories:
        voices = listen_reads.voices_of(story)
        with suppress(CreditRefused):
            answer.ask_for_credit(voices=voices)
        if random.random() < 0.3:
            answer.take_credit_back(voices=voices)
    member = random.choice(list(Account.objects.filter(is_team=True, is_active=True).order_by("pk")))
    for insight in Insight.objects.order_by("pk"):
        with suppress(NotDoneYet):
            answer.agree_to_credit(insight=insight, is_named=random.random() < 0.5, by=member.pk)
    for credit in list(answer_reads.offers_to(member.pk))[:1]:
        if random.random() < 0.3:
            answer.decline_credit(credit_id=credit.pk, by=member.pk)


def live_giving(random: Random) -> None:
    lines = random.sample(["Ein Abend im Werk.", "Ein Mensch am Telefon.", "Wir sagen es Ihnen zuerst."], 2)
    by = random.choice(list(Account.objects.filter(is_team=True, is_active=True).order_by("pk")))
    answer.say_what_we_give(lines=lines, by=by.pk)
