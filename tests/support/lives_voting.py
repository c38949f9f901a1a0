"""Statements and votes in random histories."""

from __future__ import annotations

from contextlib import suppress

from resonanz.listen import actions as listen
from resonanz.listen.enums import Choice, Withdrawal
from resonanz.listen.models import Statement, Voter
from resonanz.people.models import Account
from tests.support.lives_begun import REFUSED, Begun


class Voting(Begun):
    """Guests and the house say something, and people vote on it."""

    def open_voting(self) -> None:
        if self.random.random() < 0.2:
            listen.close_voting(inquiry=self.inquiry, by=self._reader())
        takes = self.random.random() < 0.8
        listen.open_voting(inquiry=self.inquiry, takes_statements=takes, by=self._reader())

    def state(self) -> None:
        """A guest says something, or the house does."""
        text, key = f"{self._sentence()} {self.random.random()}", f"a key for a statement {self.random.random()}"
        if self.random.random() < 0.5:
            listen.write_statement(inquiry=self.inquiry, key=key, words=text, by=self._member())
            return
        with suppress(*REFUSED):
            listen.add_statement(inquiry=self.inquiry, voter=self._voter(), key=key, text=text)

    def quote(self) -> None:
        story = self._story()
        key = f"a key for a quote {self.random.random()}"
        with suppress(*REFUSED):
            listen.quote_statement(
                story=story, inquiry=self.inquiry, key=key, words=story.text[:300], by=self._member()
            )

    def vote(self) -> None:
        """Somebody votes on a few statements; now and then it is somebody from the team."""
        person = self._member() if self.random.random() < 0.2 else None
        self._cast(self._voter(), person)

    def vote_again(self) -> None:
        for voter in self._some(Voter.objects.filter(votes__isnull=False).distinct()):
            self._cast(voter, None)

    def hide_statement(self) -> None:
        for statement in self._some(Statement.objects.filter(withdrawn_at=None)):
            with suppress(*REFUSED):
                if statement.is_withheld:
                    listen.release_story(story=statement, by=self._member())
                else:
                    listen.hide_story(story=statement, ground="insult", note=self._sentence(), by=self._member())

    def erase_statement(self) -> None:
        for statement in self._some(Statement.objects.filter(withdrawn_at=None)):
            listen.erase_statements(statement_ids=[statement.pk], ground=self.random.choice([*Withdrawal]))

    def erase_voter(self) -> None:
        if Voter.objects.count() > 3:
            for voter in self._some(Voter.objects.all()):
                listen.erase_votes(voter_ids=[voter.pk], ground=self.random.choice([*Withdrawal]))

    def forget_voter(self) -> None:
        for voter in self._some(Voter.objects.all()):
            said = Statement.objects.filter(teller=voter.teller).values_list("pk", flat=True)
            listen.forget_voters(voter_ids=[voter.pk], statement_ids=list(said))

    def _cast(self, voter: Voter, person: Account | None) -> None:
        stated = [row.pk for row in Statement.objects.filter(inquiry_id=self.inquiry.pk) if row.is_public]
        chosen = self.random.sample(sorted(stated), min(len(stated), 3))
        choices = {pk: self.random.choice([*Choice]).value for pk in chosen}
        with suppress(*REFUSED):
            listen.cast_votes(inquiry=self.inquiry, voter=voter, choices=choices, person=person)

    def _voter(self) -> Voter:
        return listen.begin_voting(inquiry=self.inquiry, key=f"a key for a voter {self.random.random()}").voter
