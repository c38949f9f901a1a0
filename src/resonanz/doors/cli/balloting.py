"""`resonanz import-votes`: a conversation that was voted on with Polis, into an inquiry."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table as Grid

from resonanz.doors.cli.house import opened
from resonanz.doors.cli.opinions import sentence_about
from resonanz.doors.cli.speech import err, give_up, out, say

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.listen.actions import BallotTally
    from resonanz_engine.adapters.polis import Comments
    from resonanz_engine.opinion_types import Votes


@dataclass(frozen=True, kw_only=True)
class WantedVotes:
    file: Path
    comments: Path
    inquiry: str
    source: str
    roles: tuple[str, ...]


def import_votes(wanted: WantedVotes) -> None:
    for path in (wanted.file, wanted.comments):
        if not path.is_file():
            give_up(say(f"Die Datei „{path}“ gibt es nicht.", f"There is no file “{path}”."))
    comments, votes = _read(wanted)
    with opened():
        # Rooms can only be imported once Django is set up.
        from resonanz.listen import actions
        from resonanz.people.enums import Role

        if unknown := [role for role in wanted.roles if role not in Role.values]:
            known = ", ".join(Role.values)
            give_up(
                say(
                    f"Die Rolle „{unknown[0]}“ kennen wir nicht. Möglich sind: {known}.",
                    f"Unknown role “{unknown[0]}”. Possible: {known}.",
                )
            )
        inquiry = _inquiry(wanted.inquiry)
        texts = {number: text for number, text in comments.texts.items() if number not in comments.rejected}
        rows = zip(votes.person.tolist(), votes.statement.tolist(), votes.value.tolist(), strict=True)
        with Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=err) as bar:
            task = bar.add_task(wanted.file.name, total=None)
            tally = actions.take_ballots(
                inquiry=inquiry,
                source=wanted.source,
                statements=texts,
                votes=[(votes.people[who], votes.statements[what], value) for who, what, value in rows],
                roles=wanted.roles,
                on_step=lambda done, total: bar.update(task, completed=done, total=total),
            )
    _tell(tally, rejected=len(comments.rejected))


def _read(wanted: WantedVotes) -> tuple[Comments, Votes]:
    # numpy and scipy take a moment to load; only this command needs them here.
    from resonanz_engine.adapters import polis
    from resonanz_engine.errors import VotesFileError

    reading = wanted.comments
    try:
        comments = polis.read_comments(wanted.comments)
        reading = wanted.file
        return comments, polis.read_votes(wanted.file, comments.rejected)
    except VotesFileError as problem:
        give_up(sentence_about(reading, problem))


def _inquiry(slug: str) -> Inquiry:
    from resonanz.ask import actions, reads
    from resonanz.ask.errors import SlugNotValid

    found = reads.by_slug(slug)
    if found is not None:
        return found
    try:
        made = actions.draft_inquiry(slug=slug, title=slug.capitalize(), by=None)
    except SlugNotValid as problem:
        give_up(str(problem.sentence))
    out.print(
        say(
            f"Das Anliegen „{slug}“ ist neu und als Entwurf angelegt. Öffentlich wird davon nichts.",
            f"The inquiry “{slug}” is new and a draft. None of it becomes public.",
        ),
        highlight=False,
        markup=False,
    )
    return made


def _tell(tally: BallotTally, *, rejected: int) -> None:
    grid = Grid(show_header=False, box=None, pad_edge=False)
    grid.add_row(str(tally.statements), say("Aussagen neu übernommen", "statements newly taken in"))
    grid.add_row(str(tally.voters), say("Menschen, die neu dazukamen", "people who are new"))
    grid.add_row(str(tally.votes), say("Stimmen neu übernommen", "votes newly taken in"))
    grid.add_row(str(tally.known), say("Stimmen waren schon da", "votes were there already"))
    for count, words in (
        (tally.changed, say("davon anstelle einer früheren", "of them in the place of an earlier one")),
        (tally.refused, say("Aussagen ohne lesbare Worte", "statements without readable words")),
        (rejected, say("Aussagen, die dort abgelehnt waren", "statements that were rejected there")),
        (tally.left, say("Stimmen zu Aussagen, die hier fehlen", "votes on statements that are missing here")),
    ):
        if count:
            grid.add_row(str(count), words)
    out.print(grid)
    out.print(
        say(
            "Der Arbeiter rechnet jetzt die Meinungskarte; sie steht im Team unter „Meinungskarte“.",
            "The worker now computes the opinion map; the team finds it under “Opinion map”.",
        )
    )
