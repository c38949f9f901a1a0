"""What is missing is told field by field."""

from __future__ import annotations

from resonanz.act.errors import DecisionIncomplete


def test_problems_are_kept_by_field() -> None:
    problems = {"owner": "Wer?", "due_on": "Bis wann?"}
    incomplete = DecisionIncomplete(problems)
    assert incomplete.problems == {"owner": "Wer?", "due_on": "Bis wann?"}
    assert str(incomplete) == "owner, due_on"


def test_later_changes_of_the_mapping_do_not_reach_the_error() -> None:
    problems = {"owner": "Wer?"}
    incomplete = DecisionIncomplete(problems)
    problems["reason"] = "Warum?"
    assert incomplete.problems == {"owner": "Wer?"}
