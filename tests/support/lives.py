"""Random histories of a house, made only of what the product itself lets people do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from unittest.mock import patch

from resonanz.act.errors import DecisionIncomplete
from resonanz.answer import actions as answer
from resonanz.ask import actions as ask
from resonanz.ask.enums import Found
from resonanz.forum import actions as forums
from resonanz.forum.enums import Form, RoundKind
from resonanz.ground import clock, mail
from resonanz.listen import actions as listen
from resonanz.listen.enums import Feeling, Permission, Withdrawal
from resonanz.people import actions as people_actions
from resonanz.people.enums import Channel, Door, Purpose, Role
from resonanz.people.models import Account
from resonanz.trust import actions as trust
from resonanz.understand import actions as understand
from tests.support import lives_balance, lives_decisions, lives_mirror
from tests.support.lives_begun import REFUSED, ROLES
from tests.support.lives_darlings import love, reckon
from tests.support.lives_fans import live_giving, live_thanks
from tests.support.lives_keys import live_key
from tests.support.lives_measures import live_experiment, live_measure
from tests.support.lives_moderating import Moderating
from tests.support.lives_tasting import Tasting
from tests.support.lives_voting import Voting


class Life(Voting, Tasting, Moderating):
    """Does one random deed after the other, each at its own time."""

    def start(self) -> None:
        """Enough of everything that each later deed finds something to work on."""
        for deed in [*[self.tell] * 6, self.supplement, *[self.read] * 3, *[self.understand] * 2, self.decide]:
            self.do(deed)
        for deed in (self.rephrase, self.decide, self.reply, self.reply, self.erase, self.promise, self.member):
            self.do(deed)
        for deed in (self.renew, self.permit, *[self.hold] * 2, *[self.hide] * 3, self.object, self.release):
            self.do(deed)
        for deed in (self.thank, self.praise, self.budget, self.witness, self.forget_author, self.attach):
            self.do(deed)
        for deed in (self.open_voting, *[self.state] * 4, self.quote, *[self.vote] * 6, self.vote_again):
            self.do(deed)
        for deed in (self.measure, self.measure, self.experiment, self.give, *[self.credit] * 2):
            self.do(deed)
        for deed in (self.plan, self.draw, self.announce, self.pledge, self.serve, *[self.taste] * 3):
            self.do(deed)
        for deed in (self.name, self.pledge, *[self.decide] * 2, self.tell_decided, self.follow, self.wish):
            self.do(deed)
        self.do(partial(live_key, self))
        for deed in (*[self.love] * 2, self.reckon, *self.mirrored, *self.mirrored):
            self.do(deed)

    def go_on(self, deeds: int) -> None:
        likely: list[Callable[[], object]] = [*[self.tell] * 5, *[self.read] * 3, *[self.reply] * 2, *[self.decide] * 2]
        rare = [self.supplement, self.understand, self.rephrase, self.erase, self.promise, self.member, self.link]
        moderating = [self.renew, self.permit, self.hold, self.hide, self.object, self.answer_objection, self.release]
        human = [self.thank, self.praise, self.budget, self.witness, self.forget_author, self.attach, self.consent]
        human.append(partial(live_key, self))
        voting = [self.open_voting, self.state, self.quote, *[self.vote] * 3, self.vote_again, self.hide_statement]
        unvoting = [self.erase_statement, self.erase_voter, self.forget_voter]
        tasting = [self.serve, *[self.taste] * 2, self.credit, self.give]
        acting = [self.measure, self.experiment, self.love, self.reckon, *self.mirrored]
        promising = [self.pledge, self.name, self.tell_decided, *[self.follow] * 2, self.wish]
        often = [*likely, *rare, *moderating, *human, *voting, *unvoting, *tasting, *acting, *promising]
        for _ in range(deeds):
            self.do(self.random.choice(often))

    def love(self) -> None:
        love(self)

    def reckon(self) -> None:
        reckon(self)

    @property
    def mirrored(self) -> list[Callable[[], object]]:
        return [partial(deed, self) for deed in lives_mirror.DEEDS]

    def plan(self) -> None:
        """Whom to ask, published with a sealed number, and a few people on the list."""
        groups = [
            ask.Wanted(key="customers", role=Role.CUSTOMER, target=2),
            ask.Wanted(key="former", role=Role.OTHER, label=self._sentence()[:80], target=1),
        ]
        ask.plan_audience(inquiry=self.inquiry, places=4, rule=self._sentence(), apply_until=None, groups=groups)
        ask.seal_audience(inquiry=self.inquiry, by=self.people.mira.pk)
        listed = [
            ask.Listing(account_id=Account.objects.create(name=name, created_at=clock.now()).pk, groups=groups)
            for name, groups in (("Ada", ["customers"]), ("Ben", ["customers", "former"]), *[("", [])] * 4)
        ]
        ask.list_people(inquiry_id=self.inquiry.pk, people=listed, found=Found.NAMED)

    def draw(self) -> None:
        ask.draw_places(inquiry=self.inquiry, by=self.people.jonas.pk)

    def announce(self) -> None:
        """An evening about the inquiry."""
        starts = clock.now() + timedelta(days=14)
        forum = forums.draft_forum(
            inquiry=self.inquiry,
            form=Form.CUSTOMERS,
            by=self.people.mira.pk,
            agenda=[forums.Planned(kind=RoundKind.STORIES, title="Geschichten", prompt=self._sentence())],
            starts_at=starts,
            ends_at=starts + timedelta(hours=2),
            venue="Saal 2",
            selection=self._sentence(),
            budget=self._sentence(),
        )
        forums.announce_forum(forum=forum, by=self.people.mira.pk)

    def wish(self) -> None:
        lives_balance.wish(self._story())

    def pledge(self) -> None:
        with suppress(DecisionIncomplete):
            lives_decisions.pledge(self)

    def name(self) -> None:
        lives_decisions.name(self)

    def tell_decided(self) -> None:
        with suppress(DecisionIncomplete):
            lives_decisions.tell(self)

    def follow(self) -> None:
        with suppress(DecisionIncomplete):
            lives_decisions.follow(self)

    def tell(self) -> None:
        permission = self.random.choice([*Permission])
        self.people.tells(
            self.inquiry,
            self._sentence(),
            permission=permission,
            roles=self.random.choice(ROLES),
            name="Ada Muster" if permission == Permission.PUBLIC_NAMED else "",
            works_well=self.random.choice(["", self._sentence()]),
            feeling=self.random.choice(["", *Feeling]),
        )

    def supplement(self) -> None:
        key = f"a key for a supplement {self.random.random()}"
        listen.supplement_story(story=self._story(), place=self.inquiry.place, key=key, text=self._sentence())

    def read(self) -> None:
        ids = [story.pk for story in self._stories()]
        listen.mark_read(story_ids=self.random.sample(ids, min(len(ids), 3)), by=self._reader())

    def understand(self) -> None:
        passages = self._passages()
        if len(passages) >= 2:
            understand.make_insight(
                inquiry=self.inquiry, title=self._sentence(), summary="", passages=passages, by=self._reader()
            )

    def rephrase(self) -> None:
        insight, passages = self._insight(), self._passages()
        if insight is not None and len(passages) >= 2:
            understand.change_insight(
                insight=insight,
                inquiry=self.inquiry,
                title=self._sentence(),
                summary=self._sentence(),
                passages=passages,
                by=self._reader(),
            )

    def decide(self) -> None:
        with suppress(DecisionIncomplete):
            lives_decisions.decide(self)

    def reply(self) -> None:
        answer.reply_to(story=self._story(), text=self._sentence(), by=self._reader())

    def erase(self) -> None:
        if len(self._stories()) > 4:
            listen.withdraw_stories(story_ids=[self._story().pk], ground=self.random.choice([*Withdrawal]))

    def promise(self) -> None:
        deed = self.random.choice(["change", "change", "close"])
        if deed == "close":
            ask.close_inquiry(inquiry=self.inquiry, by=self._reader())
            self.moment += timedelta(minutes=self.random.randint(0, 90))
            with clock.held_at(self.moment):
                ask.open_inquiry(inquiry=self.inquiry, by=self._reader())
        else:
            ask.change_inquiry(inquiry=self.inquiry, by=self._reader(), why=self._sentence())

    def member(self) -> None:
        jonas = self.people.jonas
        people_actions.change_member(
            account=jonas,
            name=jonas.name,
            function=self._sentence()[:40],
            email=None,
            is_active=self.random.random() < 0.7,
            by=self.people.mira,
        )

    def link(self) -> None:
        people_actions.issue_link(account=self.people.mira, by=self.random.choice([None, self.people.jonas]))

    def renew(self) -> None:
        key = f"a key for a version {self.random.random()}"
        listen.supersede_story(
            story=self._story(), place=self.inquiry.place, key=key, text=f"{self._sentence()} {self.random.random()}"
        )

    def permit(self) -> None:
        permission = self.random.choice([*Permission])
        listen.change_permission(story=self._story(), permission=permission, name=self._sentence()[:40])
        if self.random.random() < 0.3:
            listen.restrict_to_team(story_ids=[self._story().pk])

    def thank(self) -> None:
        with suppress(*REFUSED):
            answer.thank_teller(story=self._story(), sentence=self._sentence(), by=self._reader())

    def praise(self) -> None:
        story = self._story()
        with suppress(*REFUSED):
            answer.pass_praise(
                story=story, words=story.text[:5], sentence=self._sentence(), to=self.people.mira.pk, by=self._reader()
            )

    def budget(self) -> None:
        people_actions.set_budget(most=self.random.randint(1, 9), days=30, by=self._member())

    def witness(self) -> None:
        named = trust.name_witness(
            name="Berta Rat",
            function=self._sentence()[:60],
            email="rat@auenfurt.example",
            by=self._reader(),
            base="https://dialog.example",
        )
        if self.random.random() < 0.5:
            self.moment += timedelta(minutes=self.random.randint(0, 90))
            with clock.held_at(self.moment):
                trust.dismiss_witness(pk=named.pk, by=self._reader())

    def forget_author(self) -> None:
        listen.forget_authors(story_ids=[self._story().pk])

    def attach(self) -> None:
        """Puts a voice with somebody's account; now and then the relation of that account changes, too."""
        person = self._customer(f"ada{self.random.randint(1, 3)}@kunden.example")
        with suppress(*REFUSED):
            listen.attach_story(story=self._story(), place=self.inquiry.place, person=person)
        people_actions.know_facts(account=person, claims_employee=self.random.random() < 0.3)

    def consent(self) -> None:
        """A purpose and a yes; no entry speaks of it, and no audit stumbles over it."""
        person = self._customer("bert@kunden.example")
        with patch.object(mail, "can_link", return_value=True):
            people_actions.give_consent(
                account=person, purpose=Purpose.OUTCOME, channel=Channel.EMAIL, language="de", source=Door.OWN_PAGE
            )

    def measure(self) -> None:
        live_measure(self._insight(), self.random, self._sentence, self._reader)

    def experiment(self) -> None:
        live_experiment(self.random, self._sentence, self._reader)

    def credit(self) -> None:
        self.people.tells(self.inquiry, self._sentence())
        live_thanks(self.random, self._stories())

    def give(self) -> None:
        live_giving(self.random)
