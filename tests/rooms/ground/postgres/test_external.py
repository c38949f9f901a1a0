from collections.abc import Sequence

import pytest

from resonanz.ground.postgres import Cluster, PostgresError, Role, connection
from resonanz.ground.postgres.connections import MAINTENANCE_DATABASE
from resonanz.ground.postgres.errors import (
    ExternalNotUtf8Error,
    ExternalTooOldError,
    ExternalUnreachableError,
    ExternalUrlInvalidError,
    ExternalVectorNotEnabledError,
    ExternalWithoutVectorError,
)
from resonanz.ground.postgres.external import External, check, inspect

MODERN = (150004, "PostgreSQL 15.4 (Debian 15.4-1) on x86_64")
PLACE = ("kunden", "berta", "UTF8")


class Fake:
    """Answers in turn."""

    def __init__(self, *rows: Sequence[object]) -> None:
        self.rows = list(rows)

    def execute(self, _query: str, /) -> "Fake":
        return self

    def fetchone(self) -> Sequence[object] | None:
        return self.rows.pop(0)


def test_fifteen_with_pgvector_is_fit() -> None:
    assert inspect(Fake(MODERN, PLACE, ("0.8.0", "0.7.4"))) == External("PostgreSQL 15.4", "0.7.4", vector_enabled=True)


def test_pgvector_may_be_enabled_later_by_who_is_allowed_to() -> None:
    assert inspect(Fake(MODERN, PLACE, ("0.8.0", None), (True,))) == External(
        "PostgreSQL 15.4", "0.8.0", vector_enabled=False
    )


@pytest.mark.parametrize(
    ("rows", "kind", "word"),
    [
        ([(140011, "PostgreSQL 14.11")], ExternalTooOldError, "14"),
        ([(90624, "PostgreSQL 9.6.24")], ExternalTooOldError, "9"),
        ([MODERN, ("kunden", "berta", "LATIN1")], ExternalNotUtf8Error, "LATIN1"),
        ([MODERN, PLACE, (None, None)], ExternalWithoutVectorError, "postgresql-15-pgvector"),
        (
            [MODERN, PLACE, ("0.8.0", None), (False,)],
            ExternalVectorNotEnabledError,
            "CREATE EXTENSION vector",
        ),
    ],
)
def test_what_is_unfit_is_said_with_the_way_out(
    rows: list[Sequence[object]], kind: type[PostgresError], word: str
) -> None:
    with pytest.raises(kind) as caught:
        inspect(Fake(*rows))
    assert word in caught.value.sentence("de")
    assert word in caught.value.sentence("en")


@pytest.mark.parametrize("url", ["", "mysql://a/b", "postgresql+psycopg://a/b", "postgresql://a:b:c@[/x"])
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(ExternalUrlInvalidError):
        check(url)


def test_an_option_that_does_not_exist_is_an_invalid_address() -> None:
    with pytest.raises(ExternalUrlInvalidError):
        check("postgresql:///x?no_such_option=1")


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(ExternalUnreachableError, match="no-such-directory"):
        check("postgresql://a:geheim@/b?host=/no-such-directory")


def test_the_bundled_server_is_fit_as_an_external_one(cluster: Cluster) -> None:
    found = check(cluster.app_url)
    assert found.version.startswith("PostgreSQL 18")
    assert found.vector_enabled


def test_a_wrong_password_is_told_without_repeating_it(cluster: Cluster) -> None:
    url = cluster.app_url.replace("resonanz_app:", "resonanz_app:x")
    with pytest.raises(ExternalUnreachableError, match="password authentication failed") as caught:
        check(url)
    assert cluster.connection().password not in str(caught.value)


def test_a_real_database_where_pgvector_is_only_available(cluster: Cluster) -> None:
    superuser = connection(cluster.data, Role.SUPERUSER, database=MAINTENANCE_DATABASE)
    assert not check(superuser.url).vector_enabled
    owner = connection(cluster.data, Role.OWNER, database=MAINTENANCE_DATABASE)
    with pytest.raises(ExternalVectorNotEnabledError, match="resonanz_owner"):
        check(owner.url)
