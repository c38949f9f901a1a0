import pickle

import pytest

from resonanz.ground.tables import dates
from resonanz.ground.tables.problems import ColumnMissing, Reason, SheetMissing, TableProblem
from resonanz.listen.rules import problems
from resonanz.listen.rules.problems import WordsRefused
from resonanz.listen.rules.tables import reasons
from resonanz.listen.rules.words import EMPTY, NUL, SURROGATE, TOO_LONG

PROBLEMS = [kind for kind in vars(problems).values() if isinstance(kind, type) and issubclass(kind, TableProblem)]
ROW_REASONS = [reason for module in (reasons, dates) for reason in vars(module).values() if isinstance(reason, Reason)]
ALL = [kind.default for kind in PROBLEMS if kind is not TableProblem] + ROW_REASONS + [EMPTY, NUL, SURROGATE, TOO_LONG]
VALUES = dict.fromkeys(("column", "existing", "sheet", "found", "limit", "expected", "name", "id", "first", "word"), 7)


@pytest.mark.parametrize("reason", ALL, ids=lambda reason: reason.code)
def test_every_reason_says_what_happened_what_is_safe_and_what_to_do(reason: Reason) -> None:
    sentence = str(reason.filled(**VALUES, text="x", tail=dates.TAIL))
    assert "!" not in sentence
    assert "%" not in sentence
    assert sentence.endswith(".")
    assert sentence.count(". ") >= 2
    assert "itte" in sentence


def test_codes_of_file_problems_are_unique() -> None:
    codes = [kind.default.code for kind in PROBLEMS if kind is not TableProblem]
    assert len(codes) == len(set(codes))


def test_a_problem_carries_code_and_sentence() -> None:
    problem = SheetMissing(sheet="März", existing="Januar, Februar")
    assert problem.code == "sheet_missing"
    assert str(problem) == problem.sentence
    assert "„März“" in problem.sentence
    assert "Januar, Februar" in problem.sentence


@pytest.mark.parametrize("problem", [ColumnMissing(column="a", existing="b"), WordsRefused(EMPTY)])
def test_problems_travel_between_processes(problem: problems.RuleProblem) -> None:
    arrived = pickle.loads(pickle.dumps(problem))  # noqa: S301  Our own bytes.
    assert type(arrived) is type(problem)
    assert (arrived.code, arrived.sentence) == (problem.code, problem.sentence)
