"""What each role may do, asked of a real server."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import errors

from resonanz.ground.postgres import Cluster, Role, connection
from resonanz.ground.postgres.connections import MAINTENANCE_DATABASE
from resonanz.ground.postgres.passwords import read
from resonanz.ground.postgres.readiness import connect
from resonanz.ground.postgres.roles import set_up_cluster, set_up_database


@pytest.fixture
def table(owner: psycopg.Connection) -> Iterator[str]:
    owner.execute("CREATE TABLE probe (id bigserial PRIMARY KEY, word text, place vector(3))")
    owner.execute("CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql RETURN n * 2")
    owner.execute("REVOKE EXECUTE ON FUNCTION twice FROM PUBLIC")
    yield "probe"
    owner.execute("DROP FUNCTION twice")
    owner.execute("DROP TABLE probe")


@pytest.mark.usefixtures("table")
def test_the_app_works_with_what_the_owner_makes(app: psycopg.Connection) -> None:
    app.execute("INSERT INTO probe (word, place) VALUES ('grün', '[1,2,3]')")
    app.execute("UPDATE probe SET word = 'blau'")
    row = app.execute("SELECT id, word, place <-> '[1,2,3]', twice(2) FROM probe").fetchone()
    assert row == (1, "blau", 0.0, 4)
    app.execute("SELECT nextval('probe_id_seq')")
    assert app.execute("DELETE FROM probe").rowcount == 1


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "DROP TABLE probe",
        "ALTER TABLE probe ADD COLUMN x int",
        "TRUNCATE probe",
        "CREATE DATABASE other",
        "CREATE ROLE other",
        "CREATE EXTENSION vector VERSION '0.1' SCHEMA pg_catalog CASCADE",
        "CREATE TEMPORARY TABLE t (id int)",
        "COPY probe TO PROGRAM 'cat'",
        "COPY probe FROM '/etc/passwd'",
        "SELECT pg_read_file('/etc/passwd')",
        "SET ROLE resonanz_owner",
        "ALTER SYSTEM SET fsync = off",
        "SELECT * FROM pg_authid",
    ],
)
@pytest.mark.usefixtures("table")
def test_the_app_may_not(app: psycopg.Connection, statement: str) -> None:
    with pytest.raises((errors.InsufficientPrivilege, errors.DuplicateObject)):
        app.execute(statement.encode())


@pytest.mark.parametrize(
    "statement", ["CREATE DATABASE other", "CREATE ROLE other", "SELECT pg_read_file('/etc/passwd')"]
)
def test_the_owner_is_no_superuser(owner: psycopg.Connection, statement: str) -> None:
    with pytest.raises(errors.InsufficientPrivilege):
        owner.execute(statement.encode())


def test_the_owner_owns_the_database(owner: psycopg.Connection) -> None:
    row = owner.execute("SELECT datdba::regrole::text FROM pg_database WHERE datname = 'resonanz'").fetchone()
    assert row == ("resonanz_owner",)


def test_text_sorts_and_folds_by_unicode(app: psycopg.Connection) -> None:
    row = app.execute("SELECT lower('ÄÖÜ'), upper('straße'), datlocale FROM pg_database WHERE datname = 'resonanz'")
    assert row.fetchone() == ("äöü", "STRAßE", "C.UTF-8")


def test_without_a_password_nobody_comes_in(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSFILE", "/dev/null")
    host = str(cluster.layout.socket_directory)
    for user in Role:
        with pytest.raises(psycopg.OperationalError, match="no password supplied"):
            psycopg.connect(host=host, user=user, dbname="resonanz").close()


def test_the_app_cannot_enter_with_the_owners_password(cluster: Cluster) -> None:
    parts = cluster.connection(Role.OWNER)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(host=parts.host, user=Role.APP.value, password=parts.password, dbname=parts.name).close()


def test_setting_up_again_repairs_and_takes_nothing_back(
    cluster: Cluster, owner: psycopg.Connection, superuser: psycopg.Connection
) -> None:
    """What migrations revoke (on the ledger, for one) stays revoked."""
    owner.execute("CREATE TABLE ledger (id int)")
    owner.execute("REVOKE UPDATE, DELETE ON ledger FROM resonanz_app")
    superuser.execute("ALTER ROLE resonanz_app NOLOGIN CREATEDB PASSWORD 'changed'")
    secrets = {role: read(cluster.layout, role) or "" for role in Role}
    with connect(connection(cluster.data, Role.SUPERUSER, database=MAINTENANCE_DATABASE)) as session:
        set_up_cluster(session, secrets)
    with connect(connection(cluster.data, Role.SUPERUSER)) as session:
        set_up_database(session, secrets)
    with psycopg.connect(cluster.app_url, autocommit=True) as app:
        app.execute("INSERT INTO ledger VALUES (1)")
        with pytest.raises(errors.InsufficientPrivilege):
            app.execute("UPDATE ledger SET id = 2")
        with pytest.raises(errors.InsufficientPrivilege):
            app.execute("CREATE DATABASE other")
    owner.execute("DROP TABLE ledger")


def test_only_the_expected_extensions_are_there(app: psycopg.Connection) -> None:
    rows = app.execute("SELECT extname FROM pg_extension ORDER BY 1").fetchall()
    assert rows == [("plpgsql",), ("vector",)]


def test_the_log_holds_no_words_of_people(cluster: Cluster, app: psycopg.Connection) -> None:
    with pytest.raises(errors.UndefinedTable):
        app.execute("SELECT 'Geheime Geschichte' FROM nowhere WHERE x = %s", ["vertraulich"])
    text = "".join(path.read_text(encoding="utf-8") for path in cluster.layout.log.glob("*.log"))
    assert "nowhere" in text
    assert "Geheime Geschichte" not in text
    assert "vertraulich" not in text
    assert "SCRAM-SHA-256" not in text
