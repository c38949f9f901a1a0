from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from resonanz.ground.postgres import Cluster, Connection, Role, connection, create_secrets


def test_nothing_is_written_and_nothing_started(tmp_path: Path) -> None:
    parts = connection(tmp_path / "data")
    assert parts.password == ""
    assert not (tmp_path / "data").exists()


def test_after_the_secrets_the_settings_are_final(tmp_path: Path) -> None:
    create_secrets(tmp_path)
    parts = connection(tmp_path)
    assert parts.user == "resonanz_app"
    assert parts.name == "resonanz"
    assert len(parts.password) >= 40
    assert parts == connection(tmp_path) == Cluster(tmp_path).connection()


def test_each_role_has_its_url(tmp_path: Path) -> None:
    create_secrets(tmp_path)
    made = Cluster(tmp_path)
    users = [conninfo_to_dict(url)["user"] for url in (made.app_url, made.owner_url, made.superuser_url)]
    assert users == ["resonanz_app", "resonanz_owner", "postgres"]


def test_a_difficult_path_survives_the_url() -> None:
    parts = Connection(name="a b", user="ü@:", password="p/?#%&", host="/srv/Über uns/%20?&=")
    read = conninfo_to_dict(parts.url)
    assert read == {
        "dbname": "a b",
        "user": "ü@:",
        "password": "p/?#%&",
        "host": "/srv/Über uns/%20?&=",
        "port": "5432",
    }


def test_the_password_stays_out_of_representations(tmp_path: Path) -> None:
    create_secrets(tmp_path)
    parts = connection(tmp_path, Role.OWNER)
    assert parts.password not in repr(parts)
    assert parts.environment()["PGPASSWORD"] == parts.password
