"""What happened around trust in the demo's past: witnesses, moderation, new versions, thanks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from resonanz.answer import actions as answer
from resonanz.listen import actions as listen
from resonanz.listen import reads as listen_reads
from resonanz.people import actions as people
from resonanz.people import reads as people_reads
from resonanz.trust import actions as trust
from resonanz.trust import reads as trust_reads
from resonanz.trust.enums import Outcome

Deed = tuple[datetime, int, Callable[[], object]]
_ORDER = 6
_BASE = "http://127.0.0.1:8000"


class Past(Protocol):
    """As much of the demo's past as is needed here: who is who, and when a day was."""

    people: dict[str, int]
    stories: dict[str, int]
    inquiry: Any

    def moment(self, days_ago: int, hour: int, minute: int) -> datetime: ...


def found(content: dict[str, Any], past: Past) -> None:
    """What stood from the first day on."""
    people.name_domains(domains=content["domains"])
    for named in content["witnesses"]:
        witness = trust.name_witness(
            name=named["name"],
            function=named["function"],
            email=named["email"],
            by=past.people[named["by"]],
            base=_BASE,
        )
        trust.agree_to_witness(pk=witness.pk, code=trust_reads.witness_code(witness))


def deeds(content: dict[str, Any], past: Past) -> Iterator[Deed]:
    """Each deed with its moment; within one moment they follow the order of the list."""

    def at(told: dict[str, Any], minute: int, deed: Callable[..., object], *arguments: object) -> Deed:
        return past.moment(told["days_ago"], 18, minute), _ORDER, partial(deed, past, *arguments)

    for told in content["hidden"]:
        yield at(told, 0, _hide, told)
        yield at(told["appeal"], 10, _object, told)
        yield at(told["answer"], 20, _answer_objection, told)
    for told in content["held"]:
        yield at(told, 5, _hold, told)
        released = {"days_ago": told["days_ago"] - 3}
        yield at(released, 50, _release_due)
    for told in content["reports"]:
        yield at(told, 15, _report, told)
    for told in content["versions"]:
        yield at(told, 25, _renew, told)
    for told in content["permissions"]:
        yield at(told, 30, _narrow, told)
    for told in content["thanks"]:
        yield at(told, 35, _thank, told)
    for told in content["praise"]:
        yield at(told, 40, _pass_on, told)


def _story(past: Past, told: dict[str, Any]) -> Any:
    story = listen_reads.story(past.stories[told["story"]])
    assert story is not None
    return story


def _member(past: Past, key: str) -> Any:
    return people_reads.member(past.people[key])


def _hide(past: Past, told: dict[str, Any]) -> None:
    listen.hide_story(story=_story(past, told), ground=told["ground"], note=told["note"], by=_member(past, told["by"]))


def _object(past: Past, told: dict[str, Any]) -> None:
    listen.appeal(
        story=_story(past, told), key=f"auenfurt-{past.inquiry.code}-{told['story']}", text=told["appeal"]["text"]
    )


def _answer_objection(past: Past, told: dict[str, Any]) -> None:
    answered = told["answer"]
    listen.decide_appeal(
        story=_story(past, told),
        granted=answered["granted"],
        note=answered["note"],
        by=_member(past, answered["by"]),
    )


def _hold(past: Past, told: dict[str, Any]) -> None:
    listen.hold_story(story=_story(past, told), ground=told["ground"], note=told["note"], by=_member(past, told["by"]))


def _release_due(past: Past) -> None:
    listen.release_due()


def _report(past: Past, told: dict[str, Any]) -> None:
    story = _story(past, told)
    trust.report_entry(
        target=story.entry_index,
        key=f"auenfurt-{past.inquiry.code}-report-{told['story']}",
        ground=told["ground"],
        why=told["why"],
    )
    for report in list(trust_reads.waiting_reports()):
        trust.answer_report(report=report, outcome=Outcome.KEPT, answer=told["answer"], by=past.people[told["by"]])


def _renew(past: Past, told: dict[str, Any]) -> None:
    listen.supersede_story(
        story=_story(past, told),
        place=past.inquiry.place,
        key=f"auenfurt-{past.inquiry.code}-version-{told['story']}",
        text=told["text"],
    )


def _narrow(past: Past, told: dict[str, Any]) -> None:
    listen.change_permission(story=_story(past, told), permission=told["permission"])


def _thank(past: Past, told: dict[str, Any]) -> None:
    answer.thank_teller(story=_story(past, told), sentence=told["sentence"], by=past.people[told["by"]])


def _pass_on(past: Past, told: dict[str, Any]) -> None:
    to = past.people[told["to"]]
    thanks = answer.pass_praise(
        story=_story(past, told), words=told["words"], sentence=told["sentence"], to=to, by=past.people[told["by"]]
    )
    if told["named"]:
        answer.show_name(thanks_id=thanks.pk, by=to, is_named=True)
