import os

import pytest

from resonanz.ground.postgres import descend
from resonanz.ground.postgres.account import Account
from resonanz.ground.postgres.errors import (
    CannotChangeUserError,
    PostgresError,
    UnreachableError,
    UserWithoutNameError,
)
from resonanz.ground.postgres.launch import Launcher, _environment

LAUNCHER = Launcher(Account(12345, 12345))


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (descend.EXIT_UNREACHABLE, UnreachableError),
        (descend.EXIT_CANNOT_CHANGE_USER, CannotChangeUserError),
        (descend.EXIT_NAMELESS, UserWithoutNameError),
    ],
)
def test_each_refusal_of_the_helper_has_its_sentence(status: int, kind: type[PostgresError]) -> None:
    error = LAUNCHER.explain(status, "12345")
    assert isinstance(error, kind)
    assert "12345" in str(error)


@pytest.mark.parametrize("status", [0, 1, 2, -9])
def test_what_postgresql_itself_returns_is_not_the_helpers(status: int) -> None:
    assert LAUNCHER.explain(status, "x") is None


def test_the_callers_postgresql_variables_stay_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGDATA", "/srv/other")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    made = _environment()
    assert "PGDATA" not in made
    assert made["LC_ALL"] == "C"
    assert made["PATH"] == os.environ["PATH"]
