"""Settings that cannot be meant, names that are misspelt, addresses that are open."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from resonanz.doors.doctor import configuration
from tests.rooms.doors.doctor.support import environment, grades


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in os.environ:
        if name.startswith(("RESONANZ_", "DATABASE_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("RESONANZ_DATA", str(tmp_path))


def test_nothing_said_is_valid() -> None:
    found, finding = configuration.read()
    assert found is not None
    assert grades([finding, *configuration.names()]) == [("configuration", "OK"), ("names", "OK")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RESONANZ_PUBLIC_URL", "dialog.example.org"),
        ("RESONANZ_DEBUG", "vielleicht"),
        ("RESONANZ_DATABASE_POOL", "7"),
        ("RESONANZ_MAIL_URL", "smtp://geheim:geheim@mail.example"),
        ("RESONANZ_MAIL_URL", "smtp://geheim:geheim@mail.example:port/?from=a@b.example"),
        ("RESONANZ_OIDC_ISSUER", "http://konto.example.org"),
        ("RESONANZ_OIDC_ISSUER", "https://konto.example.org"),
        ("RESONANZ_EMBEDDER", "openai"),
        ("RESONANZ_METRICS_TOKEN", "zu kurz"),
        ("RESONANZ_METRICS_TOKEN", "lang genug aber mit Leerzeichen"),
    ],
)
def test_a_value_that_cannot_be_meant_is_one_sentence_without_secrets(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    found, finding = configuration.read()
    assert (found, grades([finding])) == (None, [("configuration", "BROKEN")])
    assert "geheim" not in repr(finding)


def test_a_misspelt_name_is_told_with_the_one_that_was_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESONANZ_PUBLIC_ULR", "geheim")
    monkeypatch.setenv("RESONANZ_ZZZ", "geheim")
    found = list(configuration.names())
    assert grades(found) == [("names", "WARNING")] * 2
    assert [finding.how.german for finding in found] == [
        "Gemeint ist wohl „RESONANZ_PUBLIC_URL“.",
        "Alle Namen stehen in docs/betrieb/umgebung.md.",
    ]
    assert "geheim" not in repr(found)


@pytest.mark.parametrize(
    ("changes", "grade"),
    [
        ({}, "OK"),
        ({"public_url": ""}, "WARNING"),
        ({"public_url": "http://dialog.example.org"}, "WARNING"),
        ({"public_url": "http://localhost:8000", "secure_cookies": False}, "OK"),
        ({"secure_cookies": False}, "BROKEN"),
    ],
)
def test_the_way_to_the_house_is_protected(tmp_path: Path, changes: dict[str, Any], grade: str) -> None:
    assert grades(list(configuration.address(environment(tmp_path, **changes)))) == [("address", grade)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"debug": True}, [("debug", "BROKEN")]),
        ({"debug": True, "public_url": "http://127.0.0.1:8000"}, [("debug", "WARNING")]),
        ({"hosts": ("*",)}, [("hosts", "WARNING")]),
    ],
)
def test_what_is_right_on_a_desk_is_wrong_in_the_world(
    tmp_path: Path, changes: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert grades(list(configuration.openness(environment(tmp_path, **changes)))) == expected
