"""A house in which much has happened, and everybody who knocks at it, each with what they would have at hand."""

from __future__ import annotations

from random import Random

from resonanz.ask.models import Inquiry
from resonanz.forum import actions as forum
from resonanz.forum.enums import Stage
from resonanz.forum.models import Forum
from resonanz.ground import clock
from resonanz.ground.codes import spoken
from resonanz.listen import actions as listen
from resonanz.listen.models import Story
from resonanz.people import actions
from resonanz.people.models import Account
from tests.support.fuzzing.walkers import Walker, walker
from tests.support.lives import Life
from tests.support.people import People


def lived(seed: int) -> tuple[list[str], People]:
    """A random life, and an evening that runs just now. Answers addresses that only a receipt or a ticket opens."""
    life = Life(Random(seed))
    life.start()
    people, inquiry = life.people, Inquiry.objects.get(pk=life.inquiry.pk)
    ours = [f"/stimme/{spoken(people.tells(inquiry, f'Ein Wort von {n}')[1])}/" for n in range(2)]
    return [*ours, _ballot(inquiry), *_seats(people)], people


def everybody(people: People, ours: list[str]) -> list[Walker]:
    """A guest with receipts, a customer with an account, a colleague who is none of the team, and a host."""
    customer = Account.objects.create(
        name="Ada Muster", email="ada@kunden.example", confirmed_at=clock.now(), created_at=clock.now(), language="de"
    )
    colleague = Account.objects.create(
        name="Ben Kolb", email="ben@auenfurt.example", confirmed_at=clock.now(), created_at=clock.now(), language="de"
    )
    actions.know_facts(account=colleague, claims_employee=True)
    for story in Story.objects.filter(withdrawn_at=None, person=None).order_by("-pk")[:1]:
        listen.attach_story(story=story, place=story.inquiry.place, person=customer)
    public = ["/", "/f/", "/e/", "/stimme/", "/anmelden/", "/foren/", "/bilanz/", "/moderation/", "/protokollbuch/"]
    own = ["/", "/konto/", "/akte/", "/einwilligungen/", "/konto/stimmen/", "/konto/lose/"]
    forms = [f"/team/forum/{_announced().inquiry.slug}/{name}/" for name in ("regie", "tisch/1", "leinwand")]
    return [
        walker("guest", people.client(), [*ours, *public]),
        walker("customer", people.client(customer), [*own, *ours[:1]]),
        walker("employee", people.client(colleague), own),
        walker("host", people.client(people.mira), ["/team/", *forms]),
    ]


def _ballot(inquiry: Inquiry) -> str:
    return f"/abstimmen/{spoken(listen.begin_voting(inquiry=inquiry, key='a key of a fuzzer').code)}/"


def _seats(people: People) -> list[str]:
    """The evening that is announced begins, two guests take their seats, and the first round is open."""
    held = _announced()
    held = forum.begin_forum(forum_id=held.pk, by=people.mira.pk, steps=held.steps)
    codes = [
        forum.take_seat(forum=held, key=f"place number {n}", hall_code=held.hall_code, roles=["customer"]).code
        for n in range(2)
    ]
    forum.start_round(forum_id=held.pk, position=1, by=people.mira.pk, steps=held.steps)
    return [f"/saal/{code}/" for code in codes]


def _announced() -> Forum:
    return Forum.objects.filter(stage__in=[Stage.ANNOUNCED, Stage.LIVE]).select_related("inquiry").latest("pk")
