"""Settings that are promises: two cookies, a strict policy for pages, nothing from elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.db import connection
from django.test import Client

from resonanz.config import settings as config
from resonanz.ground.postgres import create_secrets

SHOW = """
import json, sys
from resonanz.config import settings
print(json.dumps({name: getattr(settings, name, None) for name in sys.argv[1:]}))
"""


def started_with(tmp_path: Path, *names: str, **outside: str) -> dict[str, Any]:
    """The settings of a fresh process with these variables."""
    create_secrets(tmp_path)
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("RESONANZ_", "DATABASE_", "DJANGO_"))
    }
    environment |= {"RESONANZ_DATA": str(tmp_path), "PYTHONPATH": str(Path("src").resolve()), **outside}
    done = subprocess.run(
        [sys.executable, "-c", SHOW, *names], env=environment, capture_output=True, text=True, check=True
    )
    shown: dict[str, Any] = json.loads(done.stdout)
    return shown


def policy(header: str) -> dict[str, list[str]]:
    return {part.split()[0]: part.split()[1:] for part in header.split(";") if part.strip()}


@pytest.mark.django_db
def test_page_policy_allows_only_this_house() -> None:
    assert policy(Client().get("/gespeichert/")["Content-Security-Policy"]) == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "font-src": ["'none'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/anmelden/", "/team/", "/stimme/7K3M/", "/gibt-es-nicht/"])
def test_page_policy_is_on_every_page_without_exceptions(path: str) -> None:
    header = Client().get(path)["Content-Security-Policy"]
    assert "unsafe" not in header
    assert "data:" not in header
    assert "http" not in header
    assert "*" not in header


@pytest.mark.django_db
def test_headers_of_a_page() -> None:
    response = Client().get("/gespeichert/")
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/gespeichert/", "/impressum/", "/barrierefreiheit/", "/gesund/"])
def test_reading_sets_no_session(path: str) -> None:
    assert set(Client().get(path).cookies) <= {"csrf"}


def test_cookies_have_our_two_names_and_no_script_reads_them() -> None:
    assert (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME) == ("session", "csrf")
    assert settings.SESSION_COOKIE_HTTPONLY is settings.CSRF_COOKIE_HTTPONLY is True
    assert settings.SESSION_COOKIE_SAMESITE == settings.CSRF_COOKIE_SAMESITE == "Lax"


@pytest.mark.django_db
def test_csrf_cookie_as_sent_is_closed_to_scripts() -> None:
    sent = Client().get("/stimme/").cookies
    flags = {name: (bool(cookie["httponly"]), cookie["samesite"]) for name, cookie in sent.items()}
    assert flags == {"csrf": (True, "Lax")}


def test_messages_ride_in_the_session_and_not_in_a_cookie() -> None:
    assert settings.MESSAGE_STORAGE == "django.contrib.messages.storage.session.SessionStorage"


def test_debug_is_off_unless_asked_for() -> None:
    assert settings.ENVIRONMENT.debug is False


def test_django_has_no_objections() -> None:
    assert [str(message) for message in run_checks()] == []


def test_https_secures_cookies_and_names_the_origin(tmp_path: Path) -> None:
    shown = started_with(
        tmp_path,
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_HSTS_SECONDS",
        "CSRF_TRUSTED_ORIGINS",
        RESONANZ_PUBLIC_URL="https://dialog.example",
    )
    assert shown == {
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "CSRF_TRUSTED_ORIGINS": ["https://dialog.example"],
    }


def test_plain_http_of_the_first_evening_works_without_certificates() -> None:
    assert settings.SESSION_COOKIE_SECURE is settings.CSRF_COOKIE_SECURE is False
    assert settings.SECURE_HSTS_SECONDS == 0
    assert settings.CSRF_TRUSTED_ORIGINS == []


def database_of(monkeypatch: pytest.MonkeyPatch, url: str, *, pool: bool) -> dict[str, Any]:
    changed = replace(config.ENVIRONMENT, database_url=url, pool=pool)
    monkeypatch.setattr(config, "ENVIRONMENT", changed)
    return config._database()


def test_database_url_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgresql://app%40x:p%2Fw@db.example:6543/resonanz?sslmode=require&keepalives_idle=60"
    assert database_of(monkeypatch, url, pool=False) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "resonanz",
        "USER": "app@x",
        "PASSWORD": "p/w",
        "HOST": "db.example",
        "PORT": "6543",
        "OPTIONS": {
            "sslmode": "require",
            "application_name": "resonanz",
            "connect_timeout": "5",
            "keepalives_idle": "60",
            "keepalives_interval": "5",
            "keepalives_count": "3",
            "tcp_user_timeout": "20000",
        },
        "CONN_HEALTH_CHECKS": False,
        "TEST": {"NAME": "resonanz"},
    }


def test_database_url_may_name_a_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    found = database_of(monkeypatch, "postgresql://app@/resonanz?host=/run/postgresql", pool=True)
    assert (found["HOST"], found["PORT"], found["USER"]) == ("/run/postgresql", "", "app")
    assert found["OPTIONS"] == {
        "application_name": "resonanz",
        "pool": {"min_size": 1, "max_size": 8, "timeout": 5},
    }


@pytest.mark.django_db
def test_embedded_database_is_used_by_a_role_without_power() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False, False)


def test_secret_is_the_one_of_the_data_directory() -> None:
    assert (settings.DATA / "secrets" / "site.key").read_text("ascii") == settings.SECRET_KEY


def test_bad_value_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as stopped:
        started_with(tmp_path, "DEBUG", RESONANZ_DEBUG="vielleicht")
    assert "RESONANZ_DEBUG='vielleicht': bitte „on“ oder „off“ angeben." in stopped.value.stderr


def test_health_answers_without_cookies(db: None) -> None:
    response = Client().get("/gesund/")
    assert (response.json(), dict(response.cookies)) == ({"status": "ok"}, {})
